"""Clauses share the text of a document out between them, whatever the text is."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import plans
from tests.documents.recognise.real_texts import PATHS
from tienbo.documents.clauses import Portion, portions
from tienbo.documents.excerpts import excerpt
from tienbo.documents.parts import parts_of
from tienbo.documents.proposals import proposals_of
from tienbo.documents.reading import read
from tienbo.documents.recognise.engine import recognise
from tienbo.documents.stored_blocks import stored, within

FIXTURES = sorted((Path(__file__).parent / "recognise" / "fixtures").glob("*.txt"), key=lambda path: path.name)
LINES = [
    "KẾ HOẠCH",
    "Số: 1/KH-UBND",
    "I. MỤC TIÊU",
    "1. Đạt 30%",
    "a) Nữ",
    "- Đạt",
    "STT | Nội dung | Chủ trì |",
    "1 | A | B |",
    "",
]


def cut(text: str) -> list[Portion]:
    found, blocks = recognise(text), read(text).blocks
    return [
        portion
        for part in parts_of(text, found.documents)
        for portion in portions(text, part.start, part.end, found.outline, blocks)
    ]


def holds(text: str) -> None:
    """In order, apart, whole: every word of the text is in one portion, and no more."""
    found = cut(text)
    place, between = 0, []
    for portion in found:
        assert place <= portion.start <= portion.end <= len(text)
        between.append(text[place : portion.start])
        place = portion.end
    between.append(text[place:])
    assert not any(character.isalnum() for character in "".join(between))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_word_is_in_one_clause(path: Path) -> None:
    holds(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_word_of_a_real_text_is_in_one_clause(path: Path) -> None:
    holds(path.read_text(encoding="utf-8"))


@example(["STT | Nội dung | Chủ trì |", "\x00", "KẾ HOẠCH"])
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=30))
def test_any_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    holds(text)
    for part in parts_of(text, recognise(text).documents):
        anchors = [
            portion.anchor
            for portion in portions(text, part.start, part.end, recognise(text).outline, read(text).blocks)
        ]
        assert len(anchors) == len(set(anchors))


@example(["STT | Nội dung | Chủ trì |", "\x00", "KẾ HOẠCH"])
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=30))
def test_documents_of_a_file_cover_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = parts_of(text, recognise(text).documents)
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(parts))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_proposals_quote_their_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for item in proposals_of(recognise(text)):
        if item.at is not None and item.kind != "matrix":
            words = "".join(text[item.at.start : item.at.end].split())
            assert 0 <= item.at.start <= item.at.end <= len(text)
            assert words[:5] == "".join(item.at.text.split())[:5] or "*" in words or "\\" in words


WORDS = st.sampled_from(
    ["Bãi bỏ", "Quyết định số 5/QĐ-UBND", "Sở Nội vụ", "báo cáo", "trước ngày 05/12", "đạt 30%", "chủ trì,", "phối hợp"]
)


@example(["STT | Nội dung | Chủ trì |", "\x00", "KẾ HOẠCH"])
@given(st.lists(st.sampled_from(LINES) | st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=20), max_size=30))
def test_whatever_is_recognised_can_be_proposed(lines: list[str]) -> None:
    proposals_of(recognise("\n".join(lines)))


@pytest.mark.parametrize(
    "text",
    [
        "QUYẾT ĐỊNH\nĐiều 1. Bãi bỏ Quyết định số 5/QĐ-UBND ngày 01/02/2020 của Ủy ban nhân dân tỉnh.",
        "KẾ HOẠCH\n" + "Thực hiện Quyết định số 5/QĐ-UBND ngày 01/02/2020.\n" * 2_100,
        "KẾ HOẠCH\nI. MỤC TIÊU\n1. " + "rất dài " * 2_000 + "đạt 30%.",
        "STT | Nội dung | Chủ trì |\n1 | A | " + "Sở Nội vụ; " * 300 + "|",
    ],
    ids=["repeals", "many mentions", "long subject", "many leads"],
)
def test_what_is_too_much_is_cut(text: str) -> None:
    assert proposals_of(recognise(text))


def test_what_stands_outside_the_outline_has_an_anchor_too() -> None:
    found = {portion.anchor: portion for portion in cut(plans.PROVINCE)}
    assert {"text-1", "I", "I.1", "I.2", "II.2"} <= set(found)
    assert "Căn cứ Nghị quyết" in plans.PROVINCE[found["text-1"].start : found["text-1"].end]
    assert found["I.1"].parent == "I"


def test_a_decision_and_its_programme_are_two_documents() -> None:
    text = next(path for path in FIXTURES if path.stem == "decision_order").read_text(encoding="utf-8")
    first, *others = parts_of(text, recognise(text).documents)
    assert first.recognised.part == "decision"
    assert all(part.attached for part in others)


def test_blocks_of_a_table_keep_rows_and_places() -> None:
    text = "STT | Nội dung | Chủ trì |\n1 | Tập huấn | Sở Nội vụ |\n"
    (table,) = stored(read(text).blocks)
    assert table["kind"] == "table"
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["STT", "Nội dung", "Chủ trì"],
        ["1", "Tập huấn", "Sở Nội vụ"],
    ]
    for row in table["rows"]:
        for cell in row:
            assert text[cell["start"] : cell["end"]] == cell["text"]
    assert within([table], table["start"], table["end"]) == [table]
    assert within([table], table["end"], len(text)) == []


class TestExcerpts:
    def test_marks_what_was_found_whatever_the_diacritics(self) -> None:
        assert excerpt("Mở lớp Tập  huấn cho nữ", ["tap", "huan"]) == ["Mở lớp ", "Tập huấn", " cho nữ"]

    def test_words_inside_words_are_none(self) -> None:
        assert excerpt("banana na", ["na"]) == ["banana ", "na", ""]

    @given(st.text(), st.lists(st.from_regex("[a-z0-9]{1,4}", fullmatch=True), min_size=1, max_size=4))
    def test_pieces_are_the_text(self, text: str, terms: list[str]) -> None:
        whole = "".join(excerpt(text, terms)).strip("…")
        assert "".join(whole.split()) in "".join(text.split())
