"""Adding up accepted submissions over the tree of a period's last day (SQL)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import CTE, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from tienbo.indicators.models import Form, Indicator, IndicatorKind, Period
from tienbo.indicators.reporters import reporters
from tienbo.submissions.models import TOTAL, State, Submission, Value, ValueStatus
from tienbo.units.body_models import Body
from tienbo.units.models import UnitClosure, UnitVersion

ADDS_UP = (IndicatorKind.count, IndicatorKind.money, IndicatorKind.flag)

Branch = aliased(UnitClosure, name="branch")
Child = aliased(UnitClosure, name="child")
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
    """Every reporter of the unit's subtree in the period's tree, those that have not begun included."""
    query = (
        _under_branches(form, period, unit_id)
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
        Reporter(body_id, name, unit, branch_id, submission)
        for body_id, name, unit, _, branch_id, submission in session.execute(query)
    ]


def add_up(session: Session, form: Form, period: Period, unit_id: int) -> dict[tuple[int, int], Sums]:
    """Sums by (branch, indicator) over the accepted submissions."""
    who = _under_branches(form, period, unit_id).cte("who")
    rows = session.execute(
        _accepted(who, form, period)
        .join(Indicator, Indicator.id == Value.indicator_id)
        .where(Indicator.kind.in_(ADDS_UP))
        .with_only_columns(who.c.ancestor_id, Value.indicator_id, func.sum(Value.number), func.count())
        .group_by(who.c.ancestor_id, Value.indicator_id)
    )
    return {(branch, indicator): Sums(number, None, counted) for branch, indicator, number, counted in rows}


def add_up_ratios(
    session: Session, form: Form, period: Period, unit_id: int, ratios: Sequence[Indicator]
) -> dict[tuple[int, int], Sums]:
    """For each ratio, both sums over the same reporters: one that lacks either part is in neither."""
    who = _under_branches(form, period, unit_id).cte("who")
    rows = session.execute(
        _accepted(who, form, period)
        .join(Indicator, Indicator.numerator_id == Value.indicator_id)
        .join(
            Whole,
            and_(
                Whole.period_id == period.id,
                Whole.body_id == Value.body_id,
                Whole.indicator_id == Indicator.denominator_id,
                Whole.category_id == TOTAL,
                Whole.submission_id == Submission.id,
                Whole.status == ValueStatus.reported,
            ),
        )
        .where(Indicator.id.in_([ratio.id for ratio in ratios]))
        .with_only_columns(
            who.c.ancestor_id, Indicator.id, func.sum(Value.number), func.sum(Whole.number), func.count()
        )
        .group_by(who.c.ancestor_id, Indicator.id)
    )
    return {(branch, ratio): Sums(above, below, counted) for branch, ratio, above, below, counted in rows}


def _under_branches(form: Form, period: Period, unit_id: int) -> Select[tuple[int, ...]]:
    """The reporters with the child each stands under; the unit's own bodies stand under the unit itself."""
    day = period.data_to
    children = select(Child.descendant_id).where(
        Child.ancestor_id == unit_id, Child.depth == 1, Child.valid.contains(day)
    )
    own = and_(Branch.ancestor_id == unit_id, Branch.depth == 0)
    return (
        reporters(form, period, unit_id)
        .join(Branch, and_(Branch.descendant_id == Body.unit_id, Branch.valid.contains(day)))
        .where(or_(own, Branch.ancestor_id.in_(children)))
        .add_columns(Branch.ancestor_id)
    )


def _accepted(who: CTE, form: Form, period: Period) -> Select[tuple[int]]:
    """The reported values of the accepted submissions of these reporters."""
    return (
        select(Value.body_id)
        .select_from(who)
        .join(
            Submission,
            and_(
                Submission.form_id == form.id,
                Submission.period_id == period.id,
                Submission.body_id == who.c.body_id,
                Submission.state == State.accepted,
            ),
        )
        .join(
            Value,
            and_(
                Value.period_id == period.id,
                Value.body_id == who.c.body_id,
                Value.category_id == TOTAL,
                Value.submission_id == Submission.id,
                Value.status == ValueStatus.reported,
            ),
        )
    )
