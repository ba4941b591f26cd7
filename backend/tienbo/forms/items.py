"""The versions of a form as rows: which is the draft, which the newest, and what stands in them."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tienbo.forms.models import Form, FormItem, FormVersion
from tienbo.forms.version_schemas import ItemWrite


def draft_of(session: Session, form: Form) -> FormVersion | None:
    return session.scalar(select(FormVersion).filter_by(form_id=form.id, valid=None))


def newest_of(session: Session, form: Form) -> FormVersion | None:
    """The version that was issued last."""
    return session.scalar(select(FormVersion).where(FormVersion.form_id == form.id, func.upper_inf(FormVersion.valid)))


def next_number(session: Session, form: Form) -> int:
    return (session.scalar(select(func.max(FormVersion.number)).filter_by(form_id=form.id)) or 0) + 1


def put_items(session: Session, form: Form, items: Sequence[ItemWrite]) -> None:
    """Make these the items of the draft, which is begun if there is none."""
    draft = draft_of(session, form)
    if draft is None:
        draft = FormVersion(form_id=form.id, number=next_number(session, form))
        session.add(draft)
        session.flush()
    session.execute(delete(FormItem).filter_by(form_id=form.id, version=draft.number))
    session.add_all(
        FormItem(form_id=form.id, version=draft.number, position=position, **item.model_dump())
        for position, item in enumerate(items, 1)
    )
