"""The rows that were not taken, as a file in the format they came in, with what is wrong with each."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import orjson
import polars as pl

from tienbo.bulk.columns import COLUMNS
from tienbo.bulk.models import FileFormat
from tienbo.bulk.reading import ERROR, LONGEST_HEADER
from tienbo.bulk.unpacking import chunks_of
from tienbo.reports.formats import sheet
from tienbo.reports.formats.plain import plain

_WIDTH: Final = 18.0

Row = TypeVar("Row")

Marked = Iterator[tuple[int, str]]


def errors_by_row(out: pl.DataFrame, problems: pl.DataFrame) -> Marked:
    """The number of each row that was not taken, in their order, and what is wrong with it; empty: others are."""
    said = pl.concat_str(pl.col("column"), pl.lit(" ["), pl.col("code"), pl.lit("]: "), pl.col("vi"))
    texts = problems.select("row", said.str.strip_chars_start(" ").alias("text"))
    joined = texts.group_by("row").agg(pl.col("text").unique(maintain_order=True).str.join(" | "))
    for row, text in out.join(joined, on="row", how="left").sort("row").iter_rows():
        yield row, text or ""


def write_refused(source: Path, file_format: FileFormat, marked: Marked, target: BinaryIO) -> None:
    """Write the rows that `marked` names, as they came, each with its error."""
    if file_format is FileFormat.csv:
        _csv(source, marked, target)
    elif file_format is FileFormat.ndjson:
        _ndjson(source, marked, target)
    elif file_format is FileFormat.json:
        _json(source, marked, target)
    else:
        target.write(_xlsx(source, marked))


def _csv(source: Path, marked: Marked, target: BinaryIO) -> None:
    """Whole lines as they came, so that nothing of them is lost; of one that cannot be read too."""
    with source.open("rb") as file:
        header = file.readline(LONGEST_HEADER).rstrip(b"\r\n")
        separator = max(",;\t", key=header.decode("utf-8", "replace").count)
        target.write(header + f"{separator}{ERROR}\n".encode())
        for line, error in _picked(enumerate(file, 2), marked):
            stream = StringIO()
            csv.writer(stream, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow([error])
            target.write(line.rstrip(b"\r\n") + f"{separator}{stream.getvalue()}".encode())


def _ndjson(source: Path, marked: Marked, target: BinaryIO) -> None:
    with source.open("rb") as file:
        picked = _picked(enumerate(file, 1), marked)
        target.writelines(orjson.dumps(_object(line, error)) + b"\n" for line, error in picked)


def _object(line: bytes, error: str) -> dict[str, object]:
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError:
        said = None
    if isinstance(said, dict):
        return {**said, ERROR: error}
    return {"line": line.decode("utf-8", "replace").strip()[:LONGEST_HEADER], ERROR: error}


def _json(source: Path, marked: Marked, target: BinaryIO) -> None:
    said = orjson.loads(source.read_bytes())
    rows = said["rows"] if isinstance(said, dict) else said
    found = [_object(orjson.dumps(row), error) for row, error in _picked(enumerate(rows, 1), marked)]
    target.write(orjson.dumps(found))


def _xlsx(source: Path, marked: Marked) -> bytes:
    """A table under the names of the columns, which is read like the template."""
    errors = list(marked)
    numbers = pl.DataFrame(errors, schema={"row": pl.Int64, ERROR: pl.String}, orient="row")
    rows = pl.concat([chunk.frame for chunk in chunks_of(source, FileFormat.xlsx)])
    kept = rows.join(numbers, on="row", how="inner", maintain_order="left").select(*COLUMNS, ERROR)
    stream = BytesIO()
    with sheet.new_book(stream) as book:
        page = sheet.new_page(book, "tienbo", [_WIDTH] * len(kept.columns))
        for number, cells in enumerate([kept.columns, *kept.iter_rows()]):
            for place, text in enumerate(cells):
                sheet.write_text(page, number, place, plain(text))
    return stream.getvalue()


def _picked(rows: Iterator[tuple[int, Row]], marked: Marked) -> Iterator[tuple[Row, str]]:
    """The rows that are marked; both come in the order of their numbers."""
    for number, error in marked:
        for at, row in rows:
            if at == number:
                yield row, error
                break
