"""Bodies and roles on the day of a reorganisation: what ends with a unit, and who takes it over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant
from tienbo.reorganisations.planning import Planned
from tienbo.units import committees
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.units.models import Lineage, Share, UnitVersion
from tienbo.vietnamese import fold


@dataclass
class Moved:
    """Ids, and of what is shortened its last day before (null: open), so that it can be undone.

    Attributes:
        bodies_opened: the committees of new units.
        bodies_ended: body → [the end it had, the body that takes over].
        names_opened, names_ended: official names of renamed committees.
        roles_opened: roles at the successor.
        roles_ended: role → the end it had.
    """

    bodies_opened: list[int] = field(default_factory=list)
    bodies_ended: dict[str, list[str | int | None]] = field(default_factory=dict)
    names_opened: list[int] = field(default_factory=list)
    names_ended: dict[str, str | None] = field(default_factory=dict)
    roles_opened: list[int] = field(default_factory=list)
    roles_ended: dict[str, str | None] = field(default_factory=dict)


def move(
    session: Session, planned: Planned, opened: Mapping[str, int], closed: Sequence[int], altered: Sequence[int]
) -> Moved:
    """Give each new unit its committee, end the bodies of those that end, and hand their people's roles on."""
    day = planned.effective_on
    moved = Moved(bodies_opened=committees.open_missing(session, set(opened.values())))
    heirs = _main_successors(session, closed, day)
    places = {unit_id: _bodies_of(session, unit_id, day) for unit_id in set(heirs.values())}
    for unit_id in sorted(closed):
        heir = places.get(heirs.get(unit_id, 0), {})
        for body in _bodies_of(session, unit_id, day).values():
            _end_body(session, moved, body, heir, day)
    _rename_committees(session, moved, altered, day)
    session.flush()
    return moved


def _main_successors(session: Session, closed: Sequence[int], day: date) -> dict[int, int]:
    rows = session.execute(
        select(Lineage.predecessor_id, Lineage.successor_id).where(
            Lineage.predecessor_id.in_(closed),
            Lineage.effective_on == day,
            Lineage.share.in_([Share.whole, Share.part_main]),
        )
    )
    return dict(rows.all())


def _bodies_of(session: Session, unit_id: int, day: date) -> dict[int, Body]:
    rows = session.scalars(
        select(Body).where(Body.unit_id == unit_id, Body.valid.overlaps(Range(day, None))).order_by(Body.id)
    )
    return {body.id: body for body in rows}


def _end_body(session: Session, moved: Moved, body: Body, heirs: Mapping[int, Body], day: date) -> None:
    """Its successor is the body of the same sort; its people, without one, go to the committee."""
    alike = [one for one in heirs.values() if (one.kind, one.sector, one.parent_id) == (body.kind, body.sector, None)]
    same = alike[0] if alike and body.parent_id is None else None
    committee = next((one for one in heirs.values() if one.kind is BodyKind.peoples_committee), None)
    _hand_on(session, moved, body, same or committee, day)
    end = body.valid.upper
    moved.bodies_ended[str(body.id)] = [end.isoformat() if end else None, same.id if same else None]
    body.valid = Range(body.valid.lower, day)
    body.successor_id = same.id if same else None
    body.version += 1


def _hand_on(session: Session, moved: Moved, body: Body, heir: Body | None, day: date) -> None:
    afterwards: Range[date] = Range(day, None)
    held = session.scalars(
        select(RoleGrant)
        .where(RoleGrant.body_id == body.id, RoleGrant.valid.overlaps(afterwards))
        .order_by(RoleGrant.id)
    ).all()
    for grant in held:
        if heir is not None:
            _grant_once(session, moved, grant, heir, grant.valid.intersection(afterwards))
        end = grant.valid.upper
        moved.roles_ended[str(grant.id)] = end.isoformat() if end else None
        grant.valid = Range(grant.valid.lower, day)


def _grant_once(session: Session, moved: Moved, grant: RoleGrant, heir: Body, valid: Range[date]) -> None:
    """Whoever held the role in two of the units that merge holds it once afterwards."""
    known = select(RoleGrant.id).where(
        RoleGrant.user_id == grant.user_id,
        RoleGrant.body_id == heir.id,
        RoleGrant.role == grant.role,
        RoleGrant.valid.contains(valid),
    )
    if session.scalar(known) is not None:
        return
    taken = RoleGrant(
        user_id=grant.user_id,
        body_id=heir.id,
        unit_id=heir.unit_id,
        role=grant.role,
        valid=valid,
        delegated_by_id=grant.delegated_by_id,
    )
    session.add(taken)
    session.flush()
    moved.roles_opened.append(taken.id)


def _rename_committees(session: Session, moved: Moved, altered: Sequence[int], day: date) -> None:
    """The committee of a unit that is renamed bears the new name from that day on, where it bore the old one."""
    rows = session.execute(
        select(BodyName, Body.unit_id)
        .join(Body, Body.id == BodyName.body_id)
        .where(Body.unit_id.in_(altered), Body.kind == BodyKind.peoples_committee)
        .where(BodyName.kind == NameKind.official, BodyName.valid.contains(day))
    ).all()
    names = dict(
        session.execute(
            select(UnitVersion.unit_id, UnitVersion.name).where(
                UnitVersion.unit_id.in_(altered), UnitVersion.valid.contains(day)
            )
        ).all()
    )
    for old, unit_id in rows:
        name = committees.name_of(names[unit_id])
        if old.name == name or old.valid.lower == day:
            continue
        end = old.valid.upper
        moved.names_ended[str(old.id)] = end.isoformat() if end else None
        old.valid = Range(old.valid.lower, day)
        session.flush()
        new = BodyName(body_id=old.body_id, kind=NameKind.official, name=name, folded=fold(name), valid=Range(day, end))
        session.add(new)
        session.flush()
        moved.names_opened.append(new.id)
