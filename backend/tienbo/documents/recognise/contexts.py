"""Passages of the outline with what stands over them: clause, headings, agency, period."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.markers import BULLETS
from tienbo.documents.reading.passages import joined
from tienbo.documents.recognise.addressed import owners_of
from tienbo.documents.recognise.deadlines import deadlines_in
from tienbo.documents.recognise.outline import Outline
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.report_duties import Duty
from tienbo.documents.recognise.results import Clause
from tienbo.documents.recognise.targets import Aim

_FIGURE: Final = re.compile(r"\d")
_LONGEST_LEAD: Final = 300
CLOSING: Final = "closing"
OPENING: Final = "opening"


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage in its place; `leads` says that it only introduces what stands under it."""

    passage: Passage
    clause: str
    headings: tuple[str, ...]
    owners: tuple[str, ...]
    leads: bool = False
    led: tuple[Passage, ...] = ()


def placed(outline: Outline) -> list[Placed]:
    found: list[Placed] = []
    for clause in outline.clauses:
        _place(clause, (), (), found)
    if not outline.clauses:
        found += [Placed(passage, OPENING, (), ()) for passage in outline.opening]
    found += [Placed(passage, CLOSING, (), ()) for passage in outline.closing]
    return found


def _place(clause: Clause, headings: tuple[str, ...], owners: tuple[str, ...], found: list[Placed]) -> None:
    text = clause.body.text
    own = owners_of(clause) if clause.kind not in BULLETS else ()
    owners = own or owners
    parts: list[Clause | Passage] = [*clause.children, *clause.bullets, *clause.paragraphs]
    inner = sorted(parts, key=_start)
    heading_only = clause.heading is not None and len(text.rstrip(" .:")) <= len(clause.heading) + 1
    led = _bullets_behind(inner, -1)
    if text:
        leads = heading_only or (text.endswith(":") and bool(inner))
        found.append(Placed(clause.body, clause.anchor, headings, owners, leads, led if leads else ()))
    over = clause.heading or (text if inner and len(text) <= _LONGEST_LEAD else None)
    below = (*headings, flat(over)) if over else headings
    lead: str | None = None
    for place, part in enumerate(inner):
        under = (*below, lead) if lead else below
        if isinstance(part, Clause):
            _place(part, under, owners, found)
            continue
        behind = _bullets_behind(inner, place)
        leads = part.text.endswith(":") and bool(behind)
        found.append(Placed(part, clause.anchor, below, owners, leads, behind if leads else ()))
        lead = flat(part.text) if leads else None


def _start(part: Clause | Passage) -> int:
    return part.at.start if isinstance(part, Clause) else part.start


def _bullets_behind(inner: list[Clause | Passage], place: int) -> tuple[Passage, ...]:
    behind: list[Passage] = []
    for part in inner[place + 1 :]:
        if not isinstance(part, Clause) or part.kind not in BULLETS:
            break
        behind.append(part.body)
    return tuple(behind)


def aims_of(places: list[Placed], subject: str | None) -> list[Aim]:
    """Passages that may state targets. A period is taken from the nearest heading, else from the title."""
    title = _period(flat(subject)) if subject else None
    aims: list[Aim] = []
    for place in places:
        if place.leads and not _FIGURE.search(place.passage.text):
            continue
        named = [period for heading in reversed(place.headings) if (period := _period(heading))]
        aims.append(Aim(place.passage, place.clause, " / ".join(place.headings), named[0] if named else title))
    return aims


def _period(flat_text: str) -> str | None:
    return next((period.name for period in reversed(periods_in(flat_text)) if period.kind != "often"), None)


def duties_of(places: list[Placed]) -> list[Duty]:
    """Passages that may put a duty to report; a lead-in and its dated bullets are one."""
    duties: list[Duty] = []
    swallowed: set[int] = set()
    for place in places:
        if place.passage.start in swallowed:
            continue
        heading = " / ".join(place.headings)
        passage, whole = place.passage, False
        if place.leads and "báo cáo" in passage.text.lower() and _only_days(place.led):
            swallowed |= {bullet.start for bullet in place.led}
            passage, whole = joined([passage, *place.led]), True
        duties.append(Duty(passage, place.clause, place.owners, heading, whole))
    return duties


def _only_days(bullets: tuple[Passage, ...]) -> bool:
    """Bullets that give days and periods but no receiver of their own."""
    flat_texts = [flat(bullet.text) for bullet in bullets]
    return any(deadlines_in(text) for text in flat_texts) and not any(
        " ve " in text or "gui ve" in text for text in flat_texts
    )
