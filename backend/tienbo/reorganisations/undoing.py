"""Undoing a reorganisation on which nothing depends yet: the register is as if it had not been recorded."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, delete, exists, func, or_, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import RoleGrant
from tienbo.access.scope import Actor
from tienbo.editions.models import Edition
from tienbo.exchange.events import record as record_event
from tienbo.problems import Forbidden
from tienbo.reorganisations import problems
from tienbo.reorganisations.carrying_out import lock, on_that_day
from tienbo.reorganisations.models import Reorganisation
from tienbo.reorganisations.queries import find, manages
from tienbo.submissions.models import Submission
from tienbo.units.body_models import Body, BodyName
from tienbo.units.importing import derive
from tienbo.units.models import Lineage, Unit, UnitVersion

Dated = TypeVar("Dated", RoleGrant, Body, BodyName)


def undo(session: Session, actor: Actor, reorganisation_id: int, reason: str) -> None:
    """Take it back; that it was recorded, and who undid it and why, stays.

    Raises:
        NotFound: outside the caller's scope.
        Forbidden: the caller does not administer the unit it was recorded for.
        AlreadyUndone, StillUsed
    """
    lock(session)
    kept = find(session, actor, reorganisation_id)
    if not manages(session, actor, kept.unit_id):
        raise Forbidden
    if kept.undone_at is not None:
        raise problems.AlreadyUndone
    on_that_day(session, actor, kept.effective_on)
    if _is_used(session, kept):
        raise problems.StillUsed
    try:
        _take_back(session, kept.made, kept.effective_on)
    except IntegrityError as error:
        raise problems.StillUsed from error
    kept.undone_at, kept.undone_by_id, kept.undone_reason = clock.now(), actor.user_id, reason
    data = {"effective_on": kept.effective_on.isoformat(), "resolution": kept.resolution, "reason": reason}
    record_event(session, actor, "unit.reorganisation-undone", ("reorganisation", kept.id), kept.unit_id, **data)
    session.flush()


def _is_used(session: Session, kept: Reorganisation) -> bool:
    """Reports and frozen totals on the new map, later changes of the units, and roles given or taken since."""
    made, day = kept.made, kept.effective_on
    opened, altered = made["opened"], made["altered"]
    current = select(func.count()).where(
        UnitVersion.unit_id.in_([*opened, *altered]), UnitVersion.valid == Range(day, None)
    )
    roles = select(func.count()).where(RoleGrant.id.in_(made["roles_opened"]))
    return (
        session.scalar(current) != len(opened) + len(altered)
        or session.scalar(roles) != len(made["roles_opened"])
        or _any(session, select(Submission.id).where(Submission.unit_id.in_(opened)))
        or _any(
            session,
            select(Edition.id).where(
                Edition.tree_on >= day,
                or_(Edition.unit_id.in_([*opened, kept.unit_id]), Edition.frozen_at.is_not(None)),
            ),
        )
    )


def _any(session: Session, query: Select[int]) -> bool:
    return bool(session.scalar(select(exists(query))))


def _take_back(session: Session, made: Mapping[str, Any], day: date) -> None:
    session.execute(delete(RoleGrant).where(RoleGrant.id.in_(made["roles_opened"])))
    _reopen(session, RoleGrant, made["roles_ended"])
    session.execute(delete(BodyName).where(BodyName.id.in_(made["names_opened"])))
    _reopen(session, BodyName, made["names_ended"])
    _reopen(session, Body, {body_id: end for body_id, (end, _) in made["bodies_ended"].items()})
    for body in session.scalars(select(Body).where(Body.id.in_(list(map(int, made["bodies_ended"]))))):
        body.successor_id = None
    session.flush()
    session.execute(delete(BodyName).where(BodyName.body_id.in_(made["bodies_opened"])))
    session.execute(delete(Body).where(Body.id.in_(made["bodies_opened"])))
    session.execute(delete(Lineage).where(Lineage.successor_id.in_(made["opened"]), Lineage.effective_on == day))
    _join_versions(session, made, day)
    derive(session)
    session.execute(delete(Unit).where(Unit.id.in_(made["opened"])))


def _reopen(session: Session, model: type[Dated], ends: Mapping[str, str | None]) -> None:
    """Give each the end that it had."""
    for row in session.scalars(select(model).where(model.id.in_([int(key) for key in ends]))):
        end = ends[str(row.id)]
        row.valid = Range(row.valid.lower, date.fromisoformat(end) if end else None)
    session.flush()


def _join_versions(session: Session, made: Mapping[str, Collection[int]], day: date) -> None:
    begun = [*made["opened"], *made["altered"]]
    session.execute(delete(UnitVersion).where(UnitVersion.unit_id.in_(begun), UnitVersion.valid == Range(day, None)))
    ended = select(UnitVersion).where(
        UnitVersion.unit_id.in_([*made["closed"], *made["altered"]]), func.upper(UnitVersion.valid) == day
    )
    for version in session.scalars(ended.execution_options(populate_existing=True)):
        version.valid = Range(version.valid.lower, None)
    session.flush()
