"""Saving figures: by whoever enters them, value by value, with nothing lost of what someone else said meanwhile."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.problems import FieldError, InvalidInput, Text, VersionRequired
from tienbo.submissions import queries, reading
from tienbo.submissions.asking import Asked, asked_of
from tienbo.submissions.changing import take
from tienbo.submissions.check_rules import cell_key
from tienbo.submissions.checks import Stated, value_fault
from tienbo.submissions.conflicts import Mine, refuse_conflicts
from tienbo.submissions.models import Value
from tienbo.submissions.queries import Loaded
from tienbo.submissions.schemas import Action, SubmissionRead
from tienbo.submissions.write_schemas import CopyRequest, ValuesWrite, ValueWrite
from tienbo.submissions.writing import Change, Spoken, write


def save_values(
    session: Session, actor: Actor, submission_id: int, version: int | None, wanted: ValuesWrite
) -> SubmissionRead:
    """Write the values that differ, each with its revision; all of them or none.

    With `seen` on every value each is held against the version of its own that the writer saw; without, all are
    held against the version of the submission.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a submission.
        VersionRequired: neither If-Match nor `seen` on every value.
        CellsChanged: someone else changed a value since the writer saw it.
        InvalidInput: with a pointer to every value that cannot be taken.
    """
    by_cell = all(value.seen is not None for value in wanted.values)
    if version is None and not by_cell:
        raise VersionRequired
    loaded, spoken = _taken(session, actor, submission_id, version, wanted.behalf_reason)
    _refuse_faulty(asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to), wanted.values)
    values = queries.values_of(session, submission_id)
    if by_cell:
        mine = [Mine(_key(value), _stated(value), value.seen or 0) for value in wanted.values]
        refuse_conflicts(session, submission_id, values, mine)
    changes = [Change(_key(value), _stated(value)) for value in wanted.values if _differs(value, values)]
    write(session, actor, loaded, changes, spoken)
    return reading.read(session, actor, loaded)


def copy_last(session: Session, actor: Actor, submission_id: int, wanted: CopyRequest) -> SubmissionRead:
    """Take over what the last period said, where nothing is said yet; each stays marked until it is touched.

    Raises:
        NotFound, Forbidden, NotNow: as for every change of a submission.
    """
    loaded, spoken = _taken(session, actor, submission_id, None, wanted.behalf_reason)
    asked = asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to)
    values, last = (queries.values_of(session, submission_id), queries.previous_values(session, loaded))
    cells = asked.cells if wanted.cells is None else asked.cells.keys() & set(wanted.cells)
    changes = [
        Change(key, Stated(last[key].status, last[key].number), copied=True)
        for key in asked.cells
        if key in cells and key in last and key not in values
    ]
    write(session, actor, loaded, changes, spoken)
    return reading.read(session, actor, loaded)


def _taken(
    session: Session, actor: Actor, submission_id: int, version: int | None, behalf_reason: str | None
) -> tuple[Loaded, Spoken]:
    action = Action.save if behalf_reason is None else Action.save_on_behalf
    loaded = take(session, actor, submission_id, action, version)
    return loaded, Spoken(None if behalf_reason is None else loaded.reviewer_id, behalf_reason)


def _refuse_faulty(asked: Asked, values: Sequence[ValueWrite]) -> None:
    errors: list[FieldError] = []
    seen: set[str] = set()
    for index, value in enumerate(values):
        key = _key(value)
        cell = asked.cells.get(key)
        fault = value_fault(cell.indicator if cell else None, value.status, value.number)
        if fault is None and key in seen:
            text = Text("Ô số liệu này xuất hiện hai lần.", "This value stands twice.")
            fault = FieldError("indicator_id", "twice", text)
        if fault is not None:
            errors.append(fault._replace(pointer=f"/values/{index}/{fault.pointer}"))
        seen.add(key)
    if errors:
        raise InvalidInput(errors=errors)


def _differs(value: ValueWrite, values: dict[str, Value]) -> bool:
    """Whether it changes anything; saying a copied figure oneself does."""
    there = values.get(_key(value))
    before = None if there is None else Stated(there.status, there.number)
    return _stated(value) != before or (there is not None and there.copied)


def _key(value: ValueWrite) -> str:
    return cell_key(value.indicator_id, value.category_id)


def _stated(value: ValueWrite) -> Stated | None:
    return Stated(value.status, value.number) if value.status is not None else None
