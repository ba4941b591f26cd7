"""Reminders as mail, sent once the reminders themselves are kept: no transaction waits for a mail server."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from email.message import EmailMessage
from typing import Any, NamedTuple

from fastapi import BackgroundTasks, Request
from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session, sessionmaker

from tienbo.access import mail
from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.scope import Actor
from tienbo.assignments.progress_models import Reminder
from tienbo.assignments.reminders_subjects import Subject, TaskSubject, subjects_of
from tienbo.database import Reach, set_reach
from tienbo.settings import Settings
from tienbo.units.body_models import Body, BodyKind

_READERS = (Role.officer, Role.leader)


class Letter(NamedTuple):
    reminder_id: int
    message: EmailMessage


class Posted(NamedTuple):
    """How many letters were taken by the mail server, and how many were not."""

    sent: int
    failed: int


def letters(session: Session, settings: Settings, reminders: Sequence[Reminder], today: date) -> list[Letter]:
    """A letter to everyone who works at a reminded body, or else at its unit's committee; none without a server."""
    if not mail.can_send(settings) or not reminders:
        return []
    at = _readers(session, {row.body_id for row in reminders}, {row.to_unit_id for row in reminders}, today)
    subjects = subjects_of(session, reminders)
    return [
        Letter(row.id, _letter(settings, address, row, subjects[row.id]))
        for row in reminders
        for address in sorted(at.get(("body", row.body_id)) or at.get(("unit", row.to_unit_id)) or ())
    ]


def post(settings: Settings, written: Sequence[Letter]) -> tuple[Posted, Counter[int]]:
    """Hand the letters to the mail server: a failure is counted, not raised; and how many went out for each."""
    taken = mail.send_all(settings, [letter.message for letter in written])
    by_reminder = Counter(letter.reminder_id for letter, went in zip(written, taken, strict=True) if went)
    return Posted(sum(taken), len(taken) - sum(taken)), by_reminder


def note(session: Session, by_reminder: Counter[int]) -> None:
    """Keep with each reminder how many addresses got it."""
    for reminder_id, count in by_reminder.items():
        session.execute(update(Reminder).where(Reminder.id == reminder_id).values(mailed_to=Reminder.mailed_to + count))


def post_and_note(settings: Settings, sessions: sessionmaker[Any], reach: Reach, written: Sequence[Letter]) -> None:
    """The same after an answer has gone out, in a transaction of its own with the sender's reach."""
    _, by_reminder = post(settings, written)
    if by_reminder:
        with sessions() as session, session.begin():
            set_reach(session, reach)
            note(session, by_reminder)


def post_later(
    request: Request, tasks: BackgroundTasks, session: Session, actor: Actor, made: Sequence[Reminder]
) -> None:
    """Write the letters now and send them once the answer has gone out."""
    settings, sessions = request.app.state.settings, request.app.state.sessions
    written = letters(session, settings, made, actor.today)
    if written:
        reach = Reach(actor.user_id, client_id=actor.client_id, roots=actor.roots, today=actor.today)
        tasks.add_task(post_and_note, settings, sessions, reach, written)


def _readers(
    session: Session, bodies: Iterable[int], units: Iterable[int], today: date
) -> dict[tuple[str, int], set[str]]:
    rows = session.execute(
        select(RoleGrant.body_id, RoleGrant.unit_id, Body.kind, User.email)
        .join(User, User.id == RoleGrant.user_id)
        .join(Body, Body.id == RoleGrant.body_id)
        .where(User.active, User.email.is_not(None), RoleGrant.role.in_(_READERS), RoleGrant.valid.contains(today))
        .where(
            or_(
                RoleGrant.body_id == func.any(sorted(bodies)),
                (RoleGrant.unit_id == func.any(sorted(units))) & (Body.kind == BodyKind.peoples_committee),
            )
        )
    )
    found: dict[tuple[str, int], set[str]] = {}
    for body_id, unit_id, kind, address in rows:
        if address:
            found.setdefault(("body", body_id), set()).add(address)
            if kind is BodyKind.peoples_committee:
                found.setdefault(("unit", unit_id), set()).add(address)
    return found


def _letter(settings: Settings, address: str, reminder: Reminder, subject: Subject) -> EmailMessage:
    if isinstance(subject, TaskSubject):
        title, english = "đôn đốc thực hiện nhiệm vụ", "a task; open the address above to report its progress"
        page = f"matrices/{subject.matrix_id}/progress/{subject.assignment_id}?body={reminder.body_id}"
    else:
        title, english = "đôn đốc báo cáo số liệu", "a report of figures; open the address above to enter them"
        page = f"entry?form={subject.form_id}&period={subject.period.code}"
    message = EmailMessage()
    message["From"], message["To"] = settings.mail_from, address
    message["Subject"] = f"Tiến bộ: {title}"
    message.set_content(
        f"{reminder.text}\n\n"
        f"Xem và báo cáo tại: {settings.issuer.rstrip('/')}/{page}\n\n"
        f"You are reminded of {english}.\n"
    )
    return message
