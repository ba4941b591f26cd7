"""Wherever a passage says it stands in the text of a file, its words stand."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.plan_files import as_docx, as_html, as_odt, grid, laid
from tienbo.documents.reading import Passage, Reading, Table
from tienbo.documents.reading.files import read_file
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable
from tienbo.documents.reading.passages import matching_form
from tienbo.documents.understanding import from_wire, to_wire, understood
from tienbo.untrusted.unreadable import Unreadable

_WORDS = st.sampled_from(
    ["Sở Nội vụ", "kế hoạch", "1.", "a)", "-", "KẾ HOẠCH", "số 12/KH-UBND", "ngày 05/12", "25%", "Kê\u0301",
     "x\u00a0y", ";", "Nơi nhận:", "TT", "Nội dung", "Chủ trì", "😀", "\u200b", "[1]", "a_b", "&", "<", "Phối hợp"]
)  # fmt: skip
_LINES = st.lists(_WORDS, max_size=6).map(" ".join)
_HEADER: list[str | LaidCell] = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm"]


@st.composite
def _cells(draw: st.DrawFn) -> LaidCell:
    lines = draw(st.lists(_LINES, min_size=1, max_size=3))
    return laid(*lines, across=draw(st.integers(1, 3)), down=draw(st.integers(1, 3)))


@st.composite
def _tables(draw: st.DrawFn) -> LaidTable:
    rows = draw(st.lists(st.lists(_cells(), min_size=1, max_size=6), min_size=1, max_size=5))
    table = LaidTable(tuple(tuple(row) for row in rows))
    return LaidTable(grid(_HEADER).rows + table.rows) if draw(st.booleans()) else table


_ITEMS: st.SearchStrategy[list[Item]] = st.lists(_LINES | _tables(), min_size=1, max_size=10)


def _passages(reading: Reading) -> Iterator[Passage]:
    for block in reading.blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (cell.passage for cell in row.cells)
        else:
            yield block.passage


@pytest.mark.parametrize("write", [as_docx, as_odt, as_html], ids=["docx", "odt", "html"])
@given(items=_ITEMS)
@settings(deadline=None, max_examples=60)
def test_every_passage_points_at_its_words(write: object, items: list[Item]) -> None:
    try:
        file = read_file(write(items))  # type: ignore[operator] # one of the three writers
    except Unreadable as refusal:
        assert refusal.code == "no-text"  # noqa: PT017 -- most texts are read; an empty one is refused
        return
    text = file.reading.source.original
    for passage in _passages(file.reading):
        quote = passage.quote()
        assert 0 <= quote.start <= quote.end <= len(text)
        assert matching_form(text[quote.start : quote.end]) == matching_form(quote.text)
        assert text[: quote.start].count("\n") + 1 == quote.line
    for table in (block for block in file.reading.blocks if isinstance(block, Table)):
        assert all(len(row.cells) == len(table.header.cells) for row in table.rows)


@given(items=_ITEMS)
@settings(deadline=None, max_examples=40)
def test_what_the_child_says_is_what_the_parent_hears(items: list[Item]) -> None:
    try:
        said = understood(read_file(as_docx(items)))
    except Unreadable:
        return
    heard = from_wire(to_wire(said))

    assert (heard.text, heard.blocks, heard.notes, heard.kind) == (said.text, said.blocks, said.notes, said.kind)
    assert heard.recognition == said.recognition
    assert [type(block) for block in heard.blocks] == [type(block) for block in said.blocks]
