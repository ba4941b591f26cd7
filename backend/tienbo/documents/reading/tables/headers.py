"""The words over the columns of assignment and indicator tables, and what each column holds."""

import re
from functools import lru_cache
from typing import Final

from tienbo.vietnamese import fold

LONGEST_HEADER: Final = 90

# The first pattern that fits names the column; all are matched on folded text.
_COLUMNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("number", r"^(s\s?tt|t\s?t|so tt|so thu tu|stt/ma|ma so|ma chi tieu|ma)[.:]?$"),
        ("lead_and_coordinating", r"chu tri.{0,20}phoi hop"),
        ("responsible", r"(nguoi|lanh dao|can bo|dong chi|thanh vien).{0,30}(trach nhiem|phu trach|theo doi|chi dao)"),
        ("lead", r"chu tri|dau moi|chiu trach nhiem chinh"),
        ("coordinating", r"phoi hop|phoi, ket hop"),
        ("unit", r"^(dvt|don vi tinh|don vi do|don vi)$"),
        ("responsible", r"^(nguoi |don vi )?(chiu trach nhiem|phu trach)"),
        ("baseline", r"\b(uoc|hien trang|so lieu goc|co so)\b|(thuc hien|ket qua|dat)( den| het)?( nam)? 20[12]\d"),
        ("year", r"^(den |chi tieu |ke hoach |muc tieu |phan dau |phan dau den )?(het )?(nam )?20[2-4]\d$"),
        ("time", r"thoi gian|thoi han|tien do|thoi diem|\bhan\b|hoan thanh|lo trinh"),
        ("funding", r"kinh phi|nguon (von|luc)|du toan|^nguon$"),
        ("products", r"san pham"),
        ("result", r"ket qua|dau ra"),
        ("monitoring", r"theo doi|giam sat|bao cao"),
        ("lead", r"(co quan|don vi|to chuc|bo phan).{0,20}thuc hien|phan cong|^thuc hien$"),
        ("indicator", r"chi tieu|muc tieu|chi so"),
        ("task", r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|ten goi|^cong tac"),
        ("remark", r"ghi chu"),
    )
)
_ROW_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVX]{1,6}|[A-HĐ]|[a-zđ]|\d{1,2}[a-zđ])\)?[.)]?|-")
_INDEX_ROW = re.compile(r"\(?\d{1,2}\)?")


@lru_cache(maxsize=4096)
def column_kind(text: str) -> str | None:
    """What a column under this header holds, or None where the words are not those of a header."""
    if not text or len(text) > LONGEST_HEADER:
        return None
    folded = fold(text)
    return next((kind for kind, pattern in _COLUMNS if pattern.search(folded)), None)


@lru_cache(maxsize=4096)
def is_row_number(text: str) -> bool:
    """`1`, `2.1`, `IV`, `A`, `b)` or a dash: what stands first in a row."""
    return _ROW_NUMBER.fullmatch(text) is not None


def is_index_row(texts: list[str]) -> bool:
    """The row (1) (2) (3) … under some headers."""
    return len(texts) > 1 and all(
        _INDEX_ROW.fullmatch(text) and int(text.strip("()")) == place for place, text in enumerate(texts, start=1)
    )
