from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.assignments.test_work import Year, days
from tests.builders import plans
from tests.builders.figures import build_figures
from tests.builders.people import Caller
from tienbo.access.models import Role, User
from tienbo.assignments.days import Span, fixed_days, yearly

AsUser = Callable[[User], Caller]
WHOLE_YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


class TestFixedDays:
    def test_of_a_year(self) -> None:
        assert [(day.code, span.first, span.last) for day, span in fixed_days(*WHOLE_YEAR)] == [
            ("womens-day", date(2026, 3, 8), date(2026, 3, 8)),
            ("family-day", date(2026, 6, 28), date(2026, 6, 28)),
            ("vietnamese-womens-day", date(2026, 10, 20), date(2026, 10, 20)),
            ("action-month", date(2026, 11, 15), date(2026, 12, 15)),
        ]

    @pytest.mark.parametrize(
        ("first", "last", "codes"),
        [
            (date(2026, 3, 8), date(2026, 3, 8), ["womens-day"]),
            (date(2026, 3, 9), date(2026, 6, 27), []),
            (date(2026, 12, 15), date(2026, 12, 31), ["action-month"]),
            (date(2026, 12, 16), date(2026, 12, 31), []),
        ],
    )
    def test_what_touches_the_span(self, first: date, last: date, codes: list[str]) -> None:
        assert [day.code for day, _ in fixed_days(first, last)] == codes


@pytest.mark.parametrize(
    ("month", "day", "relation", "only_year", "expected"),
    [
        (12, 5, "before", None, [date(2026, 12, 4)]),
        (12, 5, "by", None, [date(2026, 12, 5)]),
        (6, 15, "on", None, [date(2026, 6, 15)]),
        (6, 15, "on", 2025, []),
        (1, 1, "before", None, [date(2026, 12, 31)]),
        (2, 29, "by", None, [date(2026, 2, 28)]),
        (3, 1, "before", None, [date(2026, 2, 28)]),
        (6, 31, "by", None, [date(2026, 6, 30)]),
        (12, 31, "by", None, [date(2026, 12, 31)]),
    ],
)
def test_a_day_of_every_year(
    month: int, day: int, relation: Literal["before", "by", "on"], only_year: int | None, expected: list[date]
) -> None:
    assert list(yearly(month, day, relation, WHOLE_YEAR, only_year)) == expected


class TestCalendar:
    @pytest.fixture
    def year(self, session: Session, as_user: AsUser) -> Year:
        return Year(session, as_user)

    def items(self, caller: Caller, first: date, last: date, **wanted: Any) -> list[dict[str, Any]]:
        answer = caller.get("/calendar", **{"from": first.isoformat(), "to": last.isoformat()}, **wanted)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def kinds(self, items: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
        return [item for item in items if item["kind"] == kind]

    def test_strangers(self, year: Year, client: TestClient) -> None:
        wanted = {"from": days(-30).isoformat(), "to": days(60).isoformat()}
        assert client.get("/api/v1/calendar", params=wanted).status_code == 401
        for code in ("15", "18005"):
            for named in ({}, {"unit_id": year.first.unit_id}, {"body_id": year.first.id}):
                items = self.items(year.at(code), days(-30), days(60), **named)
                assert self.kinds(items, "deadline") == []
        administrator = self.items(year.at("42", Role.administrator), days(-30), days(60))
        assert {item["kind"] for item in administrator} <= {"fixed", "form"}

    def test_deadlines_and_extensions_of_ones_own(self, year: Year) -> None:
        wish = {"body_id": year.first.id, "until": days(40).isoformat(), "reason": "Chờ kinh phí"}
        assert year.officer.post(f"/assignments/{year.rows[0]}/extensions", wish).status_code == 201
        items = self.items(year.officer, days(-30), days(60))
        deadlines = self.kinds(items, "deadline")
        assert [item["first"] for item in deadlines] == [days(n).isoformat() for n in (-10, -3, 5, 30)]
        assert deadlines[0]["title_vi"] == "Hạn nhiệm vụ số 5 “Báo cáo quý”"
        assert (deadlines[0]["done"], deadlines[0]["body_id"]) == ("not_started", year.first.id)
        (asked,) = self.kinds(items, "extension")
        assert (asked["first"], asked["detail"]) == (days(40).isoformat(), "Chờ kinh phí")

    def test_of_another_body_within_reach(self, year: Year) -> None:
        province = year.at("42")
        for named in ({"body_id": year.commune}, {"unit_id": year.country.unit("18003")}):
            items = self.kinds(self.items(province, days(-30), days(60), **named), "deadline")
            assert {item["body_id"] for item in items} == {year.commune}

    def test_reports_that_issued_plans_ask_for(self, year: Year) -> None:
        province, commune = year.at("42"), year.at("18003")
        plan = plans.issued(province, plans.PROVINCE)
        for caller in (province, commune):
            (item,) = self.kinds(self.items(caller, date(2027, 1, 1), date(2027, 12, 31)), "obligation")
            # "trước ngày 05/12": the 4th is the last day.
            assert (item["first"], item["document_id"]) == ("2027-12-04", plan["id"])
        assert self.kinds(self.items(year.at("15"), date(2027, 1, 1), date(2027, 12, 31)), "obligation") == []

    def test_not_of_a_draft(self, year: Year) -> None:
        province = year.at("42")
        plans.confirm_all(province, plans.document(province, plans.PROVINCE)["id"])
        assert self.kinds(self.items(province, date(2027, 1, 1), date(2027, 12, 31)), "obligation") == []

    def test_forms_asked_of_ones_level(self, year: Year) -> None:
        figures = build_figures(year.country)
        wanted = (date(2020, 1, 1), date(2022, 1, 1))
        assert self.kinds(self.items(year.at("18003"), *wanted), "form") == []
        due = self.kinds(self.items(year.at("18003"), date(2026, 1, 1), date(2027, 12, 31)), "form")
        assert {item["form_id"] for item in due} == {figures.form.id}
        assert self.kinds(self.items(year.at("15"), date(2026, 1, 1), date(2027, 12, 31)), "form") == []

    @pytest.mark.parametrize(("first", "last"), [(5, 4), (0, 801)])
    def test_a_span_runs_forward_and_not_for_ever(self, year: Year, first: int, last: int) -> None:
        wanted = {"from": days(first).isoformat(), "to": days(last).isoformat()}
        assert year.officer.get("/calendar", **wanted).status_code == 422

    def test_what_was_taken_out_or_closed_is_not_on_it(self, year: Year, session: Session) -> None:
        year.matrix.state = year.matrix.state.closed
        session.flush()
        assert self.kinds(self.items(year.officer, days(-30), days(60)), "deadline") == []
