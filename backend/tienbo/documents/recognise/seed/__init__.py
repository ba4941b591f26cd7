"""A recognition in the shape of the hand-annotated documents (docs/recognise.md)."""

from tienbo.documents.recognise.results import Finding, Recognition
from tienbo.documents.recognise.seed.clauses import citation_json, clause_json
from tienbo.documents.recognise.seed.documents import document_json
from tienbo.documents.recognise.seed.duties import agency_json, obligation_json, target_json
from tienbo.documents.recognise.seed.matrices import matrix_json
from tienbo.documents.recognise.seed.shapes import Json, quote_json


def to_seed(recognition: Recognition) -> Json:
    return {
        "kind": recognition.kind,
        "documents": [document_json(document) for document in recognition.documents],
        "citations": [citation_json(citation) for citation in recognition.citations],
        "unnumbered_references": [
            {"name": reference.name, "at": quote_json(reference.at)} for reference in recognition.references
        ],
        "outline": [clause_json(clause) for clause in recognition.outline],
        "targets": [target_json(target) for target in recognition.targets],
        "reporting": [
            obligation_json(obligation, place) for place, obligation in enumerate(recognition.obligations, 1)
        ],
        "responsibilities": [agency_json(entry) for entry in recognition.responsibilities],
        "matrix": matrix_json(recognition.matrices[0]) if recognition.matrices else None,
        "further_matrices": [matrix_json(matrix) for matrix in recognition.matrices[1:]],
        "noise_lines": sorted({quote.line for quote in recognition.furniture}),
        "anomalies": [_finding(finding) for finding in recognition.findings],
        "notes": [
            {"kind": note.kind, "text": note.text_en, "text_vi": note.text_vi, "count": note.count}
            for note in recognition.notes
        ],
        "counts": _counts(recognition),
    }


def _finding(finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "text": finding.text_en,
        "text_vi": finding.text_vi,
        "severity": finding.severity,
        "lines": list(finding.lines),
        "places": [quote_json(quote) for quote in finding.places],
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
