"""The People's Committee that every unit has."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.units.models import Level, UnitVersion
from tienbo.vietnamese import fold

COMMITTEE_SOURCE = "Mỗi đơn vị hành chính có Ủy ban nhân dân (Luật 72/2025/QH15; trước đó Luật 77/2015/QH13)"


def open_missing(session: Session, unit_ids: Collection[int] | None = None) -> list[int]:
    """Give each of these units (None: every one) that has none its People's Committee, named as the unit was named.

    Answers the ids of the committees.
    """
    having = select(Body.unit_id).where(Body.kind == BodyKind.peoples_committee)
    found = select(UnitVersion).where(UnitVersion.level != Level.nation, UnitVersion.unit_id.not_in(having))
    if unit_ids is not None:
        found = found.where(UnitVersion.unit_id.in_(unit_ids))
    versions = session.scalars(found.order_by(UnitVersion.unit_id, UnitVersion.valid)).all()
    by_unit: dict[int, list[UnitVersion]] = {}
    for version in versions:
        by_unit.setdefault(version.unit_id, []).append(version)
    if not by_unit:
        return []
    ids = session.scalars(
        insert(Body).returning(Body.id, sort_by_parameter_order=True),
        [_committee(unit_id, of_unit) for unit_id, of_unit in by_unit.items()],
    ).all()
    names = [
        {"body_id": body_id, "kind": NameKind.official, "name": name, "folded": fold(name), "valid": valid}
        for body_id, of_unit in zip(ids, by_unit.values(), strict=True)
        for name, valid in _names(of_unit)
    ]
    session.execute(insert(BodyName), names)
    return list(ids)


def _committee(unit_id: int, versions: list[UnitVersion]) -> dict[str, Any]:
    life = Range(versions[0].valid.lower, versions[-1].valid.upper)
    return {
        "unit_id": unit_id,
        "kind": BodyKind.peoples_committee,
        "parent_id": None,
        "valid": life,
        "source": COMMITTEE_SOURCE,
    }


def name_of(unit_name: str) -> str:
    """The committee of a unit, as it is written: the kind of the unit in small letters."""
    return f"Ủy ban nhân dân {unit_name[0].lower()}{unit_name[1:]}"


def _names(versions: list[UnitVersion]) -> list[tuple[str, Range[date]]]:
    """The committee's name over time; a version that only changed the superior makes no new name."""
    names: list[tuple[str, Range[date]]] = []
    for version in versions:
        name = name_of(version.name)
        if names and names[-1][0] == name:
            names[-1] = (name, Range(names[-1][1].lower, version.valid.upper))
        else:
            names.append((name, version.valid))
    return names
