"""Where a character of a normalised text stands in the text it came from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(slots=True)
class Offsets:
    """Runs of characters that keep their order; a run with a `width` is one character made of `width` originals."""

    starts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)

    def add(self, start: int, origin: int, width: int = 0) -> None:
        if self.starts and not width and not self.widths[-1] and origin - start == self.origins[-1] - self.starts[-1]:
            return
        self.starts.append(start)
        self.origins.append(origin)
        self.widths.append(width)

    def origin(self, position: int) -> int:
        """The original offset of the character at `position`."""
        run = bisect_right(self.starts, position) - 1
        if run < 0:
            return 0
        return self.origins[run] + (0 if self.widths[run] else position - self.starts[run])

    def end(self, position: int) -> int:
        """The original offset just behind the character before `position`."""
        run = bisect_right(self.starts, position - 1) - 1
        if run < 0:
            return 0
        return self.origins[run] + (self.widths[run] or position - self.starts[run])

    def position(self, origin: int) -> int:
        """The first character made of the original at `origin` or behind it."""
        run = bisect_left(self.origins, origin)
        if run < len(self.origins) and self.origins[run] == origin:
            return self.starts[run]
        run -= 1
        if run < 0:
            return 0
        return self.starts[run] + (1 if self.widths[run] else origin - self.origins[run])

    def runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """(position, original offset, width) of the runs that cover `start` to `end`, cut to it."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, max(end - 1, start))
        cut: list[tuple[int, int, int]] = []
        for run in range(first, last):
            position = max(self.starts[run], start)
            shift = 0 if self.widths[run] else position - self.starts[run]
            cut.append((position, self.origins[run] + shift, self.widths[run]))
        return cut

    def lie_within(self, length: int, origins: int) -> bool:
        """Whether the runs of a text of `length` characters are in order and point into `origins` characters."""
        runs = (self.starts, self.origins, self.widths)
        if any(type(number) is not int or number < 0 for run in runs for number in run):
            return False
        if len({len(run) for run in runs}) > 1 or any(left > right for left, right in pairwise(self.starts)):
            return False
        ends = [*self.starts[1:], max(length, self.starts[-1])] if self.starts else []
        return all(
            start <= length and origin + (width or end - start) <= origins
            for start, end, origin, width in zip(self.starts, ends, self.origins, self.widths, strict=True)
        )


def newlines(text: str) -> list[int]:
    """Offsets of the line ends of `text`, for `line_of`."""
    found: list[int] = []
    position = text.find("\n")
    while position >= 0:
        found.append(position)
        position = text.find("\n", position + 1)
    return found


def line_of(ends: list[int], offset: int) -> int:
    """The 1-based line on which `offset` stands; `ends` are the offsets of the line ends."""
    return bisect_right(ends, offset - 1) + 1 if offset else 1
