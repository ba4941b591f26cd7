"""Handing in reports of a file: those that are not ready, and the explanations that make others so."""

from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.bulk.cells import AskedBook, Group
from tienbo.bulk.problems import SCHEMA, RowProblem, as_frame
from tienbo.bulk.readiness import LONG, figures, suspects
from tienbo.bulk.standing import figures_of, heads_of
from tienbo.bulk.tables import EXPLANATION
from tienbo.forms import calendar
from tienbo.forms.models import Period
from tienbo.submissions.asking import Asked
from tienbo.submissions.check_rules import Check, Severity, cell_of
from tienbo.submissions.check_words import errors_of
from tienbo.submissions.checks import Figures, Stated, broken
from tienbo.submissions.explaining import Explained, explanations_of, newest
from tienbo.units.models import Level

CELL = ["reporter", "indicator_id", "category_id"]
_EXPLAINED = {
    "reporter": pl.Int64,
    **dict.fromkeys(("kind", "status", "number", "last_status", "last_number", "text"), pl.String),
} | {
    "indicator_id": pl.Int64,
    "category_id": pl.Int64,
}


@dataclass(frozen=True)
class Unready:
    """Reports that cannot be handed in, why, and the explanations that the file gives of other figures."""

    reporters: pl.Series
    problems: pl.DataFrame
    explained: pl.DataFrame

    @classmethod
    def nothing(cls) -> "Unready":
        return cls(pl.Series("reporter", [], pl.Int64), pl.DataFrame(schema=SCHEMA), pl.DataFrame(schema=_EXPLAINED))


def unready(
    session: Session, book: AskedBook, reports: pl.DataFrame, good: pl.DataFrame, held: pl.DataFrame
) -> Unready:
    """The reports, as they would stand with the good rows, held to every check of their form."""
    now = pl.concat([good.select(LONG), held.join(good, on=CELL, how="anti").select(LONG)])
    found: list[int] = []
    problems: list[RowProblem] = []
    explained: list[tuple[Any, ...]] = []
    meant = reports.filter(pl.col("reporter").is_in(good["reporter"].unique().implode()))
    for key, group in meant.group_by("form_id", "period_id", "level", "tree_on", maintain_order=True):
        asked = book.asked(Group(int(key[0]), int(key[1]), Level(key[2]), key[3]))
        last = _last(session, group)
        here = now.join(group.select("reporter"), on="reporter", how="semi")
        doubtful = suspects(asked, group["reporter"], here, last)
        heads = group.filter(pl.col("reporter").is_in(doubtful.implode()))
        said = figures(here.filter(pl.col("reporter").is_in(doubtful.implode())))
        before = figures(last.filter(pl.col("reporter").is_in(doubtful.implode())))
        kept = explanations_of(session, heads["submission_id"].drop_nulls().to_list())
        for reporter, submission_id in heads.select("reporter", "submission_id").iter_rows():
            mine = good.filter(pl.col("reporter") == reporter)
            report = _Report(asked, said.get(reporter, {}), before.get(reporter, {}), mine)
            old = newest(kept.get(submission_id, []), report.now, report.last)
            wrong, given = report.judged(old)
            explained.extend((reporter, *one) for one in given)
            if wrong:
                found.append(reporter)
                problems.extend(report.said(wrong))
    frame = pl.DataFrame(explained, schema=list(_EXPLAINED_ORDER), orient="row") if explained else None
    return Unready(
        pl.Series("reporter", found, pl.Int64),
        as_frame(problems),
        Unready.nothing().explained if frame is None else frame.cast({"reporter": pl.Int64}),
    )


_EXPLAINED_ORDER = {
    name: _EXPLAINED[name] for name in ("reporter", *(name for name in EXPLANATION if name in _EXPLAINED))
}


@dataclass(frozen=True)
class _Report:
    """One report as it would stand."""

    asked: Asked
    now: Figures
    last: Figures
    rows: pl.DataFrame

    def judged(self, old: Explained) -> tuple[list[Check], list[tuple[Any, ...]]]:
        """The checks in the way, and the explanations that the file gives for others."""
        texts = {
            (indicator_id, category_id): text
            for indicator_id, category_id, text in self.rows.select(
                "indicator_id", "category_id", "explanation"
            ).iter_rows()
            if text
        }
        wrong, given = [], []
        for check in broken(self.asked.checks, self.now, self.last):
            text = texts.get(cell_of(check.cell)) if check.severity is Severity.soft else None
            explained = old.get((check.kind, check.cell))
            if text is not None:
                given.append(self._explanation(check, text))
            elif check.severity is Severity.hard or explained is None or not explained.valid:
                wrong.append(check)
        return sorted(wrong, key=lambda check: check.severity is Severity.soft), given

    def _explanation(self, check: Check, text: str) -> tuple[Any, ...]:
        now, last = self.now.get(check.cell), self.last.get(check.cell)
        return (check.kind, *cell_of(check.cell), *_parts(now), *_parts(last), text)

    def said(self, wrong: list[Check]) -> list[RowProblem]:
        """Each at the row of its cell, or else at the report's first."""
        rows = {
            (indicator_id, category_id): row
            for indicator_id, category_id, row in self.rows.select("indicator_id", "category_id", "row").iter_rows()
        }
        first = int(self.rows["row"].item(0))
        return [
            RowProblem(rows.get(cell_of(check.cell), first), "value", error.code, *error.text)
            for check, error in zip(wrong, errors_of(self.asked, wrong, self.now), strict=True)
        ]


def _parts(stated: Stated | None) -> tuple[str | None, str | None]:
    if stated is None:
        return None, None
    return stated.status.value, None if stated.number is None else str(stated.number)


def _last(session: Session, group: pl.DataFrame) -> pl.DataFrame:
    """What the reporters of one period said for the same period a year before."""
    period = session.get_one(Period, int(group["period_id"].item(0)))
    before = session.scalar(select(Period.id).where(Period.code == calendar.previous(period.code)))
    if before is None:
        return pl.DataFrame(
            schema=figures_of(
                session, Unready.nothing().explained.select("reporter", pl.lit(None, pl.Int64).alias("submission_id"))
            ).schema
        ).select(LONG)
    asked = group.select("reporter", "form_id", pl.lit(before, pl.Int64).alias("period_id"), "body_id")
    return figures_of(session, heads_of(session, asked, lock=False)).select(LONG)
