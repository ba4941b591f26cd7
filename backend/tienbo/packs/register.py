"""The shipped register: every unit since 2020 with its lineage, and the People's Committee of each."""

from datetime import date
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.packs.files import read_lines
from tienbo.units import tree
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.units.importing import Source, derive, enter_list
from tienbo.units.listing import read_lineage, read_list
from tienbo.units.models import Level, UnitVersion
from tienbo.vietnamese import fold

REFORM = date(2025, 7, 1)
# The day of most changes between the lists of 2020 and 2025 is not recorded; of these two it is.
EXACT_IN_2025 = ("448", "46")

LISTS = (
    ("units/units_2020.csv.gz", Source(None), None),
    (
        "units/units_until_2025-06-30.csv.gz",
        Source(date(2025, 1, 1), exact=False, exact_codes=EXACT_IN_2025),
        None,
    ),
    (
        "units/units_from_2025-07-01.csv.gz",
        Source(REFORM, resolution="Nghị quyết 202/2025/QH15"),
        "units/lineage_2025-07-01.csv.gz",
    ),
)

COMMITTEE_SOURCE = "Mỗi đơn vị hành chính có Ủy ban nhân dân (Luật 72/2025/QH15; trước đó Luật 77/2015/QH13)"


def load_units(session: Session) -> list[tuple[str, dict[str, int]]]:
    """Bring in the three lists; answers what each of them changed."""
    counts = []
    for name, source, links in LISTS:
        lineage = read_lineage(read_lines(links)) if links else []
        counts.append((name, enter_list(session, source, read_list(read_lines(name)), lineage)))
    if any(number for _, found in counts for name, number in found.items() if name != "unchanged"):
        derive(session)
    return counts


def load_committees(session: Session) -> int:
    """Give every unit that has none its People's Committee, named as the unit was named; answers how many."""
    having = select(Body.unit_id).where(Body.kind == BodyKind.peoples_committee)
    versions = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.level != Level.nation, UnitVersion.unit_id.not_in(having))
        .order_by(UnitVersion.unit_id, UnitVersion.valid)
    ).all()
    by_unit: dict[int, list[UnitVersion]] = {}
    for version in versions:
        by_unit.setdefault(version.unit_id, []).append(version)
    if not by_unit:
        return 0
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
    tree.analyze(session)
    return len(ids)


def _committee(unit_id: int, versions: list[UnitVersion]) -> dict[str, Any]:
    life = Range(versions[0].valid.lower, versions[-1].valid.upper)
    return {
        "unit_id": unit_id,
        "kind": BodyKind.peoples_committee,
        "parent_id": None,
        "valid": life,
        "source": COMMITTEE_SOURCE,
    }


def _names(versions: list[UnitVersion]) -> list[tuple[str, Range[date]]]:
    """The committee's name over time; a version that only changed the superior makes no new name."""
    names: list[tuple[str, Range[date]]] = []
    for version in versions:
        name = f"Ủy ban nhân dân {version.name[0].lower()}{version.name[1:]}"
        if names and names[-1][0] == name:
            names[-1] = (name, Range(names[-1][1].lower, version.valid.upper))
        else:
            names.append((name, version.valid))
    return names
