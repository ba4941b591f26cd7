"""The checks that the asked cells of a submission must pass, as data (pure).

The server evaluates the list (`checks.py`) and sends it along, so that the browser evaluates the same one while the
figures are being typed; `tests/submissions/check_cases.json` holds both to one meaning. A check speaks of one cell,
named by its key; a hard one keeps the submission from being submitted, a soft one asks for an explanation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import IndicatorKind

JUMP_PERCENT = Decimal(50)
JUMP_AT_LEAST = Decimal(10)


class Severity(StrEnum):
    hard = "hard"
    soft = "soft"


CellKey = Annotated[
    str,
    Field(pattern="^[0-9]{1,10}:[0-9]{1,10}$", description="`<indicator_id>:<category_id>`; category 0 is the total."),
]


class _Check(BaseModel):
    model_config = ConfigDict(frozen=True)

    severity: Severity
    cell: CellKey


class CellCheck(_Check):
    """What one cell must be by itself, or beside what it was.

    `whole_number`, `not_negative`: of a reported number. `asked`: something is said, a number or why there is none.
    `thousandfold`: 500 to 2,000 times what it was, or as many times less: a decimal sign misread.
    `was_there`: the last period had a number, and now there is none.
    """

    kind: Literal["whole_number", "not_negative", "asked", "thousandfold", "was_there"]


class NotAbove(_Check):
    """The number does not exceed the other cell's: a part and its whole, a numerator and its denominator."""

    kind: Literal["not_above"]
    other: CellKey


class SumOf(_Check):
    """The number is the sum of the parts, where all of them are reported."""

    kind: Literal["sum_of"]
    parts: list[CellKey]


class InRange(_Check):
    """The number is no less than `min` and no more than `max`; null: no such bound."""

    kind: Literal["range"]
    min: Decimal | None
    max: Decimal | None


class Jump(_Check):
    """The number differs from the last period's by no more than `percent` of that one.

    Differences below `at_least` are no jump, nor is anything after a zero; a thousandfold change is not said twice.
    """

    kind: Literal["jump"]
    percent: Decimal
    at_least: Decimal


Check = Annotated[CellCheck | NotAbove | SumOf | InRange | Jump, Field(discriminator="kind")]


@dataclass(frozen=True)
class AskedIndicator:
    """What the checks need to know of an asked indicator.

    Attributes:
        cells: the asked categories, the total (0) among them.
        partitions: (whole, parts) by category: the parts are exactly the whole.
        containments: (part, whole) by category.
        plausible: lowest and highest number that needs no explanation, of the total.
    """

    id: int
    kind: IndicatorKind
    part_of_id: int | None = None
    cells: tuple[int, ...] = (TOTAL,)
    partitions: tuple[tuple[int, tuple[int, ...]], ...] = ()
    containments: tuple[tuple[int, int], ...] = ()
    plausible: tuple[Decimal | None, Decimal | None] = (None, None)


def cell_key(indicator_id: int, category_id: int = TOTAL) -> str:
    return f"{indicator_id}:{category_id}"


def cell_of(key: str) -> tuple[int, int]:
    """Indicator and category of a cell's key."""
    indicator_id, _, category_id = key.partition(":")
    return int(indicator_id), int(category_id)


def checks_of(asked: Sequence[AskedIndicator], shares: Iterable[tuple[str, str]] = ()) -> list[Check]:
    """The checks of a submission, in the order of its cells.

    Args:
        asked: the indicators that the reporter is asked for.
        shares: cell keys (numerator, denominator) of the percentages derived from them.
    """
    by_id = {indicator.id: indicator for indicator in asked}
    found: list[Check] = []
    for indicator in asked:
        for category in indicator.cells:
            found.extend(_own(indicator, category))
        found.extend(_within(indicator))
        whole = by_id.get(indicator.part_of_id or 0)
        if whole is not None:
            found.extend(
                _not_above(cell_key(indicator.id, category), cell_key(whole.id, category))
                for category in indicator.cells
                if category in whole.cells
            )
    there = {cell_key(indicator.id, category) for indicator in asked for category in indicator.cells}
    said = {(check.cell, check.other) for check in found if isinstance(check, NotAbove)}
    found.extend(_not_above(*share) for share in shares if there.issuperset(share) and share not in said)
    return found


def _own(indicator: AskedIndicator, category: int) -> Iterator[Check]:
    """What holds for the cell whatever the others say."""
    cell = cell_key(indicator.id, category)
    yield CellCheck(kind="asked", severity=Severity.hard, cell=cell)
    yield CellCheck(kind="not_negative", severity=Severity.hard, cell=cell)
    if indicator.kind in {IndicatorKind.count, IndicatorKind.flag}:
        yield CellCheck(kind="whole_number", severity=Severity.hard, cell=cell)
    if indicator.kind is IndicatorKind.flag:
        yield InRange(kind="range", severity=Severity.hard, cell=cell, min=Decimal(0), max=Decimal(1))
    elif category == TOTAL and indicator.plausible != (None, None):
        least, most = indicator.plausible
        yield InRange(kind="range", severity=Severity.soft, cell=cell, min=least, max=most)
    if indicator.kind is not IndicatorKind.flag:
        yield CellCheck(kind="thousandfold", severity=Severity.soft, cell=cell)
        if category == TOTAL:
            yield Jump(kind="jump", severity=Severity.soft, cell=cell, percent=JUMP_PERCENT, at_least=JUMP_AT_LEAST)
    yield CellCheck(kind="was_there", severity=Severity.soft, cell=cell)


def _within(indicator: AskedIndicator) -> Iterator[Check]:
    """How the cells of one indicator hang together."""
    for whole, parts in indicator.partitions:
        yield SumOf(
            kind="sum_of",
            severity=Severity.hard,
            cell=cell_key(indicator.id, whole),
            parts=[cell_key(indicator.id, part) for part in parts],
        )
    for part, whole in indicator.containments:
        yield _not_above(cell_key(indicator.id, part), cell_key(indicator.id, whole))


def _not_above(cell: str, other: str) -> NotAbove:
    return NotAbove(kind="not_above", severity=Severity.hard, cell=cell, other=other)
