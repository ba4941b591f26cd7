"""The lines below a title that say what the document is about."""

import re
from typing import Final

from tienbo.documents.reading import Paragraph, Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.recognise.marks import ATTACHMENT
from tienbo.documents.recognise.parts import Part

_PREAMBLE: Final = re.compile(r"can cu|theo de nghi|xet de nghi|xet to trinh|tren co so|de trien khai|de thuc hien")
_ISSUING: Final = re.compile(
    r"(?:ban hanh|xay dung|lap)\s+(?:ke hoach|chuong trinh|huong dan|chi thi|bao cao|quyet dinh)"
)
ISSUING_TITLE: Final = re.compile(
    r"(?:UỶ|ỦY) BAN NHÂN DÂN|CHỦ TỊCH|HỘI ĐỒNG NHÂN DÂN|GIÁM ĐỐC|TRƯỞNG BAN|BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|BỘ TRƯỞNG|"
    r"THỦ TƯỚNG|"
    r"CHÍNH PHỦ|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|QUỐC HỘI|UBND|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG"
)
ADDRESSED: Final = re.compile(r"Kính gửi\s*:?")
_LONGEST_SUBJECT: Final = 420
LONGEST_LINE: Final = 130


def goes_on(above: str, block: Paragraph) -> bool:
    return block.text[:1].islower() or above[-1:] in ",-–" or (above.isupper() and block.caps)


def is_subject(part: Part, block: Paragraph, lines: list[Passage], *, caps: bool) -> bool:
    if _is_no_subject(block) or _is_issuer_of(part, block, lines, caps=caps):
        return False
    text = block.text
    if not lines:
        return block.caps or len(text) <= LONGEST_LINE or not _ISSUING.search(flat(text))
    if caps != block.caps and any(letter.isalpha() for letter in text):
        return text[0].islower()
    return len(text) <= LONGEST_LINE and lines[-1].text[-1:] != "."


def _is_no_subject(block: Paragraph) -> bool:
    """A note, an address, a clause, a legal basis, or a sentence that something follows."""
    text = block.text
    if ATTACHMENT.match(text) or ADDRESSED.match(text) or len(text) > _LONGEST_SUBJECT or text.endswith((":", ";")):
        return True
    if marker_of(text) is not None and not text.startswith(("V/v", "v/v")) and not _is_wrapped_year(text):
        return True
    return not block.caps and _PREAMBLE.match(flat(text)) is not None


def _is_issuer_of(part: Part, block: Paragraph, lines: list[Passage], *, caps: bool) -> bool:
    if part.appendix or not block.caps or not ISSUING_TITLE.match(block.text):
        return False
    return not (lines and caps and _unfinished(lines))


def _unfinished(lines: list[Passage]) -> bool:
    return re.search(r"(?:CỦA|VÀ|DO|,|-|–)$", lines[-1].text) is not None


def _is_wrapped_year(text: str) -> bool:
    return re.match(r"(?:19|20)\d\d\b", text) is not None
