import smtplib
from collections.abc import Callable
from datetime import date
from typing import Any, Self

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.assignments.test_work import Year, days
from tests.builders.people import Caller, user_at
from tests.builders.tasks import person_at, report
from tienbo.access import mail
from tienbo.access.models import Role, User
from tienbo.assignments import reminders
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.assignments.progress_axes import Done
from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.assignments.reminders_rules import Delays, Due, due, title, words
from tienbo.exchange.models import Event
from tienbo.settings import Settings

AsUser = Callable[[User], Caller]
TODAY = date(2026, 3, 2)
SOON, LATE, SILENT = ReminderRule.due_soon, ReminderRule.overdue, ReminderRule.no_report


@pytest.mark.parametrize(
    ("done", "deadline_on", "said_on", "expected"),
    [
        (Done.not_started, date(2026, 3, 10), TODAY, []),
        (Done.not_started, date(2026, 3, 9), TODAY, [(SOON, date(2026, 3, 9), 7)]),
        (Done.in_progress, TODAY, TODAY, [(SOON, TODAY, 0)]),
        (Done.in_progress, date(2026, 3, 1), TODAY, [(LATE, date(2026, 3, 1), 1)]),
        (Done.reported_done, date(2026, 3, 1), date(2025, 1, 1), []),
        (Done.confirmed, date(2026, 3, 1), date(2025, 1, 1), []),
        (Done.in_progress, None, date(2026, 2, 1), []),
        (Done.in_progress, None, date(2026, 1, 31), [(SILENT, date(2026, 3, 2), 30)]),
        (Done.in_progress, None, date(2026, 1, 30), [(SILENT, date(2026, 3, 1), 31)]),
        (Done.in_progress, None, date(2025, 12, 1), [(SILENT, date(2026, 3, 1), 91)]),
        (
            Done.in_progress,
            date(2026, 3, 1),
            date(2026, 1, 31),
            [(LATE, date(2026, 3, 1), 1), (SILENT, date(2026, 3, 2), 30)],
        ),
    ],
)
def test_when_a_rule_speaks(done: Done, deadline_on: date | None, said_on: date, expected: list[Any]) -> None:
    assert due(done, deadline_on, said_on, TODAY, Delays(7, 30)) == [Due(*one) for one in expected]


def test_words() -> None:
    what = title("3", "Tập huấn")
    assert words(Due(LATE, date(2026, 3, 1), 1), what, "Kế hoạch 2026") == (
        "Đã quá hạn nhiệm vụ số 3 “Tập huấn” (Kế hoạch 2026): hạn 01/03/2026, quá 1 ngày."
        " Đề nghị báo cáo kết quả và nguyên nhân chậm."
    )
    assert "hôm nay là ngày cuối" in words(Due(SOON, TODAY, 0), what, "")
    assert len(title("", "a" * 500)) == 122


@pytest.fixture
def year(session: Session, as_user: AsUser) -> Year:
    year = Year(session, as_user)
    year.matrix.issued_on = days(-1)  # nobody has been silent for long
    session.flush()
    return year


class Server:
    """A mail server in memory; it can be gone, or refuse one address."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.refuses = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def send_message(self, message: Any) -> None:
        if message["To"] == self.refuses:
            raise smtplib.SMTPRecipientsRefused({})
        self.taken.append(message)


@pytest.fixture
def mailer(client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    sending = settings.model_copy(update={"smtp_url": SecretStr("smtp://mail.invalid"), "mail_from": "tienbo@a.vn"})
    monkeypatch.setattr(client.app.state, "settings", sending)  # type: ignore[attr-defined]
    monkeypatch.setattr(mail, "_connect", lambda url: server)
    return server


class TestRules:
    def path(self, year: Year) -> str:
        return f"/matrices/{year.matrix.id}/reminders/run"

    def test_strangers(self, year: Year, client: TestClient) -> None:
        body = {"preview": True}
        assert client.post(f"/api/v1{self.path(year)}", json=body).status_code == 401
        assert year.at("15").post(self.path(year), body).status_code == 404
        assert year.at("18003").post(self.path(year), body).status_code == 403
        assert year.at("42", Role.auditor).post(self.path(year), body).status_code == 403

    def test_a_preview_sends_nothing(self, year: Year, session: Session) -> None:
        items = year.at("42").post(self.path(year), {"preview": True}).json()["items"]
        assert [(item["body_name"], item["rule"]) for item in items] == [
            ("Sở Nội vụ", "overdue"),
            ("Sở Nội vụ", "due_soon"),
            ("Sở Y tế", "due_soon"),
            ("Sở Nội vụ", "overdue"),
        ]
        assert session.scalars(select(Reminder)).all() == []

    def test_each_once(self, year: Year, session: Session) -> None:
        province = year.at("42")
        assert len(province.post(self.path(year), {"preview": False}).json()["items"]) == 4
        assert province.post(self.path(year), {"preview": False}).json()["items"] == []
        assert len(session.scalars(select(Reminder)).all()) == 4
        kinds = session.scalars(select(Event.kind).where(Event.kind == "task.reminded")).all()
        assert len(kinds) == 4

    def test_a_later_deadline_is_another_event(self, year: Year) -> None:
        province = year.at("42")
        province.post(self.path(year), {"preview": False})
        wish = {"body_id": year.first.id, "until": days(2).isoformat(), "reason": "Chờ"}
        asked = year.officer.post(f"/assignments/{year.rows[1]}/extensions", wish).json()
        province.post(f"/extensions/{asked['id']}/decision", {"state": "granted"}, version=1)
        (item,) = province.post(self.path(year), {"preview": False}).json()["items"]
        assert (item["assignment_id"], item["rule"], item["about_on"]) == (
            year.rows[1],
            "due_soon",
            days(2).isoformat(),
        )

    def test_not_what_is_done_or_closed(self, year: Year, session: Session) -> None:
        province = year.at("42")
        report(year.officer, year.rows[1], year.first.id, state="done", share=100, finished_on=days(-4).isoformat())
        items = province.post(self.path(year), {"preview": True}).json()["items"]
        assert year.rows[1] not in {item["assignment_id"] for item in items}
        year.matrix.state = MatrixState.closed
        session.flush()
        assert province.post(self.path(year), {"preview": True}).status_code == 409

    def test_the_command_reminds_of_every_matrix_as_nobody(self, year: Year, session: Session) -> None:
        wanted = reminders.pending(session, None, days(0), Delays(7, 30))
        assert len(reminders.send(session, None, wanted)) == 4
        assert reminders.send(session, None, wanted) == []
        left = session.scalars(select(Event).where(Event.kind == "task.reminded")).all()
        assert {(event.user_id, event.client_id, event.unit_id) for event in left} == {
            (None, None, year.matrix.unit_id)
        }

    def test_long_without_a_report(self, year: Year, session: Session) -> None:
        session.execute(update(Matrix).values(issued_on=days(-40)))
        session.expire_all()
        items = year.at("42").post(self.path(year), {"preview": True}).json()["items"]
        silent = [item for item in items if item["rule"] == "no_report"]
        assert len(silent) == 6
        assert {item["about_on"] for item in silent} == {days(-10).isoformat()}


class TestByHand:
    def path(self, year: Year) -> str:
        return f"/matrices/{year.matrix.id}/reminders"

    def body(self, year: Year, *targets: tuple[int, int]) -> dict[str, Any]:
        chosen = targets or ((year.rows[0], year.commune),)
        return {
            "targets": [{"assignment_id": row, "body_id": body} for row, body in chosen],
            "text": "Đề nghị báo cáo trước cuộc họp",
        }

    def test_strangers(self, year: Year, client: TestClient) -> None:
        assert client.post(f"/api/v1{self.path(year)}", json=self.body(year)).status_code == 401
        assert year.at("15").post(self.path(year), self.body(year)).status_code == 404
        assert year.at("18003").post(self.path(year), self.body(year)).status_code == 403
        assert year.at("42", Role.auditor).post(self.path(year), self.body(year)).status_code == 403

    def test_once_a_day(self, year: Year) -> None:
        province = year.at("42")
        first = province.post(self.path(year), self.body(year))
        assert (first.status_code, first.json()["known"]) == (201, 0)
        (sent,) = first.json()["sent"]
        assert (sent["rule"], sent["text"], sent["sent_by"]) == (
            "by_hand",
            "Đề nghị báo cáo trước cuộc họp",
            "Người dùng thử",
        )
        again = province.post(self.path(year), self.body(year)).json()
        assert (again["sent"], again["known"]) == ([], 1)

    def test_all_or_none(self, year: Year, session: Session) -> None:
        body = self.body(year, (year.rows[0], year.commune), (year.rows[1], year.commune))
        answer = year.at("42").post(self.path(year), body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (409, "/targets/1/body_id")
        assert session.scalars(select(Reminder)).all() == []

    def test_mail_goes_out_after_the_answer_and_is_counted(self, year: Year, mailer: Server, session: Session) -> None:
        user = user_at(year.country, year.country.unit("18003"))
        user.email = "xa@a.vn"
        other = user_at(year.country, year.country.unit("18003"), Role.leader)
        other.email = mailer.refuses = "lanhdao@a.vn"
        session.flush()
        answer = year.at("42").post(self.path(year), self.body(year))
        assert answer.json()["sent"][0]["mailed_to"] == 0
        assert [message["To"] for message in mailer.taken] == ["xa@a.vn"]
        session.expire_all()
        assert session.scalars(select(Reminder.mailed_to)).one() == 1

    def test_a_mail_server_that_is_gone_stops_nothing(
        self, year: Year, mailer: Server, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gone(_: str) -> Any:
            raise OSError("gone")

        monkeypatch.setattr(mail, "_connect", gone)
        person = person_at(year.country, year.first, Role.officer)
        person.email = "so@a.vn"
        session.flush()
        answer = year.at("42").post(self.path(year), self.body(year, (year.rows[0], year.first.id)))
        assert answer.status_code == 201
        assert session.scalars(select(Reminder.mailed_to)).one() == 0

    def test_a_body_nobody_works_at_is_written_to_through_its_committee(
        self, year: Year, mailer: Server, session: Session
    ) -> None:
        user = user_at(year.country, year.country.unit("42"))
        user.email = "ubnd@a.vn"
        session.flush()
        year.at("42").post(self.path(year), self.body(year, (year.rows[2], year.second.id)))
        (message,) = mailer.taken
        assert message["To"] == "ubnd@a.vn"
        cell = f"https://testserver/matrices/{year.matrix.id}/progress/{year.rows[2]}?body={year.second.id}"
        assert cell in message.get_content()


class TestList:
    def sent(self, year: Year) -> int:
        body = {"targets": [{"assignment_id": year.rows[0], "body_id": year.commune}], "text": "Đề nghị báo cáo"}
        made = year.at("42").post(f"/matrices/{year.matrix.id}/reminders", body).json()["sent"]
        return int(made[0]["id"])

    def test_strangers(self, year: Year, client: TestClient) -> None:
        self.sent(year)
        assert client.get("/api/v1/reminders", params={"box": "sent"}).status_code == 401
        assert year.at("42", Role.administrator).get("/reminders", box="sent").status_code == 403
        for code in ("15", "18005"):
            for box in ("received", "sent"):
                found = year.at(code).get("/reminders", box=box).json()
                assert (found["items"], found["unseen"]) == ([], 0)

    def test_received_and_seen_once(self, year: Year) -> None:
        made, commune = self.sent(year), year.at("18003")
        found = commune.get("/reminders", box="received").json()
        assert ([item["id"] for item in found["items"]], found["unseen"]) == ([made], 1)
        assert year.at("15").post(f"/reminders/{made}/seen").status_code == 404
        assert year.at("42").post(f"/reminders/{made}/seen").status_code == 403
        assert (found["items"][0]["unit"]["name"], found["items"][0]["sent_by"]) == ("Tỉnh Hà Tĩnh", None)
        first = commune.post(f"/reminders/{made}/seen").json()["seen_at"]
        assert first is not None
        assert commune.post(f"/reminders/{made}/seen").json()["seen_at"] == first
        assert commune.get("/reminders", box="received", unseen=True).json()["items"] == []
        (row,) = year.at("42").get("/reminders", box="sent").json()["items"]
        assert row["seen_at"] == first

    def test_who_may_mark_it(self, year: Year) -> None:
        self.sent(year)

        def may(caller: Caller, box: str) -> list[str]:
            actions: list[str] = caller.get("/reminders", box=box).json()["items"][0]["actions"]
            return actions

        assert may(year.at("42"), "sent") == []
        assert may(year.at("18003", Role.auditor), "received") == []
        commune = year.at("18003")
        assert may(commune, "received") == ["mark_seen"]
        commune.post(f"/reminders/{commune.get('/reminders', box='received').json()['items'][0]['id']}/seen")
        assert may(commune, "received") == []

    def test_seen_leaves_one_event(self, year: Year, session: Session) -> None:
        made = self.sent(year)
        for _ in range(2):
            year.at("18003").post(f"/reminders/{made}/seen")
        assert len(session.scalars(select(Event).where(Event.kind == "reminder.seen")).all()) == 1

    def test_filters_and_pages(self, year: Year) -> None:
        province = year.at("42")
        self.sent(year)
        province.post(f"/matrices/{year.matrix.id}/reminders/run", {"preview": False})

        def count(**wanted: Any) -> int:
            return len(province.get("/reminders", box="sent", **wanted).json()["items"])

        assert count() == 5
        assert count(rule="overdue") == 2
        assert count(assignment_id=year.rows[0]) == 1
        assert count(body_id=year.commune) == 1
        assert count(matrix_id=2**30) == 0
        first = province.get("/reminders", box="sent", limit=3).json()
        rest = province.get("/reminders", box="sent", limit=3, cursor=first["next_cursor"]).json()
        assert len({item["id"] for item in first["items"] + rest["items"]}) == 5


def test_a_day_ahead(year: Year, session: Session) -> None:
    """The command asks by the day it is given: what is in time today is due soon on another."""
    ahead = reminders.pending(session, None, days(25), Delays(7, 365))
    assert {one.rule for one in ahead if one.cell.asked.assignment.id == year.rows[0]} == {SOON}
