"""What is known of a document without a text, as Vietnamese lines under headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tienbo.documents.contents import (
    CitationContent,
    Deadline,
    FindingContent,
    MatrixContent,
    ObligationContent,
    ResponsibilityContent,
    TargetContent,
    TargetValue,
)
from tienbo.documents.exports.exported import Exported, ExportedProposal

NOTICE: Final = "Bản trích dữ kiện: hệ thống không lưu toàn văn văn bản này."
_RELATIONS: Final = {
    "legal basis": "căn cứ",
    "implements": "thực hiện",
    "attached": "kèm theo",
    "amends": "sửa đổi, bổ sung",
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "proposal": "theo đề nghị",
    "mentions": "nhắc đến",
    "self": "chính văn bản này",
}
_RELATION_OF_DAY: Final = {"before": "trước", "by": "chậm nhất", "on": "vào"}
_PERIODS: Final = {
    "month": "tháng",
    "quarter": "quý",
    "half-year": "6 tháng",
    "nine months": "9 tháng",
    "year": "năm",
}
_COMPARATORS: Final = {"=": "", ">": "trên ", ">=": "từ ", "<": "dưới ", "<=": "không quá ", "~": "khoảng "}
_UNITS: Final = {
    "per quarter": "mỗi quý",
    "per month": "mỗi tháng",
    "per year": "mỗi năm",
    "per week": "mỗi tuần",
    "per": "trên",
}
_WHEN: Final = {
    "from": "từ năm",
    "term": "nhiệm kỳ",
    "yearly": "hằng năm",
    "quarterly": "hằng quý",
    "monthly": "hằng tháng",
    "weekly": "hằng tuần",
}
_ROLES: Final = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "advise": "tham mưu",
    "participate": "tham gia",
    "supervise": "giám sát",
    "guide": "hướng dẫn",
    "focal point": "đầu mối",
    "execute the decision": "chịu trách nhiệm thi hành",
    "do": "thực hiện",
}


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    lines: tuple[tuple[str | None, str], ...]


def groups_of(document: Exported) -> list[Group]:
    """Each kind that has something under its heading; a line is (anchor of the clause, sentence)."""
    kinds: dict[str, list[tuple[str | None, str]]] = {}
    for proposal in document.proposals:
        for heading, line in _lines(proposal):
            kinds.setdefault(heading, []).append((proposal.clause, line))
    return [Group(heading, tuple(lines)) for heading, lines in kinds.items()]


def _lines(proposal: ExportedProposal) -> Iterator[tuple[str, str]]:
    match proposal.content:
        case CitationContent() as citation:
            yield "Văn bản được viện dẫn", _citation(citation)
        case TargetContent() as target:
            values = "; ".join(map(_value, target.values))
            condition = f" (điều kiện: {target.condition})" if target.condition else ""
            yield "Chỉ tiêu", f"{target.subject}: {values}{condition}"
        case ObligationContent() as duty:
            yield "Chế độ báo cáo", _duty(duty)
        case ResponsibilityContent() as entry:
            for task in entry.tasks:
                partners = f", cùng {'; '.join(task.partners)}" if task.partners else ""
                role = _ROLES.get(task.role, task.role)
                yield "Trách nhiệm thực hiện", f"{entry.agency}: {role}{partners} – “{task.quote}”"
        case MatrixContent() as matrix:
            yield from (("Bảng phân công nhiệm vụ", line) for line in _rows(matrix))
        case FindingContent() as finding:
            yield "Điểm cần lưu ý", finding.text_vi


def name_of(citation: CitationContent) -> str:
    """`Quyết định số 1425/QĐ-UBND ngày 19/5/2009 của UBND tỉnh`."""
    number = f"số {citation.number}" if citation.number else "(không ghi số)"
    day = f"ngày {citation.issued_on:%d/%m/%Y}" if citation.issued_on else None
    issuer = f"của {citation.issuer}" if citation.issuer else None
    return " ".join(part for part in (citation.type or "Văn bản", number, day, issuer) if part)


def _citation(citation: CitationContent) -> str:
    subject = f" “{citation.subject}”" if citation.subject else ""
    return f"{name_of(citation)}{subject} ({_RELATIONS[citation.relation]})"


def _value(value: TargetValue) -> str:
    if value.value is None:
        return "có" if value.flag else "không ghi số"
    upper = f"–{value.value_to}" if value.value_to is not None else ""
    period = f" ({_worded(value.period, _WHEN)})" if value.period else ""
    shown = f"{value.value}{upper}".replace(".", ",")
    unit = "%" if value.unit == "%" else f" {_worded(value.unit, _UNITS)}"
    return f"{_COMPARATORS[value.comparator]}{shown}{unit}{' trở lên' if value.comparator == '>=' else ''}{period}"


def _worded(text: str, words: dict[str, str]) -> str:
    """The recogniser's own words in Vietnamese; what it took from the text stays."""
    for own, vietnamese in words.items():
        text = re.sub(rf"\b{own}\b", vietnamese, text)
    return text.replace("×", "lần")


def _day(deadline: Deadline) -> str:
    period = f"báo cáo {_PERIODS.get(deadline.period, deadline.period)} " if deadline.period else ""
    day = f"{deadline.day:02}" if deadline.day else "…"
    date = f"{day}/{deadline.month:02}" if deadline.month else f"{day} hằng tháng"
    year = f"/{deadline.year}" if deadline.year else ""
    return f"{period}{_RELATION_OF_DAY[deadline.relation]} ngày {date}{year}"


def _names(names: Sequence[str]) -> str:
    return "; ".join(names) or "(không nêu tên)"


def _duty(duty: ObligationContent) -> str:
    via = f" (qua {duty.via})" if duty.via else ""
    days = "; ".join(map(_day, duty.deadlines)) or "không ghi thời hạn"
    forward = f"; nơi nhận báo cáo tiếp {_names(duty.forward_to)}" if duty.forward_to else ""
    return f"{_names(duty.senders)} → {_names(duty.receivers)}{via}: {days}{forward}"


def _rows(matrix: MatrixContent) -> Iterator[str]:
    for row in matrix.rows:
        for assignment in row.assignments:
            coordinating = f"; phối hợp: {_names(assignment.coordinating)}" if assignment.coordinating else ""
            number = f"{row.number}. " if row.number else ""
            yield f"{number}{row.task}. Chủ trì: {_names(assignment.lead)}{coordinating}"
