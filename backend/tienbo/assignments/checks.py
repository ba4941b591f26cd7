"""What to look at before a matrix is issued (pure): each remark with its row and, where there is one, its repair."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tienbo.assignments.edit_schemas import RepairKind
from tienbo.problems import Text
from tienbo.vietnamese import fold

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class CheckedParty:
    """A name of a cell with whom it stands for on the day the matrix is to be issued."""

    id: int
    printed: str
    body_id: int | None
    group_id: int | None
    bodies: tuple[int, ...]
    ended: bool = False  # the body it was matched to is no more on that day
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedRow:
    id: int
    lead: tuple[CheckedParty, ...]
    coordinating: tuple[CheckedParty, ...]
    dated: bool


@dataclass(frozen=True, slots=True)
class CheckedTask:
    id: int
    number: str
    products: int
    rows: tuple[CheckedRow, ...]


class Remark(NamedTuple):
    """An `error` would leave a task without an owner, and keeps the matrix from being issued."""

    code: str
    severity: Severity
    text: Text
    task_id: int | None = None
    row_id: int | None = None
    party_id: int | None = None
    repair: RepairKind | None = None


def check(tasks: Sequence[CheckedTask]) -> list[Remark]:
    """Every remark, by row; those about the matrix as a whole stand last."""
    remarks = [remark for task in tasks for remark in _task(task)]
    remarks += _numbers(tasks)
    remarks += _spellings(tasks)
    if not tasks:
        remarks.append(Remark("empty", "error", Text("Ma trận chưa có nhiệm vụ.", "The matrix has no task.")))
    return remarks


def _task(task: CheckedTask) -> Iterator[Remark]:
    if not task.products:
        yield Remark("no-product", "warning", Text("Nhiệm vụ chưa có sản phẩm.", "The task has no product."), task.id)
    if len(task.rows) > 1:
        text = Text(f"Nhiệm vụ có {len(task.rows)} dòng con.", f"The task has {len(task.rows)} sub-rows.")
        yield Remark("sub-rows", "note", text, task.id)
    for row in task.rows:
        yield from _row(task, row)


def _row(task: CheckedTask, row: CheckedRow) -> Iterator[Remark]:
    if not row.lead:
        text = Text("Chưa có cơ quan chủ trì.", "No body leads it.")
        yield Remark("no-lead", "error", text, task.id, row.id)
    if len(row.lead) > 1:
        text = Text(f"Có {len(row.lead)} cơ quan cùng chủ trì.", f"{len(row.lead)} names lead it together.")
        yield Remark("several-leads", "note", text, task.id, row.id)
    if not row.dated:
        text = Text("Chưa có thời hạn.", "There is no deadline.")
        yield Remark("no-date", "warning", text, task.id, row.id, repair=RepairKind.end_of_year)
    leading = {body for party in row.lead for body in party.bodies}
    for party in (*row.lead, *row.coordinating):
        yield from _party(task, row, party, leads=party in row.lead)
    for party in row.coordinating:
        if leading & set(party.bodies) and party.body_id is not None:
            text = Text(
                f"“{party.printed}” vừa chủ trì vừa phối hợp.", f"“{party.printed}” both leads and coordinates."
            )
            repair = RepairKind.drop_coordinating
            yield Remark("leads-and-coordinates", "warning", text, task.id, row.id, party.id, repair)


def _party(task: CheckedTask, row: CheckedRow, party: CheckedParty, *, leads: bool) -> Iterator[Remark]:
    severity: Severity = "error" if leads else "warning"
    place = (task.id, row.id, party.id)
    if party.body_id is None and party.group_id is None:
        text = Text(
            f"“{party.printed}” chưa khớp với cơ quan hay nhóm nào.", f"“{party.printed}” is no known body or group."
        )
        yield Remark("unmatched", severity, text, *place)
    elif party.ended:
        text = Text(
            f"“{party.printed}” không còn hoạt động vào ngày ban hành"
            + (f"; cơ quan kế thừa là “{party.successor}”." if party.successor else "."),
            f"“{party.printed}” is no more on the day of issue"
            + (f"; “{party.successor}” took over its work." if party.successor else "."),
        )
        repair = RepairKind.successor if party.successor else None
        yield Remark("body-ended", severity, text, *place, repair)
    elif party.group_id is not None and not party.bodies:
        text = Text(
            f"Nhóm “{party.printed}” không gồm cơ quan nào vào ngày ban hành.",
            f"The group “{party.printed}” stands for nobody on the day of issue.",
        )
        yield Remark("group-empty", severity, text, *place)


def _numbers(tasks: Sequence[CheckedTask]) -> Iterator[Remark]:
    seen: set[str] = set()
    for task in tasks:
        if not task.number or task.number in seen:
            text = Text(
                f"Số thứ tự “{task.number}” bị trùng." if task.number else "Nhiệm vụ chưa có số thứ tự.",
                f"The number “{task.number}” stands twice." if task.number else "The task has no number.",
            )
            yield Remark("number", "note", text, task.id, repair=RepairKind.renumber)
        seen.add(task.number)


def _spellings(tasks: Sequence[CheckedTask]) -> Iterator[Remark]:
    """One body printed in several ways: said at every place that differs from the first."""
    spellings: dict[int, dict[str, str]] = defaultdict(dict)
    for task in tasks:
        for row in task.rows:
            for party in (*row.lead, *row.coordinating):
                if party.body_id is None:
                    continue
                known = spellings[party.body_id]
                folded = fold(party.printed)
                if known and folded not in known:
                    first = next(iter(known.values()))
                    text = Text(
                        f"Một cơ quan viết nhiều cách: “{first}”, “{party.printed}”.",
                        f"One body in several spellings: “{first}”, “{party.printed}”.",
                    )
                    repair = RepairKind.official_name
                    yield Remark("several-spellings", "note", text, task.id, row.id, party.id, repair)
                known.setdefault(folded, party.printed)
