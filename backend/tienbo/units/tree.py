"""The closure of the tree over time, derived from the dated superiors of every unit."""

from datetime import date

from sqlalchemy import Select, exists, select, text
from sqlalchemy.orm import Session

from tienbo.units.models import UnitClosure


def analyze(session: Session) -> None:
    """Let the planner know how large the register is now; without it the next queries take seconds."""
    session.flush()
    session.execute(text("SELECT analyze_register()"))


def rebuild(session: Session) -> None:
    """Derive every ancestor of every unit again, with the dates on which it is one."""
    session.flush()
    session.execute(text("SELECT derive_closure()"))


def subtree(unit_id: int, day: date) -> Select[int]:
    """Ids of the unit and of everything below it on `day`."""
    return select(UnitClosure.descendant_id).where(UnitClosure.ancestor_id == unit_id, UnitClosure.valid.contains(day))


def is_below(session: Session, unit_id: int, ancestor_id: int, day: date) -> bool:
    """Whether the unit is the other one or below it on `day`."""
    return bool(session.scalar(select(exists(subtree(ancestor_id, day).where(UnitClosure.descendant_id == unit_id)))))


def superiors(session: Session, unit_id: int, day: date) -> tuple[int, ...]:
    """The unit and those above it on `day`, the nearest first."""
    above = (
        select(UnitClosure.ancestor_id)
        .where(UnitClosure.descendant_id == unit_id, UnitClosure.valid.contains(day))
        .order_by(UnitClosure.depth)
    )
    return tuple(session.scalars(above))


def branches(session: Session, unit_id: int, day: date) -> dict[int, int]:
    """For every unit of the subtree on `day` the child of `unit_id` under which it stands; itself for the top."""
    links = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.ancestor_id).where(
            UnitClosure.depth == 1,
            UnitClosure.valid.contains(day),
            UnitClosure.descendant_id.in_(subtree(unit_id, day)),
        )
    )
    parent = {child: above for child, above in links if child != unit_id}
    found = {unit_id: unit_id}
    for child in parent:
        _climb(child, unit_id, parent, found)
    return found


def _climb(child: int, top: int, parent: dict[int, int], found: dict[int, int]) -> None:
    path = [child]
    while path[-1] not in found and parent[path[-1]] != top:
        path.append(parent[path[-1]])
    branch = found.get(path[-1], path[-1])
    found.update(dict.fromkeys(path, branch))
