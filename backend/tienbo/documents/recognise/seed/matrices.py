"""Assignment tables as JSON."""

from tienbo.documents.recognise.results import (
    Matrix,
    MatrixAssignment,
    MatrixRow,
)
from tienbo.documents.recognise.seed.shapes import Json, quote_json


def matrix_json(matrix: Matrix) -> Json:
    return {
        "columns": list(matrix.columns),
        "groups": [{"stt": number, "title": title, "line": line} for number, title, line in matrix.groups],
        "rows": [_row(row) for row in matrix.rows],
        "row_count": len(matrix.rows),
        "assignment_count": sum(len(row.assignments) for row in matrix.rows),
        "layout": matrix.layout,
        "confidence": matrix.confidence,
    }


def _row(row: MatrixRow) -> Json:
    several = len(row.assignments) > 1
    return {
        "stt": row.number,
        "task": row.task,
        "group": row.group,
        "lines": [row.first_line, row.last_line],
        "assignments": [
            _assignment(assignment, place if several else None) for place, assignment in enumerate(row.assignments, 1)
        ],
        "task_at": quote_json(row.task_at),
    }


def _assignment(assignment: MatrixAssignment, sub: int | None) -> Json:
    shape: Json = {} if sub is None else {"sub": sub, "lines": [assignment.first_line, assignment.last_line]}
    shape |= {
        "lead": list(assignment.lead),
        "coordinating": list(assignment.coordinating),
        "products": list(assignment.products),
    }
    if assignment.products_inherited:
        shape["products_inherited"] = list(assignment.products_inherited)
    if assignment.open_ended:
        shape["products_open_ended"] = True
    for name in ("result", "time", "funding", "responsible"):
        value = getattr(assignment, name)
        if value is not None:
            shape[name] = value
    return shape
