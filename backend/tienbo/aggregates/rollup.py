"""Adding up accepted submissions over the tree of a period's last day (SQL)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import ARRAY, ColumnElement, Integer, TableValuedAlias, and_, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from tienbo.forms.models import Form, Period
from tienbo.forms.reporters import asked_within, reporters
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.submissions.models import TOTAL, State, Submission, Value, ValueStatus
from tienbo.units import tree
from tienbo.units.body_models import Body
from tienbo.units.models import UnitVersion

ADDS_UP = (IndicatorKind.count, IndicatorKind.money, IndicatorKind.flag)

Whole = aliased(Value, name="whole")


@dataclass(frozen=True)
class Reporter:
    """A reporter of the period, and the child of the totalled unit under which it stands (`branch_id`)."""

    body_id: int
    body_name: str
    unit: UnitVersion
    branch_id: int
    submission: Submission | None

    @property
    def accepted(self) -> bool:
        return self.submission is not None and self.submission.state is State.accepted


class Sums(NamedTuple):
    """The sum over the reporters counted; for a ratio, of the numerators and of the denominators."""

    number: Decimal
    denominator: Decimal | None
    counted: int


def find_reporters(session: Session, form: Form, period: Period, unit_id: int) -> list[Reporter]:
    """Every reporter of the unit's subtree in the period's tree, those that have not begun included.

    The unit's own bodies stand under the unit itself.
    """
    within = asked_within(session, form, period, unit_id)
    if within is None:
        return []
    branch = tree.branches(session, unit_id, period.data_to)
    query = (
        reporters(session, form, period, within)
        .add_columns(Submission)
        .outerjoin(
            Submission,
            and_(
                Submission.form_id == form.id,
                Submission.period_id == period.id,
                Submission.body_id == Body.id,
            ),
        )
        .order_by(UnitVersion.level, UnitVersion.sort_key, Body.id)
    )
    return [
        Reporter(body_id, name, unit, branch[unit.unit_id], submission)
        for body_id, name, unit, _, submission in session.execute(query)
    ]


def add_up(session: Session, accepted: Sequence[Reporter]) -> dict[tuple[int, int], Sums]:
    """Sums by (branch, indicator) over the submissions of these reporters."""
    who = _submissions(accepted)
    rows = session.execute(
        select(who.c.branch_id, Value.indicator_id, func.sum(Value.number), func.count())
        .join(Value, _reported(Value, who))
        .join(Indicator, Indicator.id == Value.indicator_id)
        .where(Indicator.kind.in_(ADDS_UP))
        .group_by(who.c.branch_id, Value.indicator_id)
    )
    return {(branch, indicator): Sums(number, None, counted) for branch, indicator, number, counted in rows}


def add_up_ratios(
    session: Session, accepted: Sequence[Reporter], ratios: Sequence[Indicator]
) -> dict[tuple[int, int], Sums]:
    """For each ratio, both sums over the same reporters: one that lacks either part is in neither."""
    who = _submissions(accepted)
    rows = session.execute(
        select(who.c.branch_id, Indicator.id, func.sum(Value.number), func.sum(Whole.number), func.count())
        .select_from(who)
        .join(Indicator, Indicator.id.in_([ratio.id for ratio in ratios]))
        .join(
            Value,
            and_(_reported(Value, who, Indicator.numerator_category_id), Value.indicator_id == Indicator.numerator_id),
        )
        .join(
            Whole,
            and_(
                _reported(Whole, who, Indicator.denominator_category_id),
                Whole.indicator_id == Indicator.denominator_id,
            ),
        )
        .group_by(who.c.branch_id, Indicator.id)
    )
    return {(branch, ratio): Sums(above, below, counted) for branch, ratio, above, below, counted in rows}


def _submissions(accepted: Sequence[Reporter]) -> TableValuedAlias:
    """The submissions with their branches, as a table."""
    submissions = [reporter.submission.id for reporter in accepted if reporter.submission]
    branches = [reporter.branch_id for reporter in accepted if reporter.submission]
    integers = ARRAY(Integer)
    return (
        func.unnest(cast(submissions, integers), cast(branches, integers))
        .table_valued("submission_id", "branch_id", name="who")
        .render_derived()
    )


def _reported(
    value: type[Value], who: TableValuedAlias, category: int | InstrumentedAttribute[int] = TOTAL
) -> ColumnElement[bool]:
    return and_(
        value.submission_id == who.c.submission_id,
        value.category_id == category,
        value.status == ValueStatus.reported,
    )
