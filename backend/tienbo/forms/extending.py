"""More time for single reporters."""

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.forms import asked
from tienbo.forms.asking import changed
from tienbo.forms.keeping import kept
from tienbo.forms.models import DueExtension
from tienbo.forms.queries import get_period
from tienbo.forms.reporters import reporters
from tienbo.forms.schemas import AskedPeriod, DueExtensionWrite
from tienbo.problems import FieldError, InvalidInput, Problem, Text
from tienbo.units.body_models import Body


class NotLater(Problem):
    status = 409
    code = "not-later"
    title = Text("Gia hạn phải muộn hơn hạn đang có.", "An extension must be later than the day it replaces.")


def extend(
    session: Session, actor: Actor, form_id: int, version: int, code: str, wanted: DueExtensionWrite
) -> AskedPeriod:
    """Give reporters more time: all of them, or none. The original due date stays.

    Raises:
        InvalidInput: with a pointer to every body that is no reporter of the form in this period.
        NotLater: for one of them the day is no later than what it has.
    """
    form = kept(session, actor, form_id, version)
    period = get_period(session, code)
    found = {
        row.body_id: row
        for row in session.execute(
            reporters(session, form, period, form.unit_id).where(Body.id.in_(set(wanted.body_ids)))
        )
    }
    text = Text("Cơ quan này không báo cáo biểu này trong kỳ.", "This body does not report this form in the period.")
    strangers = [
        FieldError(f"/body_ids/{place}", "no-reporter", text)
        for place, body_id in enumerate(wanted.body_ids)
        if body_id not in found
    ]
    if strangers:
        raise InvalidInput(errors=strangers)
    for body_id, row in found.items():
        until = asked.extended_to(session, form.id, period.id, body_id) or row.due_on
        if wanted.due_on <= until:
            raise NotLater
        session.add(
            DueExtension(
                form_id=form.id,
                period_id=period.id,
                body_id=body_id,
                unit_id=row.UnitVersion.unit_id,
                due_on=wanted.due_on,
                reason=wanted.reason,
                granted_by_id=actor.user_id,
            )
        )
    data = {"reason": wanted.reason, "due_on": wanted.due_on.isoformat(), "bodies": sorted(found)}
    changed(session, actor, form, "form.time-extended", period, **data)
    return asked.get_asked(session, actor, form_id, code)
