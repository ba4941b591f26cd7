"""Every place that names another document: number, date, issuer, subject, and what the text does with it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.dates import DAY_MONTH_YEAR, Dated, date_after, dates_in
from tienbo.documents.recognise.document_types import type_before, type_of_code
from tienbo.documents.recognise.issuers import issuer_after, issuer_before
from tienbo.documents.recognise.results import Mention
from tienbo.documents.recognise.symbols import Symbol, blank_symbols_in, symbols_in

MAY_HOLD: Final = re.compile(r"[/\-–]\s?[A-ZĐ]")
_SUBJECT: Final = re.compile(
    r"\s*,?\s*(?:(?:về việc|về|v/v|V/v|Về việc|Về|việc)\s*:?\s+|(?=(?:ban hành|phê duyệt|quy định|triển khai|thực hiện|"
    r"hướng dẫn|sửa đổi|"
    r"điều chỉnh|tiếp tục|tăng cường|đẩy mạnh|giao|công bố|kiện toàn|thành lập|bổ sung|công nhận|thông qua|phân công|"
    r"bãi bỏ|"
    r"tổ chức|nâng cao|việc|phát động)(?!\w)))"
)
_SUBJECT_END: Final = re.compile(
    r"[;.](?=\s|$)|,\s(?=(?:Ủy ban|UBND|Uỷ ban|Ban (?:Thường|Chấp|Vì|vì)|Sở |Bộ |Tỉnh ủy|"
    r"Hội )[^,;.]{0,70}?\s(?:xây dựng|ban hành|đề nghị|yêu cầu|"
    r"triển khai|báo cáo|hướng dẫn)\s|(?:cụ thể|theo đó|trong đó)(?!\w))"
    r"|\s\((?=sau đây|viết tắt|gọi)|;|\s(?:và|, )\s?(?=(?:Quyết định|Kế hoạch|Nghị quyết|Nghị định|Chỉ thị|Công văn|"
    r"Kết luận) (?:số )?\d)"
)
_RELATIONS: Final = (
    ("attached", re.compile(r"kem theo\s*$")),
    ("amends", re.compile(r"(?:sua doi|bo sung|dieu chinh)[^;.]{0,60}$")),
    ("replaces", re.compile(r"thay the(?: cho)?$")),
    ("repeals", re.compile(r"(?:bai bo|het hieu luc)[^;.]{0,20}$")),
    ("proposal", re.compile(r"(?:de nghi|to trinh|xet)[^;]{0,140}(?:tai\s*)?$")),
    (
        "implements",
        re.compile(
            r"(?:thuc hien|trien khai|thi hanh|quan triet|theo tinh than|theo|cu the hoa)(?: co hieu qua| tot|"
            r" nghiem)?\s*$"
        ),
    ),
)
_LEGAL_BASIS: Final = re.compile(r"can cu(?: vao)?\s*(?:cac\s*)?$")
_LIST_OF_BASES: Final = re.compile(r"can cu\b")
# Between two numbers of one list: the day of the first, a comma, `số`.
_LISTED: Final = re.compile(rf"[\s,]*(?:ngay\s)?(?:{DAY_MONTH_YEAR})?\s?(?:,|va|;)?\s?(?:so\s?:?\s?)?")
_LONGEST_SUBJECT: Final = 600


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the text and the clause it stands in; `related` marks a page's list of other documents."""

    passage: Passage
    clause: str | None


@dataclass(frozen=True, slots=True)
class Found:
    symbol: Symbol
    mention: Mention


def mentions_in(place: Place) -> list[Found]:
    text = place.passage.text
    flat_text = flat(text)
    symbols = sorted([*symbols_in(text), *blank_symbols_in(text)], key=lambda symbol: symbol.start)
    found: list[Found] = []
    behind = 0
    relation: str | None = None
    for index, symbol in enumerate(symbols):
        named = type_before(flat_text, symbol.start) or _law_before(text, symbol, behind)
        if symbol.shape == "letter" and named is None and _number_word(flat_text, symbol.start) == symbol.start:
            continue
        limit = symbols[index + 1].start if index + 1 < len(symbols) else len(text)
        mention = _mention(place, flat_text, symbol, named, behind, limit)
        if relation and _LISTED.fullmatch(flat_text, behind, named[1] if named else symbol.start):
            mention = replace(mention, mention=replace(mention.mention, relation=relation))
        relation = mention.mention.relation
        found.append(mention)
        behind = symbol.end
    return found


def _mention(
    place: Place, flat_text: str, symbol: Symbol, named: tuple[str, int] | None, behind: int, limit: int
) -> Found:
    text = place.passage.text
    start = named[1] if named else _number_word(flat_text, symbol.start)
    dated = date_after(flat_text, symbol.end)
    end = dated.end if dated and dated.value else symbol.end
    by = issuer_after(text, end if not (dated and dated.blank) else dated.end)
    value = dated.value if dated else None
    issuer = by[0] if by else None
    if dated is None and value is None:
        value, issuer = _said_before(text, flat_text, behind, start, issuer)
    about = _subject(text, by[1] if by else (dated.end if dated else end))
    quote_end = end if (dated and dated.value) or not by else max(end, min(by[1], limit))
    kind = named[0] if named else type_of_code(symbol.type_code)
    mention = Mention(
        at=place.passage.quote(start, quote_end),
        printed=text[symbol.start : symbol.end],
        date=value,
        issuer=issuer,
        subject=about,
        type=kind,
        relation=_relation(flat_text, behind, start),
        cut=bool(dated and dated.cut),
        swapped=symbol.swapped,
        clause=place.clause,
        confidence=0.95 if kind and symbol.number else 0.7,
    )
    return Found(symbol, mention)


def _law_before(text: str, symbol: Symbol, behind: int) -> tuple[str, int] | None:
    """`Luật Tổ chức chính quyền địa phương số 72/2025/QH15`: the name stands between the type and the number."""
    if symbol.shape != "law":
        return None
    start = max(behind, symbol.start - 160, text.rfind(";", 0, symbol.start) + 1)
    found = list(re.finditer(r"(?<!\w)(?:Bộ luật|Luật|Pháp lệnh)(?= )", text[start : symbol.start]))
    return (found[-1][0], start + found[-1].start()) if found else None


def _number_word(flat_text: str, start: int) -> int:
    match = re.search(r"\bso\s*[:.]?\s*$", flat_text[max(0, start - 8) : start])
    return max(0, start - 8) + match.start() if match else start


def _said_before(
    text: str, flat_text: str, behind: int, start: int, issuer: str | None
) -> tuple[date | None, str | None]:
    """`Ngày 11 tháng 6 năm 2018, UBND tỉnh đã ban hành Quyết định số …`."""
    verb = re.search(r"ban hanh\s+(?:cac\s+)?$", flat_text[max(behind, start - 16) : start])
    if verb is None:
        return None, issuer
    earlier: list[Dated] = dates_in(flat_text, behind, start)
    sentence = max(flat_text.rfind(". ", behind, start), flat_text.rfind("; ", behind, start))
    near = [dated for dated in earlier if dated.start > sentence]
    return (near[-1].value if near else None), issuer or issuer_before(text, start)


def _subject(text: str, position: int) -> str | None:
    match = _SUBJECT.match(text, position)
    if match is None:
        return None
    begin = match.end()
    end = min(len(text), begin + _LONGEST_SUBJECT)
    quoted = text[begin : begin + 1] == "“"
    close = text.find("”", begin, end) if quoted else -1
    if close >= 0:
        return text[begin + 1 : close].strip(" ,;.") or None
    depth = 0
    for index in range(begin, end):
        if text[index] == "“":
            depth += 1
        elif text[index] == "”":
            depth -= 1
            if depth < 0:
                end = index
                break
        elif depth == 0 and _SUBJECT_END.match(text, index):
            end = index
            break
    return text[begin:end].strip(" ,;.") or None


def _relation(flat_text: str, behind: int, start: int) -> str:
    """What this text does with the document, as the words right before it say."""
    before = flat_text[max(behind, start - 160) : start].rstrip('(“" ').removesuffix(" cac").rstrip()
    if _LEGAL_BASIS.search(before) or (not before.strip(" ;,") and _LIST_OF_BASES.match(flat_text)):
        return "legal basis"
    if _LIST_OF_BASES.match(flat_text) and behind and re.search(r";\s*$", before):
        return "legal basis"
    for name, pattern in _RELATIONS:
        if pattern.search(before):
            return name
    return "mentions"
