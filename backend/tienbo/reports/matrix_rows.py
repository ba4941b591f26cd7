"""A matrix as rows of cells, as its page shows it: a task's own cells are merged over its sub-rows (pure)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tienbo.assignments.models import DeadlineKind, MatrixState
from tienbo.assignments.schemas import AssignmentRead, MatrixDetail, PartyRead, TaskRead
from tienbo.problems import Text
from tienbo.reports.formats.cells import Cell, Look

STATES: Final = {
    MatrixState.draft: Text("Dự thảo", "Draft"),
    MatrixState.issued: Text("Đã ban hành", "Issued"),
    MatrixState.closed: Text("Đã kết thúc", "Closed"),
}
_QUARTERS: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in letters. A cell is the whole task's or one sub-row's."""

    title: Text
    width: float
    of_task: Callable[[TaskRead], str] | None = None
    of_row: Callable[[AssignmentRead], str | date | None] | None = None
    centred: bool = False

    def said(self, tasks: Sequence[TaskRead]) -> bool:
        """Whether any row has something to put in it."""
        of_row = self.of_row
        return of_row is None or any(of_row(row) for task in tasks for row in task.assignments)


def chosen(matrix: MatrixDetail, body_id: int | None, *, removed: bool) -> list[TaskRead]:
    """The tasks to show; with a body, of each task the sub-rows in which it takes part."""
    tasks = [task for task in matrix.tasks if removed or task.removed_on is None]
    if body_id is None:
        return tasks
    narrowed = [
        task.model_copy(update={"assignments": [row for row in task.assignments if _takes_part(row, body_id)]})
        for task in tasks
    ]
    return [task for task in narrowed if task.assignments]


def body_named(matrix: MatrixDetail, body_id: int) -> str | None:
    """The body's name and unit as the matrix gives them; None where it has no part in it."""
    parties = (party for task in matrix.tasks for row in task.assignments for party in _parties(row))
    found = (body for party in parties for body in party.bodies if body.body_id == body_id)
    return next((f"{body.name} ({body.unit_name})" for body in found), None)


def _parties(row: AssignmentRead) -> list[PartyRead]:
    return [*row.lead, *row.coordinating]


def _takes_part(row: AssignmentRead, body_id: int) -> bool:
    return any(body.body_id == body_id for party in _parties(row) for body in party.bodies)


def _names(parties: Sequence[PartyRead]) -> str:
    return "\n".join(party.printed for party in parties)


def _content(task: TaskRead) -> str:
    gone = f"\n(bỏ từ ngày {task.removed_on:%d/%m/%Y})" if task.removed_on else ""
    return f"{task.content}{gone}"


def _extended(row: AssignmentRead) -> date | None:
    return row.original_deadline_on if row.original_deadline_on != row.deadline_on else None


def until(row: AssignmentRead) -> str:
    """Until when, as printed; where nothing is, as the deadline says."""
    day = row.deadline_on
    if row.time or day is None:
        return row.time or ""
    words = {
        DeadlineKind.month: f"Tháng {day.month}/{day.year}",
        DeadlineKind.quarter: f"Quý {_QUARTERS[(day.month - 1) // 3]}/{day.year}",
        DeadlineKind.yearly: "Hằng năm",
    }
    return words.get(row.deadline_kind, f"{day:%d/%m/%Y}")


NUMBER: Final = Column(Text("STT", "No."), 8, of_task=lambda task: task.number, centred=True)
CONTENT: Final = Column(Text("Nội dung", "Content"), 44, of_task=_content)
LEAD: Final = Column(Text("Chủ trì", "Lead"), 28, of_row=lambda row: _names(row.lead))
COORDINATING: Final = Column(Text("Phối hợp", "Coordinating"), 32, of_row=lambda row: _names(row.coordinating))
PRODUCTS: Final = Column(
    Text("Sản phẩm", "Products"), 26, of_task=lambda task: "\n".join(product.text for product in task.products)
)
UNTIL: Final = Column(Text("Thời gian", "Time"), 16, of_row=until)
TIME: Final = Column(Text("Thời gian", "Time"), 16, of_row=lambda row: row.time)
DEADLINE: Final = Column(Text("Thời hạn", "Deadline"), 13, of_row=lambda row: row.deadline_on, centred=True)
FIRST_DEADLINE: Final = Column(Text("Thời hạn ban đầu", "Original deadline"), 13, of_row=_extended, centred=True)
FUNDING: Final = Column(Text("Kinh phí", "Funding"), 16, of_row=lambda row: row.funding)
FUNDING_SOURCE: Final = Column(Text("Nguồn kinh phí", "Source of funding"), 18, of_row=lambda row: row.funding_source)
RESPONSIBLE: Final = Column(Text("Người chịu trách nhiệm", "Responsible"), 20, of_row=lambda row: row.responsible)

_ALWAYS: Final = (NUMBER, CONTENT, LEAD, COORDINATING, PRODUCTS)
_MONEY_AND_PEOPLE: Final = (FUNDING, FUNDING_SOURCE, RESPONSIBLE)


def sheet_columns(tasks: Sequence[TaskRead]) -> list[Column]:
    """As on the page: the last ones only where some row has them."""
    others = (TIME, DEADLINE, FIRST_DEADLINE, *_MONEY_AND_PEOPLE)
    return [*_ALWAYS, *(column for column in others if column.said(tasks))]


def appendix_columns(tasks: Sequence[TaskRead]) -> list[Column]:
    """As an appendix prints them; whatever else a matrix says has a column too."""
    return [*_ALWAYS, UNTIL, *(column for column in _MONEY_AND_PEOPLE if column.said(tasks))]


def rows_of(tasks: Sequence[TaskRead], columns: Sequence[Column], language: str) -> list[list[Cell]]:
    """The header row, and the tasks under their group rows."""
    rows = [[Cell(column.title.pick(language), look=Look.head) for column in columns]]
    heading = None
    for task in tasks:
        if task.heading and task.heading != heading:
            rows.append([Cell(task.heading, column_span=len(columns), look=Look.group)])
        heading = task.heading
        rows.extend(_task_rows(task, columns))
    return rows


def _task_rows(task: TaskRead, columns: Sequence[Column]) -> Iterator[list[Cell]]:
    assignments: list[AssignmentRead | None] = [*task.assignments] or [None]
    for place, row in enumerate(assignments):
        cells = []
        for column in columns:
            look = Look.centred if column.centred else Look.body
            struck = task.removed_on is not None
            if column.of_row is not None:
                value = column.of_row(row) if row else None
                cells.append(Cell(value or "", look=look, struck=struck))
            elif column.of_task is not None and place == 0:
                cells.append(Cell(column.of_task(task), len(assignments), look=look, struck=struck))
        yield cells
