"""Vietnamese text as people search and sort it (pure functions)."""

import unicodedata

# Order of the Vietnamese alphabet; letters with the same base sort by this, tones only break ties.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(ord("A") + index) for index, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_FOLD_D = str.maketrans({"đ": "d", "Đ": "d"})


def normalise(text: str) -> str:
    """NFC, with every run of white space (no-break spaces too) folded to one space and the ends trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: `Hoà Bình` and `Hòa Bình` both become `hoa binh`."""
    decomposed = unicodedata.normalize("NFD", normalise(text).translate(_FOLD_D).lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def sort_key(text: str) -> str:
    """A text whose plain byte order is Vietnamese dictionary order: letters decide, tones break ties."""
    letters: list[str] = []
    tones: list[str] = []
    for character in normalise(text).lower():
        base, tone = _split_tone(character)
        letters.append(_RANK.get(base, base))
        tones.append(tone)
    return "".join(letters) + "|" + "".join(tones)


def _split_tone(character: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "0")
    base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
    return base, tone
