"""The steps in which a load is taken: prepared, then part by part, then closed; each may be the last for a while."""

import tempfile
from typing import Final

import polars as pl
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.bulk.cells import AskedBook
from tienbo.bulk.models import UNFINISHED, BulkLoad, FileFormat, Into, LoadState, Mode
from tienbo.bulk.planning import plan_of
from tienbo.bulk.preparing import prepare
from tienbo.bulk.problems import SCHEMA, PlanChanged
from tienbo.bulk.reading_sheets import place_of
from tienbo.bulk.refused import errors_by_row, write_refused
from tienbo.bulk.reporters import Directory
from tienbo.bulk.spool import Spool
from tienbo.bulk.taking import Wish, take
from tienbo.bulk.unpacking import unpack
from tienbo.exchange.events import record
from tienbo.files import FileStore

MOST_PROBLEMS: Final = 1_000
WORK: Final = "work"
ROW: Final = pl.Schema({"row": pl.Int64})
_COUNTED: Final = ("accepted", "unchanged", "submissions", "submitted")


class Cancelled(Exception):  # noqa: N818 -- what happened, not an error
    """Somebody called the load off while a step was at work: the step is undone."""


class FileGone(Exception):  # noqa: N818 -- what happened
    """The store does not hold what was sent any more."""


def spool_of(store: FileStore, load_id: int) -> Spool:
    """The working files of a load, beside the files that were sent."""
    return Spool(store.folder / WORK / str(load_id))


def in_parts(load: BulkLoad, store: FileStore) -> bool:
    """Whether what comes next of a load are parts, which can be taken beside each other."""
    begun = load.state is LoadState.running and spool_of(store, load.id).ready
    return begun and load.mode is not Mode.all and bool(load.chunks_left)


class Run:
    """One load at work, for its caller."""

    def __init__(self, session: Session, actor: Actor, load: BulkLoad, store: FileStore, most: int) -> None:
        self._session, self._actor, self._load, self._store, self._most = session, actor, load, store, most
        self._spool = spool_of(store, load.id)

    def everything(self) -> None:
        """All steps, in this transaction."""
        try:
            self.begin()
            while self._load.state is LoadState.running:
                self.step()
        finally:
            self._spool.clear()

    def begin(self) -> None:
        """Read the file into parts, and hold what it was checked against to the plan that the caller named.

        Raises:
            FileUnreadable: no file of figures.
            PlanChanged: not what the plan token stands for.
        """
        load, spool = self._load, self._spool
        source = self._store.path(load.sha256)
        if not source.is_file():
            raise FileGone
        spool.begin()
        if unpack(source, load.encoding, spool.plain, self._most) is source:
            spool.plain.symlink_to(source.resolve())
        book = AskedBook(self._session)
        directory = Directory(self._session, self._actor, load.into is Into.submitted, load.behalf_reason is not None)
        preparation = prepare(spool, load.format, directory, book)
        plan = plan_of(self._session, load, spool, preparation, book)
        if not load.chunks_taken and load.expected_plan not in {None, plan}:
            spool.clear()
            raise PlanChanged
        load.plan = load.plan or plan
        load.chunks = spool.noted()["parts"]
        load.state = LoadState.running
        self._session.flush()

    def step(self) -> None:
        """Whatever comes next: a part, every part where it is all or nothing, or the end.

        Raises:
            Cancelled: what this step did must be undone.
        """
        if not self._spool.ready:
            self.begin()
        left = self._load.chunks_left
        if not left:
            self._finish()
        elif self._load.mode is Mode.all:
            self._all(left)
        else:
            self.take_part(left[0])

    def take_part(self, part: int) -> None:
        """One part.

        Raises:
            Cancelled: what this step did must be undone.
        """
        self._advance([part], self._take(part, write=self._load.applies))

    def _all(self, parts: list[int]) -> None:
        """Every part or none of them."""
        counts = dict.fromkeys(_COUNTED, 0)
        with self._session.begin_nested() as attempt:
            for part in parts:
                self._still_wanted()
                for name, count in self._take(part, write=self._load.applies).items():
                    counts[name] += count
            if len(self._problems()):
                attempt.rollback()
                counts = dict.fromkeys(_COUNTED, 0)
        self._advance(parts, counts)

    def _take(self, part: int, *, write: bool) -> dict[str, int]:
        load = self._load
        wish = Wish(load.mode, load.into, load.behalf_reason)
        return take(self._session, self._actor, self._spool, part, wish, write=write)

    def _advance(self, parts: list[int], counts: dict[str, int]) -> None:
        """Note, in the transaction of their effect, that parts are done."""
        load = self._held()
        load.counts = {name: load.counts.get(name, 0) + counts.get(name, 0) for name in _COUNTED}
        load.chunks_taken = [*load.chunks_taken, *parts]
        load.chunks_done = len(load.chunks_taken)
        self._session.flush()

    def _held(self) -> BulkLoad:
        """The load as it stands, for nobody else to change before this transaction ends."""
        self._session.refresh(self._load, with_for_update=True)
        if self._load.state not in UNFINISHED:
            raise Cancelled
        return self._load

    def _still_wanted(self) -> None:
        query = select(BulkLoad.state).where(BulkLoad.id == self._load.id)
        if self._session.scalar(query) is LoadState.cancelled:
            raise Cancelled

    def _problems(self) -> pl.DataFrame:
        return self._spool.all("problems-", SCHEMA)

    def _finish(self) -> None:
        load, rows = self._held(), self._spool.noted()["rows"]
        problems = self._problems().sort("row", maintain_order=True)
        # Rows of nobody's report stand among the problems of rows alone.
        unread = self._spool.all("problems-rows-", SCHEMA).select("row")
        out = pl.concat([self._spool.all("out-", ROW), unread]).unique()
        if load.mode is Mode.all and len(problems):
            out = pl.concat([self._spool.all("rows-", ROW).select("row"), out]).unique()
        refused = out.join(problems.select("row").unique(), on="row", how="semi")
        load.counts = {
            **load.counts,
            "rows": rows,
            "refused": len(refused),
            "held_back": max(rows - load.counts["accepted"] - len(refused), 0),
            "problems": len(problems),
        }
        load.problems = [self._said(row) for row in problems.head(MOST_PROBLEMS).rows()]
        if len(out):
            load.refused_sha256 = self._keep_refused(out, problems)
        load.state, load.finished_at = LoadState.done, clock.now()
        if load.applies:
            subject = ("bulk", load.id)
            for unit_id in self._actor.roots_with(Permission.submission_enter):
                record(self._session, self._actor, "bulk.applied", subject, unit_id, **load.counts)
        self._session.flush()
        self._spool.clear()

    def _said(self, row: tuple[object, ...]) -> list[object]:
        number, column, *words = row
        if self._load.format is FileFormat.xlsx:
            number, column = place_of(int(str(number)), str(column))
        return [number, column, *words]

    def _keep_refused(self, out: pl.DataFrame, problems: pl.DataFrame) -> str:
        with tempfile.TemporaryFile() as file:
            write_refused(self._spool.plain, self._load.format, errors_by_row(out, problems), file)
            file.seek(0)
            return self._store.keep(file)[0]
