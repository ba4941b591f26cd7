"""Rows of a matrix that cannot be carried out as printed, and joint work that nobody leads."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.bodies import is_group
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.results import Finding, Matrix, MatrixAssignment, MatrixRow

_UNNAMED_PARTNER: Final = re.compile(r"(?:cac )?(?:nganh|co quan|don vi|so, (?:ban, )?nganh)[^;]{0,20}lien quan")


def assigning_findings(facts: Facts) -> list[Finding]:
    found: list[Finding] = []
    for matrix in facts.recognition.matrices:
        found += _columns(matrix)
        for row in matrix.rows:
            for place, assignment in enumerate(row.assignments):
                found += _assignment(matrix, row, assignment, place)
    leaderless = [
        task.at
        for entry in facts.recognition.responsibilities
        for task in entry.tasks
        if task.role == "coordinate"
        and task.partners
        and all(_UNNAMED_PARTNER.match(flat(name)) for name in task.partners)
    ]
    if leaderless:
        text = f"{len(leaderless)} tasks of working together name nobody who leads."
        found.append(Finding("no-lead", text, tuple(leaderless), tuple(quote.line for quote in leaderless), "note"))
    return found


def _columns(matrix: Matrix) -> list[Finding]:
    if "time" in matrix.kinds:
        return []
    text = "The matrix has no time column: none of its assignments has a due date."
    return [Finding("no-deadline-column", text, (), (matrix.first_line,))]


def _assignment(matrix: Matrix, row: MatrixRow, assignment: MatrixAssignment, place: int) -> list[Finding]:
    found: list[Finding] = []
    name = f"Row {row.number}" if row.number else f"The row of line {row.first_line}"

    def add(kind: str, text: str) -> None:
        found.append(Finding(kind, f"{name} {text}", (row.task_at,), (assignment.first_line,)))

    if not assignment.lead:
        add("no-lead", "has no lead.")
    if len(assignment.lead) > 1:
        add("two-leads", f"has {len(assignment.lead)} leads: {'; '.join(assignment.lead)}.")
    both = {_key(body) for body in assignment.lead} & {_key(body) for body in assignment.coordinating}
    if both:
        add("lead-and-coordinating", "names a body as lead and as coordinating.")
    if place and assignment.lead and is_group(assignment.lead[0]):
        add("peer-lead", f"gives a second tier its own lead under one number: {assignment.lead[0]}.")
    if "products" in matrix.kinds and not assignment.products and not assignment.products_inherited:
        add("no-product", "has no product.")
    if "time" in matrix.kinds and not assignment.time:
        add("undated-task", "has no time.")
    return found


def _key(body: str) -> str:
    return re.sub(r"[^a-z]", "", flat(body))
