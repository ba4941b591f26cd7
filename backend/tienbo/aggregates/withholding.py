"""Who is told small counts of sensitive indicators: the reporting chain, and nobody else."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, visible_facts
from tienbo.aggregates.adding import Part
from tienbo.aggregates.arithmetic import Figure, Key, add
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.sums import accepted_reporters, reported_sums
from tienbo.aggregates.suppression import Small, withheld
from tienbo.indicators.categories import asked_cells
from tienbo.units import tree
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

    It is worked out over all that the caller may read around the unit, whatever was asked for: two answers would
    otherwise give away together what each of them keeps.
    """
    sensitive = [cell for cell in asked.cells if cell.whole is None and cell.indicator.sensitivity_threshold]
    day = asked.period.data_to
    if not sensitive or unit_id in in_chain(session, actor, {unit_id}, day):
        return {}
    above = tree.superiors(session, unit_id, day)
    seen = select(Unit.id).where(Unit.id.in_(above), visible_facts(actor, Permission.total_read, Unit.id, literal(day)))
    readable = set(session.scalars(seen))
    top = [unit for unit in above if unit in readable][-1]
    links = session.execute(
        select(UnitClosure.ancestor_id, UnitClosure.descendant_id).where(
            UnitClosure.depth == 1,
            UnitClosure.valid.contains(day),
            UnitClosure.ancestor_id.in_(tree.subtree(top, day)),
        )
    ).all()
    units = {top, *(child for _, child in links)}
    chain = in_chain(session, actor, units, day)
    children: dict[int, list[int]] = defaultdict(list)
    for parent, child in links:
        children[parent].append(child)
    figures = _numbers(session, asked, top, children)
    found: dict[int, set[Key]] = defaultdict(set)
    partitions = asked_cells(session, {cell.indicator.id for cell in sensitive})
    for indicator_id, of in partitions.items():
        cells = [cell for cell in sensitive if cell.indicator.id == indicator_id]
        places = {(unit, *cell.key): figures[unit].get(cell.key) for unit in figures for cell in cells}
        equations: list[tuple[Place, ...]] = [
            ((unit, *cell.key), (-unit, *cell.key), *((child, *cell.key) for child in below))
            for unit, below in children.items()
            for cell in cells
        ]
        equations += [
            ((unit, indicator_id, part.whole), *((unit, indicator_id, one) for one in part.parts))
            for unit in figures
            for part in of.partitions
        ]
        small = Small(cells[0].indicator.sensitivity_threshold or 0)
        shown = {place for place in places if abs(place[0]) in chain}
        for unit, *key in withheld(places, equations, small, shown):
            found[unit].add((key[0], key[1]))
    # Of a unit without any below it, its own bodies are all there is.
    found |= {-unit: keys for unit, keys in found.items() if unit > 0 and not children.get(unit)}
    return {unit: keys | _of_ratios(asked, keys) for unit, keys in found.items()}


def _numbers(
    session: Session, asked: Asked, top: int, children: Mapping[int, list[int]]
) -> dict[int, dict[Key, Decimal | None]]:
    """The number of every unit from `top` down, and of each one's own bodies under its negative id."""
    query = accepted_reporters(session, asked.form, asked.period)
    who = [(row.unit_id, row.level, row.submission_id) for row in session.execute(query)]
    own = reported_sums(session, asked, who)
    found: dict[int, dict[Key, Decimal | None]] = {}

    def climb(unit: int) -> list[Part]:
        below = [part for child in children.get(unit, ()) for part in climb(child)]
        mine = [Part(unit, key, sums) for key, sums in own.get(unit, {}).items()]
        if children.get(unit):
            found[-unit] = {part.key: part.sums.number for part in mine}
        by_key: dict[Key, list[Part]] = defaultdict(list)
        for part in (*mine, *below):
            by_key[part.key].append(part)
        found[unit] = {key: add(part.sums for part in parts).number for key, parts in by_key.items()}
        return [Part(unit, key, add(part.sums for part in parts)) for key, parts in by_key.items()]

    climb(top)
    return found


def _of_ratios(asked: Asked, keys: set[Key]) -> set[Key]:
    """The ratios of which a withheld figure is a part."""
    return {cell.key for cell in asked.cells if cell.whole is not None and {cell.part, cell.whole} & keys}


def covered(figure: Figure) -> Figure:
    """What may be said of a withheld figure: how many stand behind it."""
    return Figure(None, None, None, figure.expected, figure.counted)
