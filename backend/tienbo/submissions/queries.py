from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.forms import calendar
from tienbo.forms.asked import entry_of
from tienbo.forms.due_dates import Entry
from tienbo.forms.models import Form, Period
from tienbo.problems import NotFound
from tienbo.submissions.check_rules import cell_key
from tienbo.submissions.checks import Stated
from tienbo.submissions.lifecycle import Duties, allowed
from tienbo.submissions.models import State, Submission, Value
from tienbo.submissions.schemas import Action
from tienbo.units import duty
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


@dataclass(frozen=True)
class Loaded:
    """A submission with what a decision about it needs."""

    submission: Submission
    form: Form
    period: Period
    unit: UnitVersion
    reviewer_id: int | None
    duties: Duties
    entry: Entry

    @property
    def actions(self) -> list[Action]:
        """What the caller may do now. What was given back is mended whatever the doors of the period say."""
        if self.submission.state is State.draft and self.entry is not Entry.open:
            return []
        return allowed(self.submission.state, self.duties)


def load(session: Session, actor: Actor, submission_id: int, *, for_update: bool = False) -> Loaded:
    """The submission, its form and period, and the caller's duties towards it.

    Raises:
        NotFound: outside the caller's reach.
    """
    query = select(Submission).where(
        Submission.id == submission_id,
        visible_facts(actor, Permission.submission_read, Submission.unit_id, Submission.tree_on),
    )
    # Read again where it is locked: another transaction may have changed it while this one waited.
    locked = query.with_for_update().execution_options(populate_existing=True)
    submission = session.scalar(locked if for_update else query)
    if submission is None:
        raise NotFound
    # A unit that ended before the period did began a report that another is asked for now: under its last name.
    unit = session.execute(
        select(UnitVersion)
        .where(UnitVersion.unit_id == submission.unit_id, _began_by(submission.tree_on))
        .order_by(UnitVersion.valid.desc())
        .limit(1)
    ).scalar_one()
    holder_id, reviewer_id = duty.duty_of(session, submission.unit_id, actor.today)
    period = session.get_one(Period, submission.period_id)
    return Loaded(
        submission,
        session.get_one(Form, submission.form_id),
        period,
        unit,
        reviewer_id,
        duties_of(actor, holder_id, reviewer_id),
        entry_of(session, submission.form_id, period, unit.level, submission.body_id, actor.today),
    )


def _began_by(day: date) -> ColumnElement[bool]:
    return or_(func.lower_inf(UnitVersion.valid), func.lower(UnitVersion.valid) <= day)


def duties_of(actor: Actor, holder_id: int | None, reviewer_id: int | None) -> Duties:
    enters = actor.roots_with(Permission.submission_enter)
    submits = actor.roots_with(Permission.submission_submit)
    return Duties(
        enters=holder_id in enters,
        submits=holder_id in submits,
        reviews=reviewer_id in actor.roots_with(Permission.submission_review),
        enters_for=reviewer_id in enters,
        submits_for=reviewer_id in submits,
    )


def values_in(submission_ids: Collection[int]) -> Select[Value]:
    """The values of submissions, found by the key of their table: period and body."""
    theirs = and_(
        Value.period_id == Submission.period_id,
        Value.body_id == Submission.body_id,
        Value.submission_id == Submission.id,
    )
    return select(Value).join(Submission, theirs).where(Submission.id == func.any(list(submission_ids)))


def values_of(session: Session, submission_id: int) -> dict[str, Value]:
    """What is said, by the key of its cell."""
    rows = session.scalars(
        values_in([submission_id])
        .order_by(Value.indicator_id, Value.category_id)
        .execution_options(populate_existing=True)
    )
    return {cell_key(row.indicator_id, row.category_id): row for row in rows}


def said(values: dict[str, Value]) -> dict[str, Stated]:
    return {key: Stated(value.status, value.number) for key, value in values.items()}


def previous_code(loaded: Loaded) -> str:
    return calendar.previous(loaded.period.code)


def previous_submission(session: Session, loaded: Loaded) -> int | None:
    """The reporter's submission for the same period one year earlier."""
    return session.scalar(
        select(Submission.id)
        .join(Period, Period.id == Submission.period_id)
        .where(
            Submission.form_id == loaded.form.id,
            Submission.body_id == loaded.submission.body_id,
            Period.code == previous_code(loaded),
        )
    )


def previous_values(session: Session, loaded: Loaded) -> dict[str, Value]:
    submission_id = previous_submission(session, loaded)
    return {} if submission_id is None else values_of(session, submission_id)


def body_name(session: Session, body_id: int, day: date) -> str:
    return session.execute(
        select(BodyName.name).where(
            BodyName.body_id == body_id, BodyName.kind == NameKind.official, BodyName.valid.contains(day)
        )
    ).scalar_one()


def unit_on(session: Session, unit_id: int | None, day: date) -> UnitRef | None:
    version = session.scalar(select(UnitVersion).where(UnitVersion.unit_id == unit_id, UnitVersion.valid.contains(day)))
    return unit_ref(version) if version else None
