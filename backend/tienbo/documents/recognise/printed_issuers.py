"""The issuer printed in a letterhead, among the other capitals that stand there."""

import re
from typing import Final

from tienbo.documents.reading import Passage


def issuer_in(whole: Passage, masked: str) -> Passage | None:
    """The capitals that are neither motto nor number: the issuer, below the body it belongs to."""
    for match in re.finditer(r"[^|]{4,}", masked):
        words = whole.part(match.start(), match.end())
        text = words.text.strip(" -–_*./")
        if len(text) > 3 and sum(letter.isupper() for letter in text) > sum(letter.islower() for letter in text):  # noqa: PLR2004
            start = words.text.find(text)
            return _lowest(words.part(start, start + len(text)))
    return None


_BODY_HEAD: Final = re.compile(
    r"(?<!\S)(?:(?:UỶ|ỦY) BAN (?:NHÂN DÂN|MẶT TRẬN|KIỂM TRA|QUỐC GIA)|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|SỞ|PHÒNG|BAN|"
    r"VĂN PHÒNG|TRUNG TÂM|"
    r"CHI CỤC|CỤC|HỘI|TRƯỜNG|TỈNH [UỦ][YỶ]|THÀNH [UỦ][YỶ]|HUYỆN [UỦ][YỶ]|THỊ [UỦ][YỶ]|ĐẢNG [UỦ][YỶ]|LIÊN ĐOÀN|"
    r"CÔNG AN|BỘ)(?=\s|$)"
)
_NAME_BEFORE: Final = re.compile(
    r"(?:^|\s)(?:XÃ|CÁN|ĐẢNG|QUỐC|ỦY|UỶ|TRƯỞNG|NỘI|THƯỜNG|TRỰC|TỈNH|PHƯỜNG|HUYỆN|PHỐ|QUẬN|KHU|TRẤN)\s*$"
)


def _lowest(words: Passage) -> Passage:
    text = words.text
    starts = [match.start() for match in _BODY_HEAD.finditer(text) if not _inside_name(text, match.start())]
    return words.part(starts[-1], len(text)) if starts else words


def _inside_name(text: str, start: int) -> bool:
    """`HỘI` of `XÃ HỘI`, `BỘ` of `CÁN BỘ`, `TRƯỜNG` of a province's name, a board inside the name of its office."""
    return _NAME_BEFORE.search(text[:start]) is not None
