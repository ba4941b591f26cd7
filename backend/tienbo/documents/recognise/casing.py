"""Names printed in capitals, as they are written in running text."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat

# Words that keep a capital inside the names of agencies.
_NAMES: Final = {
    "việt nam": "Việt Nam",
    "mặt trận tổ quốc": "Mặt trận Tổ quốc",
    "liên hiệp phụ nữ": "Liên hiệp Phụ nữ",
    "thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "quốc hội": "Quốc hội",
    "đảng": "Đảng",
    "sở nội vụ": "Sở Nội vụ",
}
_PLACE: Final = re.compile(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?!ủy|uỷ|và|đoàn)")
_PARTY_PLACE: Final = re.compile(r"^((?:tỉnh|thành|huyện|thị|quận|đảng) [ủu][yỷ] (?:xã |phường )?)(?!ủy|khối|các)(.+)$")
_NESTED: Final = re.compile(r"(?<=\s)(ủy ban|uỷ ban|ban|sở|phòng|hội đồng|hội)(?=\s)")
_HEADED: Final = re.compile(r"^(?:Trưởng|Phó trưởng|Chủ tịch|Giám đốc|Phó chủ tịch|Chánh văn phòng)\s")


def sentence_case(caps: str, text: str, lowered: str) -> str:
    """`caps` as `text` writes it elsewhere, else by rule: places and some names keep their capitals."""
    needle = caps.lower()
    position = lowered.find(needle) if len(lowered) == len(text) else -1
    while position >= 0:
        found = text[position : position + len(caps)]
        if not found.isupper() and found[0].isupper():
            return found
        position = lowered.find(needle, position + 1)
    return _by_rule(needle)


def _by_rule(lowered: str) -> str:
    words = lowered
    match = next(iter(reversed(list(_PLACE.finditer(lowered)))), None)
    if match:
        place = " ".join(
            word[:1].upper() + word[1:] if word not in {"-", "–"} else word for word in lowered[match.end() :].split()
        )
        words = lowered[: match.end()] + place
    words = _PARTY_PLACE.sub(lambda place: place[1] + place[2].title(), words)
    for plain, named in _NAMES.items():
        words = words.replace(plain, named)
    words = words[:1].upper() + words[1:]
    if _HEADED.match(words):
        words = _NESTED.sub(lambda nested: nested[0].capitalize(), words, count=1)
    return words


_CITIES: Final = frozenset({"ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"})
_LEVELS: Final = re.compile(
    r"\b(?:(?P<commune>xa(?!\s+hoi)|phuong|thi tran|dac khu)|(?P<district>huyen|quan(?!\s+(?:ly|chung|su|doi))|thi xa)"
    r"|(?P<province>tinh)|(?P<city>thanh pho|tp\.?)|(?P<central>quoc gia|trung uong|chinh phu|quoc hoi))\b"
)


def level_of(issuer: str, year: int | None) -> str | None:
    """The level an issuer belongs to as far as its name tells; a city is a province's or the country's."""
    name = flat(issuer)
    match = _LEVELS.search(name)
    if match is None:
        return "province" if re.match(r"so\s", name) else None
    if match.lastgroup != "city":
        return match.lastgroup
    behind = name[match.end() :].strip(" .")
    if any(behind.startswith(city) for city in _CITIES):
        return "province" if not behind.startswith("hue") or (year or 0) >= 2025 else "district"  # noqa: PLR2004 # Huế's rank
    return None if not behind else "province" if (year or 0) > 2025 else "district"  # noqa: PLR2004 # two tiers since 2025
