"""What a new list changes in the register: which units open, end, are renamed, recoded or moved (pure)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tienbo.units.listing import LineProblem, ListedLineage, ListedUnit, ListRefused
from tienbo.units.models import Level, Share
from tienbo.vietnamese import fold


@dataclass(frozen=True)
class KnownUnit:
    """A unit in being on the list's date; `opened` when that very date is its first day."""

    id: int
    code: str
    name: str
    level: Level
    kind: str
    parent_id: int
    opened: bool


@dataclass(frozen=True)
class Placed:
    """A line of the list with the unit it is about; `unit_id` is None for one that opens now."""

    listed: ListedUnit
    unit_id: int | None
    known: KnownUnit | None


@dataclass
class Changes:
    """The difference between the register and a list, ready to be written."""

    placed: list[Placed] = field(default_factory=list)
    closed: list[KnownUnit] = field(default_factory=list)

    @property
    def opened(self) -> list[Placed]:
        return [place for place in self.placed if place.unit_id is None]

    def altered(self, parent_of: Mapping[str, int | None], nation_id: int) -> list[Placed]:
        """Known units whose code, name, kind or superior the list states differently."""
        return [place for place in self.placed if place.known and _differs(place, parent_of, nation_id)]


def plan(
    known: Iterable[KnownUnit],
    before: Mapping[str, int],
    listed: list[ListedUnit],
    lineage: list[ListedLineage],
) -> Changes:
    """Find the unit behind every line of the list.

    A code alone does not name a unit: where lineage speaks of a line's code, the unit goes on only if its one
    predecessor passed into it whole. Any other successor is a new unit, even under an old code.

    Args:
        known: units in being on the list's date, as the register has them now.
        before: code → id on the day before, to which the lineage's old codes belong.
        listed: the new list.
        lineage: old code → new code; empty where none is recorded.

    Raises:
        ListRefused: the lineage names a code that neither side has.
    """
    by_code = {unit.code: unit for unit in known}
    by_id = {unit.id: unit for unit in by_code.values()}
    sources = _sources(before, {unit.code for unit in listed}, lineage)
    changes = Changes()
    for unit in listed:
        match = _behind(unit, by_code, by_id, sources.get(unit.code))
        changes.placed.append(Placed(unit, match.id if match else None, match))
    kept = {place.unit_id for place in changes.placed}
    changes.closed = [unit for unit in by_code.values() if unit.id not in kept]
    return changes


def _sources(
    before: Mapping[str, int], after: set[str], lineage: list[ListedLineage]
) -> dict[str, list[tuple[int, Share]]]:
    found: dict[str, list[tuple[int, Share]]] = defaultdict(list)
    problems: list[LineProblem] = []
    for link in lineage:
        if link.old_code not in before:
            problems.append(LineProblem(link.line, f"old code {link.old_code} was nobody's on the day before"))
        elif link.new_code not in after:
            problems.append(LineProblem(link.line, f"new code {link.new_code} is not in the list"))
        else:
            found[link.new_code].append((before[link.old_code], link.share))
    if problems:
        raise ListRefused(problems)
    return found


def _behind(
    unit: ListedUnit,
    by_code: dict[str, KnownUnit],
    by_id: dict[int, KnownUnit],
    sources: list[tuple[int, Share]] | None,
) -> KnownUnit | None:
    same_code = by_code.get(unit.code)
    if sources is None:
        return same_code
    if len(sources) == 1 and sources[0][1] is Share.whole:
        predecessor = by_id.get(sources[0][0])
        if predecessor is not None and predecessor.level is unit.level:
            return predecessor
    # A successor of several: new, unless this very list opened it in an earlier run.
    return same_code if same_code is not None and same_code.opened else None


def _differs(place: Placed, parent_of: Mapping[str, int | None], nation_id: int) -> bool:
    unit, known = place.listed, place.known
    if known is None:
        return False
    parent_id = nation_id if unit.parent_code is None else parent_of[unit.parent_code]
    return (unit.code, unit.name, unit.kind, parent_id) != (known.code, known.name, known.kind, known.parent_id)


def summary(changes: Changes, altered: list[Placed], parent_of: Mapping[str, int | None]) -> dict[str, int]:
    """Counts of what the list changes; a new spelling of the same sounds (Hoà, Hòa) is not a renaming."""
    counts = Counter(opened=len(changes.opened), closed=len(changes.closed))
    for place in altered:
        unit, known = place.listed, place.known
        if known is None:
            continue
        counts["renamed"] += fold(unit.name) != fold(known.name)
        counts["respelt"] += unit.name != known.name and fold(unit.name) == fold(known.name)
        counts["recoded"] += unit.code != known.code
        counts["moved"] += unit.parent_code is not None and parent_of[unit.parent_code] != known.parent_id
    names = ("opened", "closed", "renamed", "respelt", "recoded", "moved")
    return {name: counts[name] for name in names} | {
        "unchanged": len(changes.placed) - len(changes.opened) - len(altered)
    }
