"""Vietnamese text of the years before Unicode, TCVN3 (ABC) and VNI, as it looks when read as Latin letters."""

import re
from itertools import pairwise

from tienbo.documents.reading.offsets import Offsets

TCVN3 = "TCVN3"
VNI = "VNI"

# One Latin-1 character stands for one Vietnamese letter (TCVN 5712:1993, third set).
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# A letter and the Latin-1 character behind it that carries its mark.
_VNI_MARKS = {
    "a": "ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",
    "ö": "ùứøừûửõữïự",
}
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_COMMON = frozenset(
    [
        "của",
        "và",
        "các",
        "được",
        "nhân",
        "dân",
        "bình",
        "đẳng",
        "giới",
        "phụ",
        "nữ",
        "công",
        "tác",
        "thực",
        "hiện",
        "tỉnh",
        "ủy",
        "về",
        "hội",
        "năm",
        "ngày",
    ]
)
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]")
_LATIN1 = re.compile("[\u00a1-\u00ff]")
_WORD = re.compile(r"\w+")
_SAMPLE = 20_000
_LEAST_SHARE = 0.04


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for base, marks in _VNI_MARKS.items():
        for mark, letter in zip(marks[::2], marks[1::2], strict=True):
            pairs[base + mark] = letter
            pairs[base.upper() + mark.upper()] = letter.upper()
            pairs[base.upper() + mark] = letter.upper()
    return pairs


_VNI = _vni_pairs()
_VNI.update(_VNI_SINGLE)
_VNI.update({key.upper(): letter.upper() for key, letter in _VNI_SINGLE.items()})
_VNI_TOKEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(_TCVN3)


def legacy_encoding(text: str) -> str | None:
    """TCVN3 or VNI where the letters only make Vietnamese words when read as one of them, else None."""
    sample = text[:_SAMPLE]
    if not _LATIN1.search(sample) or _UNICODE_ONLY.search(sample):
        return None
    readings = {None: sample, TCVN3: sample.translate(_TCVN3_TABLE), VNI: _VNI_TOKEN.sub(_vni_letter, sample)}
    scores = {name: _vietnamese_share(reading) for name, reading in readings.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > max(_LEAST_SHARE, 2 * scores[None]) else None


def convert(text: str, encoding: str) -> tuple[str, Offsets]:
    """The text in Unicode and the way back to the characters it was made of."""
    offsets = Offsets()
    offsets.add(0, 0)
    if encoding == TCVN3:
        return text.translate(_TCVN3_TABLE), offsets
    parts: list[str] = []
    length = done = 0
    for match in _VNI_TOKEN.finditer(text):
        parts += [text[done : match.start()], _VNI[match[0]]]
        length += match.start() - done
        offsets.add(length, match.start(), match.end() - match.start())
        length += 1
        done = match.end()
        offsets.add(length, done)
    parts.append(text[done:])
    return "".join(parts), offsets


def _vni_letter(match: re.Match[str]) -> str:
    return _VNI[match[0]]


def _vietnamese_share(text: str) -> float:
    words = _WORD.findall(text.lower())
    if not words:
        return 0.0
    pairs = sum(1 for left, right in pairwise(words) if left in _COMMON and right in _COMMON)
    return (sum(1 for word in words if word in _COMMON) + pairs) / len(words)
