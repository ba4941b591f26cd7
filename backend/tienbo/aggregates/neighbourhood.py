"""What stands around a unit as far as a reader sees it: the tree, its numbers, and the sums that tie them together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.sums import accepted_reporters, merged, reported_sums
from tienbo.editions.frozen import in_force
from tienbo.units import tree
from tienbo.units.models import Unit, UnitClosure

Numbers = Mapping[int, Mapping[Key, Decimal | None]]
"""By unit; a unit's own bodies, where others stand below it, under its negative id."""


@dataclass(frozen=True)
class Neighbourhood:
    """The highest unit above one that its reader may read, with all below it.

    Attributes:
        children: of every unit that has any.
    """

    top: int
    children: Mapping[int, list[int]]

    @cached_property
    def units(self) -> set[int]:
        return {self.top, *(child for below in self.children.values() for child in below)}

    @cached_property
    def upward(self) -> list[int]:
        """Every unit, after all that stand below it."""
        order = [self.top]
        for unit in order:
            order += self.children.get(unit, ())
        return order[::-1]

    def sums(self) -> Iterator[tuple[int, ...]]:
        """A unit with all that adds up to it: its own bodies and the units directly below."""
        return ((unit, -unit, *below) for unit, below in self.children.items())


def find_neighbourhood(session: Session, actor: Actor, unit_id: int, day: date) -> Neighbourhood:
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
    )
    children: dict[int, list[int]] = defaultdict(list)
    for parent, child in links:
        children[parent].append(child)
    return Neighbourhood(top, dict(children))


def readable_numbers(session: Session, asked: Asked, around: Neighbourhood) -> tuple[Numbers, Numbers, Numbers]:
    """Every number around that an answer could tell: live, official, and as the word of each unit in its superior's.

    The official number of a unit whose children are silent is that of its own bodies.
    """
    query = accepted_reporters(session, asked.form, asked.period)
    who = [(row.unit_id, row.level, row.submission_id) for row in session.execute(query)]
    own = reported_sums(session, asked, who)
    editions = in_force(session, asked.form.id, asked.period.id, around.units)
    live: dict[int, dict[Key, Sums]] = {}
    official: dict[int, dict[Key, Sums]] = {}
    word: dict[int, Mapping[Key, Sums]] = {}
    for unit in around.upward:
        mine, below = own.get(unit, {}), around.children.get(unit, [])
        live[unit] = _whole(mine, live, below)
        official[unit] = _whole(mine, word, below)
        word[unit] = editions[unit].sums if unit in editions else {} if below else mine
    bodies = {-unit: own.get(unit, {}) for unit in around.children}
    return _numbers(live | bodies), _numbers(official | bodies), _numbers({**word, **bodies})


def _whole(mine: Mapping[Key, Sums], of: Mapping[int, Mapping[Key, Sums]], below: list[int]) -> dict[Key, Sums]:
    parts = {0: dict(mine), **{child: dict(of[child]) for child in below}}
    return merged([parts], to=0)[0]


def _numbers(sums: Mapping[int, Mapping[Key, Sums]]) -> Numbers:
    return {unit: {key: part.number for key, part in of.items()} for unit, of in sums.items()}
