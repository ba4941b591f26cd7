from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import DocumentReader
from tienbo.database import SessionDep
from tienbo.documents.enveloping import sent_envelope
from tienbo.documents.exporting import exported_document
from tienbo.documents.exports.akoma_ntoso import to_akoma_ntoso
from tienbo.documents.exports.docx import to_docx
from tienbo.documents.exports.exported import Facts, to_json
from tienbo.files import StoreDep, attachment_headers
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(tags=["documents"], responses=problem_responses(401, 403, 404, 409, 422))


class ExportFormat(StrEnum):
    json = "json"
    akn = "akn"
    docx = "docx"
    edxml = "edxml"


MEDIA: Final = {
    ExportFormat.json: "application/json",
    ExportFormat.akn: "application/akn+xml",
    ExportFormat.docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ExportFormat.edxml: "application/edxml+xml",
}
CONTENT: Final = {
    media: {"schema": {"type": "object"} if kind is ExportFormat.json else {"type": "string", "format": "binary"}}
    for kind, media in MEDIA.items()
}
WRITE: Final = {ExportFormat.json: to_json, ExportFormat.akn: to_akoma_ntoso, ExportFormat.docx: to_docx}


@router.get(
    "/documents/{document_id}/export",
    operation_id="exportDocument",
    response_class=Response,
    responses={
        200: {
            "description": "The document as a file.",
            "content": CONTENT,
        }
    },
)
def export_document(
    session: SessionDep,
    store: StoreDep,
    actor: DocumentReader,
    document_id: RowId,
    format: Annotated[  # noqa: A002 -- as it reads in the address
        ExportFormat,
        Query(
            description="akn: Akoma Ntoso 3.0 (XML); docx: Decree 30/2020/NĐ-CP;"
            " edxml: an envelope with the file (QCVN 102:2016/BTTTT), of an issued document."
        ),
    ],
) -> Response:
    """The newest edition with its clauses and what the caller may read of its proposals; facts where it has no text."""
    document = exported_document(session, actor, document_id)
    is_sent = format is ExportFormat.edxml
    return Response(
        sent_envelope(session, store, document) if is_sent else WRITE[format](document),
        media_type=MEDIA[format],
        headers=attachment_headers(f"{_name(document.facts)}.{format}", f"van-ban-{document.facts.id}.{format}"),
    )


def _name(facts: Facts) -> str:
    number = (facts.number or "").replace("/", "-")
    return " ".join(part for part in (facts.type, number) if part) or f"Văn bản {facts.id}"
