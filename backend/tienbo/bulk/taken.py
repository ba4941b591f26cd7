"""The reports that a file of figures changed, by the events that it left with them."""

from sqlalchemy import Integer, cast, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.bulk.models import BulkLoad
from tienbo.bulk.schemas import TakenSubmission
from tienbo.exchange.models import Event
from tienbo.forms.models import Form, Period
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.submissions.models import Submission
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref


def list_taken(session: Session, actor: Actor, load: BulkLoad, cursor: str | None, limit: int) -> Page[TakenSubmission]:
    """In the order in which they were begun, as far as the caller reads them now."""
    told = select(cast(Event.subject_id, Integer)).where(
        Event.subject_kind == "submission",
        Event.request_id == load.request_id,
        Event.happened_at >= load.asked_at,
        Event.user_id == load.user_id if load.client_id is None else Event.client_id == load.client_id,
    )
    query = (
        select(Submission, Form, Period, UnitVersion)
        .join(Form, Form.id == Submission.form_id)
        .join(Period, Period.id == Submission.period_id)
        .join(UnitVersion, (UnitVersion.unit_id == Submission.unit_id) & UnitVersion.valid.contains(Submission.tree_on))
        .where(
            Submission.id.in_(told),
            visible_facts(actor, Permission.submission_read, Submission.unit_id, Submission.tree_on),
        )
    )
    if cursor is not None:
        (last_id,) = decode_cursor(cursor, int)
        query = query.where(Submission.id > last_id)
    rows = session.execute(query.order_by(Submission.id).limit(limit + 1)).all()
    return Page(
        items=[
            TakenSubmission(
                id=submission.id,
                unit=unit_ref(unit),
                form_name_vi=form.name_vi,
                form_name_en=form.name_en,
                period=period.code,
                state=submission.state,
            )
            for submission, form, period, unit in rows[:limit]
        ],
        next_cursor=encode_cursor(rows[limit - 1][0].id) if len(rows) > limit else None,
    )
