"""Units as answers and definitions name them."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import CompoundSelect, select
from sqlalchemy.orm import Session

from tienbo.problems import NotFound
from tienbo.units.models import UnitVersion
from tienbo.units.refs import UnitRef, unit_ref


def units_named(session: Session, unit_ids: Collection[int], day: date) -> dict[int, UnitRef]:
    """Each unit under its name of the day; after its end under its last, before its beginning under its first."""
    found: dict[int, UnitVersion] = {}
    versions = session.scalars(select(UnitVersion).where(UnitVersion.unit_id.in_(unit_ids)))
    for version in sorted(versions, key=lambda version: version.valid.lower or date.min):
        if version.unit_id not in found or version.valid.lower is None or version.valid.lower <= day:
            found[version.unit_id] = version
    return {unit_id: unit_ref(version) for unit_id, version in found.items()}


def unit_read(session: Session, unit_id: int, readable: CompoundSelect[int], day: date) -> UnitRef:
    """The unit under its name of the day.

    Raises:
        NotFound: it is not among the readable ones.
    """
    known = select(UnitVersion.unit_id).where(UnitVersion.unit_id == unit_id, UnitVersion.unit_id.in_(readable))
    if session.scalar(known.limit(1)) is None:
        raise NotFound
    return units_named(session, [unit_id], day)[unit_id]
