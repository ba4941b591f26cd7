"""Figures of one map on another: what belongs to a unit wholly, in part, or nobody can say (pure).

A merger adds up. Of a divided unit no weights are recorded, so a part of it gives bounds and never a number.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tienbo.aggregates.arithmetic import Figure, Sums, add, figure
from tienbo.indicators.arithmetic import ratio
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.units.models import Level


class Quality(StrEnum):
    """What a restated figure is worth."""

    exact = "exact"
    bounded = "bounded"
    not_comparable = "not_comparable"


class Incomparable(StrEnum):
    """Why there is no figure on the other map."""

    unrecorded = "unrecorded"  # where a unit that reported went
    out_of_reach = "out_of_reach"  # something in it the reader may not see
    not_additive = "not_additive"  # a measure of more than one reporter
    edition_divided = "edition_divided"  # an accepted edition says nothing of the parts of its unit


class Lies(StrEnum):
    """How a unit of one map lies to a unit of another."""

    within = "within"
    partly = "partly"
    outside = "outside"
    unknown = "unknown"


class Fate(NamedTuple):
    """The units of the other map in which a unit lies; `known` False: somewhere in them, and nobody recorded where."""

    units: frozenset[int]
    known: bool


class Maps(NamedTuple):
    """The map wanted, and what leads to it.

    Attributes:
        superiors: every unit of the wanted map with the one above it; None for the top.
        leads_to: units that are not on it → their successors (or, going back, predecessors), and whether whole.
        above: of every unit of either map and between, the last superior before (or the first after) the change.
        levels: of all these units.
        below: of every unit of the wanted map the levels that stand below it there.
    """

    superiors: Mapping[int, int | None]
    leads_to: Mapping[int, Sequence[tuple[int, bool]]]
    above: Mapping[int, int]
    levels: Mapping[int, Level]
    below: Mapping[int, frozenset[Level]]


def fate(unit: int, maps: Maps) -> Fate:
    """Where the unit lies on the wanted map.

    What a unit of a level abolished there reported of itself goes to whoever its superior became, and to none below.
    """
    if unit in maps.superiors:
        return Fate(frozenset({unit}), known=True)
    links = maps.leads_to.get(unit, ())
    if not links:
        if unit not in maps.above:
            return Fate(frozenset(), known=False)
        held = fate(maps.above[unit], maps)
        abolished = not any(maps.levels[unit] in maps.below[one] for one in held.units)
        return Fate(held.units, held.known and abolished)
    fates = [fate(one, maps) for one, _ in links]
    if len(links) == 1 and not links[0][1] and unit in maps.above:
        # Where the rest of it went is not recorded.
        fates.append(fate(maps.above[unit], maps))
    return Fate(frozenset().union(*(one.units for one in fates)), all(one.known for one in fates))


def lies(of: Fate, below: Collection[int], above: Collection[int]) -> Lies:
    """How a unit with this fate lies to a unit of the wanted map.

    Args:
        of: the fate of the unit that reported.
        below: that other unit and all below it.
        above: all above it.
    """
    if not of.units:
        return Lies.unknown
    inside = sum(one in below for one in of.units)
    if inside == len(of.units):
        return Lies.within
    if inside:
        return Lies.partly
    return Lies.outside if of.known or not any(one in above for one in of.units) else Lies.unknown


class Restated(NamedTuple):
    """A figure on another map; without a number between its bounds, None: there is none on that side."""

    figure: Figure
    quality: Quality
    lower: Decimal | None = None
    upper: Decimal | None = None
    reason: Incomparable | None = None


def restate(
    indicator: Indicator,
    within: Iterable[Sums],
    partly: Iterable[Sums],
    *,
    unknown: Incomparable | None,
    is_share: bool = False,
) -> Restated:
    """The figure made of what lies within the unit and, for bounds, of what lies in it partly.

    Args:
        indicator: whose figure it is.
        within: sums of the units that lie within.
        partly: sums of the units that lie within in part.
        unknown: why of some unit nobody can say whether it does.
        is_share: of a ratio, whether all that the numerator counts the denominator counts too.
    """
    whole, parts = add(within), list(partly)
    every = add([whole, *parts])
    found = figure(indicator, whole)._replace(expected=every.expected, counted=every.counted)
    nothing = Figure(None, None, None, every.expected, every.counted)
    if unknown is None and indicator.kind is IndicatorKind.measure and every.expected > 1:
        unknown = Incomparable.not_additive
    if unknown is not None:
        return Restated(nothing, Quality.not_comparable, reason=unknown)
    said = [part for part in parts if part.counted]
    if not said:
        return Restated(found, Quality.exact)
    if indicator.kind is IndicatorKind.ratio:
        lower, upper = _ratio_bounds(indicator, whole, add(said), is_share=is_share)
        return Restated(nothing, Quality.bounded, lower, upper)
    numbers = [part.number or Decimal(0) for part in said]
    certain = whole.number or Decimal(0)
    lower = certain + sum((min(one, Decimal(0)) for one in numbers), Decimal(0))
    upper = certain + sum((max(one, Decimal(0)) for one in numbers), Decimal(0))
    if lower == upper:
        return Restated(found._replace(number=lower), Quality.exact)
    return Restated(nothing, Quality.bounded, lower, upper)


def _ratio_bounds(
    indicator: Indicator, whole: Sums, parts: Sums, *, is_share: bool
) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that the ratio can be, whatever of the parts lies within."""
    factor = indicator.factor or Decimal(1)
    above, below = whole.number or Decimal(0), whole.denominator or Decimal(0)
    more, wider = parts.number or Decimal(0), parts.denominator or Decimal(0)
    if is_share:
        return ratio(above, below + wider - more, factor), ratio(above + more, below + more, factor)
    return ratio(above, below + wider, factor), ratio(above + more, below, factor)
