"""Joining the lines that one paragraph was broken into, and keeping apart those that were meant."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tienbo.documents.reading.blocks import Heading, Paragraph
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.reading.lines import Line
from tienbo.documents.reading.markers import BULLETS, SECTIONS, Marker, marker_of
from tienbo.documents.reading.passages import passage_of
from tienbo.documents.reading.source import Source
from tienbo.vietnamese import fold

_WIDEST = 140
_FEWEST_LINES = 12
_PERCENTILE = 0.95
_CONTINUED_SHARE = 0.12
_FULL = 0.72
_LONG_LINE = 60
_END = ".;:!?"
# A line that ends with one of these has not said what it began.
_OPEN_END = re.compile(
    r"(?:[,(“\-–]|(?:^|\s)(?:và|của|các|với|về|cho|tại|trong|theo|từ|đến|là|số|ngày|tháng|năm|do|trên|thuộc|hoặc|để|"
    r"bằng|những|ban hành))$"
)
# In wrapped text the same goes for the first half of a name.
_OPEN_NAME = re.compile(
    r"(?:^|\s)(?:Sở|Phòng|Ban|Bộ|tỉnh|huyện|xã|phường|thành phố|UBND|Hội|Ủy|Luật|Nghị|Quyết|Kế|Chương|Chỉ|Thủ|Văn|Liên|"
    r"Giao|Chánh|Chủ|Trưởng|nhân|dân)$"
)
_OPENS_PARAGRAPH = re.compile(
    r"Nơi nhận|Kính gửi|\((?:Kèm|Ban hành|Đính|Trích|Đã ký)|Căn cứ|Theo đề nghị|Xét đề nghị|Số\s*:|"
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*[./]?\s|V/v|Về việc|Trên đây|"
    r"[^,]{2,30}, ngày [\d …._]{0,8}(?:tháng|/)|Phụ lục|Biểu|Mẫu số|"
    r"Người viết"
)
# A capital inside a sentence begins a name; a line begun by another word begins a paragraph.
_NAME_START = re.compile(
    r"(?:Sở|Ủy|Uỷ|Hội|Bộ|Ban|Chính phủ|Thủ tướng|Đảng|Nhà nước|Quốc|Trung ương|Tỉnh|Thành|Huyện|Mặt trận|Công an|"
    r"Liên|Đoàn|"
    r"Kế hoạch|Nghị|Quyết định|Chỉ thị|Chương trình|Chiến lược|Đề án|Luật|Thông tư|Công văn|Việt Nam|Phụ nữ|Nhân dân|"
    r"Tháng|"
    r"Văn phòng|Phòng|Trưởng|Phó|Chủ tịch|Giám đốc|Tổ quốc|Lao động|Thương binh|Xã hội|Giáo dục|Đào tạo|Văn hóa)\b"
    rf"|[{UPPER}]{{2,}}|\S+ [{UPPER}]"
)
_MIXED_CODES = re.compile(r"TTg|CTr|TTr|QyĐ")
_BARE = re.compile(r"(?:Điều\s+\d+|Số|\d{1,2}|[IVX]{1,5}|[a-zđ]|[-–+•])\s*[.:)]?")
_DASH_NAMES: Final = frozenset(
    {
        ("dong", "thuong"),
        ("te", "xa"),
        ("tri", "xa"),
        ("hoa", "xa"),
        ("hoi", "nghe"),
        ("chinh", "ke"),
        ("thanh", "truyen"),
        ("phap", "ho"),
        ("so", "ke"),
        ("hoach", "tai"),
        ("ria", "vung"),
        ("thien", "hue"),
        ("do", "hanh"),
        ("lap", "tu"),
        ("ninh", "quoc"),
    }
)
_YEAR = re.compile(r"\d{4}")
# The number of a document broken over two lines: `27/NQ` above `-CP`, `27/` above `NQ-CP`.
_SPLIT_SYMBOL = re.compile(r"(?:\d/[A-ZĐ]{1,4}[a-z]{0,2}|\d\s?[/-])$")
_SYMBOL_REST = re.compile(r"[-–]?\s?[A-ZĐ]{2}")


def wrap_width(lines: list[Line]) -> int | None:
    """The width to which the text was wrapped, or None where a line is a paragraph."""
    filled = [line for line in lines if line.text]
    if len(filled) < _FEWEST_LINES:
        return None
    width = sorted(len(line.text) for line in filled)[int(len(filled) * _PERCENTILE)]
    if width > _WIDEST:
        return None
    continued = sum(
        1
        for above, below in pairwise(lines)
        if above.text and below.text[:1].islower() and above.text[-1] not in _END and marker_of(below.text) is None
    )
    return width if continued >= _CONTINUED_SHARE * len(filled) else None


def paragraphs_of(source: Source, lines: list[Line], width: int | None) -> list[Paragraph]:
    found: list[_Open] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
            continue
        if found and _joins(found[-1], line, width, gap=gap):
            found[-1].add(line)
        else:
            if found:
                found[-1].shut = gap
            found.append(_Open(line))
        gap = False
    return [paragraph.closed(source) for paragraph in found]


@dataclass(slots=True)
class _Open:
    """A paragraph still being put together."""

    last: Line
    pieces: list[tuple[int, int]]
    marker: Marker | None
    caps: bool
    quotes: int
    shut: bool = True

    def __init__(self, line: Line) -> None:
        self.pieces = []
        self.marker = marker_of(line.text)
        self.caps = is_caps(line.text)
        self.quotes = 0
        self.shut = True
        self.add(line)

    def add(self, line: Line) -> None:
        self.last = line
        self.pieces.append(line.trimmed)
        self.caps = self.caps and is_caps(line.text)
        self.quotes += line.text.count("“") - line.text.count("”")

    def closed(self, source: Source) -> Paragraph:
        passage = passage_of(source, self.pieces)
        kind = Heading if self.caps or (self.marker and self.marker.kind in SECTIONS) else Paragraph
        return kind(passage, self.shut, self.caps)


def is_caps(text: str) -> bool:
    """No small letter, at least two capitals (`TTg`, `CTr`, `QyĐ` and `v/v` set aside)."""
    plain = _MIXED_CODES.sub("", text) if "T" in text or "Q" in text else text
    letters = sum(letter.isalpha() for letter in plain)
    return plain.isupper() and letters > max(1, sum(letter.isdigit() for letter in plain) // 2)


def _joins(above: _Open, line: Line, width: int | None, *, gap: bool) -> bool:
    before, text = above.last.text, line.text
    if line.tabbed or before.endswith("/."):
        return False
    if gap:
        long = len(before) >= min(_LONG_LINE, (width or _LONG_LINE) * _FULL)
        return long and text[0].islower() and before[-1].isalnum() and marker_of(text) is None and not above.caps
    if _BARE.fullmatch(before) and not _OPENS_PARAGRAPH.match(text):
        return marker_of(text) is None or before in {"-", "+", "–"}
    if marker_of(text) is not None:
        return _is_cut_in_two(before, text, width)
    return not _OPENS_PARAGRAPH.match(text) and before[-1] not in _END and _goes_on(above, text, width)


def _is_cut_in_two(before: str, text: str, width: int | None) -> bool:
    """A symbol or a name with a dash broken before its dash: the dash begins no list item."""
    symbol = _SPLIT_SYMBOL.search(before) and _SYMBOL_REST.match(text)
    return bool(symbol) or (width is not None and _is_name_with_dash(before, text))


def _goes_on(above: _Open, text: str, width: int | None) -> bool:
    """Capitals go on with a numbered heading, the rest of a list item with the item, text with text."""
    if width is not None and above.marker and above.marker.kind in BULLETS and text[-1] in ";.":
        return True
    caps = is_caps(text)
    if caps or above.caps:
        return caps and above.caps and above.marker is not None and (width is not None or _is_open(above.last.text))
    return _continues(above, text, width)


def _continues(above: _Open, text: str, width: int | None) -> bool:
    before = above.last.text
    first = text.lstrip("(“\"'")[:1]
    if first.islower() or _is_open(before):
        return True
    if above.quotes > 0 and len(before) > _LONG_LINE / 2:
        return True
    if width is None:
        return False
    if _OPEN_NAME.search(before) and (above.marker is None or above.marker.kind == "article" or len(above.pieces) > 1):
        return True
    if text[0].isdigit():
        return True
    return len(before) + 1 + len(text.split(" ", 1)[0]) >= _FULL * width and _NAME_START.match(text) is not None


def _is_open(before: str) -> bool:
    return _OPEN_END.search(before) is not None


def _is_name_with_dash(before: str, text: str) -> bool:
    """`Sở Lao động` above `- Thương binh và Xã hội`, `2021` above `- 2025`: one name, not a list item."""
    if text[0] not in "-–" or not before[-1].isalnum():
        return False
    left, right = fold(before[-12:]).split()[-1:], fold(text[1:14]).split()[:1]
    if not left or not right:
        return False
    return (left[0], right[0]) in _DASH_NAMES or bool(_YEAR.fullmatch(left[0]) and _YEAR.match(right[0]))
