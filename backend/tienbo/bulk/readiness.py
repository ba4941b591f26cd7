"""Which reports of a file may not be handed in yet, by the same checks as the form's.

All reports of a group are held to its checks at once; that finds every one that a check may speak of. What it says of
these is then asked of the checks themselves, so that form and file cannot differ.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import reduce
from math import ceil, floor
from operator import add
from typing import Final

import polars as pl

from tienbo.bulk.values import MICRO
from tienbo.submissions.asking import Asked
from tienbo.submissions.check_rules import Check, InRange, Jump, NotAbove, SumOf, cell_key
from tienbo.submissions.checks import Figures, Stated
from tienbo.submissions.models import ValueStatus

# Sums of that many millionths stay within 64 bits whatever a form adds up; larger figures are looked at one by one.
_LARGEST: Final = 10**16
_NEAR: Final = 1e-9
LONG: Final = ("reporter", "indicator_id", "category_id", "status", "number", "micro")


def suspects(asked: Asked, reporters: pl.Series, now: pl.DataFrame, last: pl.DataFrame) -> pl.Series:
    """The reporters, all of one group, of whom a check may speak; never too few of them.

    `now` and `last` are what they say in this period and said in the one before, in the columns `LONG`.
    """
    here, before = _wide(now, "now"), _wide(last, "last")
    wide = pl.DataFrame({"reporter": reporters}).join(here, on="reporter", how="left")
    wide = wide.join(before, on="reporter", how="left")
    columns = _Columns(set(wide.columns))
    exprs = [expr for check in asked.checks for expr in _may_break(check, columns)]
    odd = pl.concat([now, last]).filter(
        (pl.col("status") == ValueStatus.reported.value)
        & (pl.col("micro").is_null() | (pl.col("micro").abs() > _LARGEST))
    )["reporter"]
    flagged = wide.filter(pl.any_horizontal(exprs).fill_null(value=False))["reporter"] if exprs else wide["reporter"]
    return pl.concat([flagged, odd.filter(odd.is_in(reporters.implode()))]).unique()


def _wide(figures: pl.DataFrame, when: str) -> pl.DataFrame:
    """A row for each reporter; `<when> <cell>` the millionths, `<when> said <cell>` whether anything is said."""
    cell = pl.concat_str(pl.col("indicator_id"), pl.lit(":"), pl.col("category_id")).alias("cell")
    long = figures.select("reporter", cell, "micro", pl.lit(1, pl.Int8).alias("said"))
    if long.is_empty():
        return pl.DataFrame(schema={"reporter": pl.Int64})
    numbers = long.pivot("cell", index="reporter", values="micro")
    said = long.pivot("cell", index="reporter", values="said")
    numbers = numbers.rename({name: f"{when} {name}" for name in numbers.columns if name != "reporter"})
    said = said.rename({name: f"{when} said {name}" for name in said.columns if name != "reporter"})
    return numbers.join(said, on="reporter")


class _Columns:
    """The columns of a wide frame; of a cell of which nobody says anything there is none."""

    def __init__(self, known: set[str]) -> None:
        self._known = known

    def number(self, cell: str, when: str = "now") -> pl.Expr:
        name = f"{when} {cell}"
        return pl.col(name) if name in self._known else pl.lit(None, pl.Int64)

    def unsaid(self, cell: str) -> pl.Expr:
        name = f"now said {cell}"
        return pl.col(name).is_null() if name in self._known else pl.lit(value=True)


def _may_break(check: Check, columns: _Columns) -> Iterator[pl.Expr]:
    number, before = columns.number(check.cell), columns.number(check.cell, "last")
    if isinstance(check, NotAbove):
        yield number > columns.number(check.other)
    elif isinstance(check, SumOf):
        if check.parts:
            yield reduce(add, map(columns.number, check.parts)) != number
    elif isinstance(check, InRange):
        if check.min is not None:
            yield number < ceil(check.min * MICRO)
        if check.max is not None:
            yield number > floor(check.max * MICRO)
    elif check.kind in _ALONE:
        yield _ALONE[check.kind](number, before, columns.unsaid(check.cell))
    else:
        yield from _unlikely(check, number.cast(pl.Float64), before.cast(pl.Float64))


_ALONE: Final[dict[str, Callable[[pl.Expr, pl.Expr, pl.Expr], pl.Expr]]] = {
    "asked": lambda _, __, unsaid: unsaid,
    "was_there": lambda number, before, _: before.is_not_null() & number.is_null(),
    "not_negative": lambda number, *_: number < 0,
    "whole_number": lambda number, *_: number % MICRO != 0,
}


def _unlikely(check: Check, number: pl.Expr, before: pl.Expr) -> Iterator[pl.Expr]:
    """Wider by a hair than the check itself: what is computed here in floats is only whom to look at."""
    there = before.is_not_null() & (before != 0)
    if isinstance(check, Jump):
        yield there & ((number - before).abs() * 100 >= float(check.percent) * before.abs() * (1 - _NEAR))
        return
    low, high = 500 * (1 - _NEAR), 2000 * (1 + _NEAR)
    up = number.abs() / before.abs()
    down = before.abs() / number.abs()
    yield there & (up.is_between(low, high) | down.is_between(low, high))


def figures(rows: pl.DataFrame) -> dict[int, Figures]:
    """What is said in rows of `LONG`, by reporter and cell, exactly."""
    found: dict[int, dict[str, Stated]] = {}
    for reporter, indicator_id, category_id, status, number, _ in rows.select(LONG).iter_rows():
        stated = Stated(ValueStatus(status), Decimal(number) if number else None)
        found.setdefault(reporter, {})[cell_key(indicator_id, category_id)] = stated
    return dict(found)
