"""What the same figure was a year earlier: as it was reported, or on this period's map where units changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.comparing import difference
from tienbo.aggregates.official_restating import official_restated
from tienbo.aggregates.queries import find_unit
from tienbo.aggregates.restatement import Quality, Restated
from tienbo.aggregates.restating import read_geography, restated_figures
from tienbo.aggregates.sums import merged
from tienbo.aggregates.why_contributors import figure_of, read, sums_of
from tienbo.aggregates.why_schemas import WhyBefore
from tienbo.aggregates.withholding import covered, withheld_keys
from tienbo.editions.models import FigureBasis
from tienbo.units import tree
from tienbo.units.models import UnitVersion


@dataclass(frozen=True)
class Before:
    """The figure of the unit, and the numbers of those directly below it; under its own id that of its own bodies."""

    whole: Restated | None = None
    numbers: Mapping[int, Decimal] = field(default_factory=dict)
    redrawn: bool = False

    def read(self, now: Decimal | None) -> WhyBefore | None:
        """As it is told, held against the number of now."""
        if self.whole is None:
            return None
        figure, quality, lower, upper, _ = self.whole
        number = figure.number if quality is Quality.exact else None
        return WhyBefore(
            figure=read(figure),
            change=difference(now, number),
            quality=quality,
            lower=lower,
            upper=upper,
            redrawn=self.redrawn,
        )


def find_before(
    session: Session,
    actor: Actor,
    then: Asked | None,
    asked: Asked,
    cell: AskedCell,
    unit: UnitVersion,
    basis: FigureBasis,
) -> Before:
    """What the form said then of the cell; nothing where it did not ask for it.

    Args:
        session: the database.
        actor: who asks, and learns nothing of then that they could not read by itself.
        then: the form a year earlier.
        asked: the form now.
        cell: whose figure it is.
        unit: the unit as it stands now.
        basis: of both figures.
    """
    asked_then = then.by_key.get(cell.key) if then else None
    if then is None or asked_then is None:
        return Before()
    one = replace(then, cells=[asked_then])
    days = then.period.data_to, asked.period.data_to
    if len({frozenset(session.scalars(tree.subtree(unit.unit_id, day))) for day in days}) > 1:
        return _redrawn(session, actor, one, asked_then, asked, unit, basis)
    if find_unit(session, actor, unit.unit_id, then.period.data_to) is None:
        return Before()
    return _as_reported(session, actor, one, asked_then, unit, basis)


def _as_reported(
    session: Session, actor: Actor, one: Asked, cell: AskedCell, unit: UnitVersion, basis: FigureBasis
) -> Before:
    hidden = withheld_keys(session, actor, one, unit.unit_id)
    sums, _ = sums_of(session, one, cell, unit, basis)
    whole = figure_of(cell, merged([sums], to=unit.unit_id).get(unit.unit_id, {}))
    if cell.key in hidden.get(unit.unit_id, set()):
        whole = covered(whole)
    numbers = {branch_id: figure_of(cell, of).number for branch_id, of in sums.items()}
    told = {
        branch_id: number
        for branch_id, number in numbers.items()
        if number is not None
        and cell.key not in hidden.get(-branch_id if branch_id == unit.unit_id else branch_id, set())
    }
    return Before(Restated(whole, Quality.exact), told)


def _redrawn(
    session: Session, actor: Actor, one: Asked, cell: AskedCell, asked: Asked, unit: UnitVersion, basis: FigureBasis
) -> Before:
    geography = read_geography(session, one.period.data_to, asked.period.data_to)
    units = [unit.unit_id, *geography.children(unit.unit_id)]
    if basis is FigureBasis.live:
        found = restated_figures(session, actor, one, geography, units)
    else:
        found, _ = official_restated(session, actor, one, geography, units)
    of = {unit_id: figures[cell.key] for unit_id, figures in found.items()}
    whole = of.pop(unit.unit_id)
    exact = {unit_id: said.figure.number for unit_id, said in of.items() if said.quality is Quality.exact}
    return Before(whole, {unit_id: number for unit_id, number in exact.items() if number is not None}, redrawn=True)
