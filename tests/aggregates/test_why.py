"""Behind a number: what it is made of, who entered it, and who asked for it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.submissions.models import Submission, SubmissionRevision, Value

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


def ask(figures: Figures, unit_id: int, period: str, code: str = "CB.F") -> dict[str, Any]:
    return {
        "form_id": figures.form.id,
        "period": period,
        "unit_id": unit_id,
        "indicator_id": figures.ids[code],
    }


def why(caller: Caller, figures: Figures, unit_id: int, period: str, code: str = "CB.F") -> dict[str, Any]:
    answer = caller.get("/aggregates/why", **ask(figures, unit_id, period, code))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


class TestStrangers:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        params = ask(figures, figures.country.unit("42"), "2026")
        assert client.get("/api/v1/aggregates/why", params=params).status_code == 401

    @pytest.mark.parametrize("code", ["15", "02746"])
    def test_another_province(self, country: Country, figures: Figures, province: Caller, code: str) -> None:
        assert province.get("/aggregates/why", **ask(figures, country.unit(code), "2026")).status_code == 404

    def test_a_figure_that_is_not_asked(self, country: Country, figures: Figures, province: Caller) -> None:
        params = ask(figures, country.unit("42"), "2026") | {"category_id": 3}
        assert province.get("/aggregates/why", **params).status_code == 404


class TestExplained:
    def test_contributors_make_the_number(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2026", CB_F=30)
        figures.report("18003", "2026", CB_F=10)
        found = why(province, figures, country.unit("42"), "2026")
        assert found["figure"]["number"] == "40"
        shares = [(one["unit"]["code"], one["figure"]["number"], one["share"]) for one in found["contributors"]]
        assert shares == [("18001", "30", "75.0000"), ("18003", "10", "25.0000"), ("18005", None, None)]

    def test_a_ratio_shows_both_its_parts(self, country: Country, figures: Figures, province: Caller) -> None:
        figures.report("18001", "2026", HDX_STAFF=2, HDX_STAFF_F=1)
        found = why(province, figures, country.unit("42"), "2026", "HT.B")
        parts = [found["formula"][part]["indicator_id"] for part in ("numerator", "denominator")]
        assert parts == [figures.ids["HDX.STAFF.F"], figures.ids["HDX.STAFF"]]
        assert (found["figure"]["numerator"], found["figure"]["denominator"]) == ("1", "2")

    def test_what_changed_most_since_the_year_before(
        self, country: Country, figures: Figures, province: Caller
    ) -> None:
        figures.ask("2025")
        figures.report("18003", "2025", CB_F=4)
        figures.report("18003", "2026", CB_F=10)
        figures.report("18001", "2026", CB_F=30)
        found = why(province, figures, country.unit("42"), "2026")
        assert found["before"]["code"] == "2025"
        assert [(one["unit"]["code"], one["change"]) for one in found["changes"]] == [("18003", "6")]
        before = found["figure_before"]
        assert (before["figure"]["number"], before["change"], before["redrawn"]) == ("4", "36", False)

    def test_a_year_in_which_communes_were_merged(self, country: Country, figures: Figures, province: Caller) -> None:
        """What fell is told of the commune there is now, though two others reported then."""
        figures.ask("2025")
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        figures.report("18001", "2025", CB_F=15)
        found = why(province, figures, country.unit("42"), "2025")
        before = found["figure_before"]
        assert (before["figure"]["number"], before["quality"]) == ("21", "exact")
        assert (before["change"], before["redrawn"]) == ("-6", True)
        assert [(one["unit"]["code"], one["before"], one["change"]) for one in found["changes"]] == [
            ("18001", "21", "-6")
        ]

    def test_of_a_divided_commune_nobody_knows_what_changed(
        self, country: Country, figures: Figures, province: Caller
    ) -> None:
        figures.ask("2025")
        for code, number in (("18001", 12), ("18004", 5)):
            figures.report(code, "2024", CB_F=number)
        figures.report("18001", "2025", CB_F=15)
        found = why(province, figures, country.unit("42"), "2025")
        assert (found["figure_before"]["figure"]["number"], found["figure_before"]["change"]) == ("17", "-2")
        assert found["changes"] == []
        below = why(province, figures, country.unit("18001"), "2025")["figure_before"]
        assert (below["quality"], below["lower"], below["upper"], below["change"]) == ("bounded", "12", "17", None)

    def test_down_to_who_entered_it(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        submission = figures.report("18003", "2026", CB_F=10)
        user = user_at(country, country.unit("18003"))
        for number in (9, 10):
            _revise(session, submission, number, user.id)
        found = why(province, figures, country.unit("18003"), "2026")
        (reporter,) = found["reporters"]
        (cell,) = reporter["cells"]
        assert (reporter["state"], reporter["accepted"]) == ("accepted", True)
        assert (cell["number"], cell["user_name"], cell["token_id"]) == ("10", user.name, "t10")

    def test_the_document_that_asked(self, country: Country, figures: Figures, province: Caller) -> None:
        found = why(province, figures, country.unit("42"), "2019", "HT.B")
        assert found["target"]["value"] == "35"
        assert found["target"]["source"]
        assert found["form_source"]
        assert found["defined_by"]["source"]


def _revise(session: Session, submission: Submission, number: int, user_id: int) -> None:
    """Its one value says another number, in a version of that number."""
    value = session.scalars(select(Value).where(Value.submission_id == submission.id)).one()
    value.number, value.version = Decimal(number), number
    session.add(
        SubmissionRevision(
            submission_id=submission.id,
            version=number,
            unit_id=submission.unit_id,
            period_id=submission.period_id,
            user_id=user_id,
            token_id=f"t{number}",
        )
    )
    session.flush()
