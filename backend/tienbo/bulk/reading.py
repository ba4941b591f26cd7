"""A file of figures as frames of texts: each row with its number, and what cannot be a row named by its own."""

import csv
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import polars as pl
import pyarrow as pa
from pyarrow import csv as arrow_csv

from tienbo.bulk.columns import COLUMNS, NEEDED
from tienbo.bulk.problems import FileUnreadable, RowProblem, problem
from tienbo.problems import Text

# About 250,000 rows, so that memory does not grow with the file.
BLOCK: Final = 16 * 1024 * 1024
LONGEST_HEADER: Final = 4096
ERROR: Final = "error"


class Chunk(NamedTuple):
    """Rows of a file: `row` and a text for every column, empty where the file has none; and what is no row."""

    frame: pl.DataFrame
    problems: list[RowProblem]


SCHEMA: Final = pl.Schema({"row": pl.Int64, **dict.fromkeys(COLUMNS, pl.String)})


def columns_of(names: list[str]) -> list[str]:
    """The columns that a header names; one of before, `error`, is passed over.

    Raises:
        FileUnreadable: a needed one is missing, one is not known, or stands twice.
    """
    found = [name.strip().lower() for name in names]
    # A file mended twice has the errors of both times.
    found = [f"{ERROR} {place}" if name == ERROR else name for place, name in enumerate(found)]
    unknown = sorted(name for name in set(found) - set(COLUMNS) if not name.startswith(f"{ERROR} "))
    missing = sorted(NEEDED - set(found))
    if unknown or missing or len(set(found)) < len(found):
        raise FileUnreadable(
            Text(
                f"Dòng đầu phải ghi tên cột, mỗi cột một lần. Thiếu: {', '.join(missing) or '–'};"
                f" không biết: {', '.join(unknown)[:200] or '–'}.",
                f"The first row names the columns, each once. Missing: {', '.join(missing) or '–'};"
                f" not known: {', '.join(unknown)[:200] or '–'}.",
            )
        )
    return found


def csv_chunks(path: Path) -> Iterator[Chunk]:
    """The rows of a CSV file in UTF-8; a row is one line, and its number is the line's.

    Quotes never reach beyond their line: a stray one costs its own line and no other.

    Raises:
        FileUnreadable: without a header that names the columns, or not lines at all.
    """
    with path.open("rb") as file:
        header = file.readline(LONGEST_HEADER).removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        separator = max(",;\t", key=header.count)
        names = columns_of(next(csv.reader([header], delimiter=separator), []))
        number = 2
        for block, lines in _blocks(file):
            yield _chunk(block, number, names, separator)
            number += lines


def _blocks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Whole lines, and how many they are."""
    rest = b""
    while read := file.read(BLOCK):
        end = read.rfind(b"\n") + 1
        if not end and len(rest) > BLOCK:
            raise FileUnreadable(Text("Tệp không có các dòng.", "The file has no lines."))
        block, rest = (rest + read[:end], read[end:]) if end else (b"", rest + read)
        if block:
            yield _one_kind_of_end(block), block.count(b"\n")
    if rest:
        yield _one_kind_of_end(rest), 1


def _one_kind_of_end(block: bytes) -> bytes:
    """A return by itself ends no line here, and would end one for the parser."""
    return block.replace(b"\r\n", b"\n").replace(b"\r", b" ") if b"\r" in block else block


def _chunk(block: bytes, first: int, names: list[str], separator: str) -> Chunk:
    if b'"' not in block:
        frame, problems = _plain(block, first, names, separator)
        return Chunk(_whole(frame, problems), problems)
    plain, quoted = _set_apart(block, first)
    frame, problems = _plain(plain, first, names, separator)
    # Where a quoted line stood is an empty one now, which is no row.
    problems = [found for found in problems if found.row not in quoted]
    cells: list[list[object]] = []
    for number, line in quoted.items():
        row = _quoted(line, separator)
        if len(row) == len(names):
            cells.append([number, *(cell.encode("utf-8", "surrogateescape") for cell in row)])
        else:
            problems.append(problem(number, "", "malformed-line"))
    schema = {"row": pl.Int64, **dict.fromkeys(names, pl.Binary)}
    more = pl.DataFrame(cells, schema=schema, orient="row")
    return Chunk(_whole(pl.concat([frame, more]).sort("row"), problems), problems)


def _set_apart(block: bytes, first: int) -> tuple[bytes, dict[int, bytes]]:
    """The block with its quoted lines emptied, and these by their number."""
    pieces, quoted = [], {}
    end, number = 0, first
    while (quote := block.find(b'"', end)) >= 0:
        start = block.rfind(b"\n", end, quote) + 1 or end
        number += block.count(b"\n", end, start)
        pieces.append(block[end:start])
        end = block.find(b"\n", quote)
        end = len(block) if end < 0 else end
        quoted[number] = block[start:end]
    return b"".join([*pieces, block[end:]]), quoted


def _quoted(line: bytes, separator: str) -> list[str]:
    try:
        return next(csv.reader([line.decode("utf-8", "surrogateescape")], delimiter=separator, strict=True))
    except (csv.Error, StopIteration):
        return []


def _plain(block: bytes, first: int, names: list[str], separator: str) -> tuple[pl.DataFrame, list[RowProblem]]:
    """Lines without quotes; what has not the right number of cells is named, and the others keep their numbers."""
    bad: list[int] = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        bad.append(row.number - 1 + first)
        return "skip"

    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    if not block.strip():
        return pl.DataFrame(schema={"row": pl.Int64, **dict.fromkeys(names, pl.Binary)}), []
    table = arrow_csv.read_csv(
        BytesIO(block),
        read_options=arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=len(block) + 1),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator, quote_char=False, ignore_empty_lines=False, invalid_row_handler=skip
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_binary()), strings_can_be_null=False
        ),
    )
    frame = pl.DataFrame(pl.from_arrow(table))
    numbers = pl.int_range(first, first + lines, dtype=pl.Int64, eager=True).alias("row")
    if bad:
        numbers = numbers.filter(~numbers.is_in(bad))
    return frame.insert_column(0, numbers), [problem(row, "", "malformed-line") for row in bad]


def _whole(frame: pl.DataFrame, problems: list[RowProblem]) -> pl.DataFrame:
    """Texts for all the columns, trimmed, without empty lines; what is no UTF-8 is named and left out."""
    try:
        texts = frame.with_columns(pl.exclude("row").cast(pl.String))
    except pl.exceptions.ComputeError:
        texts = frame.with_columns(
            pl.Series(name, [cell.decode("utf-8", "replace") for cell in frame[name]], pl.String)
            for name in frame.columns
            if name != "row"
        )
        broken = texts.filter(pl.any_horizontal(pl.exclude("row").str.contains("\ufffd", literal=True)))["row"]
        problems.extend(problem(row, "", "not-text") for row in broken)
        texts = texts.filter(~pl.col("row").is_in(broken.implode()))
    return cleaned(texts)


def cleaned(texts: pl.DataFrame) -> pl.DataFrame:
    """Every column of `SCHEMA`, each text trimmed; rows that say nothing at all are passed over."""
    given = [name for name in COLUMNS if name in texts.columns]
    absent = [pl.lit("").alias(name) for name in COLUMNS if name not in texts.columns]
    texts = texts.select("row", pl.col(given).str.strip_chars(), *absent).select(SCHEMA.names())
    return texts.filter(pl.any_horizontal(pl.col(given) != ""))
