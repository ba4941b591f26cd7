"""Paged lists of what goes on: matrices and work, figures and editions, events."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from tests.builders.paged import DAYS, NUMBERS, Paged
from tests.builders.tasks import Row, add_body, add_task
from tienbo import clock
from tienbo.assignments.models import Assignment, Matrix, MatrixState, Task
from tienbo.assignments.progress_models import (
    ExtensionRequest,
    ExtensionState,
    ProgressReport,
    ProgressState,
    Reminder,
    ReminderRule,
)
from tienbo.bulk.models import BulkLoad, FileFormat, Into, LoadState, Mode
from tienbo.editions.models import Edition, EditionState, FigureBasis
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import SequencedEvent
from tienbo.submissions.models import State, Submission
from tienbo.units.body_models import Body, BodyKind, BodyName

COMMUNES = ("18001", "18003", "18005")


class Matrices(Paged):
    route, table = "/matrices", Matrix

    def add(self, draw: int) -> int:
        kept = {
            "state": MatrixState.draft,
            "code": f"TN-{next(NUMBERS)}",
            "title": "Thử nghiệm",
            "source": "thử nghiệm",
        }
        return self.keep(Matrix(unit_id=self.place.unit_id, year=2020 + draw % DAYS, **kept))

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, year=2020 + draw % DAYS)


class Work(Paged):
    route, table = "/work", Assignment

    def prepare(self) -> None:
        self._matrix = self.place.matrix

    def add(self, draw: int) -> int:
        row = Row([self.place.body_id], deadline_on=self._day(draw))
        return add_task(self.session, self._matrix, 1 + next(NUMBERS), row)

    def drop(self, row: int | str) -> None:
        task = select(Assignment.task_id).where(Assignment.id == row).scalar_subquery()
        self.session.execute(update(Task).where(Task.id == task).values(removed_on=clock.now().date()))

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, deadline_on=self._day(draw))

    def shown(self, item: dict[str, Any]) -> int:
        return int(item["assignment_id"])

    @staticmethod
    def _day(draw: int) -> date | None:
        """Overdue, due soon, in time, or without a deadline."""
        days = (-40, -39, 1, 2, 400, None)[draw % 6]
        return None if days is None else clock.now().date() + timedelta(days)


class Reports(Paged):
    route, table = "/assignments/{assignment_id}/reports", ProgressReport

    def prepare(self) -> None:
        self._whose = {**self.place.about, "matrix_unit_id": self.place.unit_id}

    @property
    def path(self) -> str:
        return f"/assignments/{self._whose['assignment_id']}/reports"

    def add(self, draw: int) -> int:
        return self.keep(ProgressReport(**self._whose, state=ProgressState.in_progress, text=f"{draw}"))


class Extensions(Paged):
    route, table = "/extensions", ExtensionRequest

    def prepare(self) -> None:
        self._whose = {**self.place.about, "matrix_unit_id": self.place.unit_id}

    def add(self, draw: int) -> int:
        until = date(2027, 1, 1) + timedelta(draw % DAYS)
        return self.keep(ExtensionRequest(**self._whose, until=until, reason="Chờ", state=ExtensionState.refused))


class Reminders(Paged):
    route, table = "/reminders", Reminder
    asked = {"box": "received"}  # noqa: RUF012 -- the base declares it

    def prepare(self) -> None:
        self._whose = {**self.place.about, "to_unit_id": self.place.unit_id}

    def add(self, draw: int) -> int:
        day = date(2026, 1, 1) + timedelta(next(NUMBERS))
        return self.keep(Reminder(**self._whose, rule=ReminderRule.by_hand, about_on=day, text=f"{draw}"))


class Reporters(Paged):
    route, table = "/forms/{form_id}/reporters", Body
    asked = {"period": "2026"}  # noqa: RUF012 -- the base declares it

    def prepare(self) -> None:
        self._form_id = self.place.figures.form.id

    @property
    def path(self) -> str:
        return f"/forms/{self._form_id}/reporters"

    def add(self, draw: int) -> int:
        kind = BodyKind.peoples_committee
        return add_body(self.session, self._unit(draw), "Ủy ban nhân dân", kind=kind).id

    def drop(self, row: int | str) -> None:
        self.session.execute(delete(BodyName).where(BodyName.body_id == row))
        super().drop(row)

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, unit_id=self._unit(draw))

    def shown(self, item: dict[str, Any]) -> int:
        return int(item["body"]["id"])

    def _unit(self, draw: int) -> int:
        return self.place.country.unit(COMMUNES[draw % len(COMMUNES)])


class TakenSubmissions(Paged):
    route, table = "/bulk/{load_id}/submissions", Submission

    def prepare(self) -> None:
        load = BulkLoad(
            caller=f"user:{self.place.user.id}",
            user_id=self.place.user.id,
            token_id="x",
            request_id="mot-tep",
            permissions=[],
            applies=True,
            format=FileFormat.csv,
            mode=Mode.all,
            into=Into.draft,
            sha256="0" * 64,
            size=1,
            encoding="",
            state=LoadState.done,
            counts={},
            problems=[],
        )
        self._form_id, self._period = self.place.figures.form.id, self.place.period
        self.session.add(load)
        self.session.flush()
        self._load = load

    @property
    def path(self) -> str:
        return f"/bulk/{self._load.id}/submissions"

    def add(self, draw: int) -> int:
        body = add_body(self.session, self.place.unit_id, f"Phòng {draw}")
        about = {"form_id": self._form_id, "period_id": self._period.id, "body_id": body.id, "unit_id": body.unit_id}
        row = self.keep(Submission(**about, tree_on=self._period.data_to, state=State.draft, version=1, demo=False))
        named = {"kind": "submission.saved", "unit_id": body.unit_id, "subject_kind": "submission", "data": {}}
        self.session.add(
            Event(**named, subject_id=f"{row}", user_id=self.place.user.id, request_id=self._load.request_id)
        )
        self.session.flush()
        return row


class Editions(Paged):
    route, table = "/editions", Edition

    def prepare(self) -> None:
        self._about = {"form_id": self.place.figures.form.id, "period_id": self.place.period.id}
        self._tree_on = self.place.period.data_to

    def add(self, draw: int) -> int:
        state = (EditionState.frozen, EditionState.accepted)[draw % 2]
        given = {"adjustments": [], "waivers": [], "report": {}, "sha256": "0" * 64, "frozen_at": clock.now()}
        named = {"unit_id": self.place.unit_id, "tree_on": self._tree_on, "number": next(NUMBERS)}
        kept = {"basis": FigureBasis.live, "state": state, "version": 1, "demo": False}
        return self.keep(Edition(**self._about, **named, **kept, **given))


class Events(Paged):
    route, table, stays = "/events", Event, True

    def add(self, draw: int) -> int:
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(draw % DAYS)
        said = {"kind": "matrix.created", "subject_kind": "matrix", "subject_id": "1", "data": {}}
        return self.keep(Event(unit_id=self.place.unit_id, user_id=self.place.user.id, happened_at=at, **said))


class OwnEvents(Events):
    route = "/me/events"


class Feed(Events):
    route, cursor = "/feed", "after"

    def add(self, draw: int) -> int:
        row = super().add(draw)
        last = self.session.scalar(select(func.max(SequencedEvent.sequence)))
        self.session.add(SequencedEvent(sequence=(last or 0) + 1, event_id=row, hash=b""))
        return row

    def next(self, page: dict[str, Any]) -> str | None:
        return str(page["next"]) if page["behind"] else None


ACTIVITY: tuple[type[Paged], ...] = (
    Matrices,
    Work,
    Reports,
    Extensions,
    Reminders,
    Reporters,
    TakenSubmissions,
    Editions,
    Events,
    OwnEvents,
    Feed,
)
