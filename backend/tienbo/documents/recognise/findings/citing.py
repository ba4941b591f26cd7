"""Citations that contradict each other, their own symbol, or the text they cite."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.findings import days
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.findings.known import KNOWN_DATES
from tienbo.documents.recognise.results import Citation, Finding, Mention

_ISSUERS: Final = (
    (re.compile(r"-UBND$"), re.compile(r"uy ban nhan dan|ubnd|chu tich")),
    (re.compile(r"-HĐND$"), re.compile(r"hoi dong nhan dan|hdnd")),
    (re.compile(r"-TTg$"), re.compile(r"thu tuong")),
    (re.compile(r"-CP$"), re.compile(r"^(?:cua )?chinh phu")),
    (re.compile(r"/TW$"), re.compile(r"trung uong|bo chinh tri|ban bi thu|hoi nghi|\bbch\b|dang|\btw\b")),
    (
        re.compile(r"/TU$"),
        re.compile(r"tinh uy|thanh uy|thuong vu|chap hanh|\bbch\b|\bbtv\b|\btu\b|thuong truc|dang bo"),
    ),
)
_OPENING: Final = re.compile(r"^(?:(?:ve|viec|ban hanh|phe duyet|trien khai|to chuc|v/v|thong qua)\s+)+")
_PROGRAMME: Final = re.compile(
    r"(?P<head>chuong trinh|chien luoc|de an|muc tieu quoc gia)(?P<name>(?! muc tieu)[a-z\s,\-]{6,120}?)\s(?:trong )?"
    r"giai doan (?P<first>(?:19|20)\d\d)\s?-\s?(?P<last>20\d\d)"
)
_PLAN_OF_A_PHASE: Final = re.compile(
    r"(?:ke hoach (?:hanh dong )?(?:to chuc )?(?:trien khai )?(?:thuc hien )?|(?:so ket|tong ket|"
    r"danh gia)[^;.]{0,40})(?:cac )?(?:muc tieu )?$"
)
_WORDS: Final = 4


def citing_findings(facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    for citation in facts.recognition.citations:
        found += _about(citation)
    return [*found, *_periods(facts)]


def _about(citation: Citation) -> list[Finding]:
    whole = [mention for mention in citation.mentions if not mention.cut]
    checks = (
        _blank(citation),
        _variants(citation, whole),
        _subjects(citation, whole),
        _dates(citation),
        _known(citation),
    )
    found = [finding for finding in checks if finding is not None]
    found += [
        _finding(
            "truncated",
            f"“{mention.at.text} ngày …” bị mất phần ngày ban hành.",
            f"“{mention.at.text} ngày …” has lost its date.",
            [mention],
        )
        for mention in citation.mentions
        if mention.cut
    ]
    clash = next((mention for mention in citation.mentions if _issuer_clash(citation, mention)), None)
    if clash:
        vi = f"Văn bản {citation.number} được ghi là của {clash.issuer}, không khớp với ký hiệu của văn bản."
        en = f"{citation.number} is credited to {clash.issuer}, which its symbol contradicts."
        found.append(_finding("issuer-symbol-clash", vi, en, [clash]))
    return found


def _finding(kind: str, vi: str, en: str, mentions: list[Mention]) -> Finding:
    quotes = tuple(mention.at for mention in mentions)
    return Finding(kind, vi, en, quotes, tuple(quote.line for quote in quotes))


def _blank(citation: Citation) -> Finding | None:
    if citation.number is not None:
        return None
    printed = citation.mentions[0].printed
    vi = f"Viện dẫn “{printed}” để trống số văn bản."
    return _finding("blank-citation", vi, f"“{printed}” has no number.", list(citation.mentions))


def _variants(citation: Citation, mentions: list[Mention]) -> Finding | None:
    swapped = [mention for mention in mentions if mention.swapped]
    if not swapped:
        return None
    number, printed = citation.number, swapped[0].printed
    if len(swapped) < len(mentions):
        vi = f"Văn bản {number} còn được ghi là {printed}."
        return _finding("symbol-variant", vi, f"{number} is also printed {printed}.", swapped)
    vi = f"Ký hiệu {printed} ghi sai thể thức; phải ghi là {number}."
    return _finding("symbol-variant", vi, f"{printed} is printed in the wrong form; it should read {number}.", swapped)


def _subjects(citation: Citation, mentions: list[Mention]) -> Finding | None:
    described = [mention for mention in mentions if mention.subject]
    for second in described[1:]:
        first = described[0]
        if _differ(first.subject or "", second.subject or ""):
            vi = f"Văn bản {citation.number} có hai trích yếu khác nhau: “{first.subject}” và “{second.subject}”."
            en = f"{citation.number} is said to be about “{first.subject}” and about “{second.subject}”."
            return _finding("subject-variant", vi, en, [first, second])
    return None


def _differ(first: str, second: str) -> bool:
    left, right = (_OPENING.sub("", flat(text)).split() for text in (first, second))
    shorter = min(len(left), len(right), _WORDS)
    return shorter > 0 and left[:shorter] != right[:shorter]


def _dates(citation: Citation) -> Finding | None:
    dates = {mention.date for mention in citation.mentions if mention.date}
    if len(dates) < 2:  # noqa: PLR2004 # one date cannot clash
        return None
    days_vi, days_en = (", ".join(map(written, sorted(dates))) for written in (days.full_vi, days.full_en))
    vi = f"Văn bản {citation.number} được ghi nhiều ngày ban hành khác nhau: {days_vi}."
    return _finding(
        "date-clash", vi, f"{citation.number} is given different dates: {days_en}.", list(citation.mentions)
    )


def _known(citation: Citation) -> Finding | None:
    """A day that the cited text does not bear, in the year that it does."""
    known = KNOWN_DATES.get(citation.number or "", ())
    wrong = [
        (mention, mention.date)
        for mention in citation.mentions
        if mention.date and mention.date not in known and any(day.year == mention.date.year for day in known)
    ]
    if not wrong:
        return None
    printed = wrong[0][1]
    real = next(day for day in known if day.year == printed.year)
    vi = f"Văn bản {citation.number} ban hành ngày {days.full_vi(real)}, không phải ngày {days.full_vi(printed)}."
    en = f"{citation.number} is dated {days.full_en(real)}, not {days.full_en(printed)}."
    return _finding("wrong-date", vi, en, [mention for mention, _ in wrong])


def _issuer_clash(citation: Citation, mention: Mention) -> bool:
    if mention.issuer is None or citation.number is None:
        return False
    issuer = flat(mention.issuer)
    return any(symbol.search(citation.number) and not named.search(issuer) for symbol, named in _ISSUERS)


def _periods(facts: Facts) -> list[Finding]:
    """One programme with two periods that overlap; two editions, one after the other, are none."""
    named: dict[str, dict[tuple[int, int], int]] = {}
    names: dict[str, str] = {}
    for passage in facts.passages:
        flat_text = flat(passage.text)
        if "giai doan" not in flat_text:
            continue
        for match in _PROGRAMME.finditer(flat_text):
            if _PLAN_OF_A_PHASE.search(flat_text[: match.start()]):
                continue
            head = "chien luoc quoc gia" if match["head"] == "muc tieu quoc gia" else match["head"]
            name = " ".join(f"{head}{match['name']}".replace(",", " ").split())
            period = (int(match["first"]), int(match["last"]))
            named.setdefault(name, {}).setdefault(period, passage.line_at(match.start()))
            names.setdefault(name, " ".join(passage.text[match.start() : match.end("name")].split()))
    found: list[Finding] = []
    for name, periods in named.items():
        ordered = sorted(periods)
        clash = [(a, b) for a in ordered for b in ordered if a < b and b[0] < a[1]]
        if clash:
            first, second = clash[0]
            one, other = (f"{period[0]}-{period[1]}" for period in (first, second))
            printed = names[name]
            vi = f"“{printed}” được ghi hai giai đoạn chồng nhau: {one} và {other}."
            en = f"“{printed}” is given the periods {one} and {other}."
            found.append(Finding("period-clash", vi, en, (), (periods[first], periods[second])))
    return found
