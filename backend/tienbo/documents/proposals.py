"""From what recognition found to proposals that a person can confirm, correct or reject (pure functions)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tienbo.documents import contents
from tienbo.documents.contents import AnyContent
from tienbo.documents.models import ProposalKind
from tienbo.documents.reading import Quote
from tienbo.documents.recognise import results

LONGEST_QUOTE: Final = 2_000
LONGEST_NAME: Final = 500
MOST_NAMES: Final = 200
MOST_MENTIONS: Final = 2_000
MOST_VALUES: Final = 50
MOST_TASKS: Final = 500


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal before it is stored; without a place it is about the document as a whole."""

    content: AnyContent
    clause: str | None
    at: Quote | None
    confidence: float | None

    @property
    def kind(self) -> ProposalKind:
        return ProposalKind(self.content.kind)


def proposals_of(recognition: results.Recognition) -> list[Proposed]:
    """Every proposal in the order of the kinds, and within a kind of the text."""
    return [
        *(_citation(citation) for citation in recognition.citations if citation.mentions),
        *(_target(target) for target in recognition.targets),
        *(_obligation(obligation) for obligation in recognition.obligations),
        *(_responsibility(entry) for entry in recognition.responsibilities),
        *_matrices(recognition.matrices),
        *(_finding(finding) for finding in recognition.findings),
    ]


def _span(quote: Quote) -> dict[str, object]:
    return {"start": quote.start, "end": quote.end, "quote": _cut(quote.text)}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _short(text: str | None) -> str | None:
    return None if text is None else _cut(text)


def _names(names: Iterable[str]) -> list[str]:
    """As many as a cell may hold, none of them empty."""
    return [name[:LONGEST_NAME] for name in names if name.strip()][:MOST_NAMES]


def _citation(citation: results.Citation) -> Proposed:
    first = citation.mentions[0]
    content = contents.CitationContent.model_validate(
        {
            "kind": "citation",
            "number": _short(citation.number),
            "type": citation.type,
            "issued_on": citation.date,
            "issuer": _short(citation.issuer),
            "subject": _short(citation.subject),
            "relation": citation.relation,
            "mentions": [
                {**_span(mention.at), "clause": mention.clause} for mention in citation.mentions[:MOST_MENTIONS]
            ],
        }
    )
    return Proposed(content, first.clause, first.at, max(mention.confidence for mention in citation.mentions))


def _target(target: results.Target) -> Proposed:
    content = contents.TargetContent.model_validate(
        {
            "kind": "target",
            "subject": target.subject[:LONGEST_NAME] or "…",
            "values": [
                {
                    "comparator": value.comparator,
                    "value": value.value,
                    "value_to": value.value_to,
                    "unit": _cut(value.unit),
                    "period": value.period,
                    "flag": value.flag,
                }
                for value in target.values[:MOST_VALUES]
            ],
            "condition": _short(target.condition),
            "scope": _short(target.scope),
            "baseline": _short(target.baseline),
            "direction": target.direction,
            "lead": _names(target.lead),
        }
    )
    return Proposed(content, target.clause, target.at, target.confidence)


def _deadline(deadline: results.Deadline) -> dict[str, object]:
    return {
        "period": deadline.period,
        "day": deadline.day,
        "month": deadline.month,
        "year": deadline.year,
        "relation": deadline.relation,
        "note": _short(deadline.note),
    }


def _obligation(obligation: results.Obligation) -> Proposed:
    content = contents.ObligationContent.model_validate(
        {
            "kind": "obligation",
            "senders": _names(obligation.senders),
            "receivers": _names(obligation.receivers or ([obligation.to] if obligation.to else [])),
            "via": _short(obligation.via),
            "forward_to": _names(obligation.forward_to),
            "deadlines": [_deadline(deadline) for deadline in obligation.deadlines[:MOST_VALUES]],
            "forward_deadlines": [_deadline(deadline) for deadline in obligation.forward_deadlines[:MOST_VALUES]],
            "frequency": obligation.frequency,
            "what": _short(obligation.what),
            "purpose": _short(obligation.purpose),
        }
    )
    return Proposed(content, obligation.clause, obligation.at, obligation.confidence)


def _responsibility(entry: results.AgencyTasks) -> Proposed:
    tasks = [
        {**_span(task.at), "role": task.role, "partners": _names(task.partners)} for task in entry.tasks[:MOST_TASKS]
    ]
    content = contents.ResponsibilityContent.model_validate(
        {
            "kind": "responsibility",
            "agency": entry.agency[:LONGEST_NAME] or "…",
            "agencies": _names(entry.agencies),
            "requested": entry.requested,
            "tasks": tasks,
        }
    )
    return Proposed(content, entry.clause, entry.tasks[0].at if entry.tasks else None, entry.confidence)


def _matrices(matrices: tuple[results.Matrix, ...]) -> Iterator[Proposed]:
    for matrix in matrices:
        content = contents.MatrixContent.model_validate(
            {
                "kind": "matrix",
                "columns": [_cut(name) for name in matrix.columns[:30]],
                "rows": [_row(row) for row in matrix.rows[:MOST_MENTIONS] if row.task],
            }
        )
        if content.rows:
            first, last = matrix.rows[0].task_at, matrix.rows[-1].task_at
            whole = Quote(first.text, first.start, max(first.end, last.end), first.line)
            yield Proposed(content, None, whole, matrix.confidence)


def _row(row: results.MatrixRow) -> dict[str, object]:
    return {
        **_span(row.task_at),
        "number": _short(row.number),
        "task": row.task[:10_000],
        "group": _short(row.group),
        "assignments": [
            {
                "lead": _names(assignment.lead),
                "coordinating": _names(assignment.coordinating),
                "products": [
                    _cut(text) for text in (*assignment.products, *assignment.products_inherited)[:MOST_VALUES]
                ],
                "time": _short(assignment.time),
                "funding": _short(assignment.funding),
                "responsible": _short(assignment.responsible),
            }
            for assignment in row.assignments[:100]
        ],
    }


def _finding(finding: results.Finding) -> Proposed:
    content = contents.FindingContent.model_validate(
        {
            "kind": "finding",
            "code": finding.kind,
            "severity": finding.severity,
            "text_vi": _cut(finding.text_vi),
            "text_en": _cut(finding.text_en),
            "places": [_span(place) for place in finding.places[:200]],
        }
    )
    return Proposed(content, None, finding.places[0] if finding.places else None, None)
