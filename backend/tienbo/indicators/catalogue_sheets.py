"""A catalogue as a spreadsheet of two sheets: a row for each version of an indicator, a row for each milestone.

The first row of a sheet names the columns for programs, the second for people. A row without a code goes on with the
indicator, or the target, above it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from tienbo.indicators.definitions import Catalogue, IndicatorGiven, MilestoneGiven, TargetGiven, VersionGiven
from tienbo.indicators.importing import Entry, EntryKind
from tienbo.reports.formats.sheet import look, new_book, new_page, write_text
from tienbo.units.bodies_listing import day_of, sheet_rows

_FIRST_ROW: Final = 3
_YES: Final = {"x", "có", "true", "1", "yes"}
_LISTS: Final = {"cells", "complete", "units", "levels", "body_kinds"}
_FLAGS: Final = {"to_verify"}
_DAYS: Final = {"valid_from", "valid_to"}

HEADS: Final[Mapping[str, str]] = {
    "code": "Mã",
    "kind": "Loại",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "factor": "Hệ số",
    "part_of": "Là một phần của",
    "period_rule": "Cộng theo kỳ",
    "direction": "Chiều tốt hơn",
    "plausible_min": "Hợp lý từ",
    "plausible_max": "Hợp lý đến",
    "sensitivity_threshold": "Ngưỡng nhạy cảm",
    "cells": "Phân tổ",
    "complete": "Chiều đủ",
    "name_vi": "Tên",
    "name_en": "Tên tiếng Anh",
    "definition": "Định nghĩa",
    "formula": "Cách tính",
    "measure_unit": "Đơn vị tính",
    "origin": "Nguồn số liệu",
    "source": "Văn bản, mục",
    "clause": "Mục (neo)",
    "to_verify": "Cần đối chiếu",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "change": "Lý do thay đổi",
    "indicator": "Mã chỉ tiêu",
    "units": "Của riêng đơn vị",
    "levels": "Cấp",
    "body_kinds": "Loại cơ quan",
    "condition": "Điều kiện",
    "printed": "Nguyên văn",
    "baseline": "Giá trị gốc",
    "baseline_year": "Năm gốc",
    "from_year": "Từ năm",
    "to_year": "Đến năm",
    "cell": "Của phân tổ",
    "comparator": "So sánh",
    "value": "Giá trị",
}


def _columns(outer: Sequence[str], inner: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in (*outer, *inner) if name not in {"versions", "milestones", "document_id"})


_IDENTITY: Final = ("code", "kind", "numerator", "denominator", "factor", "part_of")
_OF_INDICATOR: Final = (*_IDENTITY, *(name for name in IndicatorGiven.model_fields if name not in _IDENTITY))
SHEETS: Final[Mapping[EntryKind, tuple[str, tuple[str, ...], str]]] = {
    EntryKind.indicators: ("Chỉ tiêu", _columns(_OF_INDICATOR, tuple(VersionGiven.model_fields)), "versions"),
    EntryKind.targets: (
        "Mức đề ra",
        _columns(tuple(TargetGiven.model_fields), tuple(MilestoneGiven.model_fields)),
        "milestones",
    ),
}
_INNER: Final = {
    EntryKind.indicators: set(VersionGiven.model_fields),
    EntryKind.targets: set(MilestoneGiven.model_fields),
}


def to_xlsx(catalogue: Catalogue) -> bytes:
    """The catalogue as a file for Excel; every cell is a text, so that nothing in it is ever a formula."""
    stream = BytesIO()
    with new_book(stream) as book:
        bold = look(book, bold=True)
        for kind, (title, columns, _) in SHEETS.items():
            page = new_page(book, title, [18.0] * len(columns))
            for column, name in enumerate(columns):
                write_text(page, 0, column, name)
                write_text(page, 1, column, HEADS[name], bold)
            for row, cells in enumerate(_rows(catalogue, kind), _FIRST_ROW - 1):
                for name, value in cells.items():
                    write_text(page, row, columns.index(name), value)
            page.freeze_panes(2, 1)
    return stream.getvalue()


def _rows(catalogue: Catalogue, kind: EntryKind) -> Iterator[dict[str, str]]:
    inner = SHEETS[kind][2]
    for given in getattr(catalogue, kind.value):
        held = given.model_dump(mode="json", exclude_none=True)
        parts = held.pop(inner)
        for number, part in enumerate(parts):
            cells = {**(held if number == 0 else {}), **part}
            yield {name: text for name, value in cells.items() if (text := _text(value)) and name != "document_id"}


def _text(value: Any) -> str:  # noqa: ANN401 -- a value of JSON
    if isinstance(value, bool):
        return "x" if value else ""
    return "; ".join(value) if isinstance(value, list) else str(value)


def entries_of_sheets(data: bytes) -> list[Entry] | None:
    """The entries of both sheets; None where a sheet has not the columns of its kind.

    Raises:
        ListUnreadable: a file that cannot be read safely.
    """
    entries: list[Entry] = []
    for number, (kind, (_, columns, inner)) in enumerate(SHEETS.items()):
        rows = sheet_rows(data, number)
        if not rows:
            continue
        names = [cell.strip() for cell in rows[0]]
        if not {name for name in names if name} <= set(columns) or columns[0] not in names:
            return None
        entries += _entries(kind, inner, names, rows[_FIRST_ROW - 1 :])
    return entries


def _entries(kind: EntryKind, inner: str, names: list[str], rows: list[list[str]]) -> Iterator[Entry]:
    current: Entry | None = None
    for row, cells in enumerate(rows, _FIRST_ROW):
        held = {name: _value(name, cell) for name, cell in zip(names, cells, strict=False) if name and cell.strip()}
        if not held:
            continue
        part = {name: value for name, value in held.items() if name in _INNER[kind]}
        outer = {name: value for name, value in held.items() if name not in _INNER[kind]}
        if SHEETS[kind][1][0] in held or current is None:
            if current is not None:
                yield current
            current = Entry(kind, row, {**outer, inner: [part]})
        else:
            current.raw[inner].append(outer | part)
    if current is not None:
        yield current


def _value(name: str, cell: str) -> Any:  # noqa: ANN401 -- as the definition takes it
    text = cell.strip()
    if name in _FLAGS:
        return text.lower() in _YES
    if name in _DAYS:
        with suppress(ValueError):
            return day_of(text)
    return [part.strip() for part in text.split(";") if part.strip()] if name in _LISTS else text
