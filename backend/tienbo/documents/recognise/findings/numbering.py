"""Numbers of clauses that jump or repeat, and clauses that end as if something followed."""

from itertools import pairwise
from typing import Final

from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.outline import walk
from tienbo.documents.recognise.results import Clause, Finding

_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_COUNTED: Final = frozenset({"roman", "number", "decimal", "letter", "article", "capital"})


def numbering_findings(facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    groups = [facts.recognition.outline] + [
        clause.children for clause in walk(facts.recognition.outline, bullets=False)
    ]
    for group in groups:
        for kind in dict.fromkeys(clause.kind for clause in group if clause.kind in _COUNTED):
            found += _sequence([clause for clause in group if clause.kind == kind])
    found += _semicolons(facts)
    return found


def _sequence(clauses: list[Clause]) -> list[Finding]:
    found: list[Finding] = []
    for before, after in pairwise(clauses):
        left, right = _ordinal(before), _ordinal(after)
        if left is None or right is None or right == left + 1 or (right == 1 and left > 1):
            continue
        lines = (before.line, after.line)
        if right == left:
            vi, en = f"Có hai mục cùng mang số thứ tự {after.label}.", f"Two clauses are numbered {after.label}."
            found.append(Finding("numbering-repeat", vi, en, (after.at,), lines))
        elif not (before.label == "d" and after.label == "e"):
            vi = f"Đánh số không liên tục: sau {before.label} là {after.label}."
            en = f"{before.label} is followed by {after.label}."
            found.append(Finding("numbering-jump", vi, en, (after.at,), lines))
    return found


def _ordinal(clause: Clause) -> int | None:
    label = clause.label.split()[-1]
    if clause.kind == "roman":
        return _roman(label)
    if clause.kind == "letter":
        return _LETTERS.index(label) + 1 if len(label) == 1 and label in _LETTERS else None
    if clause.kind == "capital":
        return "ABCDĐEGH".index(label) + 1 if label in "ABCDĐEGH" else None
    last = label.split(".")[-1]
    return int(last) if last.isdigit() else None


def _roman(label: str) -> int | None:
    if any(letter not in _ROMAN for letter in label):
        return None
    values = [_ROMAN[letter] for letter in label]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _semicolons(facts: Facts) -> list[Finding]:
    """A paragraph that ends with a semicolon and is the last of its clause."""
    found: list[Finding] = []
    for clause in walk(facts.recognition.outline, bullets=False):
        if not clause.paragraphs or clause.children:
            continue
        last = clause.paragraphs[-1]
        if clause.bullets and clause.bullets[-1].at.start > last.start:
            continue
        if last.text.endswith(";"):
            quote = last.quote(max(0, len(last.text) - 60))
            vi = f"Mục {clause.anchor} kết thúc bằng dấu chấm phẩy."
            en = f"Clause {clause.anchor} ends with a semicolon."
            found.append(Finding("ends-semicolon", vi, en, (quote,), (last.last_line,)))
    return found
