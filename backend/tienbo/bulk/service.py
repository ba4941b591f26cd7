"""Asking for a file of figures to be checked or applied, and calling it off or on again."""

from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.bulk.models import UNFINISHED, BulkLoad, Into, LoadState, Mode
from tienbo.bulk.problems import FileUnreadable, NotCancellable, NotResumable, PlanChanged, UnknownFormat
from tienbo.bulk.receiving import Received
from tienbo.bulk.running import Run
from tienbo.exchange.events import record
from tienbo.exchange.idempotency import caller_of
from tienbo.files import FileStore
from tienbo.problems import Forbidden, NotFound
from tienbo.settings import Settings

_RESUMABLE = (LoadState.cancelled, LoadState.failed)
MOST_LISTED = 100


class Asked(NamedTuple):
    """How the caller wants the file taken."""

    mode: Mode
    into: Into
    behalf_reason: str | None
    plan: str | None = None


def begin(
    session: Session, actor: Actor, sent: Received, asked: Asked, store: FileStore, settings: Settings, *, applies: bool
) -> BulkLoad:
    """Keep the file; take it now when it is small, leave it to the worker when it is not.

    Raises:
        Forbidden: to be handed in, by whoever does not hand in.
        UnknownFormat, FileUnreadable: no file of figures.
        PlanChanged: the named plan is none of the caller's, or not what would be done now.
    """
    if asked.into is Into.submitted and Permission.submission_submit not in actor.permissions:
        raise Forbidden
    load = BulkLoad(
        caller=caller_of(actor),
        user_id=actor.user_id,
        client_id=actor.client_id,
        token_id=actor.token_id,
        request_id=actor.request_id,
        permissions=sorted(actor.permissions),
        applies=applies,
        mode=asked.mode,
        into=asked.into,
        behalf_reason=asked.behalf_reason,
        expected_plan=asked.plan,
        state=LoadState.waiting,
        counts={},
        problems=[],
    )
    _give_file(session, load, sent, store)
    session.add(load)
    session.flush()
    if applies:
        _note(session, actor, load, "bulk.sent", sha256=load.sha256, into=load.into, mode=load.mode)
    if load.size <= settings.bulk_inline_limit and (not load.encoding or load.size <= settings.bulk_inline_limit // 16):
        Run(session, actor, load, store, settings.bulk_unpacked_limit).everything()
    return load


def _give_file(session: Session, load: BulkLoad, sent: Received, store: FileStore) -> None:
    if sent.size:
        if sent.format is None:
            raise UnknownFormat
        load.sha256, load.size = store.keep(sent.file)
        load.format, load.encoding = sent.format, sent.encoding
        return
    if load.expected_plan is None:
        raise FileUnreadable
    planned = session.scalars(
        own(load.caller).where(BulkLoad.plan == load.expected_plan, BulkLoad.state == LoadState.done).limit(1)
    ).first()
    if planned is None:
        raise PlanChanged
    for name in ("sha256", "size", "format", "encoding", "mode", "into", "behalf_reason"):
        setattr(load, name, getattr(planned, name))


def own(caller: str) -> Select[BulkLoad]:
    """The caller's loads, the newest first."""
    return select(BulkLoad).where(BulkLoad.caller == caller).order_by(BulkLoad.id.desc())


def get(session: Session, actor: Actor, load_id: int, *, for_update: bool = False) -> BulkLoad:
    """One of the caller's own.

    Raises:
        NotFound: it is nobody's, or someone else's.
    """
    query = own(caller_of(actor)).where(BulkLoad.id == load_id)
    load = session.scalar(query.with_for_update() if for_update else query)
    if load is None:
        raise NotFound
    return load


def cancel(session: Session, actor: Actor, load_id: int) -> BulkLoad:
    """Take no further part of it; what was taken stays.

    Raises:
        NotFound: none of the caller's.
        NotCancellable: it has come to its end.
    """
    load = get(session, actor, load_id, for_update=True)
    if load.state not in UNFINISHED:
        raise NotCancellable
    load.state, load.finished_at = LoadState.cancelled, clock.now()
    load.version += 1
    _note(session, actor, load, "bulk.cancelled", chunks_done=load.chunks_done)
    return load


def resumable(load: BulkLoad) -> bool:
    return load.state in _RESUMABLE and load.failure not in {"plan-changed", "file-unreadable", "file-gone"}


def resume(session: Session, actor: Actor, load_id: int) -> BulkLoad:
    """Go on after the last part that was taken.

    Raises:
        NotFound: none of the caller's.
        NotResumable: it did not stop on its way.
    """
    load = get(session, actor, load_id, for_update=True)
    if not resumable(load):
        raise NotResumable
    load.state, load.failure, load.finished_at = LoadState.waiting, None, None
    load.version += 1
    _note(session, actor, load, "bulk.resumed", chunks_done=load.chunks_done)
    return load


def _note(session: Session, actor: Actor, load: BulkLoad, kind: str, **said: object) -> None:
    for unit_id in actor.roots_with(Permission.submission_enter):
        record(session, actor, kind, ("bulk", load.id), unit_id, **said)
    session.flush()
