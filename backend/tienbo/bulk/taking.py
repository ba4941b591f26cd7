"""One part of a file: its reports held to their state, their figures and the checks, and taken."""

from dataclasses import dataclass

import polars as pl
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.bulk.cells import AskedBook
from tienbo.bulk.models import Into, Mode
from tienbo.bulk.problems import worded
from tienbo.bulk.spool import Spool
from tienbo.bulk.standing import figures_of, heads_of
from tienbo.bulk.submitting import Unready, unready
from tienbo.bulk.values import micro
from tienbo.bulk.write_part import Part, write_part
from tienbo.forms.due_dates import Entry
from tienbo.submissions.lifecycle import OPEN_STATES
from tienbo.submissions.models import State

CELL = ["reporter", "indicator_id", "category_id"]


@dataclass(frozen=True)
class Wish:
    """How the file is to be taken."""

    mode: Mode
    into: Into
    behalf_reason: str | None


def take(session: Session, actor: Actor, spool: Spool, part: int, wish: Wish, *, write: bool) -> dict[str, int]:
    """Check one part against the database, and write it if that is wanted; answers how much was taken.

    What is wrong, and which rows are not taken, is written down in the spool.
    """
    rows = spool.all(f"rows-{part}-")
    if rows.is_empty():
        return {}
    rows = rows.sort("row")
    reports = spool.read("reporters").filter(pl.col("reporter").is_in(rows["reporter"].unique().implode()))
    reports = reports.join(heads_of(session, reports, lock=write), on="reporter", how="left")
    reports = reports.with_columns(_report_fault().alias("fault"))
    rows = rows.join(reports.select("reporter", "fault"), on="reporter", how="left")
    again = ~pl.struct(CELL).is_first_distinct().over("faulty")
    code = pl.when(pl.col("fault").is_not_null()).then(pl.col("fault")).when(again).then(pl.lit("twice"))
    rows = rows.with_columns(pl.when(~pl.col("faulty")).then(code).alias("code"))
    problems = [_row_problems(rows)]
    good = rows.filter(~pl.col("faulty") & pl.col("code").is_null())
    held = figures_of(session, reports)
    good = _compared(good, held)
    submits = reports.select("reporter").filter(pl.col("reporter").is_in(good["reporter"].unique().implode()))
    found = Unready.nothing()
    if wish.into is Into.submitted:
        whole = rows.filter(pl.col("faulty") | pl.col("code").is_not_null())["reporter"].unique()
        found = unready(session, AskedBook(session), reports, good, held)
        problems.append(found.problems)
        submits = submits.filter(~pl.col("reporter").is_in(pl.concat([whole, found.reporters]).implode()))
    if wish.mode is not Mode.per_row:
        blocked = pl.concat([rows.filter(pl.col("faulty") | pl.col("code").is_not_null())["reporter"], found.reporters])
        good = good.filter(~pl.col("reporter").is_in(blocked.unique().implode()))
    submits = submits if wish.into is Into.submitted else submits.clear()
    if write:
        lost = write_part(session, actor, Part(reports, good, submits["reporter"], found.explained, wish.behalf_reason))
        good = good.filter(~pl.col("reporter").is_in(lost.implode()))
        gone = rows.filter(pl.col("reporter").is_in(lost.implode())).with_columns(
            pl.lit("changed-meanwhile").alias("code")
        )
        problems.append(_row_problems(gone))
    spool.write(f"problems-part-{part}", pl.concat(problems))
    spool.write(f"out-{part}", rows.join(good.select("row"), on="row", how="anti").select("row"))
    taken = good["reporter"].unique()
    return {
        "accepted": len(good),
        "unchanged": int((~good["changed"]).sum()),
        "submissions": len(taken),
        "submitted": int(submits["reporter"].is_in(taken.implode()).sum()),
    }


def _report_fault() -> pl.Expr:
    """Why nothing can be entered in a report now; null: it can."""
    changed = pl.col("version").ne_missing(pl.col("seen_version")) | pl.col("state").ne_missing(pl.col("seen_state"))
    closed = ~pl.col("state").is_in([state.value for state in OPEN_STATES])
    fresh = pl.col("state").is_null() | (pl.col("state") == State.draft.value)
    return (
        pl.when(changed)
        .then(pl.lit("changed-meanwhile"))
        .when(closed)
        .then(pl.lit("not-in-this-state"))
        .when(fresh & (pl.col("entry") != Entry.open.value))
        .then(pl.col("entry"))
    )


def _row_problems(rows: pl.DataFrame) -> pl.DataFrame:
    found = rows.filter(pl.col("code").is_not_null()).select("row", "code")
    column = pl.when(pl.col("code") == "twice").then(pl.lit("indicator")).otherwise(pl.lit(""))
    return worded(found.with_columns(column.alias("column"), pl.lit(None, pl.String).alias("suggestion")))


def _compared(good: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """`number`, `micro`, and whether it `changed` what stands; saying a copied figure oneself does."""
    number = pl.when(pl.col("value") != "").then(pl.col("value"))
    rows = good.with_columns(number.alias("number")).with_columns(micro(pl.col("number")).alias("micro"))
    rows = rows.join(held.select(*CELL, "status", "micro", "copied"), on=CELL, how="left", suffix="_held")
    same = (
        pl.col("status").eq_missing(pl.col("status_held"))
        & pl.col("micro").eq_missing(pl.col("micro_held"))
        & ~pl.col("copied").fill_null(value=False)
    )
    return rows.with_columns((~same).alias("changed"))
