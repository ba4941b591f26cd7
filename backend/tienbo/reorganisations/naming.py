"""Units of either map under their names there; what is still to begin goes by its code alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.reorganisations.carrying_out import Made
from tienbo.reorganisations.planning import Planned
from tienbo.reorganisations.preview_schemas import Side, UnitNamed, UnitStated
from tienbo.units.models import UnitVersion
from tienbo.units.queries import ONE_DAY


@dataclass(frozen=True)
class Names:
    """The units of both maps that a preview speaks of."""

    versions: Mapping[Side, Mapping[int, UnitVersion]]
    new: frozenset[int]

    def named(self, unit_id: int, side: Side) -> UnitNamed:
        return UnitNamed(**self._of(unit_id, side))

    def stated(self, unit_id: int, side: Side) -> UnitStated:
        version = self.versions[side][unit_id]
        above = version.parent_id
        known = above is not None and above in self.versions[side]
        return UnitStated(
            **self._of(unit_id, side), kind=version.kind, parent=self.named(above, side) if known and above else None
        )

    def name(self, unit_id: int | None, side: Side) -> str | None:
        version = self.versions[side].get(unit_id or 0)
        return version.name if version else None

    def _of(self, unit_id: int, side: Side) -> dict[str, object]:
        version = self.versions[side][unit_id]
        # Its id is not settled before it is recorded, and a preview says the same each time it is made.
        id_ = None if unit_id in self.new else unit_id
        return {"id": id_, "code": version.code, "name": version.name, "level": version.level}


def read_names(session: Session, planned: Planned, made: Made) -> Names:
    """The units that end, begin or change, those below them that follow, and all above."""
    wanted = planned.versions.keys() | set(made.opened.values())
    days = {Side.before: planned.effective_on - ONE_DAY, Side.after: planned.effective_on}
    found = {}
    for side, day in days.items():
        rows = session.scalars(
            select(UnitVersion).where(UnitVersion.unit_id.in_(wanted), UnitVersion.valid.contains(day))
        )
        found[side] = {row.unit_id: row for row in rows}
    return Names(found, frozenset(made.opened.values()))
