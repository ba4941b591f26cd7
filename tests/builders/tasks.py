"""Issued matrices whose tasks can be followed, and people at bodies other than a committee."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, RoleGrant, User
from tienbo.assignments.models import (
    Assignment,
    AssignmentParty,
    DeadlineKind,
    Matrix,
    MatrixState,
    Part,
    PartyBody,
    Product,
    Task,
)
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.vietnamese import fold

ISSUED = date(2026, 1, 15)
EVER: Range[date] = Range(None, None)


@dataclass(frozen=True)
class Row:
    """A task with one assignment: bodies by id."""

    lead: Sequence[int] = ()
    coordinating: Sequence[int] = ()
    deadline_on: date | None = None
    products: Sequence[str] = ("Kế hoạch",)
    content: str = "Tập huấn về bình đẳng giới"


def add_body(session: Session, unit_id: int, name: str, **columns: Any) -> Body:
    """A department of the unit with its official name."""
    given = {"kind": BodyKind.department, "valid": EVER, **columns}
    body = Body(unit_id=unit_id, source="thử nghiệm", **given)
    session.add(body)
    session.flush()
    session.add(BodyName(body_id=body.id, kind=NameKind.official, name=name, folded=fold(name), valid=EVER))
    session.flush()
    return body


def person_at(country: Country, body: Body, *roles: Role) -> User:
    """A user with roles at one body that is not its unit's committee."""
    user = user_at(country, body.unit_id, Role.auditor)
    for grant in country.session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).all():
        country.session.delete(grant)
    country.session.flush()
    for role in roles:
        country.session.add(RoleGrant(user_id=user.id, body_id=body.id, unit_id=body.unit_id, role=role))
    country.session.flush()
    return user


def add_matrix(
    session: Session, unit_id: int, *rows: Row, code: str = "MT", state: MatrixState = MatrixState.issued
) -> Matrix:
    """A matrix of the unit, issued on 15 January 2026 unless another state is asked for."""
    matrix = Matrix(
        unit_id=unit_id,
        state=state,
        code=f"{code}-{unit_id}",
        title="Phân công nhiệm vụ năm 2026",
        year=2026,
        issued_on=None if state is MatrixState.draft else ISSUED,
        source="thử nghiệm",
    )
    session.add(matrix)
    session.flush()
    for position, row in enumerate(rows, 1):
        add_task(session, matrix, position, row)
    session.flush()
    return matrix


def add_task(session: Session, matrix: Matrix, position: int, row: Row) -> int:
    """The id of its assignment."""
    task = Task(matrix_id=matrix.id, position=position, number=str(position), content=row.content)
    session.add(task)
    session.flush()
    session.add_all(Product(task_id=task.id, position=n, text=text) for n, text in enumerate(row.products, 1))
    assignment = Assignment(
        task_id=task.id,
        position=1,
        deadline_kind=DeadlineKind.date if row.deadline_on else DeadlineKind.none,
        deadline_on=row.deadline_on,
        original_deadline_on=row.deadline_on,
    )
    session.add(assignment)
    session.flush()
    for part, bodies in ((Part.lead, row.lead), (Part.coordinating, row.coordinating)):
        for n, body_id in enumerate(bodies, 1):
            _add_party(session, assignment.id, part, n, body_id)
    return assignment.id


def _add_party(session: Session, assignment_id: int, part: Part, position: int, body_id: int) -> None:
    name = session.scalars(select(BodyName.name).where(BodyName.body_id == body_id)).first() or "cơ quan"
    party = AssignmentParty(assignment_id=assignment_id, part=part, position=position, printed=name, body_id=body_id)
    session.add(party)
    session.flush()
    session.add(PartyBody(party_id=party.id, body_id=body_id, position=1, name=name, unit_name="đơn vị"))


def assignments_of(session: Session, matrix: Matrix) -> list[int]:
    """Ids in the order of the rows."""
    query = select(Assignment.id).join(Task).where(Task.matrix_id == matrix.id).order_by(Task.position)
    return list(session.scalars(query))


def products_of(session: Session, matrix: Matrix) -> list[int]:
    query = select(Product.id).join(Task).where(Task.matrix_id == matrix.id).order_by(Task.position, Product.position)
    return list(session.scalars(query))


def said(body_id: int, **fields: Any) -> dict[str, Any]:
    """A report that a task is under way, unless it says otherwise."""
    return {"body_id": body_id, "state": "in_progress", "share": 40, "text": "Đang thực hiện", **fields}


def report(caller: Caller, assignment_id: int, body_id: int, **fields: Any) -> dict[str, Any]:
    answer = caller.post(f"/assignments/{assignment_id}/reports", said(body_id, **fields))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def show(caller: Caller, report_id: int, product_id: int | None = None, content: bytes = b"ket qua") -> Any:
    """The answer to a file sent with a report."""
    form = {} if product_id is None else {"product_id": str(product_id)}
    return caller.request(
        "POST", f"/progress-reports/{report_id}/evidence", files={"file": ("kết quả.pdf", content)}, data=form
    )
