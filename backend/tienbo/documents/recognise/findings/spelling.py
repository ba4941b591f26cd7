"""Slips of the keyboard: a wrong mark or letter in a fixed phrase, a syllable doubled or dropped."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat

# Terms every plan of this field repeats. Printed with another mark on one letter, they are misspelt.
_PHRASES: Final = (
    "bình đẳng giới",
    "sự tiến bộ",
    "liên hiệp phụ nữ",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "mặt trận tổ quốc",
    "bạo lực gia đình",
    "cơ sở giới",
    "dân tộc thiểu số",
    "công chức, viên chức",
    "thủ tướng chính phủ",
    "chiến lược quốc gia",
    "triển khai thực hiện",
)
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
# One letter of the last word of these is easily mistyped; the whole name leaves no doubt what was meant.
_NAMES: Final = (
    (re.compile(r"hoi lien (?P<word>hie[a-z])(?= phu nu)"), "hiep"),
    (re.compile(r"uy ban nhan (?P<word>da[a-z])\b"), "dan"),
    (re.compile(r"mat tran to (?P<word>quo[a-z])\b"), "quoc"),
)
_DROPPED: Final = (
    (re.compile(r"(?<!\w)phối (?=giữa|với|các|chặt)"), "phối hợp"),
    (re.compile(r"(?<!\w)đối (?=công tác|các|cán bộ|phụ nữ|người|việc)"), "đối với"),
)
_DOUBLED: Final = re.compile(
    r"(?<!\w)(cho|và|của|các|những|với|được|trong|để|là|về|tại|theo|đã|sẽ|này|khi|do|trên|đến|nhằm|hoặc|như|dựng|đẳng|hiệp|"
    r"cường|mạnh|giới) \1(?!\w)(?! thiệu)"
)
# Characters quoted behind a doubled or dropped word, so that the reader finds it again.
_CONTEXT: Final = 6
_SHORT_CITY: Final = re.compile(r"(?<!\w)thành (?P<name>[A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+)")


@dataclass(frozen=True, slots=True)
class Slip:
    printed: str
    passage: Passage
    start: int
    end: int


def slips_in(passages: list[Passage]) -> list[Slip]:
    cities = {
        name for passage in passages for name in re.findall(r"thành phố ([A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+)", passage.text)
    }
    found: list[Slip] = []
    for passage in passages:
        found += _wrong_marks(passage)
        for pattern in (_DOUBLED, *(pattern for pattern, _ in _DROPPED)):
            found += [
                _slip(passage, match.start(), _word_end(passage.text, match.end() + _CONTEXT))
                for match in pattern.finditer(passage.text)
            ]
        found += [
            _slip(passage, match.start(), match.end())
            for match in _SHORT_CITY.finditer(passage.text)
            if match["name"] in cities
        ]
    return found


def tone_key(text: str) -> str:
    """Lower case, with the tone behind its syllable: `Hoà` and `Hòa` are one spelling, `Tuyền` and `Tuyển` two."""
    syllables: list[str] = []
    for syllable in text.lower().split():
        decomposed = unicodedata.normalize("NFD", syllable)
        plain = "".join(mark for mark in decomposed if mark not in _TONES)
        syllables.append(plain + "".join(mark for mark in decomposed if mark in _TONES))
    return " ".join(syllables)


def _word_end(text: str, at: int) -> int:
    """The end of the word that `at` stands in, so that no word is quoted cut short."""
    space = text.find(" ", min(at, len(text)))
    return space if space >= 0 else len(text)


def _slip(passage: Passage, start: int, end: int) -> Slip:
    end = min(end, len(passage.text))
    return Slip(passage.text[start:end], passage, start, end)


_FLAT_PHRASES: Final = tuple((phrase, flat(phrase), tone_key(phrase)) for phrase in _PHRASES)


def _wrong_marks(passage: Passage) -> list[Slip]:
    text = passage.text
    flat_text = flat(text)
    found: list[Slip] = []
    for printed_right, phrase, right in _FLAT_PHRASES:
        position = flat_text.find(phrase)
        while position >= 0:
            end = position + len(phrase)
            printed = text[position:end]
            usual = printed.lower() == printed_right or printed.isupper()
            if not usual and tone_key(printed) != right and _nearly(tone_key(printed), right):
                found.append(_slip(passage, position, end))
            position = flat_text.find(phrase, end)
    for pattern, word in _NAMES:
        found += [
            _slip(passage, match.start(), match.end()) for match in pattern.finditer(flat_text) if match["word"] != word
        ]
    return found


def _nearly(printed: str, right: str) -> bool:
    """Differing in one syllable only, so that another word was not meant."""
    pairs = list(zip(printed.split(), right.split(), strict=False))
    return sum(1 for left, other in pairs if left != other) == 1
