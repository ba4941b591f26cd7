"""The Hà Tĩnh form on the small country, and callers who fill it in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.people import Caller
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import form_items
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Indicator
from tienbo.packs.catalogue import ask_in, load_catalogue
from tienbo.submissions.models import State, Submission, Value, ValueStatus
from tienbo.units.models import Level, UnitVersion

DUE_DAYS = {Level.commune: 3, Level.district: 8}


@dataclass(frozen=True)
class Figures:
    """The shipped form, asked in 2019 and 2024 (three levels) and 2026 (two)."""

    session: Session
    country: Country
    form: Form
    periods: dict[str, Period]

    @property
    def ids(self) -> dict[str, int]:
        return dict(self.session.execute(select(Indicator.code, Indicator.id)).all())

    def asked(self, level: Level) -> list[Indicator]:
        return [indicator for item, indicator in form_items(self.session, self.form.id) if level in item.levels]

    def ask(self, code: str) -> None:
        """The form in one more period."""
        self.periods[code] = ask_in(self.session, self.form, code, DUE_DAYS, demo=False)

    def body(self, code: str, day: date) -> int:
        return self.country.committee(self.country.unit(code, day))

    def all_values(self, level: Level, **given: int | None) -> list[dict[str, Any]]:
        """A whole form: wholes 10, parts 5, or as given by code with dots as underscores; None: not collected."""
        by_code = {name.replace("_", "."): number for name, number in given.items()}
        values = []
        for indicator in self.asked(level):
            number = by_code.get(indicator.code, 10 if indicator.part_of_id is None else 5)
            values.append(
                {
                    "indicator_id": indicator.id,
                    "status": "not_collected" if number is None else "reported",
                    "number": None if number is None else str(number),
                }
            )
        return values

    def open(self, caller: Caller, code: str, period: str) -> dict[str, Any]:
        """The caller's submission for the unit of that code in the period's tree."""
        body_id = self.body(code, self.periods[period].data_to)
        answer = caller.post("/submissions", {"form_id": self.form.id, "period": period, "body_id": body_id})
        assert answer.status_code in {200, 201}, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def report(
        self, code: str, period: str, state: State = State.accepted, **numbers: int | Decimal | ValueStatus | None
    ) -> Submission:
        """Put a submission into the database as if it had come that far; codes with dots as underscores.

        For a number that is not there stands its status; None: not collected.
        """
        asked_in = self.periods[period]
        unit = self.session.execute(
            select(UnitVersion).where(UnitVersion.code == code, UnitVersion.valid.contains(asked_in.data_to))
        ).scalar_one()
        body_id = self.country.committee(unit.unit_id)
        submission = Submission(
            form_id=self.form.id,
            period_id=asked_in.id,
            body_id=body_id,
            unit_id=unit.unit_id,
            tree_on=asked_in.data_to,
            state=state,
            version=1,
            demo=False,
        )
        self.session.add(submission)
        self.session.flush()
        ids = self.ids
        for name, number in numbers.items():
            said = ValueStatus.not_collected if number is None else number
            status = said if isinstance(said, ValueStatus) else ValueStatus.reported
            self.session.add(
                Value(
                    period_id=asked_in.id,
                    body_id=body_id,
                    indicator_id=ids[name.replace("_", ".")],
                    category_id=TOTAL,
                    submission_id=submission.id,
                    unit_id=unit.unit_id,
                    status=status,
                    number=None if isinstance(said, ValueStatus) else said,
                )
            )
        self.session.flush()
        return submission


def build_figures(country: Country) -> Figures:
    session = country.session
    form = load_catalogue(session)
    periods = {code: ask_in(session, form, code, DUE_DAYS, demo=False) for code in ("2019", "2024", "2026")}
    return Figures(session, country, form, periods)
