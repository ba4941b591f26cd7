"""A submission as it is answered: its figures, what the checks find, and what was said around them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.forms.asked import extended_to
from tienbo.forms.models import FormPeriod
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.arithmetic import ratio
from tienbo.indicators.models import Indicator
from tienbo.submissions import behalf, queries
from tienbo.submissions.asking import Asked, asked_of
from tienbo.submissions.check_rules import Severity, cell_key
from tienbo.submissions.checks import Figures, findings
from tienbo.submissions.entry_models import Attachment, CellComment, SubmissionReturn
from tienbo.submissions.explaining import Explained, explained_of
from tienbo.submissions.models import State, Submission, Value, ValueStatus
from tienbo.submissions.queries import Loaded, load
from tienbo.submissions.schemas import (
    AskedCellRead,
    AttachmentRead,
    CheckFindingRead,
    PreviousValues,
    RatioRead,
    ReturnRead,
    SubmissionRead,
    ValueRead,
)
from tienbo.units.refs import BodyRef, unit_ref

Withdrawer = aliased(User, name="withdrawer")


def get_submission(session: Session, actor: Actor, submission_id: int) -> SubmissionRead:
    """The submission as its reader may see and treat it now."""
    return read(session, actor, load(session, actor, submission_id))


def read(session: Session, actor: Actor, loaded: Loaded) -> SubmissionRead:
    submission = loaded.submission
    asked = asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to)
    values = queries.values_of(session, submission.id)
    last_id = queries.previous_submission(session, loaded)
    last_values = {} if last_id is None else queries.values_of(session, last_id)
    now, last = queries.said(values), queries.said(last_values)
    explained = explained_of(session, submission.id, now, last)
    return SubmissionRead(
        id=submission.id,
        form_id=submission.form_id,
        period=PeriodRead.model_validate(loaded.period),
        body=BodyRef(id=submission.body_id, name=queries.body_name(session, submission.body_id, submission.tree_on)),
        unit=unit_ref(loaded.unit),
        reviewer=queries.unit_on(session, loaded.reviewer_id, actor.today),
        state=submission.state,
        reason=submission.reason,
        version=submission.version,
        demo=submission.demo,
        changed_at=submission.changed_at,
        due_on=_due_on(session, loaded),
        mend_by=submission.mend_by,
        cells=_cells(session, submission.id, asked),
        checks=asked.checks,
        findings=_findings(asked, now, last, explained),
        explanations=[one.read for one in explained.values()],
        returned=_returned(session, submission),
        attachments=attachments_of(session, submission.id),
        behalf=behalf.latest(session, actor, submission.id),
        values=_values_read(values),
        previous=(
            None
            if last_id is None
            else PreviousValues(period_code=queries.previous_code(loaded), values=_values_read(last_values))
        ),
        ratios=[_ratio(derived, now) for derived in asked.ratios],
        missing=list(dict.fromkeys(cell.indicator.id for key, cell in asked.cells.items() if key not in now)),
        entry=loaded.entry,
        actions=loaded.actions,
    )


def attachments_of(session: Session, submission_id: int) -> list[AttachmentRead]:
    rows = session.execute(
        select(Attachment, User.name, Withdrawer.name)
        .outerjoin(User, User.id == Attachment.user_id)
        .outerjoin(Withdrawer, Withdrawer.id == Attachment.withdrawn_by_id)
        .where(Attachment.submission_id == submission_id)
        .order_by(Attachment.id)
    )
    return [
        AttachmentRead(
            id=file.id,
            name=file.name,
            size=file.size,
            user_name=name,
            attached_at=file.attached_at,
            withdrawn_at=file.withdrawn_at,
            withdrawn_by=withdrawer,
            withdrawn_reason=file.withdrawn_reason,
        )
        for file, name, withdrawer in rows
    ]


def latest_return(session: Session, submission_id: int) -> SubmissionReturn | None:
    return session.scalar(
        select(SubmissionReturn)
        .where(SubmissionReturn.submission_id == submission_id)
        .order_by(SubmissionReturn.version.desc())
        .limit(1)
    )


def _due_on(session: Session, loaded: Loaded) -> date | None:
    """With the time that the reporter was given."""
    asked = session.get(FormPeriod, (loaded.form.id, loaded.period.id, loaded.unit.level))
    extended = extended_to(session, loaded.form.id, loaded.period.id, loaded.submission.body_id)
    return extended or (asked.due_on if asked else None)


def _cells(session: Session, submission_id: int, asked: Asked) -> list[AskedCellRead]:
    rows = session.execute(
        select(
            CellComment.indicator_id,
            CellComment.category_id,
            func.count(),
            func.count().filter(CellComment.resolved_at.is_(None)),
        )
        .where(CellComment.submission_id == submission_id)
        .group_by(CellComment.indicator_id, CellComment.category_id)
    )
    comments = {cell_key(indicator, category): (every, unresolved) for indicator, category, every, unresolved in rows}
    return [
        AskedCellRead(
            indicator_id=cell.indicator.id,
            category_id=cell.category_id,
            name_vi=cell.category.vi if cell.category else None,
            name_en=cell.category.en if cell.category else None,
            comments=comments.get(key, (0, 0))[0],
            open_comments=comments.get(key, (0, 0))[1],
        )
        for key, cell in asked.cells.items()
    ]


def _findings(asked: Asked, now: Figures, last: Figures, explained: Explained) -> list[CheckFindingRead]:
    found = dict.fromkeys(findings(asked.checks, now, last))
    return [
        CheckFindingRead(
            kind=one.kind,
            severity=one.severity,
            cell=one.cell,
            explained=one.severity is Severity.soft
            and (one.kind, one.cell) in explained
            and explained[one.kind, one.cell].valid,
        )
        for one in found
    ]


def _returned(session: Session, submission: Submission) -> ReturnRead | None:
    given_back = None if submission.state is State.accepted else latest_return(session, submission.id)
    if given_back is None:
        return None
    return ReturnRead(
        state=given_back.state,
        version=given_back.version,
        reason=given_back.reason,
        cells=given_back.cells,
        mend_by=given_back.mend_by,
        user_name=session.scalar(select(User.name).where(User.id == given_back.user_id)),
        returned_at=given_back.returned_at,
    )


def _values_read(values: dict[str, Value]) -> list[ValueRead]:
    return [ValueRead.model_validate(value) for value in values.values()]


def _ratio(derived: Indicator, now: Figures) -> RatioRead:
    numerator = _number(now, cell_key(derived.numerator_id or 0, derived.numerator_category_id))
    denominator = _number(now, cell_key(derived.denominator_id or 0, derived.denominator_category_id))
    return RatioRead(
        indicator_id=derived.id,
        numerator=numerator,
        denominator=denominator,
        value=ratio(numerator, denominator, derived.factor or Decimal(1)),
    )


def _number(now: Figures, cell: str) -> Decimal | None:
    value = now.get(cell)
    return value.number if value is not None and value.status is ValueStatus.reported else None
