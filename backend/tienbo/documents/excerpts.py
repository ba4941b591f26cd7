"""A few words around what was found, cut at the finds (pure functions)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_AROUND: Final = 90
_LONGEST: Final = 400
_BASE: Final = str.maketrans({"đ": "d", "Đ": "d"})


def excerpt(text: str, terms: Sequence[str]) -> list[str]:
    """The text around the first find as plain pieces: those at odd places are finds, the others what is between.

    `terms` are folded words; they are looked for at the beginnings of words, whatever the diacritics.
    """
    letters, places = _folded(text)
    word = "(?:" + "|".join(map(re.escape, terms)) + ")"
    # Words that follow one another are one find: a mark around each would only be harder to read.
    pattern = re.compile(rf"\b{word}(?:\s+{word})*\b")
    finds = [(places[match.start()], places[match.end() - 1] + 1) for match in pattern.finditer(letters)]
    first = finds[0][0] if finds else 0
    start = _word_start(text, max(first - _AROUND, 0))
    end = min(len(text), start + _LONGEST)
    pieces, place = ["…" if start else ""], start
    for begins, stops in finds:
        if begins < place or stops > end:
            continue
        pieces[-1] += text[place:begins]
        pieces += [text[begins:stops], ""]
        place = stops
    pieces[-1] += text[place:end] + ("…" if end < len(text) else "")
    return [re.sub(r"\s+", " ", piece) for piece in pieces]


def _folded(text: str) -> tuple[str, list[int]]:
    """Lower case without diacritics, with the place in the text of each letter."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for mark in unicodedata.normalize("NFD", character.translate(_BASE).lower()):
            if not unicodedata.combining(mark):
                letters.append(mark)
                places.append(place)
    return "".join(letters), places


def _word_start(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return place
