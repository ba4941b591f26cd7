"""What the tables of a document say: tasks, targets, and reports to be made."""

import re
from bisect import bisect_left

from tienbo.documents.reading import Table
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.contexts import Placed
from tienbo.documents.recognise.deadlines import deadlines_in
from tienbo.documents.recognise.indicators import is_indicator_table, table_targets
from tienbo.documents.recognise.matrices import matrix_of
from tienbo.documents.recognise.obligations import is_report_task
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.results import (
    Matrix,
    Obligation,
    Target,
)
from tienbo.documents.recognise.sections import (
    Section,
)


def tables_of(section: Section, places: list[Placed]) -> tuple[list[Matrix], list[Target], list[Obligation]]:
    matrices: list[Matrix] = []
    targets: list[Target] = []
    obligations: list[Obligation] = []
    subject = section.document.subject
    starts = [place.passage.start for place in places]
    period = next((period.name for period in periods_in(flat(subject.text))), None) if subject else None
    for block in section.part.content:
        if not isinstance(block, Table):
            continue
        before = bisect_left(starts, block.header.cells[0].passage.start)
        clause = places[before - 1].clause if before else section.prefix.rstrip(".") or None
        if is_indicator_table(block):
            targets += table_targets(block, clause, period)
            continue
        matrix = matrix_of(block)
        if matrix:
            matrices.append(matrix)
            obligations += _report_rows(matrix, clause)
    return matrices, targets, obligations


def _report_rows(matrix: Matrix, clause: str | None) -> list[Obligation]:
    found: list[Obligation] = []
    for row in matrix.rows:
        if not is_report_task(row.task):
            continue
        assignment = row.assignments[0]
        flat_task = flat(row.task)
        days = deadlines_in(flat(assignment.time or ""))
        year = re.search(r"nam (20\d\d)", flat_task)
        found.append(
            Obligation(
                senders=assignment.lead,
                to=None,
                receivers=(),
                via=None,
                forward_to=(),
                forward_deadlines=(),
                frequency=f"once ({year[1]})" if year else None,
                deadlines=tuple(day.deadline for day in days),
                what=row.task,
                purpose=None,
                clause=f"{clause} row {row.number}" if clause else f"row {row.number}",
                at=row.task_at,
                confidence=0.6,
            )
        )
    return found
