"""The types of administrative documents (Decree 30/2020/NĐ-CP, Annex III), of legal texts and of party papers."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat

# Name and the code its symbol carries. Official letters and letters of thanks carry none.
ADMINISTRATIVE: Final = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công văn": None,
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
    "Thư công": None,
}
LEGAL: Final = {
    "Hiến pháp": None,
    "Bộ luật": None,
    "Luật": None,
    "Pháp lệnh": "PL",
    "Lệnh": "L",
    "Nghị định": "NĐ",
    "Thông tư liên tịch": "TTLT",
    "Thông tư": "TT",
    "Nghị quyết liên tịch": "NQLT",
    "Văn bản hợp nhất": "VBHN",
}
PARTY: Final = {
    "Cương lĩnh": None,
    "Điều lệ": "ĐL",
    "Chiến lược": "CL",
    "Kết luận": "KL",
    "Thông tri": "TTri",
    "Tuyên bố": "TB",
    "Lời kêu gọi": None,
    "Quy hoạch": "QH",
}
# Longer names that are printed as the title of a document of one of the types above.
COMPOUND: Final = {
    "Chương trình hành động": "CTr",
    "Chương trình công tác": "CTr",
    "Chương trình phối hợp": "CTr",
    "Kế hoạch hành động": "KH",
    "Kế hoạch công tác": "KH",
    "Kế hoạch liên tịch": "KH",
    "Kế hoạch phối hợp": "KH",
    "Thông báo kết luận": "TB",
    "Văn bản": None,
}
APPENDICES: Final = ("Phụ lục", "Biểu mẫu", "Đề cương")
CODES: Final[dict[str, str | None]] = {**ADMINISTRATIVE, **LEGAL, **PARTY, **COMPOUND}

# Codes that symbols carry beside those of the lists: spellings in capitals and older habits.
_SPELLINGS: Final = {
    "CTR": "CTr",
    "Ctr": "CTr",
    "CTHĐ": "CTr",
    "CTRHĐ": "CTr",
    "CTrHĐ": "CTr",
    "CTPH": "CTr",
    "TTR": "TTr",
    "Ttr": "TTr",
    "QD": "QĐ",
    "Qđ": "QĐ",
    "QDD": "QĐ",
    "ND": "NĐ",
    "QYĐ": "QyĐ",
    "QYD": "QyĐ",
    "QĐi": "QyĐ",
    "CD": "CĐ",
}
TYPE_CODES: Final = tuple(
    sorted({code for code in CODES.values() if code} | set(_SPELLINGS) | {"CV"}, key=len, reverse=True)
)
_BY_CODE: Final = {
    code: name for name, code in reversed([*ADMINISTRATIVE.items(), *LEGAL.items(), *PARTY.items()]) if code
}
_FLAT_NAMES: Final = {flat(name): name for name in CODES}
NAMES: Final = "|".join(sorted((re.escape(name) for name in _FLAT_NAMES), key=len, reverse=True))
_BEFORE_NUMBER: Final = re.compile(rf"(?<!\w)({NAMES})(?P<rest>\s*(?:so)?\s*[:.]?\s*)$")


def canonical_code(code: str) -> str:
    return _SPELLINGS.get(code, code)


def type_of_code(code: str | None) -> str | None:
    """The type a symbol names: `KH` is a Kế hoạch."""
    return _BY_CODE.get(canonical_code(code)) if code else None


def type_named(name: str) -> str | None:
    """The type written like `name`, whatever its case and marks."""
    return _FLAT_NAMES.get(flat(name))


def type_before(flat_text: str, end: int) -> tuple[str, int] | None:
    """The type whose name stands right before `end`, with or without `số`, and where the name begins."""
    match = _BEFORE_NUMBER.search(flat_text, max(end - 45, 0), end)
    return (_FLAT_NAMES[match[1]], match.start()) if match else None
