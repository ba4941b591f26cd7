"""Figures over periods and maps."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.aggregates.layouts import assert_same_in_columns
from tests.aggregates.test_figures import say
from tests.builders.country import BEFORE, TODAY, Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.aggregates.keeping import refresh
from tienbo.aggregates.series_schemas import Aggregates
from tienbo.indicators.models import Direction, Indicator, IndicatorKind

AsUser = Callable[[User], Caller]
NEW = ("18001", "18003", "18005")


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def ask(caller: Caller, figures: Figures, unit_id: int, *periods: str, **more: Any) -> dict[str, Any]:
    code = more.pop("code", "CB.F")
    params = {"unit_id": unit_id, "indicator_id": figures.ids[code], "period": periods, "category_id": 0, **more}
    answer = caller.get("/aggregates", **params)
    assert answer.status_code == 200, answer.text
    Aggregates.model_validate_json(answer.content)
    found: dict[str, Any] = answer.json()
    assert_same_in_columns(caller, found, params)
    return found


def only(found: dict[str, Any]) -> dict[str, Any]:
    (row,) = found["figures"]
    return dict(row)


@pytest.mark.parametrize("path", ["/aggregates", "/aggregates/columns"])
class TestStrangers:
    def test_anonymous(self, path: str, client: TestClient) -> None:
        params = {"unit_id": 1, "indicator_id": 1, "period": "2024"}
        assert client.get(f"/api/v1{path}", params=params).status_code == 401

    @pytest.mark.parametrize("code", ["15", "02746"])
    def test_another_province(self, path: str, country: Country, figures: Figures, province: Caller, code: str) -> None:
        params = {"unit_id": country.unit(code), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        assert province.get(path, **params).status_code == 404
        assert province.get(path, **params, geography=BEFORE.isoformat()).status_code == 404

    def test_a_superior(self, path: str, country: Country, figures: Figures, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        params = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        assert commune.get(path, **params).status_code == 404

    def test_who_reads_no_totals(self, path: str, country: Country, figures: Figures, as_user: AsUser) -> None:
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        params = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        assert keeper.get(path, **params).status_code == 403

    def test_an_unknown_period(self, path: str, country: Country, figures: Figures, province: Caller) -> None:
        params = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "1999"}
        assert province.get(path, **params).status_code == 404


class TestAsReported:
    @pytest.fixture(autouse=True)
    def reports(self, session: Session, figures: Figures) -> None:
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        figures.report("18001", "2026", CB_F=30)
        figures.report("18003", "2026", CB_F=10)

    @pytest.mark.parametrize("kept", [True, False])
    def test_a_series_with_the_break_of_the_tree(
        self, session: Session, country: Country, figures: Figures, province: Caller, kept: bool
    ) -> None:
        if kept:
            refresh(session)
        found = ask(province, figures, country.unit("42"), "2026", "2024")
        assert [(row["period"], row["number"], row["counted"], row["expected"]) for row in found["figures"]] == [
            ("2024", "21", 2, 6),
            ("2026", "40", 2, 3),
        ]
        assert [row["change"] for row in found["figures"]] == [None, "19"]
        assert [(one["period"], one["kind"]) for one in found["breaks"]] == [("2026", "tree_changed")]

    def test_a_period_before_the_unit_was(self, country: Country, figures: Figures, province: Caller) -> None:
        found = ask(province, figures, country.unit("18001"), "2024", "2026")
        assert found["without_unit"] == ["2024"]
        assert [row["period"] for row in found["figures"]] == ["2026"]

    @pytest.mark.parametrize("kept", [True, False])
    def test_children_are_ranked(
        self, session: Session, country: Country, figures: Figures, province: Caller, kept: bool
    ) -> None:
        session.execute(update(Indicator).where(Indicator.id == figures.ids["CB.F"]).values(direction=Direction.higher))
        if kept:
            refresh(session)
        found = ask(province, figures, country.unit("42"), "2026", children=True)
        ranked = {child["unit"]["code"]: child["figures"][0]["rank"] for child in found["children"]}
        assert ranked == {"18001": 1, "18003": 2, "18005": None}

    def test_the_missing_are_named(self, country: Country, figures: Figures, province: Caller) -> None:
        found = ask(province, figures, country.unit("42"), "2026", missing=True)
        (of_period,) = found["missing"]
        assert [one["unit"]["code"] for one in of_period["reporters"]] == ["18005"]
        assert ask(province, figures, country.unit("42"), "2026")["missing"] is None

    def test_the_gap_to_the_target(self, country: Country, figures: Figures, province: Caller) -> None:
        for code in ("18001", "18002"):
            figures.report(code, "2019", HDX_STAFF=100, HDX_STAFF_F=30)
        row = only(ask(province, figures, country.unit("42"), "2019", code="HT.B"))
        assert (row["number"], row["target_value"], row["gap"]) == ("30.0000", "35", "-5.0000")

    def test_one_category(self, session: Session, country: Country, figures: Figures, province: Caller) -> None:
        cells = break_down(session, figures.ids["CB.F"], ["level=commune"], [])
        submission = figures.report("18005", "2026", CB_F=8)
        say(session, submission, figures.ids["CB.F"], cells["level=commune"], 3)
        found = ask(province, figures, country.unit("42"), "2026", category_id=cells["level=commune"])
        assert only(found)["number"] == "3"
        assert [one["code"] for one in found["categories"]] == ["level=commune"]

    def test_a_changed_definition_breaks_the_series(
        self, country: Country, figures: Figures, province: Caller, as_user: AsUser
    ) -> None:
        definer = as_user(user_at(country, country.unit("42")))
        path = f"/indicators/{figures.ids['CB.F']}"
        texts = dict.fromkeys(("name_vi", "name_en", "definition", "measure_unit", "source"), "thử nghiệm")
        body = {"valid_from": "2025-01-01", "change": "Thêm viên chức", "texts": texts}
        version = definer.get(path).json()["version"]
        answer = definer.post(f"{path}/versions", body, version=version)
        assert answer.status_code in {200, 201}, answer.text
        found = ask(province, figures, country.unit("42"), "2024", "2026")
        kinds = {(one["kind"], one["change"]) for one in found["breaks"]}
        assert kinds == {("definition_changed", "Thêm viên chức"), ("tree_changed", None)}
        assert [row["change"] for row in found["figures"]] == [None, None]


class TestOnAnotherMap:
    def on(self, caller: Caller, figures: Figures, unit_id: int, period: str, day: Any, **more: Any) -> dict[str, Any]:
        return ask(caller, figures, unit_id, period, geography=day.isoformat(), **more)

    def test_a_merger_adds_up(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        row = only(self.on(province, figures, country.unit("18001"), "2024", TODAY))
        assert (row["number"], row["quality"]) == ("21", "exact")
        # The divided commune, of which a part came too, has said nothing.
        assert (row["counted"], row["expected"]) == (2, 3)

    def test_a_divided_commune_gives_bounds(self, country: Country, figures: Figures, province: Caller) -> None:
        for code, number in (("18001", 12), ("18002", 9), ("18004", 5)):
            figures.report(code, "2024", CB_F=number)
        row = only(self.on(province, figures, country.unit("18001"), "2024", TODAY))
        assert (row["number"], row["quality"], row["lower"], row["upper"]) == (None, "bounded", "21", "26")
        other = only(self.on(province, figures, country.unit("18005"), "2024", TODAY))
        assert (other["quality"], other["lower"], other["upper"]) == ("bounded", "0", "5")

    def test_a_province_that_keeps_its_borders(self, country: Country, figures: Figures, province: Caller) -> None:
        for code, number in (("436", 100), ("18001", 12), ("18002", 9), ("18004", 5)):
            figures.report(code, "2024", CB_F=number)
        found = self.on(province, figures, country.unit("42"), "2024", TODAY, children=True)
        row = only(found)
        assert (row["number"], row["quality"]) == ("126", "exact")
        assert [child["unit"]["code"] for child in found["children"]] == list(NEW)

    def test_the_other_way_round(self, country: Country, figures: Figures, province: Caller) -> None:
        for code, number in (("18001", 30), ("18003", 10), ("18005", 5)):
            figures.report(code, "2026", CB_F=number)
        whole = only(self.on(province, figures, country.unit("42"), "2026", BEFORE))
        assert (whole["number"], whole["quality"]) == ("45", "exact")
        district = only(self.on(province, figures, country.old("437"), "2026", BEFORE))
        assert (district["quality"], district["lower"], district["upper"]) == ("bounded", "15", "45")

    def test_a_measure_of_several_is_not_comparable(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        session.execute(update(Indicator).where(Indicator.id == figures.ids["CB.F"]).values(kind=IndicatorKind.measure))
        figures.report("18001", "2024", CB_F=12)
        row = only(self.on(province, figures, country.unit("18001"), "2024", TODAY))
        assert (row["number"], row["quality"]) == (None, "not_comparable")

    def test_what_lies_in_the_unit_and_cannot_be_read_is_not_left_out_silently(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        """In 2024 nobody of a district reads what is reported after it has ended."""
        figures.report("18001", "2026", CB_F=30)
        district = as_user(user_at(country, country.old("436"), rehearsal=BEFORE + timedelta(days=200)))
        params = {"unit_id": country.old("436"), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        answer = district.get("/aggregates", **params, geography=BEFORE.isoformat())
        assert [row["quality"] for row in answer.json().get("figures", [])] in ([], ["not_comparable"])
