"""Bodies as answers name them: official name, aliases and unit of a day."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.body_schemas import BodyListed
from tienbo.units.models import UnitVersion
from tienbo.units.queries import last_day
from tienbo.units.refs import BodyRef, UnitRef, unit_ref


def name_of(names: Collection[BodyName], day: date) -> str:
    """The official name of the day; without one the nearest before it, or else the first."""
    official = sorted(
        (name for name in names if name.kind is NameKind.official),
        key=lambda name: name.valid.lower or date.min,
    )
    if not official:
        return ""
    begun = [name for name in official if name.valid.lower is None or name.valid.lower <= day]
    return (begun[-1] if begun else official[0]).name


def names_on(session: Session, body_ids: Collection[int], day: date) -> dict[int, BodyRef]:
    """Each of the bodies that can be read, under its name of the day."""
    of: dict[int, list[BodyName]] = {body_id: [] for body_id in body_ids}
    for name in session.scalars(select(BodyName).where(BodyName.body_id.in_(of))):
        of[name.body_id].append(name)
    return {body_id: BodyRef(id=body_id, name=name_of(names, day)) for body_id, names in of.items() if names}


def aliases_of(session: Session, body_ids: Collection[int], day: date) -> dict[int, list[str]]:
    rows = session.execute(
        select(BodyName.body_id, BodyName.name)
        .where(BodyName.body_id.in_(body_ids), BodyName.kind == NameKind.alias, BodyName.valid.contains(day))
        .order_by(BodyName.folded, BodyName.id)
    )
    found: dict[int, dict[str, None]] = {}
    for body_id, name in rows:
        found.setdefault(body_id, {})[name] = None
    return {body_id: list(names) for body_id, names in found.items()}


def unit_on(session: Session, unit_id: int, day: date) -> UnitRef:
    """The unit under its name of the day; after its end under its last, before its beginning under its first."""
    versions = session.scalars(select(UnitVersion).where(UnitVersion.unit_id == unit_id)).all()
    versions = sorted(versions, key=lambda version: version.valid.lower or date.min)
    begun = [version for version in versions if version.valid.lower is None or version.valid.lower <= day]
    return unit_ref(begun[-1] if begun else versions[0])


def body_listed(body: Body, name: str, unit: UnitRef, aliases: list[str], parents: Mapping[int, BodyRef]) -> BodyListed:
    return BodyListed(
        id=body.id,
        name=name,
        unit=unit,
        kind=body.kind,
        sector=body.sector,
        aliases=aliases,
        parent=parents.get(body.parent_id or 0),
        valid_from=body.valid.lower,
        valid_to=last_day(body.valid),
        version=body.version,
    )
