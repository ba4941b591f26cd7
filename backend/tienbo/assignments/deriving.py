"""A matrix made from a confirmed table of a plan document, and its issue."""

import re
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments import queries
from tienbo.assignments.issuing import freeze_parties
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.assignments.schemas import MatrixCreate, MatrixDetail
from tienbo.assignments.writing import Row, SubRow, names_of, write_rows
from tienbo.documents.contents import MatrixContent, MatrixRow
from tienbo.documents.models import OUT, Document, Proposal, ProposalKind, ProposalState
from tienbo.documents.queries import may_read
from tienbo.exchange.events import record
from tienbo.problems import Forbidden, NotFound, Problem, Text
from tienbo.units import duty

_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


class Unconfirmed(Problem):
    status = 409
    code = "proposal-unconfirmed"
    title = Text("Bảng phân công này chưa được xác nhận.", "This assignment table has not been confirmed.")


class DocumentNotIssued(Problem):
    status = 409
    code = "document-not-issued"
    title = Text(
        "Văn bản của ma trận chưa được ban hành.", "The document that the matrix belongs to has not been issued."
    )


class IssuedAlready(Problem):
    status = 409
    code = "issued-already"
    title = Text("Ma trận đã được ban hành.", "The matrix has been issued already.")


def create(session: Session, actor: Actor, wanted: MatrixCreate) -> tuple[MatrixDetail, bool]:
    """The matrix of a confirmed table as a draft, and whether it was made now.

    Raises:
        NotFound: no assignment table of a document within the caller's reach.
        Forbidden: the caller does not keep the matrices of the document's unit.
        Unconfirmed: nobody has confirmed the table yet.
    """
    found = session.execute(
        select(Proposal, Document)
        .join(Document, Document.id == Proposal.document_id)
        .where(Proposal.id == wanted.proposal_id, Proposal.kind == ProposalKind.matrix, may_read(actor))
    ).one_or_none()
    if found is None:
        raise NotFound
    proposal, document = found
    _require(session, actor, document.unit_id, Permission.matrix_edit)
    known = session.scalar(select(Matrix.id).where(Matrix.proposal_id == proposal.id))
    if known is not None:
        return queries.get_matrix(session, actor, known), False
    if proposal.state is not ProposalState.confirmed:
        raise Unconfirmed
    matrix = Matrix(
        unit_id=document.unit_id,
        document_id=document.id,
        proposal_id=proposal.id,
        state=MatrixState.draft,
        code=f"VB{document.id}-{proposal.id}",
        title=wanted.title or document.subject or "Phân công nhiệm vụ",
        year=wanted.year or _year_of(document, actor.today),
        source=" ".join(filter(None, (document.type, document.number, proposal.clause))) or "Văn bản kế hoạch",
    )
    session.add(matrix)
    session.flush()
    rows = MatrixContent.model_validate(proposal.content).rows
    names = names_of(session, document.unit_id, document.issued_on or actor.today)
    write_rows(session, matrix, map(_row, rows), names)
    record(
        session, actor, "matrix.created", ("matrix", matrix.id), matrix.unit_id, proposal=proposal.id, tasks=len(rows)
    )
    session.flush()
    return queries.get_matrix(session, actor, matrix.id), True


def issue(session: Session, actor: Actor, matrix_id: int) -> MatrixDetail:
    """Fix whom every name stands for, as of the day of the document, and show the matrix to the units below.

    Raises:
        NotFound, Forbidden: as for every matrix.
        DocumentNotIssued, IssuedAlready: what the matrix's state does not allow.
    """
    found = session.execute(
        queries.readable_matrices(actor).where(Matrix.id == matrix_id).with_for_update(of=Matrix)
    ).one_or_none()
    if found is None:
        raise NotFound
    matrix, document = found[0], found[1]
    _require(session, actor, matrix.unit_id, Permission.document_issue)
    if matrix.issued_on is not None:
        raise IssuedAlready
    if document.state not in OUT or document.issued_on is None:
        raise DocumentNotIssued
    matrix.issued_on = document.issued_on
    matrix.state = MatrixState.issued
    freeze_parties(session, matrix, document.issued_on)
    record(session, actor, "matrix.issued", ("matrix", matrix.id), matrix.unit_id, document=document.id)
    session.flush()
    return queries.get_matrix(session, actor, matrix.id)


def _require(session: Session, actor: Actor, unit_id: int, permission: Permission) -> None:
    if duty.duty_of(session, unit_id, actor.today).holder_id not in actor.roots_with(permission):
        raise Forbidden


def _year_of(document: Document, today: date) -> int:
    """The year that the subject names, or else that of the issue."""
    named = _YEAR.findall(document.subject or "")
    return int(named[-1]) if named else (document.issued_on or today).year


def _row(row: MatrixRow) -> Row:
    products = dict.fromkeys(product for assignment in row.assignments for product in assignment.products)
    return Row(
        number=row.number or "",
        content=row.task,
        heading=row.group,
        products=tuple(products),
        assignments=tuple(
            SubRow(
                lead=tuple(given.lead),
                coordinating=tuple(given.coordinating),
                time=given.time,
                funding=given.funding,
                responsible=given.responsible,
            )
            for given in row.assignments
        ),
    )
