"""Figures as JSON: one object for each row, a line each (NDJSON), or all of them in one list."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson
import polars as pl

from tienbo.bulk.columns import COLUMNS
from tienbo.bulk.problems import FileUnreadable, RowProblem, problem
from tienbo.bulk.reading import ERROR, SCHEMA, Chunk, cleaned
from tienbo.problems import Text

ROWS: Final = 250_000
LONGEST_LINE: Final = 65_536
LARGEST_LIST: Final = 32 * 1024 * 1024
_KNOWN: Final = frozenset({*COLUMNS, ERROR})


def ndjson_chunks(path: Path) -> Iterator[Chunk]:
    """One object a line; the number of a row is its line's."""
    with path.open("rb") as file:
        lines = iter(lambda: file.readline(LONGEST_LINE), b"")
        number = 1
        while batch := list(islice(lines, ROWS)):
            rows: list[tuple[int, Any]] = []
            problems: list[RowProblem] = []
            part = False
            for line in batch:
                # A line longer than any row comes in parts: it is one line, and none of its parts is a row.
                if not part:
                    rows.append((number, _loaded(line)))
                elif rows and rows[-1][0] == number:
                    rows[-1] = (number, None)
                part = not line.endswith(b"\n")
                number += not part
            yield _chunk(rows, problems)


def json_chunks(path: Path) -> Iterator[Chunk]:
    """A list of objects, or an object with one named `rows`; the number of a row is its place, from 1.

    Raises:
        FileUnreadable: no such list, or one too large to be read at once: NDJSON has no such limit.
    """
    if path.stat().st_size > LARGEST_LIST:
        raise FileUnreadable(
            Text("Danh sách JSON quá lớn; hãy gửi NDJSON.", "The JSON list is too large; send NDJSON instead.")
        )
    try:
        said = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise FileUnreadable(Text("Tệp không phải JSON.", "The file is no JSON.")) from error
    given = said.get("rows") if isinstance(said, dict) else said
    if not isinstance(given, list):
        raise FileUnreadable(Text("Cần một danh sách các dòng.", "A list of rows is needed."))
    for first in range(0, len(given), ROWS):
        yield _chunk(list(enumerate(given[first : first + ROWS], first + 1)), [])


def _loaded(line: bytes) -> Any:  # noqa: ANN401 -- whatever JSON says
    if not line.strip():
        return {}
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return None


def _chunk(rows: list[tuple[int, Any]], problems: list[RowProblem]) -> Chunk:
    cells: dict[str, list[Any]] = {name: [] for name in SCHEMA.names()}
    for number, said in rows:
        texts = _texts(said)
        if texts is None:
            problems.append(problem(number, "", "malformed-line"))
            continue
        cells["row"].append(number)
        for name in COLUMNS:
            cells[name].append(texts.get(name, ""))
    return Chunk(cleaned(pl.DataFrame(cells, schema=SCHEMA)), problems)


def _texts(said: Any) -> dict[str, str] | None:  # noqa: ANN401 -- whatever JSON says
    """The cells as texts; None where it is no object of known names with texts and numbers."""
    if not isinstance(said, dict) or not said.keys() <= _KNOWN:
        return None
    texts = {}
    for name, value in said.items():
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            return None
        texts[name] = "" if value is None else str(value)
    return texts
