"""The first reading of a file: codes understood, rows held to what one row can be, the good ones sorted into parts.

A report is wholly in one part, whichever way its rows are strewn over the file; parts are files beside the one that
was sent, so that memory grows with neither.
"""

from collections.abc import Iterable
from math import ceil
from typing import Any, Final

import polars as pl

from tienbo.bulk.cells import AskedBook, Group, group_of
from tienbo.bulk.columns import CELL, KEY
from tienbo.bulk.models import FileFormat
from tienbo.bulk.problems import SCHEMA, as_frame, worded
from tienbo.bulk.reading import BLOCK
from tienbo.bulk.reporters import Directory, Named, Reporter, Unfit
from tienbo.bulk.spool import Spool
from tienbo.bulk.unpacking import chunks_of
from tienbo.bulk.values import faults, stated

LONGEST_TEXT: Final = 2000
_UNFIT: Final = {"column": pl.String, "code": pl.String, "suggestion": pl.String}
_REPORTER: Final = {**dict.fromkeys(KEY, pl.String), "reporter": pl.Int64, "group": pl.Int64, **_UNFIT}
_CELL: Final = {
    "group": pl.Int64,
    **dict.fromkeys(CELL, pl.String),
    "indicator_id": pl.Int64,
    "category_id": pl.Int64,
    "kind": pl.String,
    **_UNFIT,
}
_REPORTERS: Final = {
    **dict.fromkeys(("form_id", "period_id", "body_id", "unit_id"), pl.Int64),
    "level": pl.String,
    "tree_on": pl.Date,
    "behalf_unit_id": pl.Int64,
    "entry": pl.String,
}
KEPT: Final = ("row", "reporter", "indicator_id", "category_id", "status", "value", "explanation", "faulty")


class Preparation:
    """Codes met so far, each understood once."""

    def __init__(self, directory: Directory, book: AskedBook) -> None:
        self._directory, self._book = directory, book
        self.reporters: list[Reporter] = []
        self.groups: dict[Group, int] = {}
        self._numbers: dict[Reporter, int] = {}
        self._named = pl.DataFrame(schema=_REPORTER)
        self._cells = pl.DataFrame(schema=_CELL)

    def understood(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with `reporter`, `group`, cell and kind where they are known, and `unfit…` where they are not."""
        new = rows.select(KEY).unique(maintain_order=True).join(self._named, on=KEY, how="anti")
        self._named = pl.concat([self._named, _frame(map(self._name, new.rows()), _REPORTER)])
        rows = rows.join(self._named, on=KEY, how="left")
        cells = rows.filter(pl.col("group").is_not_null()).select("group", *CELL).unique(maintain_order=True)
        new = cells.join(self._cells, on=["group", *CELL], how="anti")
        self._cells = pl.concat([self._cells, _frame(map(self._cell, new.rows()), _CELL)])
        return rows.join(self._cells, on=["group", *CELL], how="left", suffix="_cell")

    def _name(self, key: tuple[str, ...]) -> tuple[Any, ...]:
        found = self._directory.find(Named(*key))
        if isinstance(found, Unfit):
            return (*key, None, None, *found)
        number = self._numbers.setdefault(found, len(self.reporters))
        if number == len(self.reporters):
            self.reporters.append(found)
        group = self.groups.setdefault(group_of(found), len(self.groups))
        return (*key, number, group, None, None, None)

    def _cell(self, key: tuple[int, str, str]) -> tuple[Any, ...]:
        group = list(self.groups)[key[0]]
        found = self._book.find(group, key[1], key[2])
        if isinstance(found, Unfit):
            return (*key, None, None, None, *found)
        return (*key, *found, None, None, None)


def prepare(spool: Spool, file_format: FileFormat, directory: Directory, book: AskedBook) -> Preparation:
    """Read the plain file into parts; what is wrong with single rows is written down beside them.

    Raises:
        FileUnreadable: no file of figures at all.
    """
    preparation = Preparation(directory, book)
    parts = max(1, ceil(spool.plain.stat().st_size / BLOCK))
    total = 0
    for number, chunk in enumerate(chunks_of(spool.plain, file_format)):
        rows = preparation.understood(stated(chunk.frame))
        found = pl.concat([as_frame(chunk.problems), _problems(rows)])
        spool.write(f"problems-rows-{number}", found)
        total += len(chunk.frame) + len(chunk.problems)
        faulty = found["row"].unique()
        kept = rows.with_columns(pl.col("row").is_in(faulty.implode()).alias("faulty")).select(KEPT)
        _sort_into(spool, number, kept, preparation.reporters, parts)
    spool.write("reporters", _frame(preparation.reporters, _REPORTERS))
    spool.note(parts=parts, rows=total)
    return preparation


def _problems(rows: pl.DataFrame) -> pl.DataFrame:
    unfit = rows.filter(pl.col("code").is_not_null()).select("row", *_UNFIT)
    cell = rows.filter(pl.col("code_cell").is_not_null()).select(
        "row", *(pl.col(f"{name}_cell").alias(name) for name in _UNFIT)
    )
    long = pl.col("explanation").str.len_chars() > LONGEST_TEXT
    odd = rows.filter(long | pl.col("explanation").str.contains("\0", literal=True)).select(
        "row",
        pl.lit("explanation").alias("column"),
        pl.when(long).then(pl.lit("too-long")).otherwise(pl.lit("not-text")).alias("code"),
        pl.lit(None, pl.String).alias("suggestion"),
    )
    return pl.concat([worded(unfit), worded(cell), worded(odd), faults(rows)]).cast(SCHEMA)


def _sort_into(spool: Spool, number: int, rows: pl.DataFrame, reporters: list[Reporter], parts: int) -> None:
    """Rows of a report into the part of that report; those of nobody's are only counted among the problems."""
    places = [(one.form_id + one.period_id + one.body_id) % parts for one in reporters]
    owned = rows.filter(pl.col("reporter").is_not_null())
    part = (
        pl.Series("part", places, pl.Int64).gather(owned["reporter"]) if len(owned) else pl.Series("part", [], pl.Int64)
    )
    for key, of in owned.with_columns(part).group_by("part"):
        spool.write(f"rows-{key[0]}-{number}", of.drop("part"))


def _frame(rows: Iterable[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=schema, orient="row")
