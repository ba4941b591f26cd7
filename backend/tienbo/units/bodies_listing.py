"""A list of bodies as a file gives it: rows read and named by their columns, nothing known of the register yet."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Final

from tienbo.problems import Problem, Text
from tienbo.units.bodies_sheet import LARGEST_FILE, MOST_ROWS
from tienbo.units.body_models import BodyKind
from tienbo.untrusted.unreadable import SENTENCES
from tienbo.vietnamese import fold, normalise

_SECONDS: Final = 30
_COMMAND: Final = (sys.executable, "-I", "-m", "tienbo.units.bodies_sheet")
# Headers as people write them, folded.
_COLUMNS: Final = {
    "unit code": "unit_code",
    "unit_code": "unit_code",
    "ma don vi": "unit_code",
    "kind": "kind",
    "loai": "kind",
    "name": "name",
    "ten": "name",
    "ten chinh thuc": "name",
    "aliases": "aliases",
    "ten khac": "aliases",
    "sector": "sector",
    "nganh": "sector",
    "parent": "parent",
    "truc thuoc": "parent",
    "valid from": "valid_from",
    "valid_from": "valid_from",
    "tu ngay": "valid_from",
    "valid to": "valid_to",
    "valid_to": "valid_to",
    "den ngay": "valid_to",
}
_NEEDED: Final = {"unit_code", "kind", "name"}
_KINDS: Final = {
    "uy ban nhan dan": BodyKind.peoples_committee,
    "co quan chuyen mon": BodyKind.department,
    "ban vi su tien bo cua phu nu": BodyKind.advancement_board,
    "hoi lien hiep phu nu": BodyKind.womens_union,
    "bo phan": BodyKind.office,
    "hoi dong nhan dan": BodyKind.peoples_council,
    "co quan dang": BodyKind.party_body,
    "mat tran, doan the": BodyKind.front,
    "don vi su nghiep": BodyKind.public_unit,
    "luc luong vu trang": BodyKind.armed_force,
    "doanh nghiep": BodyKind.enterprise,
    "khac": BodyKind.other,
}


class ListUnreadable(Problem):
    status = 422
    code = "list-unreadable"
    title = Text("Không đọc được danh sách trong tệp.", "The list in the file cannot be read.")


@dataclass(frozen=True, slots=True)
class ListedBody:
    """One row; `row` is 1-based and counts the header. Texts are as given, not yet understood."""

    row: int
    unit_code: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    sector: str
    parent: str
    valid_from: str
    valid_to: str


def read_list(data: bytes) -> list[ListedBody]:
    """The rows of a CSV (UTF-8, `,` or `;`) or of the first sheet of an XLSX; empty rows are passed over.

    Raises:
        ListUnreadable: too large, damaged, or without the needed columns.
    """
    if len(data) > LARGEST_FILE:
        raise _refused("too-large")
    rows = sheet_rows(data) if data.startswith(b"PK") else _csv_rows(data)
    if not rows:
        raise _refused("empty")
    columns = [_COLUMNS.get(fold(cell)) for cell in rows[0]]
    missing = _NEEDED - set(columns)
    if missing or len([name for name in columns if name]) != len({name for name in columns if name}):
        raise ListUnreadable(
            Text(
                "Dòng đầu phải có các cột: mã đơn vị, loại, tên (và có thể có: tên khác, ngành, trực thuộc, từ ngày,"
                " đến ngày), mỗi cột một lần.",
                "The first row must name the columns unit code, kind, name (and may name aliases, sector, parent,"
                " valid from, valid to), each once.",
            )
        )
    if len(rows) > MOST_ROWS:
        raise ListUnreadable(
            Text(
                f"Mỗi lần nhập nhiều nhất {MOST_ROWS - 1} dòng; hãy tách tệp.",
                f"At most {MOST_ROWS - 1} rows are taken at once; split the file.",
            )
        )
    return [_listed(number, columns, row) for number, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]


def kind_of(text: str) -> BodyKind | None:
    """A kind by its code or its Vietnamese word."""
    folded = fold(text)
    return BodyKind(folded) if folded in BodyKind.__members__ else _KINDS.get(folded)


def day_of(text: str) -> date | None:
    """A day as `2025-03-01` or `1/3/2025`; the month never comes first.

    Raises:
        ValueError: it is neither.
    """
    if not text:
        return None
    for sign in "/.":
        parts = text.split(sign)
        if len(parts) == 3:  # noqa: PLR2004 -- day, month and year
            day, month, year = (int(part) for part in parts)
            return date(year, month, day)
    return date.fromisoformat(text)


def _listed(number: int, columns: Iterable[str | None], row: list[str]) -> ListedBody:
    cells = {name: normalise(cell) for name, cell in zip(columns, row, strict=False) if name}
    aliases = tuple(alias for part in cells.pop("aliases", "").split(";") if (alias := part.strip()))
    given = {name: cells.get(name, "") for name in _COLUMNS.values() if name != "aliases"}
    return ListedBody(row=number, aliases=aliases, **given)


def _csv_rows(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListUnreadable(
            Text("Tệp CSV phải lưu theo bảng mã UTF-8.", "A CSV file must be encoded in UTF-8.")
        ) from error
    if "\0" in text:
        raise _refused("damaged")
    header = text.partition("\n")[0]
    try:
        return list(csv.reader(StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ","))
    except csv.Error as error:
        raise _refused("damaged") from error


def sheet_rows(data: bytes, number: int = 0) -> list[list[str]]:
    """The cells of one sheet of a stranger's XLSX, read apart from this process; 0 is the first sheet.

    Raises:
        ListUnreadable: too large, damaged, or more than one process may hold.
    """
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    try:
        child = subprocess.run(  # noqa: S603 -- our own module, nothing of the file is in the command
            [*_COMMAND, str(number)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
            cwd="/",
        )
        answer = json.loads(child.stdout)
    except subprocess.TimeoutExpired as error:
        raise _refused("took-too-long") from error
    except ValueError as error:
        raise _refused("too-large-inside") from error
    if "refused" in answer:
        raise _refused(answer["refused"])
    rows: list[list[str]] = answer["rows"]
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return rows


def _refused(code: str) -> ListUnreadable:
    return ListUnreadable(Text(*SENTENCES[code]))
