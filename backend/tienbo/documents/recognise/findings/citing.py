"""Citations that contradict each other, their own symbol, or the text they cite."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
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
        _finding("truncated", f"“{mention.at.text} ngày …” has lost its date.", [mention])
        for mention in citation.mentions
        if mention.cut
    ]
    clash = next((mention for mention in citation.mentions if _issuer_clash(citation, mention)), None)
    if clash:
        text = f"{citation.number} is credited to {clash.issuer}, which its symbol contradicts."
        found.append(_finding("issuer-symbol-clash", text, [clash]))
    return found


def _finding(kind: str, text: str, mentions: list[Mention]) -> Finding:
    quotes = tuple(mention.at for mention in mentions)
    return Finding(kind, text, quotes, tuple(quote.line for quote in quotes))


def _blank(citation: Citation) -> Finding | None:
    if citation.number is not None:
        return None
    return _finding("blank-citation", f"“{citation.mentions[0].printed}” has no number.", list(citation.mentions))


def _variants(citation: Citation, mentions: list[Mention]) -> Finding | None:
    swapped = [mention for mention in mentions if mention.swapped]
    if not swapped:
        return None
    text = (
        f"{citation.number} is also printed {swapped[0].printed}."
        if len(swapped) < len(mentions)
        else (f"{swapped[0].printed} is printed in the wrong form; it should read {citation.number}.")
    )
    return _finding("symbol-variant", text, swapped)


def _subjects(citation: Citation, mentions: list[Mention]) -> Finding | None:
    described = [mention for mention in mentions if mention.subject]
    for second in described[1:]:
        first = described[0]
        if _differ(first.subject or "", second.subject or ""):
            text = f"{citation.number} is said to be about “{first.subject}” and about “{second.subject}”."
            return _finding("subject-variant", text, [first, second])
    return None


def _differ(first: str, second: str) -> bool:
    left, right = (_OPENING.sub("", flat(text)).split() for text in (first, second))
    shorter = min(len(left), len(right), _WORDS)
    return shorter > 0 and left[:shorter] != right[:shorter]


def _dates(citation: Citation) -> Finding | None:
    dates = {mention.date for mention in citation.mentions if mention.date}
    if len(dates) < 2:  # noqa: PLR2004 # one date cannot clash
        return None
    printed = ", ".join(sorted(day.isoformat() for day in dates))
    return _finding("date-clash", f"{citation.number} is given different dates: {printed}.", list(citation.mentions))


def _known(citation: Citation) -> Finding | None:
    """A day that the cited text does not bear, in the year that it does."""
    known = KNOWN_DATES.get(citation.number or "", ())
    wrong = [
        mention
        for mention in citation.mentions
        if mention.date and mention.date not in known and any(day.year == mention.date.year for day in known)
    ]
    if not wrong:
        return None
    real = next(day for day in known if wrong[0].date and day.year == wrong[0].date.year)
    text = f"{citation.number} is dated {real.isoformat()}, not {wrong[0].date}."
    return _finding("wrong-date", text, wrong)


def _issuer_clash(citation: Citation, mention: Mention) -> bool:
    if mention.issuer is None or citation.number is None:
        return False
    issuer = flat(mention.issuer)
    return any(symbol.search(citation.number) and not named.search(issuer) for symbol, named in _ISSUERS)


def _periods(facts: Facts) -> list[Finding]:
    """One programme with two periods that overlap; two editions, one after the other, are none."""
    named: dict[str, dict[tuple[int, int], int]] = {}
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
    found: list[Finding] = []
    for name, periods in named.items():
        ordered = sorted(periods)
        clash = [(a, b) for a in ordered for b in ordered if a < b and b[0] < a[1]]
        if clash:
            first, second = clash[0]
            text = f"“{name}” is given the periods {first[0]}-{first[1]} and {second[0]}-{second[1]}."
            found.append(Finding("period-clash", text, (), (periods[first], periods[second])))
    return found
