"""Keeping the groups of a unit: whom a phrase of its documents stands for."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.problems import NotFound, Problem, Text, VersionStale
from tienbo.units.bodies_service import keeping
from tienbo.units.body_keys import body_key
from tienbo.units.body_models import Body, BodyGroup, BodySelector
from tienbo.units.groups_queries import readable_groups
from tienbo.units.groups_schemas import GroupChange, GroupCreate, SelectorWrite
from tienbo.units.models import UnitClosure
from tienbo.vietnamese import fold


class PhraseTaken(Problem):
    status = 409
    code = "phrase-taken"
    title = Text("Đơn vị đã có nhóm mang cụm từ này.", "The unit has a group for this phrase already.")


class SelectorOutside(Problem):
    status = 409
    code = "selector-outside"
    title = Text(
        "Nhóm chỉ gồm cơ quan của đơn vị và các đơn vị cấp dưới.",
        "A group holds bodies of its unit and of the units below it.",
    )


def create(session: Session, actor: Actor, wanted: GroupCreate) -> int:
    keeping(session, actor, wanted.unit_id)
    _check_phrase(session, wanted.unit_id, wanted.phrase, but=0)
    group = BodyGroup(unit_id=wanted.unit_id, phrase=wanted.phrase, folded=fold(wanted.phrase), version=1)
    session.add(group)
    session.flush()
    _choose(session, group, wanted.selectors)
    _record(session, actor, "group.created", group, wanted.selectors)
    return group.id


def change(session: Session, actor: Actor, group_id: int, version: int, wanted: GroupChange) -> None:
    """Another phrase or other selectors; what matrices issued before froze stays with them."""
    group = session.scalar(readable_groups(actor).where(BodyGroup.id == group_id).with_for_update(of=BodyGroup))
    if group is None:
        raise NotFound
    keeping(session, actor, group.unit_id)
    if group.version != version:
        raise VersionStale
    if wanted.phrase is not None:
        _check_phrase(session, group.unit_id, wanted.phrase, but=group.id)
        group.phrase, group.folded = wanted.phrase, fold(wanted.phrase)
    if wanted.selectors is not None:
        session.execute(delete(BodySelector).where(BodySelector.group_id == group.id))
        _choose(session, group, wanted.selectors)
    group.version += 1
    _record(session, actor, "group.changed", group, wanted.selectors)


def selectors_of(group_id: int, wanted: Iterable[SelectorWrite]) -> list[BodySelector]:
    return [BodySelector(group_id=group_id, **selector.model_dump()) for selector in wanted]


def check_inside(session: Session, unit_id: int, wanted: Iterable[SelectorWrite]) -> None:
    """Bodies and units named are of the unit, or have been below it.

    Raises:
        SelectorOutside: they are not, or they do not exist.
    """
    chosen = list(wanted)
    bodies = {selector.body_id for selector in chosen if selector.body_id is not None}
    units = {selector.unit_id for selector in chosen if selector.unit_id is not None}
    below = select(UnitClosure.descendant_id).where(UnitClosure.ancestor_id == unit_id)
    known = set(session.scalars(select(Body.id).where(Body.id.in_(bodies), Body.unit_id.in_(below))))
    under = set(session.scalars(below.where(UnitClosure.descendant_id.in_(units))))
    if bodies - known or units - under:
        raise SelectorOutside


def _choose(session: Session, group: BodyGroup, wanted: list[SelectorWrite]) -> None:
    check_inside(session, group.unit_id, wanted)
    session.add_all(selectors_of(group.id, wanted))
    session.flush()


def _check_phrase(session: Session, unit_id: int, phrase: str, *, but: int) -> None:
    others = session.scalars(select(BodyGroup.phrase).where(BodyGroup.unit_id == unit_id, BodyGroup.id != but))
    if body_key(phrase) in {body_key(other) for other in others}:
        raise PhraseTaken


def _record(session: Session, actor: Actor, kind: str, group: BodyGroup, selectors: list[SelectorWrite] | None) -> None:
    chosen = None if selectors is None else [one.model_dump(mode="json", exclude_none=True) for one in selectors]
    record(session, actor, kind, ("body-group", group.id), group.unit_id, phrase=group.phrase, selectors=chosen)
    session.flush()
