"""What accepted editions make official: plain Python over exported reports, by the rules in words.

A unit's official figure is the word of each unit directly below it and what its own bodies reported. A unit speaks
by the edition accepted of it last, in which everything below it is as it was then, with what the unit added; one that
has nobody below it speaks by its accepted reports; any other has no word yet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tests.aggregates import rules_oracle as oracle
from tests.aggregates.exported import Place, Report
from tests.aggregates.rules_oracle import KINDS, RATIOS, Answer, Body, Expected, Unit, World


@dataclass(frozen=True)
class Edition:
    """An accepted edition: the country as it was exported on that day, and what the unit added, by indicator."""

    then: World
    added: Mapping[str, int]


def world_of(
    places: Sequence[int],
    register: Mapping[int, Place],
    reports: Sequence[Report],
    codes: Mapping[int, str],
    asked: Mapping[int, frozenset[str]],
) -> World:
    """The exported country, its units in the order of `places`, the top first."""
    by_unit: dict[int, list[Body]] = {}
    for one in reports:
        said = {codes[indicator]: Answer(value.status, value.number) for indicator, value in one.said.items()}
        by_unit.setdefault(one.unit, []).append(Body(present=True, state=one.state, answers=said))
    units = []
    for unit in places:
        superior = register[unit].superior
        above = places.index(superior) if superior in places else None
        units.append(Unit(register[unit].level, above, above, tuple(by_unit.get(unit, ()))))
    return World(tuple(units), {codes[indicator]: levels for indicator, levels in asked.items()})


def official(now: World, editions: Mapping[int, Edition], place: int, code: str) -> Expected:
    """The figure of the unit at this place; `editions` by place."""
    words = [oracle.figure(now, code, oracle.reporters(now, [place]))]
    words += [
        _word(now, editions.get(child), child, code) for child, unit in enumerate(now.units) if unit.after == place
    ]
    return _added(code, words)


def _word(now: World, edition: Edition | None, place: int, code: str) -> Expected:
    everyone = list(oracle.subtree(now, place))
    if edition is not None:
        said = oracle.figure(edition.then, code, oracle.reporters(edition.then, everyone))
        return _adjusted(code, said, edition.added)
    found = oracle.figure(now, code, oracle.reporters(now, everyone))
    if oracle.reporters(now, [unit for unit in everyone if unit != place]):
        return Expected(None, None, None, found.expected, 0)
    return found


def _adjusted(code: str, said: Expected, added: Mapping[str, int]) -> Expected:
    if code not in RATIOS:
        return replace(said, number=_plus(said.number, added.get(code)))
    above, below, _ = RATIOS[code]
    return replace(
        said,
        numerator=_plus(said.numerator, added.get(above)),
        denominator=_plus(said.denominator, added.get(below)),
    )


def _plus(number: Fraction | None, amount: int | None) -> Fraction | None:
    return number if amount is None else (number or Fraction(0)) + amount


def _added(code: str, words: Sequence[Expected]) -> Expected:
    expected, counted = sum(one.expected for one in words), sum(one.counted for one in words)
    if code in RATIOS:
        above, below = _total(one.numerator for one in words), _total(one.denominator for one in words)
        number = _rounded(above * RATIOS[code][2] / below) if above is not None and below else None
        return Expected(number, above, below, expected, counted)
    number = _total(one.number for one in words)
    if KINDS[code] == "measure" and expected != 1:
        number = None
    return Expected(number, None, None, expected, counted)


def _rounded(number: Fraction) -> Fraction:
    """Halves away from zero; what was added can make a ratio negative."""
    return oracle.rounded(number) if number >= 0 else -oracle.rounded(-number)


def _total(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) if known else None
