from collections.abc import Collection

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, readable_units
from tienbo.problems import NotFound
from tienbo.reorganisations.models import Reorganisation, ReorganisationKind
from tienbo.reorganisations.schemas import ReorganisationList, ReorganisationRead
from tienbo.units.models import Unit, UnitVersion
from tienbo.units.refs import UnitRef, unit_ref

MOST = 200


def find(session: Session, actor: Actor, reorganisation_id: int) -> Reorganisation:
    """One recorded for a unit that the caller may read.

    Raises:
        NotFound: outside the caller's scope.
    """
    kept = session.scalar(
        select(Reorganisation).where(
            Reorganisation.id == reorganisation_id,
            Reorganisation.unit_id.in_(readable_units(actor, Permission.unit_read)),
        )
    )
    if kept is None:
        raise NotFound
    return kept


def manages(session: Session, actor: Actor, unit_id: int) -> bool:
    """Whether the caller may reorganise what lies below the unit."""
    mine = select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(duty_units(actor, Permission.unit_manage)))
    return session.scalar(mine) is not None


def get_reorganisation(session: Session, actor: Actor, reorganisation_id: int) -> ReorganisationRead:
    return _read(session, actor, find(session, actor, reorganisation_id))


def list_reorganisations(session: Session, actor: Actor) -> ReorganisationList:
    """The latest of the caller's units and of those above."""
    rows = session.scalars(
        select(Reorganisation)
        .where(Reorganisation.unit_id.in_(readable_units(actor, Permission.unit_read)))
        .order_by(Reorganisation.effective_on.desc(), Reorganisation.id.desc())
        .limit(MOST)
    ).all()
    return ReorganisationList(items=[_read(session, actor, row) for row in rows])


def _read(session: Session, actor: Actor, kept: Reorganisation) -> ReorganisationRead:
    made, day = kept.made, kept.effective_on
    first = UnitVersion.valid.contains(day)
    undone = kept.undone_at is not None
    above = _named(session, [kept.unit_id], first)
    return ReorganisationRead(
        id=kept.id,
        unit=above[0] if above else None,
        effective_on=day,
        resolution=kept.resolution,
        document_id=kept.document_id,
        kinds=[ReorganisationKind(kind) for kind in kept.kinds],
        ended=_named(session, made["closed"], func.upper(UnitVersion.valid) == day if not undone else first),
        begun=_named(session, made["opened"], first),
        altered=_named(session, made["altered"], first),
        recorded_at=kept.recorded_at,
        undone_at=kept.undone_at,
        undone_reason=kept.undone_reason,
        may_undo=manages(session, actor, kept.unit_id) and not undone,
    )


def _named(session: Session, unit_ids: Collection[int], when: ColumnElement[bool]) -> list[UnitRef]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(unit_ids), when).order_by(UnitVersion.code)
    )
    return [unit_ref(row) for row in rows]
