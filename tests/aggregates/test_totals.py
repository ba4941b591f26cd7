from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country, listed
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.submissions.models import State
from tienbo.units.importing import Source, import_list

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def totals(caller: Caller, figures: Figures, unit_id: int, period: str) -> dict[str, Any]:
    answer = caller.get("/totals", form_id=figures.form.id, period=period, unit_id=unit_id)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def row(found: dict[str, Any], figures: Figures, code: str) -> dict[str, Any]:
    return next(row for row in found["rows"] if row["indicator_id"] == figures.ids[code])


class TestStrangers:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/totals", params={"form_id": 1, "period": "2019", "unit_id": 1}).status_code == 401

    @pytest.mark.parametrize("code", ["15", "02746"])
    def test_another_province(self, country: Country, figures: Figures, province: Caller, code: str) -> None:
        params = {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit(code)}
        assert province.get("/totals", **params).status_code == 404

    def test_the_superior_and_the_sibling(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        for code in ("42", "18005", "18001"):
            params = {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit(code)}
            assert commune.get("/totals", **params).status_code == 404
        own = {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit("18003")}
        assert commune.get("/totals", **own).status_code == 200


class TestRules:
    def test_a_ratio_divides_sums(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", HDX_STAFF=2, HDX_STAFF_F=1)
        figures.report("18002", "2024", HDX_STAFF=100, HDX_STAFF_F=99)
        found = row(totals(province, figures, country.unit("42"), "2024"), figures, "HT.B")
        assert (found["numerator"], found["denominator"], found["number"]) == ("100", "102", "98.0392")

    def test_who_lacks_a_part_is_in_neither_sum(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", HDX_STAFF=2, HDX_STAFF_F=1)
        figures.report("18002", "2024", HDX_STAFF=100, HDX_STAFF_F=None)
        found = totals(province, figures, country.unit("42"), "2024")
        ratio = row(found, figures, "HT.B")
        assert (ratio["number"], ratio["counted"], ratio["expected"]) == ("50.0000", 1, 4)
        assert row(found, figures, "HDX.STAFF")["number"] == "102"

    def test_only_accepted_submissions_count(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", CB_F=7)
        for code, state in (("18002", State.submitted), ("18003", State.reopened), ("18004", State.returned)):
            figures.report(code, "2024", state, CB_F=100)
        found = totals(province, figures, country.unit("42"), "2024")
        assert row(found, figures, "CB.F")["number"] == "7"
        assert (found["coverage"]["expected"], found["coverage"]["counted"]) == (6, 1)
        states = {missing["unit"]["code"]: missing["state"] for missing in found["coverage"]["missing"]}
        assert states == {
            "436": "not_started",
            "437": "not_started",
            "18002": "submitted",
            "18003": "reopened",
            "18004": "returned",
        }

    def test_zero_counts_and_nothing_is_not_zero(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", CB_F=0, CB_F_TRAINED=0)
        found = totals(province, figures, country.unit("42"), "2024")
        assert (row(found, figures, "CB.F")["number"], row(found, figures, "CB.F")["counted"]) == ("0", 1)
        assert row(found, figures, "CU.ALL")["number"] is None
        assert row(found, figures, "HT.DD")["number"] is None

    def test_the_tree_is_that_of_the_period(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        figures.report("18001", "2026", CB_F=30)
        before = totals(province, figures, country.unit("42"), "2024")
        assert [(child["unit"]["code"], child["expected"]) for child in before["children"]] == [("437", 3), ("436", 3)]
        assert row(before, figures, "CB.F")["number"] == "21"
        after = totals(province, figures, country.unit("42"), "2026")
        assert [child["unit"]["code"] for child in after["children"]] == ["18001", "18003", "18005"]
        assert row(after, figures, "CB.F")["number"] == "30"
        assert (
            province.get("/totals", form_id=figures.form.id, period="2026", unit_id=country.old("436")).status_code
            == 404
        )

    def test_nobody_is_asked_of_a_council_that_ended(
        self, country: Country, figures: Figures, province: Caller
    ) -> None:
        found = row(totals(province, figures, country.unit("42"), "2026"), figures, "HT.A")
        assert (found["expected"], found["assessment"]) == (0, None)

    def test_a_districts_own_report_stands_apart(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("436", "2024", CB_F=40)
        figures.report("18001", "2024", CB_F=2)
        found = totals(province, figures, country.old("436"), "2024")
        own, *below = found["children"]
        assert (own["own"], own["expected"]) == (True, 1)
        assert [child["unit"]["code"] for child in below] == ["18001", "18002"]
        assert row(found, figures, "CB.F")["number"] == "42"
        assert row(own, figures, "CB.F")["number"] == "40"
        assert below[0]["submission_id"] is not None

    def test_held_against_the_target(self, country: Country, figures: Figures, province: Caller) -> None:
        for code in ("18001", "18002", "18003", "18004"):
            figures.report(code, "2019", HDX_STAFF=100, HDX_STAFF_F=35)
        found = row(totals(province, figures, country.unit("42"), "2019"), figures, "HT.B")
        assert (found["assessment"], found["target_value"]) == ("met", "35")

    def test_never_more_than_the_coverage_allows(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2019", HDX_STAFF=100, HDX_STAFF_F=99)
        found = row(totals(province, figures, country.unit("42"), "2019"), figures, "HT.B")
        assert found["assessment"] == "not_enough_coverage"


def test_every_reader_of_a_total_adds_up_the_same(
    session: Session, country: Country, figures: Figures, as_user: AsUser
) -> None:
    """A commune that has since moved away is still in the old superior's total, for whoever reads it."""
    figures.report("18003", "2026", CB_F=12)
    units = listed(
        ("42", "Tỉnh Hà Tĩnh", None),
        ("15", "Tỉnh Lào Cai", None),
        ("18001", "Xã An Bình", "42"),
        ("18003", "Xã Cẩm Lĩnh", "15"),
        ("18005", "Xã Đức Minh", "42"),
        ("02746", "Xã Cốc San", "15"),
        ("42001", "Xã Tả Phìn", "15"),
    )
    import_list(session, Source(date(2027, 1, 1)), units, [])
    day = date(2027, 3, 1)
    own = as_user(user_at(country, country.unit("42"), rehearsal=day))
    nation = as_user(user_at(country, country.unit("VN"), Role.auditor, rehearsal=day))
    for reader in (own, nation):
        found = totals(reader, figures, country.unit("42"), "2026")
        assert row(found, figures, "CB.F")["number"] == "12"
        assert found["coverage"]["expected"] == 3
    params = {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit("42")}
    assert as_user(user_at(country, country.unit("15"), rehearsal=day)).get("/totals", **params).status_code == 404


COMMUNES = ("18001", "18002", "18003", "18004")
COUNTS = st.one_of(st.none(), st.integers(0, 1000))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports=st.dictionaries(st.sampled_from(COMMUNES), st.tuples(st.sampled_from(list(State)), COUNTS, COUNTS)))
def test_equals_adding_up_by_hand(
    session: Session,
    country: Country,
    figures: Figures,
    province: Caller,
    reports: dict[str, tuple[State, int | None, int | None]],
) -> None:
    nested = session.begin_nested()
    for code, (state, whole, part) in reports.items():
        figures.report(code, "2024", state, CB_F=whole, CB_F_TRAINED=part)
    found = totals(province, figures, country.unit("42"), "2024")
    accepted = {code: (w, p) for code, (state, w, p) in reports.items() if state is State.accepted}
    wholes = [w for w, _ in accepted.values() if w is not None]
    both = [(w, p) for w, p in accepted.values() if w is not None and p is not None]
    count, ratio = row(found, figures, "CB.F"), row(found, figures, "HT.DD")
    assert (count["number"], count["counted"]) == (str(sum(wholes)) if wholes else None, len(wholes))
    below = sum(w for w, _ in both)
    expected = None if below == 0 else Decimal(sum(p for _, p in both) * 100) / below
    assert ratio["counted"] == len(both)
    assert (ratio["number"] is None) == (expected is None)
    if expected is not None:
        assert abs(Decimal(ratio["number"]) - expected) <= Decimal("0.00005")
    for line in found["rows"]:
        assert line["counted"] <= line["expected"]
        parts = [r["number"] for c in found["children"] for r in c["rows"] if r["indicator_id"] == line["indicator_id"]]
        if line["denominator"] is None and line["number"] is not None:
            assert Decimal(line["number"]) == sum(Decimal(part) for part in parts if part is not None)
    assert found["coverage"]["counted"] == len(accepted)
    nested.rollback()
