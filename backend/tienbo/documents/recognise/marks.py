"""What gives away a letterhead, a signature block and an attachment note."""

import re
from typing import Final

from tienbo.documents.reading import Paragraph
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.dates import place_and_date

MOTTO: Final = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia(?:\s+viet\s+nam)?|^(?:xa )?hoi chu nghia viet nam$|^chu nghia viet nam$"
    r"|doc lap\s*-\s*tu do\s*-\s*hanh phuc|dang cong san viet nam"
)
NUMBER_LINE: Final = re.compile(r"so\s*[:.]?\s*(?:\d|/|[.…_]|-\s?[a-z]|$)")
ISSUER_LINE: Final = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|dac khu|so|phong|ban|bo|hoi|"
    r"dang bo|dang uy|"
    r"tinh uy|thanh uy|huyen uy|van phong|chinh phu|thu tuong|quoc hoi|trung tam|truong|chi cuc|cuc|vu|nhan dan|dan|"
    r"mat tran|"
    r"lien doan|doan|chu tich|giam doc|truong ban|bo truong|tong)\b"
)
AUTHORITY: Final = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?:\s*[.,/]+\s*|\s+)(?=[" + UPPER + "])")
POSITION: Final = re.compile(
    r"(?:PHÓ |Q\. ?)*(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|BỘ TRƯỞNG|"
    r"THỨ TRƯỞNG|"
    r"THỦ TƯỚNG|CHỦ NHIỆM|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|TỔNG BIÊN TẬP|CHÁNH ÁN|CHỈ HUY TRƯỞNG|"
    r"CHÍNH ỦY|ỦY VIÊN)"
)
RECIPIENTS: Final = re.compile(r"Nơi nhận\b|NƠI NHẬN\b")
ATTACHMENT: Final = re.compile(r"\(\s*(?:[Bb]an hành\s+)?[KkĐđ](?:èm|ính kèm)(?:\s+theo)?\b")
_LONGEST_LINE: Final = 200
_LONGEST_NUMBER_LINE: Final = 120
_LONGEST_PLACE: Final = 60


def is_letterhead(paragraph: Paragraph) -> bool:
    flat_text = flat(paragraph.text)
    if MOTTO.search(flat_text) and len(flat_text) < _LONGEST_LINE:
        return True
    if NUMBER_LINE.match(flat_text) and len(flat_text) < _LONGEST_NUMBER_LINE:
        return True
    dated = place_and_date(flat_text)
    if dated and dated.start() < _LONGEST_PLACE and dated.end() >= len(flat_text) - 2:
        return True
    return paragraph.caps and ISSUER_LINE.match(flat_text) is not None and not AUTHORITY.match(paragraph.text)


def is_mark_of_document(paragraph: Paragraph) -> bool:
    """A motto, a number or a place and date: only a letterhead holds them."""
    flat_text = flat(paragraph.text)
    return (
        (MOTTO.search(flat_text) is not None and paragraph.caps)
        or (NUMBER_LINE.match(flat_text) is not None and "/" in flat_text and len(flat_text) < _LONGEST_NUMBER_LINE)
        or (NUMBER_LINE.match(flat_text) is not None and flat_text.rstrip().endswith(("tu", "tw", "hu", "ubnd")))
    )


def starts_tail(paragraph: Paragraph, *, ended: bool) -> bool:
    text = paragraph.text
    if RECIPIENTS.match(text):
        return True
    if AUTHORITY.match(text) and len(text) < _LONGEST_LINE:
        return True
    return ended and paragraph.caps and POSITION.match(text) is not None
