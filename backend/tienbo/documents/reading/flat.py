"""Letters without marks, one for one, so that a place in the flat text is the same place in the text."""

import unicodedata
from functools import lru_cache


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = {"đ": "d", "ð": "d"}.get(letter, letter)
    table[ord("Đ")] = table[ord("đ")] = "d"
    for dash in "–—−‐‑":  # dashes a word processor puts for a hyphen
        table[ord(dash)] = "-"
    return {code: letter for code, letter in table.items() if len(letter) == 1}


_TABLE = _table()


@lru_cache(maxsize=2048)
def flat(text: str) -> str:
    """Lower case, no diacritics, đ as d, every dash a hyphen; as long as `text`."""
    return text.translate(_TABLE)
