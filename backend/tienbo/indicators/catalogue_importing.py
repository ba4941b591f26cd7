"""A catalogue from a file, tried as a whole first and then brought in as a whole or not at all."""

import hashlib
import json
from typing import Annotated

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.indicators.catalogue_service import kept_place
from tienbo.indicators.importing import Entry, EntryKind, EntryStatus, enter
from tienbo.indicators.keeping_problems import CatalogueChanged
from tienbo.indicators.models import Indicator
from tienbo.indicators.target_models import Target


class ImportProblem(BaseModel):
    code: str
    detail: str


class ImportedEntry(BaseModel):
    """What an indicator or a target of the file would do."""

    kind: EntryKind
    row: Annotated[int, Field(description="In a spreadsheet, its row; in JSON, its number in the list.")]
    code: Annotated[str, Field(description="Of the indicator.")]
    status: EntryStatus
    changes: Annotated[list[str], Field(description="What would change.")]
    problems: Annotated[list[ImportProblem], Field(description="Why it is refused.")]


class CataloguePreview(BaseModel):
    new: int
    changed: int
    unchanged: int
    refused: int
    entries: list[ImportedEntry]
    token: Annotated[
        str | None, Field(description="Send it with the same file to bring it in; null while something is refused.")
    ]


def preview(session: Session, actor: Actor, unit_id: int, entries: list[Entry], language: str) -> CataloguePreview:
    """What the file would do; the catalogue is as before."""
    place = kept_place(session, actor, unit_id)
    token = _state(session, unit_id, entries)
    with session.begin_nested() as attempt:
        enter(session, place, entries, actor.today)
        attempt.rollback()
    session.expire_all()
    return _answer(entries, token, language)


def apply(
    session: Session, actor: Actor, unit_id: int, entries: list[Entry], token: str, language: str
) -> CataloguePreview:
    """Bring the file in as it was previewed; a file that changes nothing leaves no trace.

    Raises:
        CatalogueChanged: it would not do now what the preview showed.
    """
    place = kept_place(session, actor, unit_id)
    if _state(session, unit_id, entries) != token:
        raise CatalogueChanged
    enter(session, place, entries, actor.today)
    if any(entry.problems for entry in entries):
        raise CatalogueChanged
    touched = [entry for entry in entries if entry.status is not EntryStatus.unchanged]
    if touched:
        counts = {status.value: sum(one.status is status for one in entries) for status in EntryStatus}
        what = [[one.kind.value, one.code, one.status.value, one.changes] for one in touched]
        record(session, actor, "catalogue.imported", ("unit", unit_id), unit_id, **counts, entries=what)
        session.flush()
    return _answer(entries, token, language)


def _state(session: Session, unit_id: int, entries: list[Entry]) -> str:
    """The file together with every version of what the unit has."""
    held = [
        [list(row) for row in session.execute(select(Indicator.id, Indicator.version).order_by(Indicator.id))],
        [
            list(row)
            for row in session.execute(
                select(Target.id, Target.version).where(Target.unit_id == unit_id).order_by(Target.id)
            )
        ],
        [[entry.kind, entry.row, entry.raw] for entry in entries],
    ]
    return hashlib.sha256(json.dumps(held, default=str).encode()).hexdigest()


def _answer(entries: list[Entry], token: str, language: str) -> CataloguePreview:
    counts = {status.value: sum(one.status is status for one in entries) for status in EntryStatus}
    return CataloguePreview(
        **counts,
        entries=[
            ImportedEntry(
                kind=entry.kind,
                row=entry.row,
                code=entry.code[:60],
                status=entry.status,
                changes=entry.changes,
                problems=[ImportProblem(code=code, detail=text.pick(language)) for code, text in entry.problems],
            )
            for entry in entries
        ],
        token=None if counts["refused"] else token,
    )
