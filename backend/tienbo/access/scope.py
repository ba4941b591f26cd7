"""The one home of scope: which units a caller may see, as one SELECT, and who the caller is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, Select, exists, select, union
from sqlalchemy.orm import InstrumentedAttribute

from tienbo.access.models import Role
from tienbo.access.permissions import Permission
from tienbo.units.models import UnitClosure, UnitReach


@dataclass(frozen=True)
class Grant:
    """Permissions held at one unit: a person's by a role at a body, a program's by what it was given."""

    unit_id: int
    permissions: frozenset[Permission]
    role: Role | None = None
    body_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """The caller of a request, a person or a program, with the authority that the database gives at this moment.

    Attributes:
        user_id: the person; None for a program, which `client_id` then names.
        today: the day by whose tree duties are shared out; a past day for a rehearsal account of the demo.
        token_id: `jti` of the access token, which every event names.
    """

    user_id: int | None
    client_id: str | None
    name: str
    grants: tuple[Grant, ...]
    today: date
    token_id: str
    request_id: str

    @property
    def roots(self) -> tuple[int, ...]:
        """Units in which the caller holds any permission."""
        return tuple(sorted({grant.unit_id for grant in self.grants}))

    @property
    def permissions(self) -> frozenset[Permission]:
        return frozenset().union(*(grant.permissions for grant in self.grants))

    def roots_with(self, permission: Permission) -> list[int]:
        """Units in which one of the caller's roles carries the permission."""
        return sorted({grant.unit_id for grant in self.grants if permission in grant.permissions})


def visible_units(actor: Actor, permission: Permission) -> Select[int]:
    """Ids of the units whose data the caller may read with this permission: at, below, or before their own."""
    return select(UnitReach.unit_id).where(
        UnitReach.root_id.in_(actor.roots_with(permission)), UnitReach.during.contains(actor.today)
    )


def visible_facts(
    actor: Actor,
    permission: Permission,
    unit_id: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    day: InstrumentedAttribute[date] | ColumnElement[date],
) -> ColumnElement[bool]:
    """Whether a figure of the unit `unit_id`, counted in the tree of `day`, is within the caller's reach."""
    return exists(visible_units(actor, permission).where(UnitReach.unit_id == unit_id, UnitReach.facts.contains(day)))


def duty_units(actor: Actor, permission: Permission) -> Select[int]:
    """Of those, the units on whose data the caller may act."""
    return visible_units(actor, permission).where(UnitReach.duty)


def units_above(actor: Actor, permission: Permission) -> Select[int]:
    """Ids of the caller's own units and their superiors, whose issued documents and forms are meant for them."""
    return select(UnitClosure.ancestor_id).where(
        UnitClosure.descendant_id.in_(actor.roots_with(permission)), UnitClosure.valid.contains(actor.today)
    )


def readable_units(actor: Actor, permission: Permission) -> CompoundSelect[int]:
    """Units whose register entry, forms and issued documents the caller may read: below, own and above."""
    return union(visible_units(actor, permission), units_above(actor, permission))
