"""What is wrong with single rows, as frames, and why a whole file or request is refused."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import polars as pl

from tienbo.bulk.words import FAILURES, WORDS
from tienbo.problems import Problem, Text


class RowProblem(NamedTuple):
    row: int
    column: str
    code: str
    vi: str
    en: str
    suggestion: str | None = None


SCHEMA: Final = pl.Schema(
    {"row": pl.Int64, "column": pl.String, "code": pl.String, "vi": pl.String, "en": pl.String, "suggestion": pl.String}
)


def problem(row: int, column: str, code: str, suggestion: str | None = None) -> RowProblem:
    """A problem said by its code alone."""
    return RowProblem(row, column, code, *WORDS[code], suggestion)


def as_frame(problems: Iterable[RowProblem]) -> pl.DataFrame:
    return pl.DataFrame(list(problems), schema=SCHEMA, orient="row")


_SAID: Final = pl.DataFrame([(code, *text) for code, text in WORDS.items()], schema=["code", "vi", "en"], orient="row")


def worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Problems of a frame with `row`, `column`, `code` and `suggestion`, said by their codes alone."""
    return rows.join(_SAID, on="code", how="left").select(SCHEMA.names()).cast(SCHEMA)


class FileUnreadable(Problem):
    status = 422
    code = "file-unreadable"
    title = Text("Không đọc được tệp số liệu.", "The file of figures cannot be read.")


class UnknownFormat(Problem):
    status = 415
    code = "unknown-format"
    title = Text(
        "Chỉ nhận CSV, NDJSON, JSON hoặc XLSX, nguyên dạng hoặc nén gzip, zstd.",
        "CSV, NDJSON, JSON and XLSX are taken, as they are or packed by gzip or zstd.",
    )


class PlanChanged(Problem):
    status = 409
    code = "plan-changed"
    title = FAILURES["plan-changed"]


class NotResumable(Problem):
    status = 409
    code = "not-resumable"
    title = Text("Tệp này không dừng giữa chừng.", "This file did not stop on its way.")


class NotCancellable(Problem):
    status = 409
    code = "not-cancellable"
    title = Text("Tệp này đã xử lý xong.", "This file was taken to its end already.")
