from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.indicators import calendar
from tienbo.indicators.arithmetic import ratio
from tienbo.indicators.models import Form, FormPeriod, Indicator, Period
from tienbo.indicators.queries import derived_ratios, form_items
from tienbo.indicators.refs import PeriodRead
from tienbo.problems import NotFound
from tienbo.submissions.checks import Stated
from tienbo.submissions.lifecycle import Duties, allowed
from tienbo.submissions.models import Submission, Value, ValueStatus
from tienbo.submissions.schemas import PreviousValues, RatioRead, SubmissionRead, ValueRead
from tienbo.units import duty
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef, UnitRef, unit_ref


@dataclass(frozen=True)
class Loaded:
    """A submission with what a decision about it needs."""

    submission: Submission
    form: Form
    period: Period
    unit: UnitVersion
    reviewer_id: int | None
    duties: Duties


def load(session: Session, actor: Actor, submission_id: int, *, for_update: bool = False) -> Loaded:
    """The submission, its form and period, and the caller's duties towards it.

    Raises:
        NotFound: outside the caller's reach.
    """
    query = select(Submission).where(
        Submission.id == submission_id,
        visible_facts(actor, Permission.submission_read, Submission.unit_id, Submission.tree_on),
    )
    submission = session.scalar(query.with_for_update() if for_update else query)
    if submission is None:
        raise NotFound
    unit = session.execute(
        select(UnitVersion).where(
            UnitVersion.unit_id == submission.unit_id, UnitVersion.valid.contains(submission.tree_on)
        )
    ).scalar_one()
    holder_id, reviewer_id = duty.duty_of(session, submission.unit_id, actor.today)
    return Loaded(
        submission,
        session.get_one(Form, submission.form_id),
        session.get_one(Period, submission.period_id),
        unit,
        reviewer_id,
        duties_of(actor, holder_id, reviewer_id),
    )


def duties_of(actor: Actor, holder_id: int | None, reviewer_id: int | None) -> Duties:
    return Duties(
        enters=holder_id in actor.roots_with(Permission.submission_enter),
        submits=holder_id in actor.roots_with(Permission.submission_submit),
        reviews=reviewer_id in actor.roots_with(Permission.submission_review),
    )


def asked_indicators(session: Session, loaded: Loaded) -> list[Indicator]:
    """The indicators that the form asks of reporters at this level."""
    return [indicator for item, indicator in form_items(session, loaded.form.id) if loaded.unit.level in item.levels]


def stated_values(session: Session, submission_id: int) -> dict[int, Stated]:
    rows = session.execute(
        select(Value.indicator_id, Value.status, Value.number).where(Value.submission_id == submission_id)
    )
    return {indicator_id: Stated(status, number) for indicator_id, status, number in rows}


def get_submission(session: Session, actor: Actor, submission_id: int) -> SubmissionRead:
    """The submission as its reader may see and treat it now."""
    return read(session, actor, load(session, actor, submission_id))


def read(session: Session, actor: Actor, loaded: Loaded) -> SubmissionRead:
    submission = loaded.submission
    asked = asked_indicators(session, loaded)
    stated = stated_values(session, submission.id)
    return SubmissionRead(
        id=submission.id,
        form_id=submission.form_id,
        period=PeriodRead.model_validate(loaded.period),
        body=BodyRef(id=submission.body_id, name=body_name(session, submission.body_id, submission.tree_on)),
        unit=unit_ref(loaded.unit),
        reviewer=_reviewer(session, loaded.reviewer_id, actor.today),
        state=submission.state,
        reason=submission.reason,
        version=submission.version,
        demo=submission.demo,
        changed_at=submission.changed_at,
        due_on=session.scalar(
            select(FormPeriod.due_on).where(
                FormPeriod.form_id == submission.form_id,
                FormPeriod.period_id == submission.period_id,
                FormPeriod.level == loaded.unit.level,
            )
        ),
        values=_values_read(stated),
        previous=_previous(session, loaded),
        ratios=_ratios(session, asked, stated),
        missing=[indicator.id for indicator in asked if indicator.id not in stated],
        actions=allowed(submission.state, loaded.duties),
    )


def body_name(session: Session, body_id: int, day: date) -> str:
    return session.execute(
        select(BodyName.name).where(
            BodyName.body_id == body_id, BodyName.kind == NameKind.official, BodyName.valid.contains(day)
        )
    ).scalar_one()


def _reviewer(session: Session, unit_id: int | None, today: date) -> UnitRef | None:
    version = session.scalar(
        select(UnitVersion).where(UnitVersion.unit_id == unit_id, UnitVersion.valid.contains(today))
    )
    return unit_ref(version) if version else None


def _values_read(stated: dict[int, Stated]) -> list[ValueRead]:
    return [ValueRead(indicator_id=key, status=value.status, number=value.number) for key, value in stated.items()]


def _previous(session: Session, loaded: Loaded) -> PreviousValues | None:
    code = calendar.previous(loaded.period.code)
    submission_id = session.scalar(
        select(Submission.id)
        .join(Period, Period.id == Submission.period_id)
        .where(
            Submission.form_id == loaded.form.id,
            Submission.body_id == loaded.submission.body_id,
            Period.code == code,
        )
    )
    if submission_id is None:
        return None
    return PreviousValues(period_code=code, values=_values_read(stated_values(session, submission_id)))


def _ratios(session: Session, asked: Sequence[Indicator], stated: dict[int, Stated]) -> list[RatioRead]:
    return [_ratio(derived, stated) for derived in derived_ratios(session, [indicator.id for indicator in asked])]


def _ratio(derived: Indicator, stated: dict[int, Stated]) -> RatioRead:
    numerator = _number(stated.get(derived.numerator_id or 0))
    denominator = _number(stated.get(derived.denominator_id or 0))
    return RatioRead(
        indicator_id=derived.id,
        numerator=numerator,
        denominator=denominator,
        value=ratio(numerator, denominator, derived.factor or Decimal(1)),
    )


def _number(value: Stated | None) -> Decimal | None:
    return value.number if value is not None and value.status is ValueStatus.reported else None
