"""Numbers that Word writes by itself: "1.", "a)", "I." (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.formats.counting import bullet, counted
from tienbo.documents.reading.formats.docx.names import W, child, is_on, number, value

_PLACE: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    form: str
    text: str
    restart: int | None
    legal: bool


@dataclass(slots=True)
class _List:
    """A `w:num`: the levels of its abstract list, and the counters it shares with other lists of that."""

    levels: dict[int, Level]
    counters: dict[int, int]
    restarts: dict[int, int]


@dataclass(slots=True)
class Lists:
    by_number: dict[int, _List] = field(default_factory=dict)

    def label(self, listed: int, level: int) -> str | None:
        """The label of the next paragraph at this place of the list, or None where it prints nothing."""
        found = self.by_number.get(listed)
        if found is None or not 0 <= level < _LEVELS or level not in found.levels:
            return None
        if found.restarts:
            found.counters.update({place: start - 1 for place, start in found.restarts.items()})
            found.restarts.clear()
        own = found.levels[level]
        counters = found.counters
        for outer in range(level):
            counters.setdefault(outer, found.levels[outer].start if outer in found.levels else 1)
        counters[level] = counters.get(level, own.start - 1) + 1
        for inner in [place for place in counters if place > level]:
            restart = found.levels[inner].restart if inner in found.levels else None
            if restart is None or level < restart:
                del counters[inner]
        return _printed(own, found) or None


def _printed(level: Level, listed: _List) -> str:
    if level.form == "bullet":
        return bullet(level.text)

    def place(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = listed.levels.get(index)
        form = other.form if other and not level.legal else "decimal"
        return counted(listed.counters.get(index, other.start if other else 1), form)

    return "" if level.form == "none" and "%" in level.text else _PLACE.sub(place, level.text)


def lists_of(root: Element | None) -> Lists:
    lists = Lists()
    if root is None:
        return lists
    abstract = {element.get(W + "abstractNumId"): element for element in root.iter(W + "abstractNum")}
    styled = {value(element, "styleLink"): element for element in abstract.values() if value(element, "styleLink")}
    levels: dict[str | None, dict[int, Level]] = {}
    counters: dict[str | None, dict[int, int]] = {}
    for element in root.iter(W + "num"):
        identity = element.get(W + "numId") or ""
        base = value(element, "abstractNumId")
        if not identity.isdecimal() or base not in abstract:
            continue
        if base not in levels:
            linked = value(abstract[base], "numStyleLink")
            levels[base] = _levels(styled.get(linked, abstract[base]))
            counters[base] = {}
        own, restarts = _overrides(element)
        lists.by_number[int(identity)] = _List({**levels[base], **own}, counters[base], restarts)
    return lists


def _levels(element: Element) -> dict[int, Level]:
    return {int(place): _level(level) for level in element.findall(W + "lvl") if (place := _place(level)).isdecimal()}


def _overrides(element: Element) -> tuple[dict[int, Level], dict[int, int]]:
    levels: dict[int, Level] = {}
    restarts: dict[int, int] = {}
    for override in element.findall(W + "lvlOverride"):
        place = _place(override)
        if not place.isdecimal():
            continue
        start = number(override, "startOverride")
        if start is not None:
            restarts[int(place)] = start
        level = child(override, "lvl")
        if level is not None:
            levels[int(place)] = _level(level)
    return levels, restarts


def _place(element: Element) -> str:
    return (element.get(W + "ilvl") or "")[:2]


def _level(element: Element) -> Level:
    start = number(element, "start")
    return Level(
        start=1 if start is None else start,
        form=value(element, "numFmt") or "decimal",
        text=(value(element, "lvlText") or "")[:100],
        restart=number(element, "lvlRestart"),
        legal=bool(is_on(child(element, "isLgl"))),
    )
