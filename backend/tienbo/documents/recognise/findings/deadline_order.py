"""Inputs that fall due on or after the report that is made from them."""

import re
from bisect import bisect_left
from collections import defaultdict
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.findings import days
from tienbo.documents.recognise.findings.levels import rank_of
from tienbo.documents.recognise.results import Deadline, Finding, Obligation

_SAME_SEASON: Final = 2


def order_findings(obligations: tuple[Obligation, ...], issuer: int | None) -> list[Finding]:
    """Each input against the nearest report that its receiver makes, and that goes above the issuer."""
    made_by: dict[str, list[int]] = defaultdict(list)
    upward: list[int] = []
    for place, made in enumerate(obligations):
        if not made.deadlines:
            continue
        for key in dict.fromkeys(key_of(sender) for sender in made.senders):
            made_by[key].append(place)
        if issuer and (rank := rank_of(made.to, issuer)) and rank > issuer:
            upward.append(place)
    found: list[Finding] = []
    for place, given in enumerate(obligations):
        if given.forward_deadlines:
            found += _late(given, given.deadlines, given.forward_deadlines, given)
        names = [key_of(name) for name in (*given.receivers, given.via or "") if name]
        makers = [made_by[name] for name in names if name in made_by]
        if issuer and rank_of(given.to, issuer) == issuer:
            makers.append(upward)
        nearest = {_nearest(places, place) for places in makers} - {None, place}
        for other in sorted(number for number in nearest if number is not None):
            found += _late(given, given.deadlines, obligations[other].deadlines, obligations[other])
    return found


def _nearest(places: list[int], place: int) -> int | None:
    """The place in a sorted list next to `place`, other than itself."""
    at = bisect_left(places, place)
    near = [other for other in places[max(at - 1, 0) : at + 2] if other != place]
    return min(near, key=lambda other: abs(other - place), default=None)


def _late(
    given: Obligation, inputs: tuple[Deadline, ...], outputs: tuple[Deadline, ...], made: Obligation
) -> list[Finding]:
    found: list[Finding] = []
    for due, total in _matched(inputs, outputs):
        day, other = day_of(due), day_of(total)
        same_year = due.year == total.year or None in {due.year, total.year}
        if same_year and day and other and day >= other:
            receiver = given.to or "nơi nhận không nêu tên"
            vi = (
                f"Báo cáo gửi {receiver} có thời hạn {days.due_vi(due)}, không sớm hơn báo cáo được tổng hợp từ báo "
                f"cáo đó (thời hạn {days.due_vi(total)})."
            )
            en = (
                f"The input to {given.to or 'nobody named'} is due {days.due_en(due)}, on or after the report made "
                f"from it, due {days.due_en(total)}."
            )
            found.append(Finding("deadline-order", vi, en, (given.at, made.at), (given.at.line, made.at.line)))
    return found


def _matched(inputs: tuple[Deadline, ...], outputs: tuple[Deadline, ...]) -> list[tuple[Deadline, Deadline]]:
    """Days of the same period; where the text names none, the first with the first and the last with the last."""
    named = [(due, total) for due in inputs for total in outputs if due.period and due.period == total.period]
    if named and len(named) == min(len(inputs), len(outputs)):
        return named
    if len(inputs) == len(outputs):
        return list(zip(inputs, outputs, strict=True))
    if len(outputs) == 1 and outputs[0].period is None:
        near = [
            due
            for due in inputs
            if due.month and outputs[0].month and abs(due.month - outputs[0].month) <= _SAME_SEASON
        ]
        return [(due, outputs[0]) for due in near]
    return named


def key_of(name: str) -> str:
    return re.sub(r"[^a-z]", "", flat(name))


def day_of(deadline: Deadline) -> tuple[int, int] | None:
    if deadline.month is None or deadline.day is None:
        return None
    # A yearly report due in January or February belongs to the year before.
    early = deadline.period == "year" and deadline.month <= 2  # noqa: PLR2004 # February
    return (deadline.month + (12 if early else 0), deadline.day)
