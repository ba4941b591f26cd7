"""The good rows of one part: heads, figures, revisions, explanations and events, in one transaction."""

from typing import NamedTuple

import polars as pl
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.bulk import writing
from tienbo.bulk.tables import EVENT, EXPLANATION, REVISION
from tienbo.submissions.models import State

KEY = ["form_id", "period_id", "body_id"]


class Part(NamedTuple):
    """What is to be written.

    Attributes:
        reports: of the part, with the head of each that has one.
        rows: the good ones, those that change nothing among them.
        submits: reporters whose report is handed in.
    """

    reports: pl.DataFrame
    rows: pl.DataFrame
    submits: pl.Series
    explained: pl.DataFrame
    behalf_reason: str | None


def write_part(session: Session, actor: Actor, part: Part) -> pl.Series:
    """Write it; answers the reporters whose report somebody else began meanwhile, of whom nothing is written."""
    changes = part.rows.filter(pl.col("changed")).group_by("reporter").len("changes")
    heads = part.reports.join(part.rows.select("reporter").unique(), on="reporter", how="semi")
    heads = heads.join(changes, on="reporter", how="left").with_columns(
        pl.col("changes").fill_null(0) > 0,
        pl.col("reporter").is_in(part.submits.implode()).alias("submits"),
        pl.col("submission_id").is_null().alias("fresh"),
        pl.when(pl.col("behalf_unit_id").is_not_null()).then(pl.lit(part.behalf_reason, pl.String)).alias("reason"),
        (pl.col("version").fill_null(1) + 1).alias("saved"),
    )
    heads = heads.with_columns(
        (pl.col("version").fill_null(1) + pl.col("changes").cast(pl.Int64) + pl.col("submits").cast(pl.Int64)).alias(
            "version"
        )
    )
    begun, lost = _begin(session, actor, heads.filter("fresh"))
    old = heads.filter(~pl.col("fresh"))
    writing.change_heads(session, old.filter(pl.col("changes") | pl.col("submits")), actor)
    heads = pl.concat([begun, old.select(begun.columns)])
    _write_rows(session, actor, heads, part)
    _record(session, actor, heads)
    return lost


def _begin(session: Session, actor: Actor, fresh: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Heads of reports that are new, with their ids; and the reporters whose report is there after all."""
    state = pl.when("submits").then(pl.lit(State.submitted.value)).otherwise(pl.lit(State.draft.value))
    new = fresh.with_columns(
        state.alias("state"),
        pl.when("submits").then(pl.lit(actor.today, pl.Date)).alias("handed_in_on"),
        pl.lit(value=False).alias("demo"),
    )
    made = writing.insert_heads(session, new)
    begun = fresh.drop("submission_id").join(made, on=KEY).select(fresh.columns)
    return begun, fresh.join(made, on=KEY, how="anti")["reporter"]


def _write_rows(session: Session, actor: Actor, heads: pl.DataFrame, part: Part) -> None:
    rows = part.rows.filter(pl.col("changed")).select("reporter", "indicator_id", "category_id", "status", "number")
    of_value = heads.select("reporter", "submission_id", "unit_id", "period_id", "body_id", version="saved")
    writing.write_values(session, rows.join(of_value, on="reporter"))
    made = heads.filter("changes").with_columns(version="saved", **writing.by(actor))
    writing.add_rows(session, "submission_revision", REVISION, made)
    if len(part.explained):
        of_head = heads.select("reporter", "submission_id", "unit_id", "period_id", "behalf_unit_id", "reason")
        said = part.explained.join(of_head, on="reporter").with_columns(**writing.by(actor))
        writing.add_rows(session, "explanation", EXPLANATION, said)
        cell = pl.concat_str(pl.col("indicator_id"), pl.lit(":"), pl.col("category_id"))
        of = said.with_columns(cell.alias("cell"), pl.lit(None, pl.Int64).alias("said_version"))
        writing.add_rows(session, "event", EVENT, writing.events(actor, of, "submission.explained"))


def _record(session: Session, actor: Actor, heads: pl.DataFrame) -> None:
    """What happened to each report, in its order: begun, saved, handed in."""
    nothing: dict[str, object] = {}
    steps = (
        ("submission.opened", pl.col("fresh"), pl.lit(None, pl.Int64), nothing),
        ("submission.saved", pl.col("changes"), pl.col("saved"), {"copied": False}),
        ("submission.submitted", pl.col("submits"), pl.col("version"), nothing),
    )
    for kind, which, version, said in steps:
        of = heads.filter(which).with_columns(version.alias("said_version"))
        writing.add_rows(session, "event", EVENT, writing.events(actor, of, kind, **said))
