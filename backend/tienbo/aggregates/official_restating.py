"""Official figures on the map of another day: words that lie in the unit as a whole, or no figure at all."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.official import Official, word
from tienbo.aggregates.restatement import Incomparable, Lies, Restated
from tienbo.aggregates.restating import Geography, closed_cells, restated
from tienbo.aggregates.sums import BranchSums, accepted_reporters, reported_sums
from tienbo.editions.frozen import Frozen, in_force
from tienbo.units.models import Level, UnitClosure

_RANKS: Final = {level: rank for rank, level in enumerate(Level)}
Rows = Iterable[Row[int, Level, int | None]]


@dataclass(frozen=True)
class _Words:
    """Who speaks for whom below a level.

    Attributes:
        of: the units that report, by whose word they are in: the unit with the edition, or they themselves.
        sums: what each word says.
        editions: by which units speak.
        silent: by unit that reports the one that has it below itself, and no accepted edition.
    """

    of: Mapping[int, frozenset[int]]
    sums: BranchSums
    editions: Mapping[int, Frozen]
    silent: Mapping[int, int]


def official_restated(
    session: Session, actor: Actor, asked: Asked, geography: Geography, unit_ids: Collection[int]
) -> tuple[dict[int, dict[Key, Restated]], dict[int, Official]]:
    """The official figures of each unit of the wanted map, and the words that are in them.

    What counts is what the period's units of the levels below the unit said, each as a whole. An edition of which
    a part lies elsewhere makes neither figure nor bounds: what its unit adjusted has no place on a map.
    """
    lying = {unit_id: geography.lying(unit_id) for unit_id in unit_ids}
    everyone = set().union(*lying.values())
    # Those that lie elsewhere too: they may share an edition with one that does not.
    rows = session.execute(accepted_reporters(session, asked.form, asked.period)).all()
    above = _superiors(session, geography)
    ranks = {unit_id: _RANKS[geography.maps.levels[unit_id]] for unit_id in unit_ids}
    speaks = {rank: _speaks(geography, rank, rows, above) for rank in set(ranks.values())}
    words = {rank: _words(session, asked, rows, of, everyone) for rank, of in speaks.items()}
    closed = closed_cells(session, actor, asked, geography, everyone)
    figures: dict[int, dict[Key, Restated]] = {}
    sources: dict[int, Official] = {}
    for unit_id, where in lying.items():
        said = words[ranks[unit_id]]
        homes = _lying(said, where)
        figures[unit_id] = {
            cell.key: restated(
                asked, cell, homes, said.sums, _why_not(cell, homes, said, is_closed=closed(cell, where))
            )
            for cell in asked.cells
        }
        heard = {unit: frozen for unit, frozen in said.editions.items() if unit in homes}
        silent = frozenset(said.silent[home] for home in homes if home in said.silent)
        sources[unit_id] = Official({}, heard, silent)
    return figures, sources


def _superiors(session: Session, geography: Geography) -> dict[int, int]:
    """Of every unit of the period's map the one above it."""
    links = session.execute(
        select(UnitClosure.descendant_id, UnitClosure.ancestor_id).where(
            UnitClosure.depth == 1, UnitClosure.valid.contains(geography.day)
        )
    )
    return dict(links.all())


def _speaks(geography: Geography, rank: int, rows: Rows, above: Mapping[int, int]) -> dict[int, int]:
    """Of each unit that reports the one below this rank that would speak for it.

    At the rank or above nobody consolidates for the unit: its own bodies speak for themselves, under its negative id.
    """
    speaks = {}
    for row in rows:
        home = row.unit_id
        if _RANKS[row.level] <= rank:
            speaks[home] = -home
            continue
        while home in above and _RANKS[geography.maps.levels[above[home]]] > rank:
            home = above[home]
        speaks[row.unit_id] = home
    return speaks


def _words(session: Session, asked: Asked, rows: Rows, speaks: Mapping[int, int], near: Collection[int]) -> _Words:
    """The words in which any of the units `near` is."""
    homes = {home for unit, home in speaks.items() if unit in near}
    speaks = {unit: home for unit, home in speaks.items() if home in homes}
    editions = in_force(session, asked.form.id, asked.period.id, homes)
    for_others = {home for unit, home in speaks.items() if home not in {unit, -unit}}
    silent = {unit: home for unit, home in speaks.items() if home in for_others and home not in editions}
    speaks |= {unit: unit for unit in silent}
    of: dict[int, set[int]] = defaultdict(set)
    for unit, home in speaks.items():
        of[home].add(unit)
    who = [(speaks[row.unit_id], row.level, row.submission_id) for row in rows if row.unit_id in speaks]
    now = reported_sums(session, asked, who)
    sums = {home: word(asked, now.get(home, {}), editions.get(home), is_silent=home in silent) for home in of}
    return _Words({home: frozenset(units) for home, units in of.items()}, sums, editions, silent)


def _lying(words: _Words, lying: Mapping[int, Lies]) -> dict[int, Lies]:
    """How whatever is in a word lies in the unit: partly too, where only some of it does."""
    found = {}
    for home, units in words.of.items():
        places = {lying.get(unit, Lies.outside) for unit in units}
        if places != {Lies.outside}:
            found[home] = places.pop() if len(places) == 1 else Lies.partly
    return found


def _why_not(cell: AskedCell, homes: Mapping[int, Lies], words: _Words, *, is_closed: bool) -> Incomparable | None:
    if is_closed:
        return Incomparable.out_of_reach
    divided = (unit for unit, how in homes.items() if unit in words.editions and how is not Lies.within)
    is_asked = any(words.sums[unit].get(cell.key, Sums()).expected for unit in divided)
    return Incomparable.edition_divided if is_asked else None
