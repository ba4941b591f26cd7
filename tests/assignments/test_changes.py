from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.assignments.test_work import Year, days
from tests.builders.people import Caller
from tests.builders.tasks import report
from tienbo import clock
from tienbo.access.models import Role, User
from tienbo.assignments.progress_models import ProgressReport
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]


class TestChanges:
    def path(self, year: Year) -> str:
        return f"/matrices/{year.matrix.id}/changes"

    def test_strangers(self, session: Session, as_user: AsUser, client: TestClient) -> None:
        year = Year(session, as_user)
        wanted = {"from": "2026-01-01T00:00:00Z"}
        assert client.get(f"/api/v1{self.path(year)}", params=wanted).status_code == 401
        assert year.at("15").get(self.path(year), **wanted).status_code == 404
        assert year.at("42", Role.administrator).get(self.path(year), **wanted).status_code == 403
        report(year.officer, year.rows[0], year.first.id)
        assert year.at("18005").get(self.path(year), **wanted).json()["items"] == []

    def test_between_two_instants(self, session: Session, as_user: AsUser) -> None:
        year = Year(session, as_user)
        start = clock.now()
        report(year.officer, year.rows[0], year.first.id)
        session.execute(update(ProgressReport).values(reported_at=start - timedelta(days=30)))
        report(year.officer, year.rows[0], year.first.id, text="Xong một nửa")
        wish = {"body_id": year.first.id, "until": days(60).isoformat(), "reason": "Chờ"}
        asked = year.officer.post(f"/assignments/{year.rows[0]}/extensions", wish).json()
        year.at("42").post(f"/extensions/{asked['id']}/decision", {"state": "refused", "reason": "Không"}, version=1)
        year.confirm(year.leader, year.rows[1], year.first.id)
        data = {"reason": "Theo kết luận", "task": 1}
        amended = Event(kind="matrix.task-changed", subject_kind="matrix", subject_id=str(year.matrix.id), data=data)
        amended.unit_id = year.matrix.unit_id
        session.add(amended)
        session.flush()
        province = year.at("42")
        found = province.get(self.path(year), **{"from": start.isoformat()}).json()
        assert [(item["kind"], item["text"]) for item in found["items"]] == [
            ("report", "Xong một nửa"),
            ("extension_asked", "Chờ"),
            ("extension_refused", "Không"),
            ("confirmed", "Không có"),
            ("amendment", "Theo kết luận"),
        ]
        assert found["complete"]
        before = {"from": "2000-01-01T00:00:00+07:00", "to": start.isoformat()}
        assert [item["kind"] for item in province.get(self.path(year), **before).json()["items"]] == ["report"]

    def test_an_instant_needs_its_zone_and_a_span_runs_forward(self, session: Session, as_user: AsUser) -> None:
        year = Year(session, as_user)
        assert year.officer.get(self.path(year), **{"from": "2026-01-01T00:00:00"}).status_code == 422
        now = datetime.now(UTC)
        backwards = {"from": now.isoformat(), "to": (now - timedelta(days=1)).isoformat()}
        assert year.officer.get(self.path(year), **backwards).status_code == 422
