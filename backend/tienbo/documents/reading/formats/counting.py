"""How lists number their items, in the forms word processors and pages know."""

from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST: Final = 3_999
_ALPHABET: Final = 26
_DASHES: Final = "-–—−\uf02d"
_BULLETS: Final = "+*•●▪■♦·○◦➢✓"


def counted(number: int, form: str) -> str:
    """`number` as Word calls the form: decimal, upperRoman, lowerLetter …; unknown forms count in digits."""
    if form == "none":
        return ""
    if form.endswith("Roman") and 0 < number <= _LARGEST:
        return _cased(_roman(number), form)
    if form.endswith("Letter") and 0 < number <= _LARGEST:
        return _cased(_letters(number), form)
    return f"{number:02}" if form == "decimalZero" else str(number)


def bullet(printed: str) -> str:
    """A dash stays a dash and a plus a plus; the pictures of symbol fonts become a dot."""
    sign = printed.strip()[:1]
    if sign in _DASHES:
        return "-" if sign else ""
    return sign if sign in _BULLETS else "•"


def _cased(letters: str, form: str) -> str:
    return letters.lower() if form.startswith("lower") else letters


def _roman(number: int) -> str:
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def _letters(number: int) -> str:
    """After z comes aa, then bb: the letter again, as word processors do."""
    turns, place = divmod(number - 1, _ALPHABET)
    return chr(ord("A") + place) * (turns + 1)
