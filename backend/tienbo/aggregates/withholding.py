"""Who is told small counts of sensitive indicators: the reporting chain, and nobody else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.aggregates.arithmetic import Figure, Key
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.neighbourhood import Neighbourhood, find_neighbourhood, readable_numbers
from tienbo.aggregates.suppression import Small, withheld
from tienbo.indicators.categories import AskedCells, asked_cells
from tienbo.units.models import Unit, UnitClosure

Place = tuple[int, int, int]
"""A unit, an indicator and a category. A unit's own bodies are a place of their own: the unit's id, negative."""


def in_chain(session: Session, actor: Actor, units: set[int], day: date) -> set[int]:
    """Of these units, those in whose reporting chain the caller stands: by the tree of the day, or by duty today."""
    roots = actor.roots_with(Permission.total_read)
    above = select(UnitClosure.descendant_id).where(
        UnitClosure.ancestor_id.in_(roots), UnitClosure.descendant_id.in_(units), UnitClosure.valid.contains(day)
    )
    duty = duty_units(actor, Permission.total_read)
    return set(session.scalars(select(Unit.id).where(Unit.id.in_(units), Unit.id.in_(above) | Unit.id.in_(duty))))


def withheld_keys(session: Session, actor: Actor, asked: Asked, unit_id: int) -> dict[int, set[Key]]:
    """For the unit and every unit below it, what is withheld from the caller; nothing within the reporting chain.

    It is worked out over all that the caller may read around the unit, live and official, whatever was asked for:
    two answers would otherwise give away together what each of them keeps.
    """
    if not is_outside(session, actor, asked, unit_id):
        return {}
    sensitive = _sensitive(asked)
    day = asked.period.data_to
    around = find_neighbourhood(session, actor, unit_id, day)
    chain = in_chain(session, actor, around.units, day)
    partitions = asked_cells(session, set(sensitive))
    found: dict[int, set[Key]] = defaultdict(set)
    for numbers in readable_numbers(session, asked, around):
        for indicator_id, cells in sensitive.items():
            equations = list(_equations(around, cells, partitions[indicator_id], list(numbers)))
            small = Small(cells[0].indicator.sensitivity_threshold or 0)
            places = {(unit, *cell.key): numbers[unit].get(cell.key) for unit in numbers for cell in cells}
            shown = {place for place in places if abs(place[0]) in chain}
            for unit, of, category_id in withheld(places, equations, small, shown):
                found[unit].add((of, category_id))
    # Of a unit without any below it, its own bodies are all there is.
    found |= {-unit: keys for unit, keys in found.items() if unit > 0 and unit not in around.children}
    return {unit: keys | _of_ratios(asked, keys) for unit, keys in found.items()}


def is_outside(session: Session, actor: Actor, asked: Asked, unit_id: int) -> bool:
    """Whether something sensitive is asked, and the caller is not in the unit's reporting chain."""
    return bool(_sensitive(asked)) and not in_chain(session, actor, {unit_id}, asked.period.data_to)


def _sensitive(asked: Asked) -> dict[int, list[AskedCell]]:
    """By indicator the entered cells of which small counts are withheld."""
    found: dict[int, list[AskedCell]] = defaultdict(list)
    for cell in asked.cells:
        if cell.whole is None and cell.indicator.sensitivity_threshold:
            found[cell.indicator.id].append(cell)
    return dict(found)


def _equations(
    around: Neighbourhood, cells: Sequence[AskedCell], within: AskedCells, units: Sequence[int]
) -> Iterator[tuple[Place, ...]]:
    """All that adds up: each cell over the tree, and in each unit categories to their whole; the whole first."""
    for line in around.sums():
        for cell in cells:
            yield tuple((unit, *cell.key) for unit in line)
    indicator_id = cells[0].key[0]
    for unit in units:
        for part in within.partitions:
            yield ((unit, indicator_id, part.whole), *((unit, indicator_id, one) for one in part.parts))


def _of_ratios(asked: Asked, keys: set[Key]) -> set[Key]:
    """The ratios of which a withheld figure is a part."""
    return {cell.key for cell in asked.cells if cell.whole is not None and {cell.part, cell.whole} & keys}


def covered(figure: Figure) -> Figure:
    """What may be said of a withheld figure: how many stand behind it."""
    return Figure(None, None, None, figure.expected, figure.counted)
