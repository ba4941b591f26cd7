"""One Unicode form for matching, the original kept, and the way back from every letter."""

import unicodedata

import pytest

from tienbo.documents.reading import Paragraph, Reading, decode, matching_form, read
from tienbo.documents.reading.legacy import _TCVN3, _VNI, TCVN3, VNI, legacy_encoding

TEXT = (
    "Kế hoạch thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ; các cơ quan nhà nước của tỉnh thực hiện."
)


def _typed(text: str, letters: dict[str, str]) -> str:
    """The text as somebody typed it in a font of the time."""
    inverse = {letter: typed for typed, letter in reversed(letters.items())}
    return "".join(inverse.get(letter, letter) for letter in text)


def _only(reading: Reading) -> Paragraph:
    (block,) = reading.blocks
    assert isinstance(block, Paragraph)
    return block


class TestUnicode:
    def test_letters_in_parts_are_put_together_and_still_point_at_their_parts(self) -> None:
        original = unicodedata.normalize("NFD", "Sở Nội vụ báo cáo trước ngày 05/12")
        passage = _only(read(original)).passage
        start = passage.text.index("báo cáo")

        quote = passage.quote(start, start + len("báo cáo"))

        assert quote.text == "báo cáo"
        assert unicodedata.normalize("NFC", original[quote.start : quote.end]) == "báo cáo"

    def test_no_break_and_double_spaces_fold(self) -> None:
        passage = _only(read("Ban\u00a0 VSTBPN\t  tỉnh\ufeff chủ\u200b trì")).passage

        assert passage.text == "Ban VSTBPN tỉnh chủ trì"
        assert passage.quote(4, 10).start == 5

    def test_notes_count_what_was_folded(self) -> None:
        notes = {note.kind: note.count for note in read("a\u0323 b\u00a0c\u00a0d").notes}

        assert notes == {"combining-marks": 1, "no-break-spaces": 2}

    def test_markup_is_no_text(self) -> None:
        assert matching_form("**Nghị quyết số 57\\-NQ/TW** &amp; *Kế hoạch*") == "Nghị quyết số 57-NQ/TW & Kế hoạch"

    def test_a_quote_over_markup_points_at_all_of_it(self) -> None:
        text = "Căn cứ **Nghị quyết số 57\\-NQ/TW** của Bộ Chính trị"
        passage = _only(read(text)).passage
        start = passage.text.index("57")

        quote = passage.quote(start, start + len("57-NQ/TW"))

        assert text[quote.start : quote.end] == "57\\-NQ/TW"


class TestLegacyEncodings:
    @pytest.mark.parametrize(("encoding", "letters"), [(TCVN3, _TCVN3), (VNI, _VNI)])
    def test_text_is_recognised_and_converted_with_a_note(self, encoding: str, letters: dict[str, str]) -> None:
        typed = _typed(TEXT, letters)

        reading = read(typed)

        assert legacy_encoding(typed) == encoding
        assert _only(reading).text == TEXT
        assert [note.kind for note in reading.notes] == ["legacy-encoding"]

    def test_places_point_into_the_typed_text(self) -> None:
        typed = _typed(TEXT, _VNI)
        passage = _only(read(typed)).passage
        start = passage.text.index("phụ nữ")

        quote = passage.quote(start, start + len("phụ nữ"))

        assert typed[quote.start : quote.end] == _typed("phụ nữ", _VNI)

    @pytest.mark.parametrize(
        "text", [TEXT, "Plain English text about plans.", "Déjà vu, señor, für Elise, Århus.", "", "123"]
    )
    def test_other_text_is_left_alone(self, text: str) -> None:
        assert legacy_encoding(text) is None

    def test_bytes_of_a_legacy_file(self) -> None:
        assert decode(_typed(TEXT, _TCVN3).encode("latin-1")) == _typed(TEXT, _TCVN3)

    def test_bytes_of_modern_files(self) -> None:
        assert decode(TEXT.encode()) == TEXT
        assert decode(TEXT.encode("utf-16")) == TEXT


def test_what_is_no_text_leaves_every_place_where_it_was() -> None:
    source = read("a\x00b\ud800c").source
    assert source.original == "a b c"
    assert source.text == "a b c"
