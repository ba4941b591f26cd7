"""A recognition in the shape of the hand-annotated documents (docs/recognise.md)."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tienbo.documents.reading import Quote
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.outline import walk
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.results import (
    AgencyTasks,
    Citation,
    Clause,
    Deadline,
    Document,
    Finding,
    Matrix,
    MatrixAssignment,
    MatrixRow,
    Obligation,
    Recognition,
    Signer,
    Target,
    TargetValue,
)

Json = dict[str, Any]
_SPAN_YEARS = re.compile(r"(20\d\d)(?:-(20\d\d))?")


def to_seed(recognition: Recognition) -> Json:
    return {
        "kind": recognition.kind,
        "documents": [_document(document) for document in recognition.documents],
        "citations": [_citation(citation) for citation in recognition.citations],
        "unnumbered_references": [
            {"name": reference.name, "at": _quote(reference.at)} for reference in recognition.references
        ],
        "outline": [_clause(clause) for clause in recognition.outline],
        "targets": [_target(target) for target in recognition.targets],
        "reporting": [_obligation(obligation, place) for place, obligation in enumerate(recognition.obligations, 1)],
        "responsibilities": [_agency(entry) for entry in recognition.responsibilities],
        "matrix": _matrix(recognition.matrices[0]) if recognition.matrices else None,
        "further_matrices": [_matrix(matrix) for matrix in recognition.matrices[1:]],
        "noise_lines": sorted({quote.line for quote in recognition.furniture}),
        "anomalies": [_finding(finding) for finding in recognition.findings],
        "notes": [{"kind": note.kind, "text": note.text} for note in recognition.notes],
        "counts": _counts(recognition),
    }


def _quote(quote: Quote) -> Json:
    return {"quote": quote.text, "start": quote.start, "end": quote.end, "line": quote.line}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _document(document: Document) -> Json:
    shape: Json = {
        "part": document.part,
        "type": document.type,
        "type_code": document.type_code,
        "number": document.number,
        "issuer": document.issuer,
        "issuer_level": document.issuer_level,
        "date": _day(document.date),
        "place": document.place,
        "subject": _quote(document.subject) if document.subject else None,
        "signer": _signer(document.signer) if document.signer else None,
        "recipients": [quote.text for quote in document.recipients],
        "archive_codes": list(document.archive_codes),
        "lines": [document.first_line, document.last_line],
        "confidence": document.confidence,
    }
    if document.number_printed:
        shape["number_printed"] = document.number_printed
    if document.number_from_attachment and document.number_at:
        shape["number_from"] = _quote(document.number_at)
    if document.date_at and document.date is None:
        shape["date_printed"] = document.date_at.text
    for name, value in (
        ("issuer_body", document.issuer_body),
        ("attached_to", document.attached_to),
        ("effective", document.effective),
        ("author", document.author),
    ):
        if value is not None:
            shape[name] = value
    if document.addressees:
        shape["addressees"] = [quote.text for quote in document.addressees]
    if document.subject and (years := _years(document.subject.text)):
        shape["period"] = {"from": years[0], "to": years[1]}
    if document.described:
        described = document.described
        shape["describes"] = {
            "number": described.number,
            "type": described.type,
            "date": _day(described.date),
            "issuer": described.issuer,
            "subject": described.subject,
        }
    return shape


def _years(subject: str) -> tuple[int, int] | None:
    for period in periods_in(flat(subject)):
        match = _SPAN_YEARS.search(period.name)
        if match:
            return int(match[1]), int(match[2] or match[1])
    return None


def _signer(signer: Signer) -> Json:
    return {
        "authority": signer.authority,
        "position": signer.position,
        "mark": signer.mark,
        "concurrent_position": signer.concurrent_position,
        "name": signer.name,
        "lines": [signer.first_line, signer.last_line],
    }


def _citation(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "symbol": citation.symbol,
        "type": citation.type,
        "date": _day(citation.date),
        "issuer": citation.issuer,
        "subject": citation.subject,
        "role": citation.relation,
        "mentions": [
            {
                **_quote(mention.at),
                "printed": mention.printed,
                "relation": mention.relation,
                "clause": mention.clause,
                "date": _day(mention.date),
                "confidence": mention.confidence,
            }
            for mention in citation.mentions
        ],
    }


def _clause(clause: Clause) -> Json:
    shape: Json = {"id": clause.anchor, "heading": clause.heading, "line": clause.line, "at": _quote(clause.at)}
    if clause.kind in {"basis", "proposal"}:
        shape.pop("heading")
        shape |= {"count": clause.count, "lines": list(clause.lines)}
    if clause.children:
        shape["children"] = [_clause(child) for child in clause.children]
    if clause.bullets:
        shape["bullets"] = [bullet.line for bullet in clause.bullets]
        shape["items"] = [
            {"id": item.anchor, "line": item.line} for bullet in clause.bullets for item in walk((bullet,))
        ]
    if clause.paragraphs:
        shape["paragraphs"] = [passage.line for passage in clause.paragraphs]
    return shape


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _value(value: TargetValue) -> Json:
    return {
        "comparator": value.comparator,
        "value": "yes" if value.flag else _number(value.value),
        "value_to": _number(value.value_to),
        "unit": value.unit,
        "period": value.period,
    }


def _target(target: Target) -> Json:
    return {
        "subject": target.subject,
        **_value(target.values[0]),
        "values": [_value(value) for value in target.values],
        "condition": target.condition,
        "scope": target.scope,
        "baseline": target.baseline,
        "direction": target.direction,
        "lead": list(target.lead),
        "section": target.clause,
        "at": _quote(target.at),
        "confidence": target.confidence,
    }


def _deadline(deadline: Deadline) -> Json:
    shape: Json = {
        "period": deadline.period,
        "day": deadline.day,
        "month": deadline.month,
        "relation": deadline.relation,
    }
    if deadline.year:
        shape["year"] = deadline.year
    if deadline.note:
        shape["note"] = deadline.note
    return shape


def _obligation(obligation: Obligation, place: int) -> Json:
    return {
        "id": f"R{place}",
        "from": list(obligation.senders),
        "to": obligation.to,
        "via": obligation.via,
        "forward_to": list(obligation.forward_to),
        "forward_deadlines": [_deadline(deadline) for deadline in obligation.forward_deadlines],
        "frequency": obligation.frequency,
        "deadlines": [_deadline(deadline) for deadline in obligation.deadlines],
        "what": obligation.what,
        "purpose": obligation.purpose,
        "section": obligation.clause,
        "at": _quote(obligation.at),
        "confidence": obligation.confidence,
    }


def _agency(entry: AgencyTasks) -> Json:
    shape: Json = {"section": entry.clause, "agency": entry.agency, "agencies": list(entry.agencies)}
    if entry.requested:
        shape["requested"] = True
    shape["tasks"] = [
        {"line": task.at.line, "role": task.role, "with": list(task.partners), "at": _quote(task.at)}
        for task in entry.tasks
    ]
    shape["confidence"] = entry.confidence
    return shape


def _matrix(matrix: Matrix) -> Json:
    return {
        "columns": list(matrix.columns),
        "groups": [{"stt": number, "title": title, "line": line} for number, title, line in matrix.groups],
        "rows": [_row(row) for row in matrix.rows],
        "row_count": len(matrix.rows),
        "assignment_count": sum(len(row.assignments) for row in matrix.rows),
        "layout": matrix.layout,
        "confidence": matrix.confidence,
    }


def _row(row: MatrixRow) -> Json:
    several = len(row.assignments) > 1
    return {
        "stt": row.number,
        "task": row.task,
        "group": row.group,
        "lines": [row.first_line, row.last_line],
        "assignments": [
            _assignment(assignment, place if several else None) for place, assignment in enumerate(row.assignments, 1)
        ],
        "task_at": _quote(row.task_at),
    }


def _assignment(assignment: MatrixAssignment, sub: int | None) -> Json:
    shape: Json = {} if sub is None else {"sub": sub, "lines": [assignment.first_line, assignment.last_line]}
    shape |= {
        "lead": list(assignment.lead),
        "coordinating": list(assignment.coordinating),
        "products": list(assignment.products),
    }
    if assignment.products_inherited:
        shape["products_inherited"] = list(assignment.products_inherited)
    if assignment.open_ended:
        shape["products_open_ended"] = True
    for name in ("result", "time", "funding", "responsible"):
        value = getattr(assignment, name)
        if value is not None:
            shape[name] = value
    return shape


def _finding(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "text": finding.text,
        "severity": finding.severity,
        "lines": list(finding.lines),
        "places": [_quote(quote) for quote in finding.places],
    }


def _counts(recognition: Recognition) -> Json:
    return {
        "citations_distinct": len(recognition.citations),
        "citation_mentions": sum(len(citation.mentions) for citation in recognition.citations),
        "targets_numeric": sum(1 for target in recognition.targets if target.values[0].value is not None),
        "targets_all": len(recognition.targets),
        "reporting": len(recognition.obligations),
        "dated_deadlines": sum(len(obligation.deadlines) for obligation in recognition.obligations),
        "top_parts": len(recognition.outline),
        "responsible_agencies": len({entry.agency for entry in recognition.responsibilities}),
        "anomalies": len(recognition.findings),
    }
