"""The child process that reads a stranger's spreadsheet: `python -I -m tienbo.units.bodies_sheet`, the file on stdin.

The number of the sheet may follow, 0 for the first. It answers on stdout: rows of texts as JSON, or the code of the
refusal.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Final

from openpyxl import load_workbook

from tienbo.untrusted.archive import Archive
from tienbo.untrusted.unreadable import Unreadable

MOST_MEMORY: Final = 512 * 1024 * 1024
MOST_CPU_SECONDS: Final = 20
LARGEST_FILE: Final = 1024 * 1024
MOST_ROWS: Final = 2_001  # a header and the rows that are taken at once
MOST_COLUMNS: Final = 30
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE: Final = re.compile(rb"<(?:c|row)\b[^>]*?\br=[\"']([A-Z]{0,3})([0-9]{1,7})[\"']")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        answer = json.dumps({"rows": list(rows_of(data, *map(int, sys.argv[1:2])))})
    except Unreadable as refusal:
        answer = json.dumps({"refused": refusal.code})
    except Exception:  # noqa: BLE001 -- whatever a hostile file brings about, the answer is a refusal
        answer = json.dumps({"refused": "damaged"})
    sys.stdout.write(answer)


def rows_of(data: bytes, number: int = 0) -> Iterator[list[str]]:
    """The cells of one sheet as texts, none of a sheet that is not there; formulas as their stored values.

    Raises:
        Unreadable: too large, unsafe or no spreadsheet.
    """
    archive = Archive(data)
    for name in archive.names:
        if name.endswith("vbaProject.bin"):
            raise Unreadable("macros")
        if _SHEET.fullmatch(name):
            _check_extent(archive.read(name))
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    if number >= len(book.worksheets):
        return
    sheet = book.worksheets[number]
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True):
        yield [_text(cell) for cell in row]


def _check_extent(xml: bytes) -> None:
    """One cell far away makes every reader build all the rows before it, so places are looked at first."""
    for found in _PLACE.finditer(xml):
        if int(found[2]) > MOST_ROWS * 10 or _column(found[1]) > MOST_COLUMNS * 10:
            raise Unreadable("too-large-inside")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


if __name__ == "__main__":
    main()
