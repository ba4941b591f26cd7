"""Reminding those who are late with a report, all in one act; the list of reminders is evidence."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.assignments.reminders import keep
from tienbo.exchange.events import record
from tienbo.forms.models import Form, Period
from tienbo.problems import FieldError, InvalidInput, Text
from tienbo.submissions.queries import body_name, unit_on
from tienbo.submissions.reporter_schemas import ReporterRead
from tienbo.submissions.reporters import Wanted, everyone, reporter_reads
from tienbo.submissions.review_schemas import RemindersOfReports, RemindResult, ReportReminderRead
from tienbo.submissions.write_schemas import RemindRequest
from tienbo.units import duty
from tienbo.units.body_models import Body
from tienbo.units.refs import BodyRef

NOT_LATE = Text(
    "Nơi này không chậm, hoặc không do đơn vị bạn đôn đốc.", "It is not late, or not your unit's to remind."
)


def late_reporters(session: Session, actor: Actor, form: Form, period: Period) -> list[ReporterRead]:
    """Past the due date, not handed in, and to be reminded by one of the caller's units."""
    chasers = actor.roots_with(Permission.task_chase)
    wanted = Wanted(period.code, None, None, None, mine=False, to_review=False)
    rows = session.execute(
        everyone(session, actor, form, period, wanted, form.unit_id).where(
            Body.unit_id.in_(duty.units_reviewed_by(chasers, actor.today))
        )
    ).all()
    found = reporter_reads(session, actor, form, period, rows)
    return sorted((one for one in found if one.late), key=lambda one: (one.due_on, one.unit.name))


def remind(
    session: Session, actor: Actor, form: Form, period: Period, wanted: RemindRequest
) -> tuple[RemindResult, list[Reminder]]:
    """Remind these reporters, once a day each; all of them, or none where one is not late.

    Raises:
        InvalidInput: with a pointer to everyone who is not late or not the caller's to remind.
    """
    late = {one.body.id: one for one in late_reporters(session, actor, form, period)}
    errors = [
        FieldError(f"/body_ids/{number}", "not-late", NOT_LATE)
        for number, body_id in enumerate(wanted.body_ids)
        if body_id not in late
    ]
    if errors:
        raise InvalidInput(errors=errors)
    chosen = [late[body_id] for body_id in dict.fromkeys(wanted.body_ids)]
    sent = [_send(session, actor, form, period, one, wanted.text) for one in chosen]
    session.flush()
    made = [one for one in sent if one is not None]
    reminded = [one.body_id for one in made]
    known = [one.body.id for one in chosen if one.body.id not in set(reminded)]
    return RemindResult(reminded=reminded, known=known), made


def _send(session: Session, actor: Actor, form: Form, period: Period, late: ReporterRead, text: str) -> Reminder | None:
    _, reviewer_id = duty.duty_of(session, late.unit.id, actor.today)
    sent = keep(
        session,
        form_id=form.id,
        period_id=period.id,
        body_id=late.body.id,
        unit_id=reviewer_id,
        to_unit_id=late.unit.id,
        rule=ReminderRule.by_hand,
        about_on=actor.today,
        text=text,
        sent_by_id=actor.user_id,
    )
    if sent is not None:
        said = {"reminder": sent.id, "period": period.code, "body": late.body.id, "text": text}
        record(session, actor, "submission.reminded", ("form", form.id), late.unit.id, **said)
    return sent


def list_reminders(session: Session, actor: Actor, form: Form, period: Period) -> RemindersOfReports:
    """Reminders of this form and period that the caller's units sent or got."""
    within = visible_units(actor, Permission.submission_read)
    rows = session.execute(
        select(Reminder, User.name)
        .outerjoin(User, User.id == Reminder.sent_by_id)
        .where(Reminder.form_id == form.id, Reminder.period_id == period.id)
        .where(Reminder.unit_id.in_(within) | Reminder.to_unit_id.in_(within))
        .order_by(Reminder.id.desc())
        .limit(1000)
    )
    return RemindersOfReports(
        items=[
            ReportReminderRead(
                id=row.id,
                body=BodyRef(id=row.body_id, name=body_name(session, row.body_id, period.data_to)),
                by=unit_on(session, row.unit_id, actor.today),
                text=row.text,
                sent_at=row.sent_at,
                sent_by=name,
                mailed_to=row.mailed_to,
                seen_at=row.seen_at,
            )
            for row, name in rows
        ]
    )
