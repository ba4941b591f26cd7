"""Writing a planned reorganisation into the register: units, lineage, bodies and roles."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.database import Reach, set_reach
from tienbo.reorganisations import problems
from tienbo.reorganisations.moving import Moved, move
from tienbo.reorganisations.planning import Planned
from tienbo.units import changes, importing
from tienbo.units.importing import Source
from tienbo.units.models import Level, Lineage, Unit


@dataclass(frozen=True)
class Made:
    """Ids of what came about.

    Attributes:
        opened: units that begin, by code.
        closed: units that end.
        altered: units that go on otherwise.
        moved: bodies and roles.
    """

    opened: dict[str, int]
    closed: list[int]
    altered: list[int]
    moved: Moved

    def stored(self) -> dict[str, Any]:
        return {
            "opened": sorted(self.opened.values()),
            "closed": sorted(self.closed),
            "altered": sorted(self.altered),
            **asdict(self.moved),
        }


def lock(session: Session) -> None:
    """One reorganisation at a time: two that derive the register together would each miss the other's units."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('reorganisation'))"))


def on_that_day(session: Session, actor: Actor, day: date) -> Actor:
    """The caller with the reach of that day, where it is still to come: what begins then is nobody's before."""
    later = replace(actor, today=max(actor.today, day))
    set_reach(session, Reach(actor.user_id, client_id=actor.client_id, roots=actor.roots, today=later.today))
    return later


def carry_out(session: Session, planned: Planned, resolution: str) -> Made:
    """End, begin and alter the units, derive the tree again, and hand bodies and roles on.

    Raises:
        NothingChanges: the units are so already.
        CodeTaken: a code is that of a unit elsewhere.
    """
    source = Source(planned.effective_on, resolution=resolution)
    before = {unit.code: unit.id for unit in planned.known}
    found = changes.plan(planned.known, before, planned.listed, planned.lineage)
    nation_id = session.execute(select(Unit.id).where(Unit.level == Level.nation)).scalar_one()
    altered = found.altered({place.listed.code: place.unit_id for place in found.placed}, nation_id)
    if not (found.opened or found.closed or altered):
        raise problems.NothingChanges
    try:
        id_of = importing.write(session, source, found, altered, nation_id)
    except IntegrityError as error:
        raise problems.CodeTaken from error
    _link(session, planned, id_of, resolution)
    importing.derive(session)
    opened = {place.listed.code: id_of[place.listed.code] for place in found.opened}
    closed = [unit.id for unit in found.closed]
    going_on = [place.unit_id for place in altered if place.unit_id is not None]
    return Made(opened, closed, going_on, move(session, planned, opened, closed, going_on))


def _link(session: Session, planned: Planned, id_of: dict[str, int], resolution: str) -> None:
    """Write the lineage of what ends, under the codes and names that the order prints."""
    old = {version.code: version for version in planned.versions.values()}
    new = {unit.code: unit for unit in planned.listed}
    for link in planned.lineage:
        before, after = old[link.old_code], new[link.new_code]
        if before.unit_id not in planned.closing:
            continue
        session.add(
            Lineage(
                predecessor_id=before.unit_id,
                successor_id=id_of[after.code],
                effective_on=planned.effective_on,
                share=link.share,
                resolution=resolution,
                predecessor_code=before.code,
                predecessor_name=before.name,
                successor_code=after.code,
                successor_name=after.name,
            )
        )
    session.flush()
