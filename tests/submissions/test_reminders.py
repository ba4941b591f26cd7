"""Reminders of late reports stand in the log of all reminders: with mail, and with who has seen them."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.assignments.test_reminders import Server
from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tienbo.access import mail
from tienbo.access.models import Role
from tienbo.assignments.progress_models import Reminder
from tienbo.settings import Settings

LATER = IN_2024.replace(day=20)
TEXT = "Đã quá hạn nộp, đề nghị gửi báo cáo trong ngày"


@pytest.fixture
def chaser(country: Country, as_user: AsUser) -> Caller:
    """The district three days after the communes' due date."""
    return as_user(user_at(country, country.old("436"), rehearsal=LATER))


@pytest.fixture
def late(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.old("18001"), rehearsal=LATER))


@pytest.fixture
def mailer(client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    sending = settings.model_copy(update={"smtp_url": SecretStr("smtp://mail.invalid"), "mail_from": "tienbo@a.vn"})
    monkeypatch.setattr(client.app.state, "settings", sending)  # type: ignore[attr-defined]
    monkeypatch.setattr(mail, "_connect", lambda url: server)
    return server


def remind(chaser: Caller, figures: Figures) -> int:
    body_id = figures.country.committee(figures.country.old("18001"))
    wanted = {"period": "2024", "body_ids": [body_id], "text": TEXT}
    answer = chaser.post(f"/forms/{figures.form.id}/reminders", wanted)
    assert answer.json() == {"reminded": [body_id], "known": []}
    return figures.session.scalars(select(Reminder.id)).one()


def received(caller: Caller, **wanted: Any) -> Any:
    return caller.get("/reminders", box="received", **wanted).json()


def test_others_do_not_see_it(figures: Figures, chaser: Caller, strangers: list[Caller], client: TestClient) -> None:
    made = remind(chaser, figures)
    assert client.post(f"/api/v1/reminders/{made}/seen").status_code == 401
    for stranger in strangers:
        assert [stranger.get("/reminders", box=box).json()["items"] for box in ("received", "sent")] == [[], []]
        assert stranger.post(f"/reminders/{made}/seen").status_code == 404
    assert chaser.post(f"/reminders/{made}/seen").status_code == 403


def test_the_reporter_sees_it_and_says_so(figures: Figures, chaser: Caller, late: Caller) -> None:
    made = remind(chaser, figures)
    page = received(late)
    (row,) = page["items"]
    assert (page["unseen"], row["task"], row["text"], row["actions"]) == (1, None, TEXT, ["mark_seen"])
    assert (row["report"]["form_id"], row["report"]["period"]["code"]) == (figures.form.id, "2024")
    assert row["unit"]["code"] == "436"
    seen = late.post(f"/reminders/{made}/seen").json()["seen_at"]
    assert seen is not None
    assert received(late, unseen=True)["items"] == []
    (sent,) = chaser.get("/reminders", box="sent").json()["items"]
    (listed,) = chaser.get(f"/forms/{figures.form.id}/reminders", period="2024").json()["items"]
    assert sent["seen_at"] == listed["seen_at"] == seen


def test_the_successor_answers_for_who_has_ended(
    country: Country, figures: Figures, chaser: Caller, as_user: AsUser
) -> None:
    made = remind(chaser, figures)
    successor = as_user(user_at(country, country.unit("18001")))
    assert [row["id"] for row in received(successor)["items"]] == [made]
    assert successor.post(f"/reminders/{made}/seen").status_code == 200


def test_who_may_not_report_does_not_say_it(
    country: Country, figures: Figures, chaser: Caller, as_user: AsUser
) -> None:
    made = remind(chaser, figures)
    auditor = as_user(user_at(country, country.old("18001"), Role.auditor, rehearsal=LATER))
    assert [row["actions"] for row in received(auditor)["items"]] == [[]]
    assert auditor.post(f"/reminders/{made}/seen").status_code == 403


def test_mail_goes_to_who_enters_there(
    country: Country, figures: Figures, chaser: Caller, mailer: Server, session: Session
) -> None:
    user_at(country, country.old("18001"), rehearsal=LATER).email = "xa@a.vn"
    user_at(country, country.old("18002"), rehearsal=LATER).email = "khac@a.vn"
    session.flush()
    remind(chaser, figures)
    (message,) = mailer.taken
    assert (message["To"], message["Subject"]) == ("xa@a.vn", "Tiến bộ: đôn đốc báo cáo số liệu")
    assert f"/entry?form={figures.form.id}&period=2024" in message.get_content()
    session.expire_all()
    assert session.scalars(select(Reminder.mailed_to)).one() == 1
