"""Reports and figures into the database, a part of a file at a time and never a statement for each row.

Whoever is outside row security (the worker) copies new figures straight into their table; whoever is within it
inserts them from arrays, so that the fence is asked about every row.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import polars as pl
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.bulk.standing import driver
from tienbo.bulk.tables import EVENT, HEAD, VALUE

_SLICE: Final = 50_000
# In the data of an event, where they say something.
_SAID: Final = {"version": "said_version", "cell": "cell"}
_OVERWRITE: Final = (
    "ON CONFLICT (period_id, body_id, indicator_id, category_id) DO UPDATE SET status = excluded.status,"
    " number = excluded.number, version = excluded.version, copied = false"
)
_BESIDE: Final = "value_taken"
_CHANGE_HEADS: Final = """
UPDATE submission s SET version = n.version, changed_at = now(),
  state = CASE WHEN n.submits THEN CAST('submitted' AS submission_state) ELSE s.state END,
  reason = CASE WHEN n.submits THEN NULL ELSE s.reason END,
  mend_by = CASE WHEN n.submits THEN NULL ELSE s.mend_by END,
  handed_in_on = CASE WHEN n.submits THEN CAST(:today AS date) ELSE s.handed_in_on END
FROM unnest(CAST(:ids AS int[]), CAST(:versions AS int[]), CAST(:submits AS bool[])) AS n (id, version, submits)
WHERE s.id = n.id
"""
_HELD: Final = """
SELECT DISTINCT v.period_id, v.body_id FROM unnest(CAST(:periods AS int[]), CAST(:bodies AS int[]))
  AS k (period_id, body_id)
CROSS JOIN LATERAL (SELECT * FROM value v WHERE v.period_id = k.period_id AND v.body_id = k.body_id LIMIT 1) v
"""


def outside_fences(session: Session) -> bool:
    """Whether row security does not hold for this role."""
    query = "SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user"
    return bool(session.scalar(text(query)))


def insert_heads(session: Session, heads: pl.DataFrame) -> pl.DataFrame:
    """Begin submissions; answers `submission_id` by form, period and body, less those that somebody else began."""
    returning = "ON CONFLICT (form_id, period_id, body_id) DO NOTHING RETURNING form_id, period_id, body_id, id"
    rows = _insert(session, "submission", HEAD, heads, returning) if len(heads) else []
    schema = dict.fromkeys(("form_id", "period_id", "body_id", "submission_id"), pl.Int64)
    return pl.DataFrame([tuple(row) for row in rows], schema=schema, orient="row")


def change_heads(session: Session, heads: pl.DataFrame, actor: Actor) -> None:
    """Bring submissions to `version`, and those that `submits` into the reviewer's hands."""
    if len(heads):
        said = {
            "ids": heads["submission_id"].to_list(),
            "versions": heads["version"].to_list(),
            "submits": heads["submits"].to_list(),
            "today": actor.today,
        }
        session.execute(text(_CHANGE_HEADS), said)


def write_values(session: Session, values: pl.DataFrame) -> None:
    """Figures, each new or in the place of the one before."""
    values = values.select(*VALUE).sort("period_id", "body_id", "indicator_id", "category_id")
    if outside_fences(session):
        keys = values.select("period_id", "body_id").unique()
        asked = {"periods": keys["period_id"].to_list(), "bodies": keys["body_id"].to_list()}
        rows = [tuple(row) for row in session.execute(text(_HELD), asked)]
        held = pl.DataFrame(rows, schema={"period_id": pl.Int64, "body_id": pl.Int64}, orient="row")
        copy_rows(session, "value", values.join(held, on=["period_id", "body_id"], how="anti"))
        _overwrite(session, values.join(held, on=["period_id", "body_id"], how="semi"))
    elif len(values):
        _insert(session, "value", VALUE, values, _OVERWRITE)


def _overwrite(session: Session, values: pl.DataFrame) -> None:
    """Figures of reports that have some already: laid beside the table first, which is faster than arrays."""
    if not len(values):
        return
    names = ", ".join(VALUE)
    session.execute(text(f"CREATE TEMP TABLE {_BESIDE} ON COMMIT DROP AS SELECT {names} FROM value LIMIT 0"))  # noqa: S608 -- names of this module alone
    copy_rows(session, _BESIDE, values)
    session.execute(text(f"INSERT INTO value ({names}) SELECT {names} FROM {_BESIDE} {_OVERWRITE}"))  # noqa: S608 -- the same
    session.execute(text(f"DROP TABLE {_BESIDE}"))


def add_rows(session: Session, table: str, columns: Mapping[str, str], rows: pl.DataFrame) -> None:
    """Rows that are only ever added."""
    if not len(rows):
        return
    rows = rows.select(*columns)
    if outside_fences(session):
        copy_rows(session, table, rows)
    else:
        _insert(session, table, columns, rows)


def copy_rows(session: Session, table: str, rows: pl.DataFrame) -> None:
    """Outside row security, which COPY does not know."""
    if not len(rows):
        return
    names = sql.SQL(", ").join(map(sql.Identifier, rows.columns))
    command = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(sql.Identifier(table), names)
    # The next lines are written while the server takes in these.
    with ThreadPoolExecutor(1) as ahead, driver(session).cursor() as cursor, cursor.copy(command) as copy:
        for lines in ahead.map(_lines, rows.iter_slices(_SLICE)):
            copy.write(lines)


def _lines(rows: pl.DataFrame) -> bytes:
    return rows.write_csv(include_header=False).encode()


def events(actor: Actor, heads: pl.DataFrame, kind: str, **said: object) -> pl.DataFrame:
    """One event of each head, with its `said_version` and its `cell` where it has one, and what is said of all."""
    data = {name: pl.col(column) for name, column in _SAID.items() if _says(heads, column)}
    data |= {name: pl.lit(value) for name, value in said.items()}
    data |= {"behalf_unit": pl.col("behalf_unit_id"), "reason": pl.col("reason")}
    return heads.select(
        "unit_id",
        kind=pl.lit(kind),
        subject_kind=pl.lit("submission"),
        subject_id=pl.col("submission_id").cast(pl.String),
        data=pl.struct([says.alias(name) for name, says in data.items()]).struct.json_encode(),
        request_id=pl.lit(actor.request_id),
        **by(actor),
    ).select(*EVENT)


def by(actor: Actor) -> dict[str, pl.Expr]:
    """Who does it, as columns."""
    return {
        "user_id": pl.lit(actor.user_id, pl.Int64),
        "client_id": pl.lit(actor.client_id, pl.String),
        "token_id": pl.lit(actor.token_id, pl.String),
    }


def _says(heads: pl.DataFrame, column: str) -> bool:
    return column in heads.columns and heads[column].null_count() < len(heads)


def _insert(session: Session, table: str, columns: Mapping[str, str], rows: pl.DataFrame, more: str = "") -> list[Any]:
    arrays = ", ".join(f"CAST(:{name} AS {kind}[])" for name, kind in columns.items())
    query = f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT * FROM unnest({arrays}) {more}'  # noqa: S608 -- names of this module alone
    found = session.execute(text(query), {name: rows[name].to_list() for name in columns})
    return list(found) if "RETURNING" in more else []
