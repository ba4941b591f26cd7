"""What a page puts around a document: menus, share bars, counters, page numbers, related links."""

import re

from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.lines import Line

_LONGEST = 160
_PAGE_NUMBER = re.compile(r"(?:[-–]\s*)?\d{1,8}(?:\s*[-–])?|trang\s*:?\s*\d+(?:\s*/\s*\d+)?|page \d+( of \d+)?")
_WHOLE_LINE = re.compile(
    r"(chia se|share)( :|:)?( facebook.*| zalo.*| bai viet.*| len.*)?"
    r"|bai viet (cung chuyen muc|moi( nhat)?|lien quan|khac)|(cac )?tin(,? bai)? (khac|lien quan|moi( nhat)?|cu hon|"
    r"moi hon)"
    r"|(tin|bai|xem|doc) nhieu( nhat)?|xem them.{0,40}|doc tiep|tra loi|binh luan( \(\d+\))?|gui binh luan"
    r"|view counter|views? (today|this (week|month|year)|yesterday) ?:? ?[\d.,]+|total views? ?:? ?[\d.,]+"
    r"|(so )?luot (xem|truy cap|doc).{0,30}|.{0,12}nguoi dang (online|truy cap)|(dang|dang ky|ngay dang|cap nhat|"
    r"dang ngay)"
    r"( :|:)? ?\d.{0,30}|language|ngon ngu|tieng (anh|viet)|english|vietnamese|skip to (main )?content"
    r"|trang chu( [>»/|].*)?|home|menu|tim kiem.{0,20}|lien ket( website| web)?|lien he|so do (trang|website)|rss|"
    r"email|e-mail"
    r"|dang nhap|dang ky|dang xuat|tai (ve|xuong|file).{0,40}|in (trang|bai|tai lieu)( nay)?|ban in|g[uo]i (bai viet|"
    r"email).{0,20}"
    r"|print|(mac dinh )?co chu.{0,10}|xem co chu|doc bai viet:?|facebook|zalo|twitter|youtube|tags?:.{0,80}|"
    r"tu khoa:?.{0,60}"
    r"|copyright.{0,120}|(©|ban quyen( thuoc)?).{0,120}|ghi ro nguon.{0,100}|nguon:.{0,60}|dang tai (noi dung|"
    r"van ban).{0,40}"
    r"|he thong phap luat|thuoc tinh|van ban (goc|moi|lien quan)|luoc do|vb (goc|lien quan)|hieu luc|noi dung( mix)?"
    r"|\d{1,3}%|(file|tep) dinh kem.{0,120}|back to top|ve dau trang|quay lai|len dau trang"
    r"|gioi thieu|tin tuc.{0,25}|su kien.{0,20}|van ban (phap quy|chi dao.{0,20})|hoi dap|thu vien( anh| video)?|"
    r"lich cong tac"
    r"|dich vu cong.{0,20}|cong khai.{0,20}|thong tin (can biet|tuyen truyen)|(thu (hai|ba|tu|nam|sau|bay)|"
    r"chu nhat),? .{0,40}\d{4}.{0,20}|(trang|bai) (truoc|sau|tiep)"
)
_SENTENCE = re.compile(
    r"(noi dung )?chi tiet.{0,90}(tai day|o day|file|dinh kem).{0,20}"
    r"|(de|vui long|quy khach).{0,40}(dang nhap|dang ky|su dung).{0,100}(goi cuoc|tai khoan|phan mem).{0,60}"
    r"|email cua ban se khong.{0,80}|cam on quy khach.{0,60}"
)
_RELATED = re.compile(
    r"- ?\d{1,3} ?(?:Luật|Bộ luật|Nghị|Quyết|Kế hoạch|Chỉ thị|Công văn|Thông|Kết luận|Hướng dẫn|Chương)\b.*"
)


def is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text.lower()) is not None


def is_furniture(line: Line) -> bool:
    """Whether the line alone tells that it belongs to the page, not to the document."""
    text = line.text
    if not text or len(text) > _LONGEST * 2:
        return False
    if is_page_number(line) or _RELATED.fullmatch(text):
        return True
    if len(text) > _LONGEST:
        return False
    folded = " ".join(flat(text).split()).strip(" .:")
    return _WHOLE_LINE.fullmatch(folded) is not None or _SENTENCE.fullmatch(folded) is not None
