"""Who is asked to fill in a form for a period: bodies of a kind or of a group, in the tree of the period's last day."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from tienbo.forms.models import DueExtension, Form, FormPeriod, Period
from tienbo.units import tree
from tienbo.units.body_models import Body, BodyGroup, BodyName, NameKind
from tienbo.units.groups import resolve
from tienbo.units.models import UnitVersion


def reporters(session: Session, form: Form, period: Period, within: int) -> Select[int, str, UnitVersion, date]:
    """Body, its name, unit and due date (with the time it was given), for every reporter in the unit's subtree.

    The tree is the one that stood when the period ended, so a later reorganisation adds and removes nobody.
    `within` is that unit, the form's or one below it: see `asked_within`.
    """
    day = period.data_to
    extended = (
        select(func.max(DueExtension.due_on))
        .where(DueExtension.form_id == form.id, DueExtension.period_id == period.id, DueExtension.body_id == Body.id)
        .scalar_subquery()
    )
    due_on = func.coalesce(extended, FormPeriod.due_on).label("due_on")
    return (
        select(Body.id.label("body_id"), BodyName.name.label("body_name"), UnitVersion, due_on)
        .join(UnitVersion, and_(UnitVersion.unit_id == Body.unit_id, UnitVersion.valid.contains(day)))
        .join(BodyName, and_(BodyName.body_id == Body.id, BodyName.kind == NameKind.official))
        .join(
            FormPeriod,
            and_(
                FormPeriod.form_id == form.id,
                FormPeriod.period_id == period.id,
                FormPeriod.level == UnitVersion.level,
            ),
        )
        .where(
            _asked(session, form, day),
            Body.valid.contains(day),
            BodyName.valid.contains(day),
            Body.unit_id.in_(tree.subtree(within, day)),
        )
    )


def asked_bodies(session: Session, form: Form, day: date) -> Select[int, int]:
    """The bodies that the form asks and their units, without names: many at once, row security makes those dear."""
    return select(Body.id, Body.unit_id).where(
        _asked(session, form, day), Body.valid.contains(day), Body.unit_id.in_(tree.subtree(form.unit_id, day))
    )


def _asked(session: Session, form: Form, day: date) -> ColumnElement[bool]:
    if form.reporter_group_id is None:
        return and_(Body.kind == form.reporter_kind, Body.parent_id.is_(None))
    group = session.get_one(BodyGroup, form.reporter_group_id)
    return Body.id.in_([member.body_id for member in resolve(session, group, day)])


def asked_within(session: Session, form: Form, period: Period, unit_id: int) -> int | None:
    """The top of that part of the unit's subtree of which the form is asked; None when it is asked of none of it."""
    day = period.data_to
    if tree.is_below(session, unit_id, form.unit_id, day):
        return unit_id
    return form.unit_id if tree.is_below(session, form.unit_id, unit_id, day) else None
