"""Bringing a catalogue into the register of a unit: each entry by itself, and nothing that nothing changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators import keeping, target_keeping
from tienbo.indicators.definitions import IndicatorGiven, TargetGiven
from tienbo.indicators.describing import described_target
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.models import Indicator
from tienbo.indicators.naming import Place
from tienbo.indicators.target_models import Target
from tienbo.problems import Problem, Text
from tienbo.validation_messages import explain


class EntryKind(StrEnum):
    indicators = "indicators"
    targets = "targets"


class EntryStatus(StrEnum):
    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    refused = "refused"


@dataclass
class Entry:
    """An indicator or a target of a file, and what came of it; `row` as the file counts."""

    kind: EntryKind
    row: int
    raw: dict[str, Any]
    status: EntryStatus = EntryStatus.unchanged
    changes: list[str] = field(default_factory=list)
    problems: list[tuple[str, Text]] = field(default_factory=list)
    given: IndicatorGiven | TargetGiven | None = None

    @property
    def code(self) -> str:
        return str(self.raw.get("code" if self.kind is EntryKind.indicators else "indicator") or "")


MODELS: Final[Mapping[EntryKind, type[BaseModel]]] = {
    EntryKind.indicators: IndicatorGiven,
    EntryKind.targets: TargetGiven,
}
TARGET_KEY: Final = ("indicator", "source", "condition", "levels", "body_kinds", "units")


def enter(session: Session, place: Place, entries: list[Entry], day: date) -> None:
    """Bring in what can be; every entry says what came of it. Whoever wants all or nothing looks and rolls back."""
    for entry in entries:
        _understand(entry)
    seen: set[str] = set()
    for entry in _wholes_first([one for one in entries if one.kind is EntryKind.indicators]):
        _attempt(session, place, entry, day, seen)
    for entry in entries:
        if entry.kind is EntryKind.targets:
            _attempt(session, place, entry, day, seen)


def _understand(entry: Entry) -> None:
    try:
        entry.given = MODELS[entry.kind].model_validate(entry.raw)  # type: ignore[assignment] # one of the two
    except ValidationError as error:
        entry.status = EntryStatus.refused
        for item in error.errors():
            where = "/".join(str(step) for step in item["loc"])
            vi, en = explain(item)
            entry.problems.append((str(item["type"]).replace("_", "-"), Text(f"{where}: {vi}", f"{where}: {en}")))


def _wholes_first(entries: list[Entry]) -> Iterator[Entry]:
    """Entries so that an indicator comes after those it names; those that wait for each other come last."""
    waiting = list(entries)
    while waiting:
        codes = {entry.code for entry in waiting}
        ready = [entry for entry in waiting if not (_named(entry) & codes)]
        yield from ready or waiting
        waiting = [entry for entry in waiting if entry not in ready] if ready else []


def _named(entry: Entry) -> set[str]:
    parts = (entry.raw.get(name) for name in ("numerator", "denominator", "part_of"))
    return {str(part).partition("[")[0] for part in parts if part} - {entry.code}


def _attempt(session: Session, place: Place, entry: Entry, day: date, seen: set[str]) -> None:
    if entry.given is None:
        return
    try:
        with session.begin_nested():
            _check_repeated(entry, seen)
            if isinstance(entry.given, IndicatorGiven):
                _indicator(session, place, entry, entry.given)
            else:
                _target(session, place, entry, entry.given, day)
    except Problem as problem:
        entry.status = EntryStatus.refused
        entry.problems.append((problem.code, problem.detail))


def _check_repeated(entry: Entry, seen: set[str]) -> None:
    key = entry.code if isinstance(entry.given, IndicatorGiven) else f"target {_key(entry.given)}"
    if key in seen:
        raise refuse("repeated", "Mục này lặp lại một mục phía trên.", "The entry repeats one above.")
    seen.add(key)


def _key(given: IndicatorGiven | TargetGiven | None) -> str:
    held = given.model_dump(mode="json", include=set(TARGET_KEY)) if given else {}
    return repr([sorted(value) if isinstance(value, list) else value for value in held.values()])


def _indicator(session: Session, place: Place, entry: Entry, given: IndicatorGiven) -> None:
    known = session.scalar(select(Indicator).where(Indicator.code == given.code, Indicator.unit_id == place.unit_id))
    if known is None:
        keeping.define(session, place, given)
        entry.status = EntryStatus.new
        return
    entry.changes = keeping.revise(session, known, given)
    entry.status = EntryStatus.changed if entry.changes else EntryStatus.unchanged


def _target(session: Session, place: Place, entry: Entry, given: TargetGiven, day: date) -> None:
    same = select(Target).join(Indicator, Indicator.id == Target.indicator_id)
    asked = session.scalars(
        same.where(Target.unit_id == place.unit_id, Target.withdrawn.is_(None), Indicator.code == given.indicator)
    )
    known = next((one for one in asked.all() if _key(described_target(session, one, day)) == _key(given)), None)
    if known is None:
        target_keeping.set_target(session, place, given, day)
        entry.status = EntryStatus.new
        return
    # A file names no documents of this installation: the link stays.
    linked = given if given.document_id else given.model_copy(update={"document_id": known.document_id})
    entry.changes = target_keeping.revise_target(session, place, known, linked, day)
    entry.status = EntryStatus.changed if entry.changes else EntryStatus.unchanged
