"""Numbers that the word processor writes by itself, for lists and for headings (ODF 1.3 part 3, 16.34 and 16.30)."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from tienbo.documents.reading.formats.counting import bullet, counted
from tienbo.documents.reading.formats.odt.names import LO, STYLE, TEXT, whole

_FORMS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACE: Final = re.compile(r"%(\d{1,2})%")
_DEEPEST: Final = 10
OUTLINE: Final = ""  # the name under which the numbers of headings are kept


@dataclass(frozen=True, slots=True)
class Level:
    form: str
    prefix: str
    suffix: str
    displayed: int
    start: int
    template: str | None = None
    sign: str | None = None


@dataclass(slots=True)
class Lists:
    styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, root: Element) -> None:
        for style in root.iter(TEXT + "list-style"):
            self.styles[style.get(STYLE + "name") or ""] = _levels(style)
        for style in root.iter(TEXT + "outline-style"):
            self.styles[OUTLINE] = _levels(style)

    def restart(self, style: str) -> None:
        self.counters.pop(style, None)

    def label(self, style: str, level: int, start: int | None = None) -> str:
        """The label of the next item on this level, counted from 1; empty where it prints none."""
        levels = self.styles.get(style, {})
        own = levels.get(level)
        if own is None or level > _DEEPEST:
            return ""
        if own.sign is not None:
            return bullet(own.sign)
        counters = self.counters.setdefault(style, {})
        for outer in range(1, level):
            counters.setdefault(outer, levels[outer].start if outer in levels else 1)
        counters[level] = start if start is not None else counters.get(level, own.start - 1) + 1
        for inner in [place for place in counters if place > level]:
            del counters[inner]
        return _printed(own, level, levels, counters)


def _printed(own: Level, level: int, levels: dict[int, Level], counters: dict[int, int]) -> str:
    if own.form == "none":
        return ""

    def number(place: int) -> str:
        form = levels[place].form if place in levels else "decimal"
        return counted(counters.get(place, 1), form)

    if own.template:
        return _PLACE.sub(lambda match: number(int(match[1])), own.template).strip()
    shown = [number(place) for place in range(max(level - own.displayed + 1, 1), level + 1)]
    return f"{own.prefix}{'.'.join(part for part in shown if part)}{own.suffix}".strip()


def _levels(style: Element) -> dict[int, Level]:
    return {whole(element, TEXT + "level", 0): _level(element) for element in style}


def _level(element: Element) -> Level:
    sign = None
    if element.tag != TEXT + "list-level-style-number" and element.tag != TEXT + "outline-level-style":
        sign = element.get(TEXT + "bullet-char") or ""
    return Level(
        form=_FORMS.get(element.get(STYLE + "num-format") or "", "none"),
        prefix=(element.get(STYLE + "num-prefix") or "")[:20],
        suffix=(element.get(STYLE + "num-suffix") or "")[:20],
        displayed=whole(element, TEXT + "display-levels", 1),
        start=whole(element, TEXT + "start-value", 1),
        template=(element.get(LO + "num-list-format") or "")[:100] or None,
        sign=sign,
    )
