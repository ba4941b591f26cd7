"""Matrices made over the API: rows as a client would send them."""

from typing import Any

from tests.builders.people import Caller


def row(**given: Any) -> dict[str, Any]:
    """A sub-row with one lead and a day, unless told otherwise."""
    return {
        "lead": [{"printed": "Ủy ban nhân dân tỉnh Hà Tĩnh"}],
        "coordinating": [],
        "deadline_kind": "date",
        "deadline_on": "2026-11-30",
        **given,
    }


def task(*rows: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {
        "number": "1",
        "content": "Tập huấn",
        "products": [{"text": "Kế hoạch"}],
        "assignments": list(rows) or [row()],
        **given,
    }


def draft(caller: Caller, *tasks: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A draft with the tasks in their order."""
    made = caller.post("/matrices", {"title": "Phân công năm 2026", "year": 2026, **given})
    assert made.status_code == 201, made.text
    matrix = made.json()
    for one in tasks:
        after = matrix["tasks"][-1]["id"] if matrix["tasks"] else None
        answer = caller.post(f"/matrices/{matrix['id']}/tasks", {**one, "after_id": after}, version=matrix["version"])
        assert answer.status_code == 201, answer.text
        matrix = answer.json()
    found: dict[str, Any] = matrix
    return found


def issued(caller: Caller, *tasks: dict[str, Any], on: str | None = None, **given: Any) -> dict[str, Any]:
    matrix = draft(caller, *tasks, **given)
    answer = caller.post(f"/matrices/{matrix['id']}/issue", {"on": on}, version=matrix["version"])
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def as_written(read: dict[str, Any]) -> dict[str, Any]:
    """A task as it would be sent back unchanged."""
    names = ("number", "content", "heading", "clause", "indicator_ids", "products")
    row_names = ("id", "deadline_kind", "deadline_on", "time", "funding", "funding_source", "responsible")
    return {
        **{name: read[name] for name in names},
        "implements_id": read["implements"]["id"] if read["implements"] else None,
        "assignments": [
            {
                **{name: one[name] for name in row_names},
                **{
                    part: [{name: party[name] for name in ("printed", "body_id", "group_id")} for party in one[part]]
                    for part in ("lead", "coordinating")
                },
            }
            for one in read["assignments"]
        ],
    }


def task_with(caller: Caller, matrix: dict[str, Any], place: int, **change: Any) -> dict[str, Any]:
    """The matrix after one sub-row of the task at `place` was changed."""
    wanted = as_written(matrix["tasks"][place])
    wanted["assignments"][0] |= change
    answer = caller.request(
        "PUT",
        f"/tasks/{matrix['tasks'][place]['id']}",
        json=wanted,
        headers={"If-Match": f'"{matrix["version"]}"'},
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
