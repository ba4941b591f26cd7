"""Official figures in every answer: accepted editions of the level below, named with their hash, and who has none."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.builders.country import REFORM, TODAY, Country, became, build_country, listed
from tests.builders.editions import Consolidator
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.aggregates.keeping import refresh
from tienbo.aggregates.schemas import Totals
from tienbo.aggregates.series_schemas import Aggregates
from tienbo.aggregates.why_schemas import Why
from tienbo.packs.register import load_committees
from tienbo.submissions.models import Submission
from tienbo.units.importing import Source, import_list
from tienbo.units.models import Share

AsUser = Callable[[User], Caller]
IN_2024 = date(2024, 12, 16)


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def district(country: Country, figures: Figures, as_user: AsUser) -> Consolidator:
    caller = as_user(user_at(country, country.old("436"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.old("436"), "2024")


@pytest.fixture
def province(country: Country, figures: Figures, as_user: AsUser) -> Consolidator:
    caller = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.unit("42"), "2024")


@pytest.fixture
def reported(figures: Figures) -> Submission:
    """The district has 100 and adjusts it to 107; the other district, which issues nothing, has 1,000."""
    figures.report("18002", "2024", CB_F=9)
    figures.report("436", "2024", CB_F=90)
    figures.report("18003", "2024", CB_F=1000)
    return figures.report("18001", "2024", CB_F=1)


@pytest.fixture
def accepted(reported: Submission, district: Consolidator, province: Consolidator) -> dict[str, Any]:
    """The district's edition, accepted by the province."""
    edition = district.freeze(district.waive(district.adjust(district.open(), "7")))
    return province.move(district.move(edition, "submit"), "accept")


def ask(caller: Caller, figures: Figures, unit_id: int, **more: Any) -> dict[str, Any]:
    wanted = {"unit_id": unit_id, "indicator_id": figures.ids["CB.F"], "period": "2024", "category_id": 0}
    answer = caller.get("/aggregates", **(wanted | {"basis": "official"} | more))
    assert answer.status_code == 200, answer.text
    Aggregates.model_validate_json(answer.content)
    found: dict[str, Any] = answer.json()
    return found


def only(found: dict[str, Any]) -> dict[str, Any]:
    (row,) = found["figures"]
    return dict(row)


class TestAggregates:
    @pytest.mark.parametrize("kept", [True, False])
    def test_editions_are_added_up(
        self, session: Session, accepted: dict[str, Any], figures: Figures, province: Consolidator, kept: bool
    ) -> None:
        if kept:
            refresh(session)
        found = ask(province.caller, figures, province.unit_id)
        row = only(found)
        assert found["basis"] == "official"
        assert (row["number"], row["counted"], row["expected"], row["missing"]) == ("107", 3, 6, 3)
        live = only(ask(province.caller, figures, province.unit_id, basis="live"))
        assert (live["number"], live["counted"]) == ("1100", 4)

    def test_it_stands_on_named_editions(
        self, accepted: dict[str, Any], figures: Figures, province: Consolidator, country: Country
    ) -> None:
        (edition,) = ask(province.caller, figures, province.unit_id)["official"]["editions"]
        said = (edition["id"], edition["number"], edition["sha256"], edition["unit"]["code"], edition["stale_since"])
        assert said == (accepted["id"], 1, accepted["sha256"], "436", None)
        assert ask(province.caller, figures, province.unit_id, basis="live")["official"] is None

    def test_who_has_none_is_named_and_counts_nothing(
        self, accepted: dict[str, Any], figures: Figures, province: Consolidator
    ) -> None:
        found = ask(province.caller, figures, province.unit_id, children=True, missing=True)
        assert [one["unit"]["code"] for one in found["official"]["silent"]] == ["437"]
        numbers = {one["unit"]["code"]: one["figures"][0]["number"] for one in found["children"]}
        assert numbers == {"436": "107", "437": None}
        (missing,) = found["missing"]
        assert [one["unit"]["code"] for one in missing["reporters"]] == ["437", "18003", "18004"]

    def test_what_changed_below_is_told_as_stale(
        self, reported: Submission, accepted: dict[str, Any], figures: Figures, province: Consolidator,
        district: Consolidator,
    ) -> None:  # fmt: skip
        path = f"/submissions/{reported.id}/reopen"
        assert district.caller.post(path, {"reason": "Xã báo nhầm"}, version=reported.version).status_code == 200
        found = ask(province.caller, figures, province.unit_id)
        assert only(found)["number"] == "107"
        assert found["official"]["editions"][0]["stale_since"] is not None

    def test_a_unit_with_nobody_below_speaks_by_its_submissions(
        self, reported: Submission, figures: Figures, district: Consolidator
    ) -> None:
        found = ask(district.caller, figures, district.unit_id)
        assert only(found)["number"] == "100"
        assert found["official"] == {"editions": [], "silent": []}


class TestOtherMaps:
    def test_editions_that_lie_in_the_unit_whole(
        self, accepted: dict[str, Any], figures: Figures, country: Country, as_user: AsUser
    ) -> None:
        caller = as_user(user_at(country, country.unit("42")))
        found = ask(caller, figures, country.unit("42"), geography=TODAY.isoformat())
        assert (only(found)["number"], only(found)["quality"]) == ("107", "exact")
        assert [one["number"] for one in found["official"]["editions"]] == [1]
        assert [one["unit"]["code"] for one in found["official"]["silent"]] == ["437"]

    def test_a_commune_speaks_by_its_submissions(
        self, accepted: dict[str, Any], figures: Figures, country: Country, as_user: AsUser
    ) -> None:
        """18001 of today was 18001 and 18002, and a part of 18004, which did not report."""
        caller = as_user(user_at(country, country.unit("42")))
        merged = only(ask(caller, figures, country.unit("18001"), geography=TODAY.isoformat()))
        assert (merged["number"], merged["quality"]) == ("10", "exact")

    def test_an_edition_of_which_a_part_went_elsewhere_makes_no_figure(self, session: Session, as_user: AsUser) -> None:
        """A district whose second commune went to the other province: nobody accepted a figure of its parts."""
        old = listed(("42", "Tỉnh Hà Tĩnh", None), ("15", "Tỉnh Lào Cai", None), ("436", "Huyện Thạch Hà", "42"),
                     ("18001", "Xã An Hòa", "436"), ("18002", "Xã Bình Minh", "436"))  # fmt: skip
        new = listed(("42", "Tỉnh Hà Tĩnh", None), ("15", "Tỉnh Lào Cai", None), ("18001", "Xã An Hòa", "42"),
                     ("18002", "Xã Bình Minh", "15"))  # fmt: skip
        same = became(*((code, code, Share.whole) for code in ("42", "15", "18001", "18002")))
        import_list(session, Source(None), old, [])
        import_list(session, Source(REFORM), new, same)
        load_committees(session)
        country = Country(session)
        figures = build_figures(country)
        figures.report("18001", "2024", CB_F=1)
        figures.report("18002", "2024", CB_F=9)
        below = Consolidator(
            as_user(user_at(country, country.old("436"), rehearsal=IN_2024)), figures, country.old("436"), "2024"
        )
        edition = below.submitted()
        above = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
        Consolidator(above, figures, country.unit("42"), "2024").move(edition, "accept")
        assert only(ask(above, figures, country.unit("42")))["number"] == "10"
        row = only(ask(above, figures, country.unit("42"), geography=TODAY.isoformat()))
        assert (row["number"], row["quality"], row["reason"]) == (None, "not_comparable", "edition_divided")


class TestOtherAnswers:
    def test_totals(self, accepted: dict[str, Any], figures: Figures, province: Consolidator) -> None:
        wanted = {"form_id": figures.form.id, "period": "2024", "unit_id": province.unit_id, "basis": "official"}
        found = province.caller.get("/totals", **wanted).json()
        Totals.model_validate(found)
        women = next(row for row in found["rows"] if row["indicator_id"] == figures.ids["CB.F"])
        assert (found["basis"], women["number"], women["counted"]) == ("official", "107", 3)
        assert (found["coverage"]["counted"], len(found["coverage"]["missing"])) == (3, 3)
        assert found["official"]["editions"][0]["id"] == accepted["id"]

    def test_why(self, accepted: dict[str, Any], figures: Figures, province: Consolidator) -> None:
        asked = {"form_id": figures.form.id, "period": "2024", "indicator_id": figures.ids["CB.F"]}
        answer = province.caller.get("/aggregates/why", **asked, unit_id=province.unit_id, basis="official")
        found = Why.model_validate(answer.json())
        assert str(found.figure.number) == "107"
        numbers = {one.unit.code: one.figure.number for one in found.contributors}
        assert {code: str(number) for code, number in numbers.items()} == {"436": "107", "437": "None"}
        assert found.official is not None
        assert [one.sha256 for one in found.official.editions] == [accepted["sha256"]]
