"""Changes that people make to the targets of their unit, each with its event."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.events import record
from tienbo.indicators import target_keeping
from tienbo.indicators.catalogue_service import keeps, kept_place
from tienbo.indicators.describing import described_target
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.naming import place_of
from tienbo.indicators.target_models import Target
from tienbo.indicators.target_schemas import TargetChange, TargetCreate, TargetWithdrawal
from tienbo.problems import Forbidden, NotFound, VersionStale


def readable_targets(actor: Actor) -> Select[Target]:
    """Targets that the caller's units set, or that are set above them."""
    return select(Target).where(Target.unit_id.in_(readable_units(actor, Permission.form_read)))


def set_target(session: Session, actor: Actor, wanted: TargetCreate) -> int:
    place = kept_place(session, actor, wanted.unit_id)
    target = target_keeping.set_target(session, place, wanted.target, actor.today)
    _record(session, actor, "target.set", target, definition=wanted.target.model_dump(mode="json"))
    return target.id


def change_target(session: Session, actor: Actor, target_id: int, version: int, wanted: TargetChange) -> None:
    """Write it again.

    Raises:
        RuleBroken: it does not hold, nothing changed, or it was withdrawn.
    """
    target = _held(session, actor, target_id, version)
    before = described_target(session, target, actor.today)
    place = place_of(session, target.unit_id, actor.today)
    fields = target_keeping.revise_target(session, place, target, wanted.target, actor.today)
    if not fields:
        raise refuse("nothing-changed", "Không có gì thay đổi.", "Nothing changed.")
    old, new = before.model_dump(mode="json"), wanted.target.model_dump(mode="json")
    changes = {name: [old[name], new[name]] for name in fields}
    _record(session, actor, "target.changed", target, reason=wanted.reason, changes=changes)


def withdraw_target(session: Session, actor: Actor, target_id: int, version: int, wanted: TargetWithdrawal) -> None:
    """Ask it no longer; it stays readable with the reason.

    Raises:
        RuleBroken: it was withdrawn before.
    """
    target = _held(session, actor, target_id, version)
    target.withdrawn = wanted.reason
    target.version += 1
    _record(session, actor, "target.withdrawn", target, reason=wanted.reason)


def _held(session: Session, actor: Actor, target_id: int, version: int) -> Target:
    target = session.scalar(readable_targets(actor).where(Target.id == target_id).with_for_update(of=Target))
    if target is None:
        raise NotFound
    if not keeps(actor, target.unit_id):
        raise Forbidden
    if target.version != version:
        raise VersionStale
    if target.withdrawn is not None:
        raise refuse("target-withdrawn", "Mức đề ra này đã được rút.", "This target has been withdrawn already.")
    return target


def _record(session: Session, actor: Actor, kind: str, target: Target, **data: object) -> None:
    record(session, actor, kind, ("target", target.id), target.unit_id, indicator_id=target.indicator_id, **data)
    session.flush()
