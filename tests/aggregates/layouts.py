"""Both layouts of the figures say the same."""

from collections.abc import Iterator
from typing import Any

from tests.builders.people import Caller
from tienbo.aggregates.series_column_schemas import AggregateColumns

Said = dict[str, Any]
# What a column that is null stands for, where that is not null.
_OTHERWISE = {"quality": "exact", "withheld": False}
_FIGURES = frozenset({"figures", "children", "tables", "as_of"})


def assert_same_in_columns(caller: Caller, rows: Said, params: Said) -> None:
    """`rows` is what `GET /aggregates` answered to these parameters."""
    answer = caller.get("/aggregates/columns", **params)
    assert answer.status_code == 200, answer.text
    AggregateColumns.model_validate_json(answer.content)
    columns = answer.json()
    tables = columns["tables"]
    assert [row for table in tables for row in _rows(table, table["figures"])] == rows["figures"]
    assert [
        {
            "unit": child["unit"],
            "own": child["own"],
            "figures": [
                row
                for table, figures in zip(tables, child["tables"], strict=True)
                if figures is not None
                for row in _rows(table, figures)
            ],
        }
        for child in columns["children"]
    ] == rows["children"]
    assert _beside(columns) == _beside(rows)


def _rows(table: Said, figures: Said) -> Iterator[Said]:
    for place, (indicator_id, category_id) in enumerate(
        zip(table["indicator_ids"], table["category_ids"], strict=True)
    ):
        row = {"form_id": table["form_id"], "period": table["period"]}
        row |= {"indicator_id": indicator_id, "category_id": category_id}
        row |= {name: _OTHERWISE.get(name) if column is None else column[place] for name, column in figures.items()}
        yield row | {"missing": row["expected"] - row["counted"]}


def _beside(answer: Said) -> Said:
    return {name: said for name, said in answer.items() if name not in _FIGURES}
