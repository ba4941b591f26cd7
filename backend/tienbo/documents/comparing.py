"""What a plan asks, held against the plan it implements (pure functions).

Targets are paired by the words of their subject, deadlines by their period. What cannot be compared is said to be so:
a wrong verdict would be worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Generic, TypeVar

from tienbo.documents.contents import Deadline, ObligationContent, TargetContent, TargetValue
from tienbo.vietnamese import fold

_WORD: Final = re.compile(r"[a-z0-9]+")
_COMMON: Final = re.compile(
    r"cac|cua|va|la|co|duoc|dat|tu|tren|o|tai|trong|ve|den|it|nhat|nam|ty|le|so|phan|dau|tro|len|duy|tri|hang"
)
_ALIKE: Final = 0.5
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# How the bodies of an issuer's own level are called.
_OWN_WORDS: Final = {
    "province": ("tinh", "so"),
    "district": ("huyen", "quan", "thi xa", "thanh pho", "phong"),
    "commune": ("xa", "phuong", "thi tran", "dac khu", "bo phan", "cong chuc"),
}
# Reports on a year may fall due in the first months of the next.
_NEW_YEAR_MONTHS: Final = 2

Side = TypeVar("Side")


class Verdict(StrEnum):
    """Of the plan below against the one above: `lower` and `later` are the gaps."""

    same = "same"
    higher = "higher"
    lower_ = "lower"
    earlier = "earlier"
    later = "later"
    only_above = "only-above"
    only_below = "only-below"
    not_comparable = "not-comparable"


@dataclass(frozen=True, slots=True)
class Paired(Generic[Side]):
    verdict: Verdict
    above: Side | None
    below: Side | None


@dataclass(frozen=True, slots=True)
class Held(Generic[Side]):
    """What a proposal says, beside whatever its owner needs to find it again."""

    content: TargetContent
    key: Side


@dataclass(frozen=True, slots=True)
class Due(Generic[Side]):
    """One deadline of an obligation."""

    deadline: Deadline
    key: Side


def pair_targets(above: Sequence[Held[Side]], below: Sequence[Held[Side]]) -> list[Paired[Side]]:
    """Each target of the plan above with the one below that speaks of the same thing, the likest first."""
    likeness = sorted(
        (
            (_likeness(upper.content, lower.content), -i, -j)
            for i, upper in enumerate(above)
            for j, lower in enumerate(below)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for score, i, j in likeness:
        if score >= _ALIKE and -i not in partner and -j not in partner.values():
            partner[-i] = -j
    pairs: list[Paired[Side]] = []
    for i, upper in enumerate(above):
        if i in partner:
            lower = below[partner[i]]
            pairs.append(Paired(_targets_verdict(upper.content, lower.content), upper.key, lower.key))
        else:
            pairs.append(Paired(Verdict.only_above, upper.key, None))
    taken = set(partner.values())
    pairs += [Paired(Verdict.only_below, None, lower.key) for j, lower in enumerate(below) if j not in taken]
    return pairs


def pair_deadlines(asked: Sequence[Due[Side]], planned: Sequence[Due[Side]]) -> list[Paired[Side]]:
    """Each planned report with what the plan above asks for that period: late only when later than every such day."""
    pairs: list[Paired[Side]] = []
    answered: set[int] = set()
    for due in planned:
        same = [
            (i, other) for i, other in enumerate(asked) if other.deadline.period == due.deadline.period and _day(other)
        ]
        answered |= {i for i, _ in same}
        mine = _day(due)
        if not same or mine is None:
            pairs.append(Paired(Verdict.only_below, None, due.key))
            continue
        latest = max((other for _, other in same), key=lambda other: _day(other) or (0, Decimal(0)))
        theirs = _day(latest)
        verdict = Verdict.same if mine == theirs else Verdict.later if theirs and mine > theirs else Verdict.earlier
        pairs.append(Paired(verdict, latest.key, due.key))
    pairs += [Paired(Verdict.only_above, due.key, None) for i, due in enumerate(asked) if i not in answered]
    return pairs


def incoming(obligation: ObligationContent, level: str | None) -> list[Deadline]:
    """The deadlines by which others report to the issuer, whose level is given."""
    return obligation.deadlines if _inward(obligation, level) else []


def outgoing(obligation: ObligationContent, level: str | None) -> list[Deadline]:
    """The deadlines by which the issuer itself reports upward, or passes on what was reported to it."""
    return [*([] if _inward(obligation, level) else obligation.deadlines), *obligation.forward_deadlines]


def _inward(obligation: ObligationContent, level: str | None) -> bool:
    """Whether the receiver is of the issuer's own level; a report to nobody named stays inside."""
    named = [f" {fold(name)} " for name in obligation.receivers]
    return not named or any(f" {word} " in name for name in named for word in _OWN_WORDS.get(level or "", ()))


def _day(due: Due[Side]) -> tuple[int, Decimal] | None:
    """Month and last valid day as one order; `before` the 5th is half a day less than `by` the 5th."""
    deadline = due.deadline
    if deadline.month is None:
        return None
    month = deadline.month + (12 if deadline.month <= _NEW_YEAR_MONTHS and deadline.period == "year" else 0)
    day = Decimal(deadline.day or 31)
    return month, day - Decimal("0.5") if deadline.relation == "before" else day


def _likeness(one: TargetContent, other: TargetContent) -> float:
    mine, theirs = _words(one.subject), _words(other.subject)
    shared = len(mine & theirs)
    smaller = min(len(mine), len(theirs))
    if not smaller or one.values[0].unit != other.values[0].unit:
        return 0.0
    # The plan below often says the same in fewer words: half of the union, half of the shorter one.
    return (shared / len(mine | theirs) + shared / smaller) / 2


def _words(subject: str) -> set[str]:
    return {word for word in _WORD.findall(fold(subject)) if not _COMMON.fullmatch(word)}


def _targets_verdict(above: TargetContent, below: TargetContent) -> Verdict:
    """Lower when one value of the same period is: the plan asks less than it was asked."""
    verdicts = {
        _values_verdict(upper, lower, down="down" in (above.direction, below.direction))
        for upper in above.values
        for lower in below.values
        if _same_period(upper.period, lower.period)
    }
    for verdict in (Verdict.lower_, Verdict.not_comparable, Verdict.higher, Verdict.same):
        if verdict in verdicts:
            return verdict
    return Verdict.not_comparable


def _same_period(one: str | None, other: str | None) -> bool:
    """A period that is not said is that of the plan; a single year fits a span that ends with it."""
    if one is None or other is None or one == other:
        return True
    ends = [_YEAR.findall(period)[-1:] for period in (one, other)]
    return bool(ends[0]) and ends[0] == ends[1]


def _values_verdict(above: TargetValue, below: TargetValue, *, down: bool) -> Verdict:
    if above.flag is not None or below.flag is not None:
        return Verdict.same if above.flag == below.flag else Verdict.lower_ if above.flag else Verdict.not_comparable
    if above.value is None or below.value is None or above.unit != below.unit:
        return Verdict.not_comparable
    if (above.comparator in {"<", "<="}) != (below.comparator in {"<", "<="}):
        return Verdict.not_comparable
    if above.value == below.value:
        return Verdict.same
    more = below.value > above.value
    if down or above.comparator in {"<", "<="}:
        more = not more
    return Verdict.higher if more else Verdict.lower_


def gaps(pairs: Iterable[Paired[Side]], verdict: Verdict) -> list[Paired[Side]]:
    return [pair for pair in pairs if pair.verdict is verdict]
