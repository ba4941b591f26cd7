"""One agency or place under several spellings."""

import re
from collections import defaultdict
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.findings.spelling import tone_key
from tienbo.documents.recognise.results import Finding

_BOARD: Final = re.compile(
    r"Ban\s(?:[Vv]ì sự tiến bộ\s(?:(?P<of>của )?phụ nữ)(?P<country> Việt Nam)?|VSTB(?P<short>\w*))"
)
_PLACE: Final = re.compile(
    rf"(?<!\w)(?:xã|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|đặc khu|Xã|"
    rf"Phường)\s(?P<name>[{UPPER}][^\W\d_{UPPER}]+(?:\s[{UPPER}][^\W\d_{UPPER}]+){{1,2}})"
)


def naming_findings(facts: Facts) -> list[Finding]:
    return [*_boards(facts), *_agencies(facts), *_places(facts)]


def _boards(facts: Facts) -> list[Finding]:
    """The board for the advancement of women: with and without `của`, and with the suffix of the national one."""
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for passage in facts.passages:
        if "Ban" not in passage.text:
            continue
        for match in _BOARD.finditer(passage.text):
            short = match["short"]
            national = bool(match["country"]) or (short or "").endswith("VN")
            of = bool(match["of"]) or (short is not None and "CPN" in short)
            form = "national" if national else "with của" if of else "without của"
            forms[form].setdefault(match[0], passage.line_at(match.start()))
    if len(forms) < 2:  # noqa: PLR2004 # one spelling is no finding
        return []
    printed = [spelling for spellings in forms.values() for spelling in spellings]
    lines = tuple(sorted({line for spellings in forms.values() for line in spellings.values()}))
    names = "; ".join(dict.fromkeys(printed))
    vi = f"Một ban được ghi bằng nhiều tên: {names}."
    return [Finding("alias-noise", vi, f"One board, several names: {names}.", (), lines)]


def _agencies(facts: Facts) -> list[Finding]:
    """Names that differ only in a joining word or dash: `Phát thanh và Truyền hình`, `Phát thanh - Truyền hình`."""
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    names = [name for entry in facts.recognition.responsibilities for name in entry.agencies]
    names += [
        name
        for matrix in facts.recognition.matrices
        for row in matrix.rows
        for part in row.assignments
        for name in (*part.lead, *part.coordinating)
    ]
    names += [name for item in facts.recognition.obligations for name in (*item.senders, *item.receivers)]
    for name in names:
        plain = re.sub(r"\s*[-–]\s*", "-", flat(name)).strip()
        key = re.sub(r"[\W_]|\bva\b|\bcua\b", "", plain)
        spellings[key].setdefault(re.sub(r"\s+", " ", plain), name)
    return [
        Finding(
            "alias-noise",
            f"Một cơ quan được ghi bằng nhiều tên: {'; '.join(printed.values())}.",
            f"One agency, several names: {'; '.join(printed.values())}.",
        )
        for printed in spellings.values()
        if len(printed) > 1 and not any("vi su tien bo" in name for name in printed)
    ]


def _places(facts: Facts) -> list[Finding]:
    spellings: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for passage in facts.passages:
        for match in _PLACE.finditer(passage.text):
            name = match["name"]
            spellings[flat(name)].setdefault(tone_key(name), (name, passage.line_at(match.start())))
    return [
        Finding(
            "place-spelling",
            f"Một địa danh được viết nhiều cách: {', '.join(name for name, _ in found.values())}.",
            f"One place, several spellings: {', '.join(name for name, _ in found.values())}.",
            (),
            tuple(line for _, line in found.values()),
        )
        for found in spellings.values()
        if len(found) > 1
    ]
