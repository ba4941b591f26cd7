import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.vietnamese import fold, normalise, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Hoà Bình", "hoa binh"), ("Hòa  Bình", "hoa binh"), ("ĐỒNG TUYỂN", "dong tuyen"), ("Đo\u031b\u0301", "do")],
)
def test_folds_marks_case_and_d(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_sorts_as_a_dictionary_does() -> None:
    names = ["đa", "da", "ba", "bà", "bá", "ăn", "an", "ân", "xã 10", "ua", "ưa"]
    assert sorted(names, key=sort_key) == ["an", "ăn", "ân", "ba", "bà", "bá", "da", "đa", "ua", "ưa", "xã 10"]


def test_letters_decide_before_tones() -> None:
    assert sorted(["hòa b", "hoa c", "hoa a"], key=sort_key) == ["hoa a", "hòa b", "hoa c"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_normalised_text_has_single_spaces(text: str) -> None:
    assert "  " not in normalise(text)
    assert normalise(text) == normalise(text).strip()
