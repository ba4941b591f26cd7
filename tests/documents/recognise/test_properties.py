"""Whatever the text: recognition never fails, and every place it gives holds what it quotes."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.recognise.expectations import NAMES
from tests.documents.recognise.expectations import text_of as fixture_of
from tests.documents.recognise.real_texts import PATHS, needs_texts
from tienbo.documents.reading import matching_form
from tienbo.documents.recognise import recognise, to_seed

# Letters, marks and words that the rules look for, so that random text meets them.
_PIECES = st.sampled_from(
    [
        *"\n\n\t |-+.;:,()“”/0123456789aAđĐ\u0301\u0323\u00a0\ufeff*#\\_",
        "Số: ",
        "/KH-UBND",
        "12-CT/TU",
        "ngày 5 tháng 3 năm 2025",
        "trước ngày 31/2",
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "PHỤ LỤC",
        "(Kèm theo ",
        "Điều 1. ",
        "I. ",
        "1.1. ",
        "a) ",
        "- ",
        "STT",
        "Nội dung",
        "Chủ trì",
        "Phối hợp",
        "| ",
        "|\n",
        "\n\t",
        "Sở Nội vụ",
        "các sở, ban, ngành",
        " chủ trì, phối hợp với ",
        "báo cáo ",
        " về UBND tỉnh (qua ",
        "đạt 30% trở lên",
        "42/100.000",
        "Nơi nhận:",
        "TM. ỦY BAN NHÂN DÂN",
        "./.",
        " của ",
        "giai đoạn 2021 - 2030",
        "<br>",
        "&amp;",
    ]
)
_RANDOM = st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=80).map("".join))


def _quotes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _quotes(inner)


def _check(text: str) -> None:
    for quote in _quotes(to_seed(recognise(text))):
        assert 0 <= quote["start"] <= quote["end"] <= len(text)
        assert matching_form(text[quote["start"] : quote["end"]]) == quote["quote"]
        assert quote["line"] == text.count("\n", 0, quote["start"]) + 1


def _mutated(text: str, data: st.DataObject) -> str:
    """A few cuts, doublings and insertions."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, max(len(text) - 1, 0)))
        length = data.draw(st.integers(0, 120))
        change = data.draw(st.sampled_from(["cut", "double", "insert", "lower", "join"]))
        stretch = text[start : start + length]
        replacement = {
            "cut": "",
            "double": stretch * 2,
            "insert": data.draw(_PIECES) + stretch,
            "lower": stretch.lower(),
            "join": stretch.replace("\n", " "),
        }[change]
        text = text[:start] + replacement + text[start + length :]
    return text


@given(_RANDOM)
@settings(max_examples=300, deadline=None)
def test_random_text(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_place_of_a_fixture_holds_its_quote(name: str) -> None:
    _check(fixture_of(name))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_fixtures(name: str, data: st.DataObject) -> None:
    _check(_mutated(fixture_of(name), data))


@needs_texts
@pytest.mark.parametrize("place", range(5))
@given(data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_source_texts(place: int, data: st.DataObject) -> None:
    _check(_mutated(PATHS[place].read_text(encoding="utf-8"), data))


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff", "Một câu không có gì.", "{}", "0", "\x00"])
def test_a_text_without_content_says_so(text: str) -> None:
    recognition = recognise(text)

    assert recognition.empty
    assert recognition.kind == "unknown"
    assert recognition.documents[0].number is None
