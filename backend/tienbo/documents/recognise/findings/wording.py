"""What the text as a text shows: slips, repetition, encodings, the page around it."""

import re
from collections import Counter, defaultdict
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.contexts import Placed
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.findings.spelling import slips_in
from tienbo.documents.recognise.results import Finding

_SHORTEST: Final = 20
_ALIKE: Final = 0.5
_MOST_HOLDERS: Final = 6
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_FEWEST_WEB_LINES: Final = 3


def wording_findings(facts: Facts) -> list[Finding]:
    return [*_slips(facts), *_repeated(facts.places), *_encoding(facts), *_split(facts), *_furniture(facts)]


def _slips(facts: Facts) -> list[Finding]:
    slips = slips_in(facts.passages)
    if not slips:
        return []
    counted = Counter(slip.printed for slip in slips)
    vi, en = (
        ", ".join(f"“{printed}”" + (f" {count} {times}" if count > 1 else "") for printed, count in counted.items())
        for times in ("lần", "times")
    )
    quotes = tuple(slip.passage.quote(slip.start, slip.end) for slip in slips)
    lines = tuple(quote.line for quote in quotes)
    return [Finding("typo", f"Lỗi chính tả: {vi}.", f"Misspelt: {en}.", quotes, lines)]


def _repeated(places: list[Placed]) -> list[Finding]:
    """Two clauses that say nearly the same: shared runs of words, found through the runs that few clauses have."""
    shingles: list[set[tuple[str, str, str]]] = []
    long: list[Placed] = []
    holders: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place in places:
        words = re.findall(r"\w+", flat(place.passage.text))
        if place.leads or len(words) < _SHORTEST:
            continue
        own = set(zip(words, words[1:], words[2:], strict=False))
        for shingle in own:
            if len(holders[shingle]) < _MOST_HOLDERS:
                holders[shingle].append(len(long))
        long.append(place)
        shingles.append(own)
    shared: Counter[tuple[int, int]] = Counter()
    for holding in holders.values():
        for first in range(len(holding)):
            for second in range(first + 1, len(holding)):
                shared[holding[first], holding[second]] += 1
    found: list[Finding] = []
    for (first, second), count in shared.items():
        if count / len(shingles[first] | shingles[second]) >= _ALIKE:
            quotes = (long[first].passage.quote(), long[second].passage.quote())
            vi = f"Mục {long[first].clause} và mục {long[second].clause} có nội dung gần như trùng nhau."
            en = f"Clauses {long[first].clause} and {long[second].clause} ask for the same."
            found.append(Finding("near-duplicate", vi, en, quotes, tuple(quote.line for quote in quotes)))
    return found


def _encoding(facts: Facts) -> list[Finding]:
    kinds = {note.kind: note for note in facts.recognition.notes}
    if "legacy-encoding" in kinds:
        note = kinds["legacy-encoding"]
        return [Finding("legacy-encoding", note.text_vi, note.text_en, severity="note")]
    marks, spaces = kinds.get("combining-marks"), kinds.get("no-break-spaces")
    if marks:
        vi = f"{marks.count} dấu tổ hợp" + (f" và {spaces.count} dấu cách không ngắt dòng" if spaces else "")
        en = f"{marks.count} combining marks" + (f" and {spaces.count} no-break spaces" if spaces else "")
        vi = f"Văn bản có {vi}: chưa ở dạng Unicode dựng sẵn (NFC)."
        return [Finding("unicode", vi, f"{en}: the text is not NFC.", severity="note")]
    return [Finding("nbsp", spaces.text_vi, spaces.text_en, severity="note")] if spaces else []


def _split(facts: Facts) -> list[Finding]:
    original = facts.source.original
    found: list[Finding] = []
    for passage in facts.passages:
        match = _BLANK_LINE.search(original, passage.start, passage.end)
        if match:
            line = passage.line
            vi = f"Một đoạn văn bị ngắt bởi dòng trống sau dòng {line}."
            en = f"A paragraph is split by a blank line behind line {line}."
            found.append(Finding("split-paragraph", vi, en, (), (line, passage.last_line), "note"))
    return found


def _furniture(facts: Facts) -> list[Finding]:
    """Menus, counters and share bars; page numbers alone are none."""
    web = [quote for quote in facts.recognition.furniture if not quote.text.strip(" -–").isdigit()]
    if len(web) < _FEWEST_WEB_LINES:
        return []
    named = ", ".join(f"“{quote.text[:40]}”" for quote in web[:4])
    return [
        Finding(
            "web-furniture",
            f"Phần của trang tin, không thuộc văn bản: {named} …",
            f"The page around the text: {named} …",
            tuple(web),
            tuple(quote.line for quote in web),
            "note",
        )
    ]
