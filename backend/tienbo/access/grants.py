"""Roles over a range of days: given, and ended so that the past stays readable."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.access.models import Role, RoleGrant
from tienbo.problems import FieldError, InvalidInput, Problem, Text


class RoleHeld(Problem):
    status = 409
    code = "role-held"
    title = Text(
        "Người này đã giữ vai trò đó ở cơ quan này trong thời gian ấy.",
        "This person holds that role at that body during those days already.",
    )


class DatesNotInOrder(InvalidInput):
    code = "dates-not-in-order"
    title = Text(
        "Ngày kết thúc phải sau ngày bắt đầu và chưa qua.", "The last day must follow the first, and lie ahead."
    )

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/valid_to", self.code, self.title)])


def span(first: date, last: date | None, today: date) -> Range[date]:
    """The days from first to last, both included.

    Raises:
        DatesNotInOrder: it would begin in the past, or end before it begins.
    """
    if first < today or (last is not None and not first <= last < date.max):
        raise DatesNotInOrder
    return Range(first, last + timedelta(days=1) if last else None)


def not_ended(today: date) -> ColumnElement[bool]:
    """Grants that hold today or will hold."""
    upper = func.upper(RoleGrant.valid)
    return or_(upper.is_(None), upper > today)


def give(
    session: Session,
    user_id: int,
    place: tuple[int, int],
    role: Role,
    valid: Range[date],
    delegated_by_id: int | None = None,
) -> RoleGrant:
    """Give a role at a body (`place`: the body, its unit).

    Raises:
        RoleHeld: the user has it on one of those days.
    """
    body_id, unit_id = place
    held = select(RoleGrant.id).where(
        RoleGrant.user_id == user_id,
        RoleGrant.body_id == body_id,
        RoleGrant.role == role,
        RoleGrant.valid.overlaps(valid),
    )
    if session.scalars(held.limit(1)).first() is not None:
        raise RoleHeld
    grant = RoleGrant(
        user_id=user_id, body_id=body_id, unit_id=unit_id, role=role, valid=valid, delegated_by_id=delegated_by_id
    )
    session.add(grant)
    session.flush()
    return grant


def end(session: Session, grant: RoleGrant, today: date) -> None:
    """Take a role away from today on; one that never held for a whole day leaves only its events."""
    if grant.valid.lower is not None and grant.valid.lower >= today:
        session.delete(grant)
    else:
        grant.valid = Range(grant.valid.lower, today)
    session.flush()
