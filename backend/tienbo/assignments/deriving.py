"""New matrices: from a confirmed table of a plan document, as a copy of another year's, or empty."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.assignments import queries
from tienbo.assignments.copying import copy_rows
from tienbo.assignments.edit_schemas import MatrixCreate
from tienbo.assignments.editing import check_document
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.assignments.schemas import MatrixDetail
from tienbo.assignments.writing import Row, SubRow, names_of, write_rows
from tienbo.documents.contents import MatrixContent, MatrixRow
from tienbo.documents.models import Document, Proposal, ProposalKind, ProposalState
from tienbo.documents.queries import may_read
from tienbo.exchange.events import record
from tienbo.problems import Forbidden, NotFound, Problem, Text
from tienbo.units import duty

_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


class Unconfirmed(Problem):
    status = 409
    code = "proposal-unconfirmed"
    title = Text("Bảng phân công này chưa được xác nhận.", "This assignment table has not been confirmed.")


@dataclass(frozen=True, slots=True)
class _Confirmed:
    proposal: Proposal
    document: Document


def create(session: Session, actor: Actor, wanted: MatrixCreate) -> tuple[MatrixDetail, bool]:
    """A draft, and whether it was made now: one table of a document makes one matrix.

    Raises:
        NotFound: what it is to be made from is not within the caller's reach.
        Forbidden: the caller does not keep the matrices of the unit.
        Unconfirmed: nobody has confirmed the table yet.
    """
    if wanted.proposal_id is not None:
        source = _confirmed(session, actor, wanted.proposal_id)
        known = session.scalar(select(Matrix.id).where(Matrix.proposal_id == wanted.proposal_id))
        if known is not None:
            return queries.get_matrix(session, actor, known), False
        matrix = _from_document(session, actor, wanted, source)
    elif wanted.copied_from_id is not None:
        matrix = _copy(session, actor, wanted, wanted.copied_from_id)
    else:
        matrix = _empty(session, actor, wanted)
    record(
        session,
        actor,
        "matrix.created",
        ("matrix", matrix.id),
        matrix.unit_id,
        proposal=wanted.proposal_id,
        copied_from=wanted.copied_from_id,
    )
    session.flush()
    return queries.get_matrix(session, actor, matrix.id), True


def _confirmed(session: Session, actor: Actor, proposal_id: int) -> _Confirmed:
    found = session.execute(
        select(Proposal, Document)
        .join(Document, Document.id == Proposal.document_id)
        .where(Proposal.id == proposal_id, Proposal.kind == ProposalKind.matrix, may_read(actor))
    ).one_or_none()
    if found is None:
        raise NotFound
    proposal, document = found
    _check_keeper(session, actor, document.unit_id)
    if proposal.state is not ProposalState.confirmed:
        raise Unconfirmed
    return _Confirmed(proposal, document)


def _from_document(session: Session, actor: Actor, wanted: MatrixCreate, source: _Confirmed) -> Matrix:
    proposal, document = source.proposal, source.document
    matrix = _add(
        session,
        Matrix(
            unit_id=document.unit_id,
            document_id=document.id,
            proposal_id=proposal.id,
            code=f"VB{document.id}-{proposal.id}",
            title=wanted.title or document.subject or "Phân công nhiệm vụ",
            year=wanted.year or _year_of(document, actor.today),
            source=" ".join(filter(None, (document.type, document.number, proposal.clause))) or "Văn bản kế hoạch",
        ),
    )
    rows = MatrixContent.model_validate(proposal.content).rows
    names = names_of(session, document.unit_id, document.issued_on or actor.today)
    write_rows(session, matrix, map(_row, rows), names)
    return matrix


def _copy(session: Session, actor: Actor, wanted: MatrixCreate, matrix_id: int) -> Matrix:
    """Last year's promise as this year's draft: the rows and names, with the days moved on by the years between."""
    other = queries.readable_matrix(session, actor, matrix_id)
    _check_keeper(session, actor, other.unit_id)
    year = wanted.year or other.year + 1
    matrix = _add(
        session,
        Matrix(
            unit_id=other.unit_id,
            copied_from_id=other.id,
            code=f"{other.code[:40]}-{year}",
            title=wanted.title or other.title.replace(str(other.year), str(year)),
            year=year,
            source=f"Chép từ {other.title}",
        ),
    )
    copy_rows(session, other, matrix, years=year - other.year)
    return matrix


def _empty(session: Session, actor: Actor, wanted: MatrixCreate) -> Matrix:
    unit_id = wanted.unit_id or next(iter(actor.roots_with(Permission.matrix_edit)), None)
    if unit_id is None or unit_id not in set(session.scalars(visible_units(actor, Permission.matrix_read))):
        raise NotFound
    _check_keeper(session, actor, unit_id)
    if wanted.document_id is not None:
        check_document(session, actor, wanted.document_id)
    return _add(
        session,
        Matrix(
            unit_id=unit_id,
            document_id=wanted.document_id,
            code=f"{wanted.year}",
            title=wanted.title,
            year=wanted.year,
            source="Lập trên hệ thống",
        ),
    )


def _add(session: Session, matrix: Matrix) -> Matrix:
    """Flushed under a code of its own: the year's number of the unit where the wanted one is taken."""
    matrix.state = MatrixState.draft
    wanted = f"DV{matrix.unit_id}-{matrix.code}" if matrix.code.isdigit() else matrix.code
    taken = set(session.scalars(select(Matrix.code).where(Matrix.code.startswith(wanted, autoescape=True))))
    matrix.code = next(code for code in (wanted, *(f"{wanted}.{n}" for n in range(2, 10_000))) if code not in taken)
    session.add(matrix)
    session.flush()
    return matrix


def _check_keeper(session: Session, actor: Actor, unit_id: int) -> None:
    """The caller edits the matrices of whoever answers for the unit today.

    Raises:
        Forbidden: somebody else does.
    """
    if duty.duty_of(session, unit_id, actor.today).holder_id not in actor.roots_with(Permission.matrix_edit):
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
