from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Row, Select, exists, func, literal, or_, select, tuple_
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.updates import Since
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.units.models import Level, Lineage, UnitClosure, UnitVersion, level_type
from tienbo.units.refs import UnitRef, unit_ref
from tienbo.units.schemas import LineageLink, Tenure, UnitDetail, UnitRead, UnitVersionRead
from tienbo.vietnamese import fold

Parent = aliased(UnitVersion, name="parent")
Child = aliased(UnitVersion, name="child")
ONE_DAY = timedelta(days=1)
_LINK_COLUMNS = (("id", "unit_id"), ("code", "code"), ("name", "name"))

UnitRow = Row[UnitVersion, UnitVersion | None, bool]


class UnitFilter(NamedTuple):
    level: Level | None = None
    parent_id: int | None = None
    code: str | None = None
    q: str | None = None
    since: Since | None = None


def units_on(actor: Actor, day: date) -> Select[UnitVersion, UnitVersion | None, bool]:
    """The readable units as they stood on `day`, each with its superior and whether it has units below."""
    below = exists().where(Child.parent_id == UnitVersion.unit_id, Child.valid.contains(day))
    return (
        select(UnitVersion, Parent, below)
        .outerjoin(Parent, (Parent.unit_id == UnitVersion.parent_id) & Parent.valid.contains(day))
        .where(UnitVersion.valid.contains(day))
        .where(UnitVersion.unit_id.in_(readable_units(actor, Permission.unit_read)))
    )


def list_units(
    session: Session, actor: Actor, wanted: UnitFilter, day: date, cursor: str | None, limit: int
) -> Page[UnitRead]:
    """Units as of `day`, by level and then in the order of the Vietnamese alphabet."""
    query = _narrow(units_on(actor, day), wanted)
    key = (UnitVersion.level, UnitVersion.sort_key, UnitVersion.unit_id)
    if cursor is not None:
        level, name, unit_id = decode_cursor(cursor, Level, str, int)
        query = query.where(tuple_(*key) > tuple_(literal(level, level_type), literal(name), literal(unit_id)))
    rows = session.execute(query.order_by(*key).limit(limit + 1)).all()
    last = rows[limit - 1][0] if len(rows) > limit else None
    return Page(
        items=[unit_read(row) for row in rows[:limit]],
        next_cursor=encode_cursor(last.level.value, last.sort_key, last.unit_id) if last else None,
    )


def _narrow(
    query: Select[UnitVersion, UnitVersion | None, bool], wanted: UnitFilter
) -> Select[UnitVersion, UnitVersion | None, bool]:
    if wanted.level is not None:
        query = query.where(UnitVersion.level == wanted.level)
    if wanted.parent_id is not None:
        query = query.where(UnitVersion.parent_id == wanted.parent_id)
    if wanted.code is not None:
        query = query.where(UnitVersion.code == wanted.code)
    if wanted.q is not None:
        query = query.where(UnitVersion.folded.contains(fold(wanted.q), autoescape=True))
    if wanted.since is not None:
        below = exists().where(Child.parent_id == UnitVersion.unit_id, wanted.since.touched(Child))
        query = query.where(or_(wanted.since.touched(UnitVersion, Parent), below))
    return query


def get_unit(session: Session, actor: Actor, unit_id: int, as_of: date | None) -> UnitDetail:
    """One unit on a date; without a date, today or the last day of a unit that has ended.

    Raises:
        NotFound: outside the caller's scope, or not in being on that date.
    """
    history = _history(session, actor, unit_id)
    day = as_of or _day_in_being([version for version, _ in history], actor.today)
    row = session.execute(units_on(actor, day).where(UnitVersion.unit_id == unit_id)).one_or_none()
    if row is None:
        raise NotFound
    children = session.execute(
        units_on(actor, day).where(UnitVersion.parent_id == unit_id).order_by(UnitVersion.sort_key)
    ).all()
    return UnitDetail(
        **unit_read(row).model_dump(),
        as_of=day,
        ancestors=_ancestors(session, unit_id, day),
        children=[unit_read(child) for child in children],
        history=[_version_read(version, parent) for version, parent in history],
    )


def _history(session: Session, actor: Actor, unit_id: int) -> Sequence[Row[UnitVersion, UnitVersion | None]]:
    # The superior under its name at the end of the version: it may have been renamed in between.
    last_day = func.coalesce(func.upper(UnitVersion.valid) - 1, actor.today)
    rows = session.execute(
        select(UnitVersion, Parent)
        .outerjoin(Parent, (Parent.unit_id == UnitVersion.parent_id) & Parent.valid.op("@>")(last_day))
        .where(UnitVersion.unit_id == unit_id, UnitVersion.unit_id.in_(readable_units(actor, Permission.unit_read)))
        .order_by(UnitVersion.valid)
    ).all()
    if not rows:
        raise NotFound
    return rows


def day_of(session: Session, actor: Actor, unit_id: int, as_of: date | None) -> date:
    """The day asked for; without one, today or the last day of a unit that has ended.

    Raises:
        NotFound: outside the caller's scope, or not in being on that day.
    """
    versions = [version for version, _ in _history(session, actor, unit_id)]
    day = as_of or _day_in_being(versions, actor.today)
    if not any(version.valid.contains(day) for version in versions):
        raise NotFound
    return day


def _day_in_being(versions: Sequence[UnitVersion], today: date) -> date:
    first, last = versions[0].valid.lower, versions[-1].valid.upper
    if first is not None and today < first:
        return first
    return today if last is None or today < last else last - ONE_DAY


def _ancestors(session: Session, unit_id: int, day: date) -> list[UnitRef]:
    rows = session.scalars(
        select(UnitVersion)
        .join(UnitClosure, UnitClosure.ancestor_id == UnitVersion.unit_id)
        .where(UnitClosure.descendant_id == unit_id, UnitClosure.depth > 0)
        .where(UnitClosure.valid.contains(day), UnitVersion.valid.contains(day))
        .order_by(UnitClosure.depth.desc())
    )
    return [unit_ref(version) for version in rows]


def get_lineage(session: Session, actor: Actor, unit_id: int) -> tuple[UnitRef, list[LineageLink], list[LineageLink]]:
    """The unit under its last known name, what it came from and what it became."""
    version = _history(session, actor, unit_id)[-1][0]
    before = _links(session, "predecessor", Lineage.successor_id == unit_id)
    after = _links(session, "successor", Lineage.predecessor_id == unit_id)
    return unit_ref(version), before, after


def _links(session: Session, end: str, condition: ColumnElement[bool]) -> list[LineageLink]:
    """The `end` of each change that fits, under the code and name that the order prints."""
    columns = [getattr(Lineage, f"{end}_{name}").label(label) for name, label in _LINK_COLUMNS]
    rows = session.execute(
        select(*columns, Lineage.effective_on, Lineage.share, Lineage.resolution)
        .where(condition)
        .order_by(Lineage.effective_on, columns[1])
    )
    return [LineageLink.model_validate(row) for row in rows]


def unit_read(row: UnitRow) -> UnitRead:
    version, parent, has_children = row
    return UnitRead(
        **unit_ref(version).model_dump(),
        **_tenure(version).model_dump(),
        parent=unit_ref(parent) if parent else None,
        has_children=has_children,
        latitude=version.latitude,
        longitude=version.longitude,
    )


def _version_read(version: UnitVersion, parent: UnitVersion | None) -> UnitVersionRead:
    return UnitVersionRead(
        **_tenure(version).model_dump(),
        code=version.code,
        name=version.name,
        kind=version.kind,
        parent=unit_ref(parent) if parent else None,
    )


def _tenure(version: UnitVersion) -> Tenure:
    return Tenure(
        valid_from=version.valid.lower,
        valid_to=last_day(version.valid),
        start_exact=version.start_exact,
        end_exact=version.end_exact,
    )


def last_day(valid: Range[date]) -> date | None:
    return valid.upper - ONE_DAY if valid.upper else None
