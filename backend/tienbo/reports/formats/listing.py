"""A list as a spreadsheet, told by its columns: written row by row, so that a long one needs no more memory."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, Generic, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tienbo.problems import Problem, Text
from tienbo.reports.formats import sheet

MOST_ROWS: Final = 100_000

Row = TypeVar("Row")


class TooManyRows(Problem):
    status = 409
    code = "too-many-rows"
    title = Text(
        "Danh sách dài hơn 100.000 dòng; hãy lọc bớt rồi tải lại.",
        "The list has more than 100,000 rows; narrow it by its filters and take it again.",
    )


class Kind(StrEnum):
    text = "text"
    number = "number"
    date = "date"
    instant = "instant"  # shown in Vietnam's time
    share = "share"  # a fraction, shown as a percentage


_FORMATS: Final[dict[Kind, dict[str, object]]] = {
    Kind.text: {},
    Kind.number: {"align": "right"},
    Kind.date: {"num_format": sheet.DAY, "align": "center"},
    Kind.instant: {"num_format": sheet.INSTANT, "align": "center"},
    Kind.share: {"num_format": "0.00%", "align": "right"},
}


@dataclass(frozen=True)
class Field(Generic[Row]):
    """One column: `width` in letters; the value as it is, or words in both languages."""

    title: Text
    value: Callable[[Row], sheet.Value | Text]
    kind: Kind = Kind.text
    width: float = 20


def to_xlsx(
    title: str, notes: Sequence[str], fields: Sequence[Field[Row]], rows: Iterable[Row], language: str
) -> tuple[bytes, int]:
    """The workbook and how many rows it has.

    Raises:
        TooManyRows: there are more than `MOST_ROWS`.
    """
    stream = io.BytesIO()
    book = sheet.new_book(stream, long=True)
    try:
        book.set_properties({"title": sheet.text_of(title)[:255]})
        name = Text("Danh sách", "List").pick(language)
        count = add_page(book, name, title, notes, fields, rows, language)
    finally:
        book.close()
    return stream.getvalue(), count


def add_page(
    book: Workbook,
    name: str,
    title: str,
    notes: Sequence[str],
    fields: Sequence[Field[Row]],
    rows: Iterable[Row],
    language: str,
) -> int:
    """A list on a page of its own; how many rows it has.

    Raises:
        TooManyRows: there are more than `MOST_ROWS`.
    """
    widths = [field.width for field in fields]
    page = sheet.new_page(book, name, widths)
    top = sheet.write_top(book, page, title, notes, widths)
    head = sheet.look(book, **sheet.HEAD)
    page.set_row(top, sheet.points(max(sheet.lines_of(f.title.pick(language), f.width * 0.8) for f in fields)))
    for column, field in enumerate(fields):
        sheet.write_text(page, top, column, field.title.pick(language), head)
    forms = [_forms(book, field.kind) for field in fields]
    count = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise TooManyRows
        values = [field.value(row) for field in fields]
        said = [value.pick(language) if isinstance(value, Text) else value for value in values]
        page.set_row(top + count, _height(said, widths))
        for column, value in enumerate(said):
            sheet.write_value(page, top + count, column, value, forms[column])
    page.autofilter(top, 0, top + count, len(fields) - 1)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    return count


def _height(values: Sequence[sheet.Value], widths: Sequence[float]) -> float:
    """As much as the longest text needs: not every program works it out when it opens the file."""
    long = [
        sheet.lines_of(value, width)
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str) and (len(value) > width or "\n" in value)
    ]
    return min(sheet.points(max(long, default=1)), sheet.TALLEST)


def _forms(book: Workbook, kind: Kind) -> dict[type, Format]:
    """Text in a column of days or numbers stays text."""
    form = sheet.look(book, border=1, **_FORMATS[kind])
    text = sheet.look(book, border=1)
    return {date: form, datetime: form, int: form, Decimal: form, str: text, type(None): text}
