"""Files that the worker takes part by part: stopped, killed and gone on with, each row counts once."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import Sender, csv_file
from tienbo.bulk import running, taking
from tienbo.bulk.models import BulkLoad
from tienbo.bulk.receiving import bulk_store
from tienbo.exchange.models import Event
from tienbo.settings import Settings
from tienbo.submissions.models import Submission, ValueRevision

UNITS = ("18001", "18002")


@pytest.fixture
def bulk_settings(settings: Settings) -> Settings:
    """All of them are left to the worker."""
    return settings.model_copy(update={"bulk_inline_limit": 0})


@pytest.fixture
def district(send_as: Callable[..., Sender], small_parts: None) -> Sender:
    """Enters for two communes, whose rows come in parts of their own."""
    return send_as("436")


def sent(district: Sender, **query: Any) -> dict[str, Any]:
    rows = [row for unit in UNITS for row in district.whole(unit)]
    answer = district.send("apply", csv_file(rows), behalf_reason="Xã mất mạng", **query)
    found: dict[str, Any] = answer.json()
    return found


def revisions(session: Session) -> list[int]:
    """How many stand at each figure, once each."""
    of = (ValueRevision.submission_id, ValueRevision.indicator_id)
    query = select(func.count()).select_from(ValueRevision).group_by(*of)
    return sorted(set(session.scalars(query)))


def now(district: Sender, load: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = district.caller.get(f"/bulk/{load['id']}").json()
    return found


def until_some_are_taken(district: Sender, load: dict[str, Any]) -> dict[str, Any]:
    while not now(district, load)["accepted"]:
        assert district.work()
    return now(district, load)


class TestProgress:
    def test_it_says_how_far_it_is(self, district: Sender) -> None:
        load = sent(district)
        assert (load["state"], load["chunks"]) == ("waiting", None)
        district.work()
        started = now(district, load)
        assert (started["state"], started["chunks_done"]) == ("running", 0)
        assert started["chunks"] > 2
        district.work()
        assert now(district, load)["chunks_done"] == 1
        while now(district, load)["state"] == "running":
            district.work()
        done = now(district, load)
        assert (done["state"], done["chunks_done"], done["submissions"]) == ("done", done["chunks"], 2)
        assert not district.work()


class TestCancel:
    def test_what_was_taken_stays_and_resume_goes_on(self, district: Sender, session: Session) -> None:
        load = sent(district)
        until_some_are_taken(district, load)
        cancelled = district.caller.post(f"/bulk/{load['id']}/cancel").json()
        assert (cancelled["state"], cancelled["resumable"]) == ("cancelled", True)
        assert not district.work()
        assert session.scalar(select(func.count()).select_from(Submission)) == 1
        assert district.caller.post(f"/bulk/{load['id']}/resume").json()["state"] == "waiting"
        while district.work():
            pass
        done = now(district, load)
        assert (done["state"], done["accepted"], done["submissions"]) == ("done", done["rows"], 2)
        assert revisions(session) == [1]
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "bulk").order_by(Event.id)).all()
        assert kinds == ["bulk.sent", "bulk.cancelled", "bulk.resumed", "bulk.applied"]

    def test_called_off_during_a_step_the_step_is_undone(
        self, district: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load = sent(district, mode="all")
        district.work()
        take = taking.take

        def take_and_be_called_off(*args: Any, **options: Any) -> dict[str, int]:
            found = take(*args, **options)
            district.caller.post(f"/bulk/{load['id']}/cancel")
            return found

        monkeypatch.setattr(running, "take", take_and_be_called_off)
        district.work()
        assert session.scalars(select(Submission)).all() == []

    def test_at_its_end_it_is_not_cancelled(self, district: Sender) -> None:
        load = district.done(district.send("validate", csv_file(district.whole())))
        for move, code in (("cancel", "not-cancellable"), ("resume", "not-resumable")):
            answer = district.caller.post(f"/bulk/{load['id']}/{move}")
            assert (answer.status_code, answer.json()["code"]) == (409, code)


class TestFailure:
    def test_a_failed_part_is_undone_and_resumed(
        self, district: Sender, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load = sent(district)
        until_some_are_taken(district, load)
        with monkeypatch.context() as broken:
            take = taking.take

            def take_and_fail(*args: Any, **options: Any) -> dict[str, int]:
                take(*args, **options)
                raise RuntimeError

            broken.setattr(running, "take", take_and_fail)
            district.work()
        failed = now(district, load)
        assert (failed["state"], failed["failure"]["code"], failed["resumable"]) == ("failed", "server-fault", True)
        district.caller.post(f"/bulk/{load['id']}/resume")
        while district.work():
            pass
        assert now(district, load)["accepted"] == now(district, load)["rows"]
        assert revisions(session) == [1]

    def test_a_killed_step_leaves_nothing_and_is_done_again(self, district: Sender, session: Session) -> None:
        load = sent(district)
        until_some_are_taken(district, load)
        before = session.scalar(select(func.count()).select_from(ValueRevision))
        with session.begin_nested() as killed:
            district.work()
            killed.rollback()
        session.expire_all()
        assert session.scalar(select(func.count()).select_from(ValueRevision)) == before
        while district.work():
            pass
        assert now(district, load)["accepted"] == now(district, load)["rows"]
        assert revisions(session) == [1]

    def test_without_its_working_files_it_goes_on(self, district: Sender, session: Session, settings: Settings) -> None:
        load = sent(district)
        until_some_are_taken(district, load)
        found = session.scalars(select(BulkLoad)).one()
        running.spool_of(bulk_store(settings), found.id).clear()
        while district.work():
            pass
        done = now(district, load)
        assert (done["state"], done["accepted"]) == ("done", done["rows"])
        assert revisions(session) == [1]
