"""What stands above a list: whose it is, by which filters, and the names behind their ids."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from fastapi import Request
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.forms.models import Form
from tienbo.forms.queries import readable_forms
from tienbo.problems import Text
from tienbo.reports.lists.words import CHOICES, word
from tienbo.units.models import UnitVersion

_UNITS = {"unit_id", "parent_id"}


def whose(session: Session, actor: Actor, permission: Permission, language: str) -> str:
    """The units for which the caller holds the permission."""
    names = [_unit_name(session, actor, permission, root) for root in actor.roots_with(permission)]
    return f"{Text('Đơn vị', 'Unit').pick(language)}: {', '.join(name for name in names if name)}"


def filters_said(
    request: Request,
    session: Session,
    actor: Actor,
    permission: Permission,
    labels: Mapping[str, Text],
    given: Mapping[str, Any],
    language: str,
) -> str | None:
    """The filters of the address in words; None without any."""
    asked = {**request.path_params, **request.query_params}
    parts = []
    for name, label in labels.items():
        value = given.get(name, asked.get(name))
        if name not in asked or value in {None, False, ""}:
            continue
        if name in _UNITS:
            value = _unit_name(session, actor, permission, int(value)) or value
        elif name == "form_id":
            value = _form_name(session, actor, permission, int(value), language) or value
        elif name == "box":
            value = CHOICES[value].pick(language)
        said = _said(value, language)
        parts.append(f"{label.pick(language)}: {said}" if said else label.pick(language))
    if not parts:
        return None
    return f"{Text('Lọc theo', 'Filtered by').pick(language)}: {'; '.join(parts)}"


def _said(value: Any, language: str) -> str:  # noqa: ANN401 -- a parameter of any kind
    """A switch that is on is said by its label alone."""
    if value is True:
        return ""
    if isinstance(value, StrEnum):
        said = word(value)
        return said.pick(language) if said else value.value
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _unit_name(session: Session, actor: Actor, permission: Permission, unit_id: int) -> str | None:
    """The newest name of a unit that the caller may know of."""
    return session.scalar(
        select(UnitVersion.name)
        .where(UnitVersion.unit_id == unit_id, UnitVersion.unit_id.in_(readable_units(actor, permission)))
        .order_by(UnitVersion.valid.desc())
        .limit(1)
    )


def _form_name(session: Session, actor: Actor, permission: Permission, form_id: int, language: str) -> str | None:
    form = session.scalar(readable_forms(actor, permission).where(Form.id == form_id))
    return Text(form.name_vi, form.name_en).pick(language) if form else None
