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
        vi = f"Có {len(leaderless)} nhiệm vụ phối hợp không nêu cơ quan chủ trì."
        en = f"{len(leaderless)} tasks of working together name nobody who leads."
        found.append(Finding("no-lead", vi, en, tuple(leaderless), tuple(quote.line for quote in leaderless), "note"))
    return found


def _columns(matrix: Matrix) -> list[Finding]:
    if "time" in matrix.kinds:
        return []
    vi = "Bảng phân công không có cột thời gian: không nhiệm vụ nào có thời hạn hoàn thành."
    en = "The matrix has no time column: none of its assignments has a due date."
    return [Finding("no-deadline-column", vi, en, (), (matrix.first_line,))]


def _assignment(matrix: Matrix, row: MatrixRow, assignment: MatrixAssignment, place: int) -> list[Finding]:
    found: list[Finding] = []
    name_vi = f"Nhiệm vụ số {row.number}" if row.number else f"Nhiệm vụ tại dòng {row.first_line}"
    name_en = f"Row {row.number}" if row.number else f"The row of line {row.first_line}"

    def add(kind: str, vi: str, en: str) -> None:
        found.append(Finding(kind, f"{name_vi} {vi}", f"{name_en} {en}", (row.task_at,), (assignment.first_line,)))

    if not assignment.lead:
        add("no-lead", "chưa có cơ quan chủ trì.", "has no lead.")
    if len(assignment.lead) > 1:
        count, names = len(assignment.lead), "; ".join(assignment.lead)
        add("two-leads", f"có {count} cơ quan cùng chủ trì: {names}.", f"has {count} leads: {names}.")
    coordinating = {_key(body) for body in assignment.coordinating}
    both = "; ".join(body for body in assignment.lead if _key(body) in coordinating)
    if both:
        vi = f"ghi cùng một cơ quan vừa chủ trì vừa phối hợp: {both}."
        add("lead-and-coordinating", vi, f"names one body as lead and as coordinating: {both}.")
    if place and assignment.lead and is_group(assignment.lead[0]):
        vi = f"giao cho cấp thứ hai một đầu mối chủ trì riêng dưới cùng một số thứ tự: {assignment.lead[0]}."
        add("peer-lead", vi, f"gives a second tier its own lead under one number: {assignment.lead[0]}.")
    if "products" in matrix.kinds and not assignment.products and not assignment.products_inherited:
        add("no-product", "chưa nêu sản phẩm.", "has no product.")
    if "time" in matrix.kinds and not assignment.time:
        add("undated-task", "chưa có thời gian thực hiện.", "has no time.")
    return found


def _key(body: str) -> str:
    return re.sub(r"[^a-z]", "", flat(body))
