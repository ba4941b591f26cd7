"""Exports of a text as the database would hold it, without a database."""

from datetime import UTC, date, datetime

from tienbo.documents.clauses import portions
from tienbo.documents.exports.exported import Exported, ExportedProposal, exported
from tienbo.documents.models import Clause, Document, DocumentState, DocumentText, ProposalState
from tienbo.documents.parts import parts_of
from tienbo.documents.proposals import proposals_of
from tienbo.documents.reading import read
from tienbo.documents.recognise import recognise
from tienbo.documents.stored_blocks import stored, within

MADE = datetime(2026, 2, 3, tzinfo=UTC)


def exports_of(text: str) -> list[Exported]:
    """Each document of the text with its clauses and what is proposed about it."""
    reading, recognition = read(text), recognise(text)
    found = []
    for place, part in enumerate(parts_of(text, recognition.documents), 1):
        document = Document(id=place, version=1, state=DocumentState.confirmed, source=None, **part.fields)
        edition = DocumentText(
            document_id=place, edition=1, start=part.start, end=part.end, header=part.header, made_at=MADE
        )
        rows = portions(text, part.start, part.end, recognition.outline, reading.blocks)
        clauses = [
            Clause(
                anchor=row.anchor,
                parent=row.parent,
                position=position,
                depth=row.depth,
                kind=row.kind,
                label=row.label,
                heading=row.heading,
                start=row.start,
                end=row.end,
                text=text[row.start : row.end],
            )
            for position, row in enumerate(rows)
        ]
        proposals = [
            ExportedProposal(
                ProposalState.proposed,
                item.clause,
                item.at.start if item.at else None,
                item.at.end if item.at else None,
                item.content,
            )
            for item in proposals_of(recognition)
            if item.at is None or part.start <= item.at.start < part.end
        ]
        blocks = within(stored(reading.blocks), part.start, part.end)
        found.append(exported(document, edition, blocks, clauses, proposals, date(2026, 3, 4)))
    return found
