"""What exported reports make on every map, live and official: plain Python with fractions, by the rules in words.

A report counts wholly for a unit in which all of its own unit lies, whatever it became; where only some of that lies
there, the figure has bounds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from tests.aggregates.exported import Place, Register, Report

ORDER = ("nation", "province", "district", "commune")


@dataclass(frozen=True)
class Cell:
    """A count, or the percentage of a count in another; `levels` are asked for it."""

    part: int
    whole: int | None
    levels: frozenset[str]


@dataclass(frozen=True)
class Edition:
    """What its unit's reporters had said when it was frozen, and what the unit added to a count."""

    reports: tuple[Report, ...]
    added: Mapping[int, int]


@dataclass(frozen=True)
class Word:
    """What somebody says of a cell: a count in `part`, or both sums of a percentage; of how many, and how many count.

    `place`: whether it lies in the unit asked about wholly.
    """

    within: bool
    part: Fraction | None
    whole: Fraction | None
    asked: int
    counted: int


@dataclass(frozen=True)
class Asked:
    """A unit of the map `on`, and the reports of a period whose map is that of `day`."""

    register: Register
    unit: int
    on: str
    day: str
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class Expected:
    """What an answer must be."""

    number: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    quality: str
    expected: int
    counted: int


def lies_in(register: Register, unit: int, day: str, on: str) -> set[int]:
    """The units of the map `on` in which the unit of the map of `day` may lie, found map by map."""
    days = list(register.maps)
    first, last = days.index(day), days.index(on)
    step, links = (1, register.successors) if first <= last else (-1, register.predecessors)
    here = {unit}
    for place in range(first, last, step):
        now, then = register.maps[days[place]], register.maps[days[place + step]]
        here = set().union(*(_became(one, now, then, links) for one in here))
    return here


def _became(
    unit: int, now: Mapping[int, Place], then: Mapping[int, Place], links: Mapping[int, frozenset[int]]
) -> set[int]:
    """A unit of which no successor is recorded went to whatever its superior became."""
    if unit in then:
        return {unit}
    linked = set(links[unit] & then.keys())
    superior = now[unit].superior
    return linked or (_became(superior, now, then, links) if superior is not None else set())


def path(places: Mapping[int, Place], unit: int) -> list[int]:
    """The unit and all above it."""
    superior = places[unit].superior
    return [unit, *(path(places, superior) if superior in places and superior is not None else [])]


def live(asked: Asked, cell: Cell) -> Expected:
    """Every report speaks for itself."""
    return _said(cell, [word for one in asked.reports for word in _heard(asked, [one], _own_word(one, cell))])


def official(asked: Asked, cell: Cell, editions: Mapping[int, Edition]) -> Expected:
    """Whoever consolidates below the unit's level speaks for all of its own by the edition accepted of it, or not."""
    places = asked.register.maps[asked.day]
    rank = ORDER.index(asked.register.maps[asked.on][asked.unit].level)
    words: list[Word] = []
    speakers: dict[int, list[Report]] = {}
    for one in asked.reports:
        below = [unit for unit in path(places, one.unit) if ORDER.index(places[unit].level) > rank]
        if below:
            speakers.setdefault(below[-1], []).append(one)
        else:
            words += _heard(asked, [one], _own_word(one, cell))
    for speaker, reports in speakers.items():
        consolidates = any(one.unit != speaker for one in reports)
        if speaker in editions:
            words += _heard(asked, reports, _edition_word(editions[speaker], cell))
        else:
            own = _silent if consolidates else _own_word
            words += [word for one in reports for word in _heard(asked, [one], own(one, cell))]
    return _said(cell, words)


def _heard(asked: Asked, reports: Sequence[Report], word: Word) -> Iterator[Word]:
    """The word, where what these reports tell of lies in the unit, wholly or not."""
    inside = {unit for unit in asked.register.maps[asked.on] if asked.unit in path(asked.register.maps[asked.on], unit)}
    fates = [lies_in(asked.register, one.unit, asked.day, asked.on) for one in reports]
    if any(fate & inside for fate in fates):
        yield replace(word, within=all(fate <= inside for fate in fates))


def _own_word(one: Report, cell: Cell) -> Word:
    part, whole = one.given(cell.part), None if cell.whole is None else one.given(cell.whole)
    silent = _silent(one, cell)
    if not silent.asked or part is None or (cell.whole is not None and whole is None):
        return silent
    return replace(silent, part=part, whole=whole, counted=1)


def _silent(one: Report, cell: Cell) -> Word:
    return Word(within=True, part=None, whole=None, asked=int(one.level in cell.levels), counted=0)


def _edition_word(edition: Edition, cell: Cell) -> Word:
    words = [_own_word(one, cell) for one in edition.reports]
    return Word(
        within=True,
        part=_plus(_sum(one.part for one in words), edition.added.get(cell.part)),
        whole=None if cell.whole is None else _plus(_sum(one.whole for one in words), edition.added.get(cell.whole)),
        asked=sum(one.asked for one in words),
        counted=sum(one.counted for one in words),
    )


def _sum(numbers: Iterable[Fraction | None]) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return sum(known, Fraction(0)) if known else None


def _plus(number: Fraction | None, added: int | None) -> Fraction | None:
    return number if added is None else (number or Fraction(0)) + added


def _said(cell: Cell, words: Sequence[Word]) -> Expected:
    """The figure that these words make, with the bounds that words lying there in part give."""
    asked, counted = sum(one.asked for one in words), sum(one.counted for one in words)
    part = _sum(one.part for one in words if one.within)
    whole = _sum(one.whole for one in words if one.within)
    partly = [one for one in words if not one.within and one.counted]
    if not partly:
        number = part if cell.whole is None else percentage(part, whole)
        return Expected(number, None, None, "exact", asked, counted)
    sure, more = part or Fraction(0), sum((one.part or Fraction(0) for one in partly), Fraction(0))
    if cell.whole is None:
        number, upper = (None, sure + more) if more else (sure, None)
        return Expected(number, sure if more else None, upper, "bounded" if more else "exact", asked, counted)
    below, wider = whole or Fraction(0), sum((one.whole or Fraction(0) for one in partly), Fraction(0))
    # The least: of the parts only those who are not counted above; the most: only those who are.
    bounds = percentage(sure, below + wider - more), percentage(sure + more, below + more)
    return Expected(None, *bounds, "bounded", asked, counted)


def percentage(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    """To four decimals, halves away from zero; nothing where there is nothing to divide by."""
    if part is None or not whole:
        return None
    number = part * 100 / whole
    size = Fraction(floor(abs(number) * 10_000 + Fraction(1, 2)), 10_000)
    return size if number >= 0 else -size
