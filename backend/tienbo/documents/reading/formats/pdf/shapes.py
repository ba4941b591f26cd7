"""What stands on a page, in points from its top left corner as it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Turn: TypeAlias = Callable[[float, float], Point]


@dataclass(slots=True)
class Letter:
    """A letter with the marks that were set on it; `y` is its baseline, counted downwards."""

    text: str
    left: float
    right: float
    y: float
    size: float
    spaced: bool = False  # the file has a space before it


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: `at` is its place across, `start` to `end` its stretch along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal rules, `at` counted downwards
    down: list[Rule] = field(default_factory=list)
    pictures: int = 0


def turned(rotation: int, left: float, bottom: float, width: float, height: float) -> Turn:
    """From the page's own space (y upwards) to the page as shown; `width` and `height` are its own."""

    def turn(x: float, y: float) -> Point:
        x, y = x - left, y - bottom
        match rotation % 360:
            case 90:
                return y, x
            case 180:
                return width - x, y
            case 270:
                return height - y, width - x
        return x, height - y

    return turn
