"""What holds between the bodies of one unit."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.units import bodies_problems as problems
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.vietnamese import fold


def check_name(session: Session, body: Body, name: str, valid: Range[date]) -> None:
    """Two bodies of one unit do not bear the same official name on the same day.

    Raises:
        NameTaken: they would.
    """
    taken = exists().where(
        BodyName.body_id == Body.id,
        Body.id != (body.id or 0),
        Body.unit_id == body.unit_id,
        Body.valid.overlaps(valid),
        BodyName.kind == NameKind.official,
        BodyName.folded == fold(name),
        BodyName.valid.overlaps(valid),
    )
    if session.scalar(select(taken)):
        raise problems.NameTaken


def check_kind(session: Session, body: Body) -> None:
    """Roles and forms look for the one People's Committee of a unit.

    Raises:
        CommitteeExists: the unit would have two at a time.
    """
    if body.kind is not BodyKind.peoples_committee:
        return
    other = exists().where(
        Body.unit_id == body.unit_id,
        Body.kind == BodyKind.peoples_committee,
        Body.id != (body.id or 0),
        Body.valid.overlaps(body.valid),
    )
    if session.scalar(select(other)):
        raise problems.CommitteeExists


def check_parent(session: Session, body: Body, today: date) -> None:
    """A body is a part of another of its unit, and of none that is a part of it.

    Raises:
        ParentElsewhere: not of the unit, or not in being.
        ParentCircle: the body itself, or one of its own parts.
    """
    above = body.parent_id
    first = True
    while above is not None:
        if above == body.id:
            raise problems.ParentCircle
        parent = session.scalar(select(Body).where(Body.id == above, Body.unit_id == body.unit_id))
        day = max(today, body.valid.lower or today)
        if parent is None or (first and not parent.valid.contains(day) and not parent.valid.contains(body.valid)):
            raise problems.ParentElsewhere
        above, first = parent.parent_id, False
