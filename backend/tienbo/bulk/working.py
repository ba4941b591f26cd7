"""What a worker does of a load at a time: one step, in one transaction with the note that it is done."""

from typing import Final, NamedTuple

import structlog
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.callers import NoAuthority, actor_now
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.bulk.models import UNFINISHED, BulkLoad, Into, LoadState
from tienbo.bulk.problems import FileUnreadable, PlanChanged
from tienbo.bulk.receiving import bulk_store
from tienbo.bulk.running import Cancelled, FileGone, Run, in_parts
from tienbo.settings import Settings

log = structlog.get_logger()

# What concerns a load as a whole is done by one worker alone; its parts by several beside each other, each by one.
_BESIDE: Final = "SELECT pg_try_advisory_xact_lock_shared(hashtext('bulk'), :load)"
_ALONE: Final = "SELECT pg_try_advisory_xact_lock(hashtext('bulk'), :load)"
_PART: Final = "SELECT pg_try_advisory_xact_lock(hashtext('bulk part of ' || :load), :part)"


class Step(NamedTuple):
    """What is to be done of a load; `part` None: whatever comes next, with nobody else at it."""

    load: BulkLoad
    part: int | None


def take_next(session: Session, settings: Settings) -> bool:
    """One step of the first load that has one which nobody is at; answers whether there was one."""
    ids = session.scalars(select(BulkLoad.id).where(BulkLoad.state.in_(UNFINISHED)).order_by(BulkLoad.id)).all()
    for load_id in ids:
        step = _claimed(session, load_id, settings)
        if step is not None:
            _attempt(session, step, settings)
            return True
    return False


def _claimed(session: Session, load_id: int, settings: Settings) -> Step | None:
    """The next step, for this transaction alone; None: others are at all there is."""
    if not session.scalar(text(_BESIDE), {"load": load_id}):
        return None
    load = session.get_one(BulkLoad, load_id, populate_existing=True)
    if not in_parts(load, bulk_store(settings)):
        alone = session.scalar(text(_ALONE), {"load": load_id})
        session.refresh(load)
        return Step(load, None) if alone and load.state in UNFINISHED else None
    for part in load.chunks_left:
        if session.scalar(text(_PART), {"load": load_id, "part": part}):
            session.refresh(load)
            if part in load.chunks_left and load.state in UNFINISHED:
                return Step(load, part)
    return None


def _attempt(session: Session, step: Step, settings: Settings) -> None:
    """The step, or why the load stops; what a failed step did is undone, and what was done before it stays."""
    load_id = step.load.id
    try:
        with session.begin_nested():
            _do(session, step, settings)
    except Cancelled:
        return
    except OperationalError:
        # The server is gone, or two loads stopped each other: the step is tried again.
        raise
    except (PlanChanged, FileUnreadable) as refusal:
        failure = refusal.code
    except NoAuthority:
        failure = "authority-ended"
    except FileGone:
        failure = "file-gone"
    except Exception:
        log.exception("bulk load failed", load=load_id)
        failure = "server-fault"
    else:
        return
    session.expire_all()
    load = session.get_one(BulkLoad, load_id, with_for_update=True)
    if load.state in UNFINISHED:
        load.state, load.failure, load.finished_at = LoadState.failed, failure, clock.now()
        session.flush()


def _do(session: Session, step: Step, settings: Settings) -> None:
    load = step.load
    run = Run(session, _caller(session, load), load, bulk_store(settings), settings.bulk_unpacked_limit)
    if step.part is not None:
        run.take_part(step.part)
    elif load.state is LoadState.waiting:
        run.begin()
    else:
        run.step()


def _caller(session: Session, load: BulkLoad) -> Actor:
    """Whoever sent it, with the authority of this moment, and never more than the token carried.

    Raises:
        NoAuthority: they may not enter figures any more.
    """
    permissions = frozenset(Permission(name) for name in load.permissions if name in set(Permission))
    actor = actor_now(session, (load.user_id, load.client_id), permissions, (load.token_id, load.request_id))
    needed = {Permission.submission_enter, *([Permission.submission_submit] if load.into is Into.submitted else [])}
    if not needed <= actor.permissions:
        raise NoAuthority
    return actor
