"""Figures in a spreadsheet: a filled-in template of a form, or a table under the names of the columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl
from xlsxwriter.utility import xl_col_to_name

from tienbo.bulk.columns import COLUMNS
from tienbo.bulk.problems import FileUnreadable
from tienbo.bulk.reading import SCHEMA, Chunk, cleaned, columns_of
from tienbo.problems import Problem, Text
from tienbo.reports.form_xlsx import REASONS, TEMPLATE
from tienbo.units.bodies_listing import sheet_rows
from tienbo.units.bodies_sheet import LARGEST_FILE
from tienbo.vietnamese import fold

# A line of a template holds several figures, so a row is numbered by its line and its place there.
PLACES: Final = 100
_ABOUT: Final = 2  # the hidden page, after figures and guide
_TOTAL: Final = "total"
_REASONS: Final = {fold(text): status for status, words in REASONS.items() for text in (*words, status)}


def sheet_chunks(path: Path) -> Iterator[Chunk]:
    """The rows of a template or of a table; `place_of` says where in the sheet a row stands.

    Raises:
        FileUnreadable: too large, unsafe or damaged, or neither a template of now nor a table.
    """
    if path.stat().st_size > LARGEST_FILE:
        raise FileUnreadable(Text("Tệp XLSX quá lớn; hãy gửi CSV.", "The XLSX file is too large; send CSV instead."))
    data = path.read_bytes()
    try:
        rows = sheet_rows(data)
        about = {row[0]: row[1] for row in sheet_rows(data, _ABOUT) if len(row) > 1}
    except Problem as error:
        raise FileUnreadable(error.detail) from error
    if "template" in about:
        if about["template"] != str(TEMPLATE):
            raise FileUnreadable(
                Text("Biểu mẫu đã cũ; hãy tải biểu mẫu mới.", "The template is an old one; take a new one.")
            )
        cells = _template(rows, about)
    else:
        cells = _table(rows)
    yield Chunk(cleaned(pl.DataFrame(cells, schema=SCHEMA, orient="row")), [])


def place_of(row: int, column: str) -> tuple[int, str]:
    """Line of the sheet, and the column: by its name in a table, by its letter in a template."""
    line, place = divmod(row, PLACES)
    return line, xl_col_to_name(place) if place else column


def _table(rows: list[list[str]]) -> list[list[object]]:
    names = columns_of([cell for cell in rows[0] if cell] if rows else [])
    return [
        [number * PLACES, *(dict(zip(names, row, strict=False)).get(name, "") for name in COLUMNS)]
        for number, row in enumerate(rows[1:], 2)
    ]


def _template(rows: list[list[str]], about: dict[str, str]) -> list[list[object]]:
    """A row for each cell that says something; an empty one is not reported yet."""
    head = next((place for place, row in enumerate(rows) if _TOTAL in row), None)
    if head is None:
        raise FileUnreadable(Text("Biểu mẫu đã mất các mã ẩn.", "The template has lost its hidden codes."))
    codes = {place: code for place, code in enumerate(rows[head]) if code}
    found: list[list[object]] = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        if not row or not row[0].strip():
            continue
        for place, code in codes.items():
            said = row[place].strip() if place < len(row) else ""
            if said:
                status = _REASONS.get(fold(said), "")
                value = "" if status else said
                category = "" if code == _TOTAL else code
                key = [about.get("period"), about.get("unit"), "", about.get("form")]
                found.append([number * PLACES + place, *key, row[0], category, status, value, ""])
    return found
