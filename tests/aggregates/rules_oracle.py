"""What rules 1 and 2 of the design make of a small country: plain Python over plain data, with fractions.

It shares nothing with the code that adds up, and knows no database: that is its worth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

LEVELS = ("province", "district", "commune")
# code → kind; a ratio names its numerator, its denominator and its factor.
KINDS = {
    "ALL": "count",
    "WOMEN": "count",
    "SPENT": "money",
    "PLAN": "flag",
    "WAIT": "measure",
    "RATE": "ratio",
    "COST": "ratio",
    "PLANS": "ratio",
}
RATIOS = {"RATE": ("WOMEN", "ALL", 100), "COST": ("SPENT", "WOMEN", 1), "PLANS": ("PLAN", "ALL", 1000)}
ENTERED = tuple(code for code, kind in KINDS.items() if kind != "ratio")


@dataclass(frozen=True)
class Answer:
    """One cell of a report: a number where the status is `reported`, none otherwise."""

    status: str
    number: Decimal | Fraction | None


@dataclass(frozen=True)
class Body:
    """A reporter. `present` says whether it exists on the period's last day; `state` is None before it begins."""

    present: bool
    state: str | None
    answers: dict[str, Answer]


@dataclass(frozen=True)
class Unit:
    """A unit with its superior (None: of the province) on the period's last day, and the one at the year's begin.

    Attributes:
        before: the superior's place at the beginning of the year; -1: it was not there yet.
        after: on the last day; -1: it has ended.
    """

    level: str
    before: int | None
    after: int | None
    bodies: tuple[Body, ...]

    @property
    def present(self) -> bool:
        return self.after != -1


@dataclass(frozen=True)
class World:
    """Units in an order in which a superior comes before those below; the first is the province.

    `asked` are the levels of each entered indicator.
    """

    units: tuple[Unit, ...]
    asked: dict[str, frozenset[str]]

    def levels(self, code: str) -> frozenset[str]:
        if code not in RATIOS:
            return self.asked[code]
        above, below, _ = RATIOS[code]
        return self.asked[above] & self.asked[below]


@dataclass(frozen=True)
class Expected:
    """A figure as the oracle has it."""

    number: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    expected: int
    counted: int


def subtree(world: World, top: int) -> Iterator[int]:
    """The unit and everything below it on the period's last day."""
    for place, unit in enumerate(world.units):
        above: int | None = place
        while above is not None and above not in (-1, top):
            above = world.units[above].after
        if above == top and unit.present:
            yield place


def reporters(world: World, places: Iterator[int] | list[int]) -> list[tuple[str, Body]]:
    """Everyone who is there on the last day, with the level."""
    units = [world.units[place] for place in places]
    return [(unit.level, body) for unit in units for body in unit.bodies if body.present]


def figure(world: World, code: str, those: list[tuple[str, Body]]) -> Expected:
    """The figure of these reporters: whoever gives no number is missing, not zero."""
    asked = [body for level, body in those if level in world.levels(code)]
    if code in RATIOS:
        return _ratio(code, asked)
    given = [number for number in (_given(body, code) for body in asked) if number is not None]
    total = sum(given, Fraction(0)) if given else None
    if KINDS[code] == "measure" and len(asked) != 1:
        total = None
    return Expected(total, None, None, len(asked), len(given))


def _ratio(code: str, asked: list[Body]) -> Expected:
    above, below, factor = RATIOS[code]
    pairs = [(_given(body, above), _given(body, below)) for body in asked]
    both = [(up, down) for up, down in pairs if up is not None and down is not None]
    if not both:
        return Expected(None, None, None, len(asked), 0)
    numerator = sum((up for up, _ in both), Fraction(0))
    denominator = sum((down for _, down in both), Fraction(0))
    number = rounded(numerator * factor / denominator) if denominator else None
    return Expected(number, numerator, denominator, len(asked), len(both))


def _given(body: Body, code: str) -> Fraction | None:
    answer = body.answers.get(code)
    accepted = body.state == "accepted" and answer is not None and answer.status == "reported"
    return Fraction(answer.number) if accepted and answer and answer.number is not None else None


def rounded(number: Fraction) -> Fraction:
    """To four decimals, halves away from zero; nothing here is negative."""
    return Fraction(floor(number * 10_000 + Fraction(1, 2)), 10_000)


def exact(text: str | None) -> Fraction | None:
    """A number of an answer, to its last digit."""
    return None if text is None else Fraction(text)


def mean_of_percentages(world: World, code: str, those: list[tuple[str, Body]]) -> Fraction | None:
    """What rule 1 forbids: the wrong figure, by which a test can tell that it looks at the right one."""
    above, below, factor = RATIOS[code]
    shares = [
        up * factor / down
        for level, body in those
        if level in world.levels(code)
        for up, down in [(_given(body, above), _given(body, below))]
        if up is not None and down
    ]
    return rounded(sum(shares, Fraction(0)) / len(shares)) if shares else None
