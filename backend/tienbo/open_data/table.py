"""The published figures of an indicator as CSV: UTF-8 with BOM, comma, CRLF (RFC 4180)."""

import csv
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC
from io import StringIO
from typing import NamedTuple

from tienbo.aggregates.arithmetic import Figure, Key, Sums, figure
from tienbo.aggregates.asked import AskedCell
from tienbo.aggregates.withholding import covered
from tienbo.indicators.models import IndicatorVersion
from tienbo.open_data.book import Book, Word
from tienbo.open_data.columns import COLUMNS

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Row(NamedTuple):
    """One figure of a unit, and where it stands."""

    book: Book
    word: Word
    cell: AskedCell
    withheld: bool
    meaning: IndicatorVersion

    @property
    def figure(self) -> Figure:
        whole = figure(self.cell.indicator, self.word.sums.get(self.cell.key, Sums()))
        return covered(whole) if self.withheld else whole


def rows_of(
    book: Book, meaning: IndicatorVersion, hidden: Collection[tuple[int, Key]], within: Collection[int]
) -> Iterator[Row]:
    """The figures of these units, in the order of the register; whoever was not asked has none."""
    cells = [cell for cell in book.asked.cells if cell.key[0] == meaning.indicator_id]
    for unit_id, word in book.words.items():
        for cell in cells if unit_id in within else ():
            if word.sums.get(cell.key, Sums()).expected:
                yield Row(book, word, cell, (unit_id, cell.key) in hidden, meaning)


def as_csv(rows: Iterable[Row], code: str) -> bytes:
    text = StringIO(BOM, newline="")
    text.seek(0, 2)
    writer = csv.writer(text)
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows(_line(row, code) for row in rows)
    return text.getvalue().encode()


def _line(row: Row, code: str) -> list[object]:
    word, asked, said = row.word, row.book.asked, row.figure
    category = asked.categories.get(row.cell.category_id)
    return [
        code,
        word.unit.code,
        word.unit.name,
        word.unit.level.value,
        asked.period.code,
        asked.period.data_from,
        asked.period.data_to,
        asked.form.code,
        category.code if category else "total",
        category.name_vi if category else "Tổng số",
        *("" if number is None else f"{number:f}" for number in (said.number, said.numerator, said.denominator)),
        row.meaning.measure_unit,
        _status(said, is_withheld=row.withheld),
        said.expected,
        said.counted,
        "changed_since" if word.stale else "final",
        "" if word.edition is None else word.edition,
        f"{word.frozen_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        row.meaning.number,
        "true" if word.demo else "false",
    ]


def _status(said: Figure, *, is_withheld: bool) -> str:
    if is_withheld:
        return "withheld"
    if said.number is None:
        return "none"
    return "complete" if said.counted == said.expected else "partial"
