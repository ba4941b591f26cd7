"""What the database holds of the reports in a file: their heads and their figures, as frames."""

from typing import Any, Final, cast

import polars as pl
from psycopg import Connection
from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.bulk.values import micro

_HEADS: Final = """
SELECT k.reporter, s.id, s.version, s.state::text
FROM unnest(CAST(:reporters AS int[]), CAST(:forms AS int[]), CAST(:periods AS int[]), CAST(:bodies AS int[]))
     AS k (reporter, form_id, period_id, body_id)
JOIN submission s USING (form_id, period_id, body_id) ORDER BY s.id
"""
HEAD_SCHEMA: Final = {
    "reporter": pl.Int64,
    "submission_id": pl.Int64,
    "version": pl.Int64,
    "state": pl.String,
}
# Report by report, each looked up by its key: the planner cannot know how few they are, and would read all there is.
_FIGURES: Final = """
SELECT string_agg(concat(s.id, ',', v.indicator_id, ',', v.category_id, ',', v.status, ',', v.number, ',', v.copied),
  E'\\n')
FROM submission s
CROSS JOIN LATERAL (
  SELECT * FROM value v WHERE v.period_id = s.period_id AND v.body_id = s.body_id OFFSET 0
) v
WHERE s.id = ANY (CAST(:ids AS int[])) AND v.submission_id = s.id
GROUP BY s.id
"""
FIGURES: Final = {
    "submission_id": pl.Int64,
    "indicator_id": pl.Int64,
    "category_id": pl.Int64,
    "status": pl.String,
    "number": pl.String,
    "copied": pl.String,
}


def driver(session: Session) -> Connection[Any]:
    """The connection of the session's transaction as the driver has it, for COPY."""
    return cast("Connection[Any]", session.connection().connection.dbapi_connection)


def heads_of(session: Session, reporters: pl.DataFrame, *, lock: bool) -> pl.DataFrame:
    """The submissions that these reporters have: `reporter`, `submission_id`, `version` and `state`.

    With `lock` nobody else changes them until this transaction ends; in the order of their ids, so that two loads
    of the same reports wait for each other instead of stopping each other.
    """
    keys = {
        "reporters": reporters["reporter"].to_list(),
        "forms": reporters["form_id"].to_list(),
        "periods": reporters["period_id"].to_list(),
        "bodies": reporters["body_id"].to_list(),
    }
    rows = session.execute(text(_HEADS + (" FOR UPDATE OF s" if lock else "")), keys)
    return pl.DataFrame([tuple(row) for row in rows], schema=HEAD_SCHEMA, orient="row")


def figures_of(session: Session, submissions: pl.DataFrame) -> pl.DataFrame:
    """What `submissions` (`reporter`, `submission_id`) say: `reporter`, cell, `status`, `number`, `micro`, `copied`."""
    ids = submissions["submission_id"].drop_nulls().to_list()
    lines = list(session.scalars(text(_FIGURES), {"ids": ids})) if ids else []
    if lines:
        rows = pl.read_csv("\n".join(lines).encode(), has_header=False, schema=FIGURES)
    else:
        rows = pl.DataFrame(schema=FIGURES)
    return (
        rows.join(submissions.select("reporter", "submission_id"), on="submission_id")
        .drop("submission_id")
        .with_columns(micro(pl.col("number")).alias("micro"), pl.col("copied") == "t")
    )
