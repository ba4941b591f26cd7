"""The units concerned as they stand after the change, each under its superior of that day (pure)."""

from collections.abc import Collection, Iterator, Mapping

from tienbo.reorganisations import problems
from tienbo.reorganisations.checking import check_levels
from tienbo.reorganisations.schemas import AlteredUnit, NewUnit, ReorganisationWanted
from tienbo.units.listing import ListedLineage, ListedUnit, level_of
from tienbo.units.models import Level, Share, UnitVersion


class Layout:
    """Reads the codes and superiors of the day off the old ones and what is wanted."""

    def __init__(
        self, wanted: ReorganisationWanted, versions: Mapping[int, UnitVersion], closing: Collection[int]
    ) -> None:
        self._wanted = wanted
        self._versions = versions
        self._closing = closing
        self._alters = {one.unit_id: one for one in wanted.alters}
        # Of each unit that goes whole into another, that one's code: its own units below go there.
        self._whole = {line.predecessor_id: line.successor_code for line in wanted.lines if line.share is Share.whole}

    def listed(self) -> list[ListedUnit]:
        """Every unit that stands on the day.

        Raises:
            ChildrenLeft, CodeTaken, LevelUnfit
        """
        lines = [*self._going_on(), *(self._begun(one) for one in self._wanted.begins)]
        check_levels(lines)
        return lines

    def lineage(self) -> list[ListedLineage]:
        """Old code → new code of whoever ends, and of whoever goes on under another code."""
        ends = [(line.predecessor_id, line.successor_code, line.share) for line in self._wanted.lines]
        recoded = [(one.unit_id, one.code, Share.whole) for one in self._wanted.alters if one.code]
        return [ListedLineage(0, self._versions[old].code, new, share) for old, new, share in (*ends, *recoded)]

    def _going_on(self) -> Iterator[ListedUnit]:
        for unit_id, old in self._versions.items():
            if unit_id in self._closing or old.level is Level.nation:
                continue
            new = self._alters.get(unit_id, AlteredUnit(unit_id=unit_id))
            yield ListedUnit(
                0,
                new.code or old.code,
                new.name or old.name,
                old.level,
                new.kind or old.kind,
                self._code_of(new.parent_id or old.parent_id),
            )

    def _begun(self, unit: NewUnit) -> ListedUnit:
        level = level_of(unit.code)
        if level is None:
            raise problems.LevelUnfit
        return ListedUnit(0, unit.code, unit.name, level, unit.kind, self._superior_of(unit))

    def _superior_of(self, unit: NewUnit) -> str | None:
        if unit.parent_code is not None:
            return unit.parent_code
        if unit.parent_id is not None:
            return self._code_of(unit.parent_id)
        lines = [line for line in self._wanted.lines if line.successor_code == unit.code]
        # What only passes a part of itself on says nothing of where the unit that takes it stands.
        made_of = [line for line in lines if line.share is Share.whole] or lines
        above = {self._code_of(self._versions[line.predecessor_id].parent_id) for line in made_of}
        if len(above) != 1:
            raise problems.LevelUnfit
        return above.pop()

    def _code_of(self, unit_id: int | None) -> str | None:
        """The code that the unit, or whoever stands in its place, has on the day; None for the nation."""
        while unit_id in self._closing and unit_id is not None:
            if unit_id in self._whole:
                return self._whole[unit_id]
            if unit_id not in self._wanted.abolishes:
                raise problems.ChildrenLeft
            unit_id = self._versions[unit_id].parent_id
        if unit_id is None or self._versions[unit_id].level is Level.nation:
            return None
        altered = self._alters.get(unit_id)
        return (altered.code if altered else None) or self._versions[unit_id].code
