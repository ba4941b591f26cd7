"""Spreadsheets as XLSX: every text is typed as text, so nothing in it is ever run; days and numbers are real ones."""

import math
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import IO, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tienbo.clock import VIETNAM
from tienbo.reports.formats.plain import plain

FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
HEAD: Final = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EEF4", "border": 1}
DAY: Final = "dd/mm/yyyy"
INSTANT: Final = "dd/mm/yyyy hh:mm"
# Points that a line of the letters above takes, and the most that a spreadsheet gives one row.
LINE: Final = 15.75
TALLEST: Final = 400.0
# A spreadsheet keeps numbers as doubles, which hold so many digits for certain.
_DIGITS: Final = 15
# The most that a cell holds, in units of UTF-16.
_LONGEST: Final = 32_767
_FIRST_DAY: Final = date(1900, 3, 1)
# What Excel calls the sizes of paper.
_A4: Final = 9

Value = str | date | datetime | Decimal | int | bool | None


def new_book(stream: IO[bytes], *, long: bool = False) -> Workbook:
    """A workbook written to `stream` when it is closed; a long one is kept on disk until then, row by row."""
    never = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    return Workbook(stream, {**never, "constant_memory": long, "default_date_format": DAY})


def new_page(book: Workbook, name: str, widths: list[float]) -> Worksheet:
    """A4 across, one page wide, with page numbers; `widths` in letters."""
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N")
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    return page


def look(book: Workbook, **more: Any) -> Format:  # noqa: ANN401 -- properties as XlsxWriter names them
    return book.add_format({**FONT, **more})


def write_top(book: Workbook, page: Worksheet, title: str, notes: Sequence[str], widths: Sequence[float]) -> int:
    """Title and notes over the whole width; the row after them."""
    large = {"bold": True, "font_size": 14, "align": "center"}
    plain_note = look(book)
    for row, line in enumerate([title, *notes]):
        # The larger letters of the title take a fifth more room.
        room = 1.0 if row else 1.2
        form = plain_note if row else look(book, **large)
        page.set_row(row, points(lines_of(line, sum(widths) / room)) * room)
        if len(widths) > 1:
            page.merge_range(row, 0, row, len(widths) - 1, "", form)
        write_text(page, row, 0, line, form)
    return len(notes) + 1


def text_of(value: str) -> str:
    """As a cell holds it: line ends as LF, nothing that XML cannot hold, and no more than it has room for."""
    text = plain(value.replace("\r\n", "\n").replace("\r", "\n"))
    if _units(text) <= _LONGEST:
        return text
    return f"{text.encode('utf-16-le')[: 2 * (_LONGEST - 1)].decode('utf-16-le', 'ignore')}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def write_text(page: Worksheet, row: int, column: int, value: str, form: Format | None = None) -> None:
    text = text_of(value)
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a text for its own markup and would write it unescaped.
        marked = f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
        text = marked if _units(marked) <= _LONGEST else f"{text[:-1]}…"
    page.write_string(row, column, text, form)


def write_value(page: Worksheet, row: int, column: int, value: Value, forms: Mapping[type, Format]) -> None:
    """Each value as what it is, instants to the second; `forms` by its type, with that of `str` for all others."""
    form = forms.get(type(value), forms[str])
    if value is None or value == "":
        page.write_blank(row, column, None, form)
    elif isinstance(value, datetime):
        page.write_datetime(row, column, value.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0), form)
    elif isinstance(value, date) and value >= _FIRST_DAY:
        page.write_datetime(row, column, value, form)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool) and holds(value):
        page.write_number(row, column, float(value), form)
    elif isinstance(value, date):
        write_text(page, row, column, f"{value:%d/%m/%Y}", form)
    else:
        write_text(page, row, column, str(value), form)


def holds(value: int | Decimal) -> bool:
    """Whether a spreadsheet's number is this number; a longer one would be changed, and is written as text."""
    number = Decimal(value)
    return number.is_finite() and len(number.normalize().as_tuple().digits) <= _DIGITS


def lines_of(text: str, width: float) -> int:
    """Lines that the text takes in a column so wide: rather one too many than one too few."""
    letters = max(1, math.floor(width))
    return sum(max(1, len(textwrap.wrap(line, letters))) for line in text_of(text).split("\n"))


def points(lines: int) -> float:
    return lines * LINE + 4
