from collections.abc import Callable
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.builders.tasks import Row, add_body, add_matrix, assignments_of, person_at, products_of, report, show
from tienbo.access.models import Role, User
from tienbo.assignments import evidence
from tienbo.assignments.models import MatrixState
from tienbo.exchange.models import Event
from tienbo.settings import Settings

AsUser = Callable[[User], Caller]


class Followed:
    """A department's report about the first of two tasks, and the products of both."""

    def __init__(self, session: Session, as_user: AsUser) -> None:
        self.country: Country = build_country(session)
        self.department = add_body(session, self.country.unit("42"), "Sở Nội vụ")
        rows = (Row([self.department.id], products=("Kế hoạch", "Báo cáo")), Row([self.department.id]))
        self.matrix = add_matrix(session, self.country.unit("42"), *rows)
        self.products = products_of(session, self.matrix)
        self.officer = as_user(person_at(self.country, self.department, Role.officer))
        self.report_id = report(self.officer, assignments_of(session, self.matrix)[0], self.department.id)["id"]


@pytest.fixture
def followed(session: Session, as_user: AsUser) -> Followed:
    return Followed(session, as_user)


class TestAdd:
    def test_anonymous(self, client: TestClient, followed: Followed) -> None:
        path = f"/api/v1/progress-reports/{followed.report_id}/evidence"
        assert client.post(path, files={"file": ("a.pdf", b"x")}).status_code == 401

    def test_strangers(self, followed: Followed, as_user: AsUser) -> None:
        for code in ("15", "18003"):
            caller = as_user(user_at(followed.country, followed.country.unit(code)))
            assert show(caller, followed.report_id).status_code == 404
        auditor = as_user(user_at(followed.country, followed.country.unit("42"), Role.auditor))
        assert show(auditor, followed.report_id).status_code == 403

    def test_another_body_of_the_unit(self, followed: Followed, as_user: AsUser, session: Session) -> None:
        other = add_body(session, followed.country.unit("42"), "Sở Y tế")
        answer = show(as_user(person_at(followed.country, other, Role.officer)), followed.report_id)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-your-body")

    def test_of_a_product(self, followed: Followed, session: Session) -> None:
        answer = show(followed.officer, followed.report_id, followed.products[1])
        assert answer.status_code == 201
        made = answer.json()
        assert (made["product_id"], made["size"], made["name"]) == (followed.products[1], 7, "kết quả.pdf")
        assert made["sha256"] == sha256(b"ket qua").hexdigest()
        event = session.scalars(select(Event).where(Event.kind == "progress.evidence-added")).one()
        assert event.data["evidence"] == made["id"]

    def test_the_same_file_counts_once(self, followed: Followed) -> None:
        first = show(followed.officer, followed.report_id, followed.products[0])
        again = show(followed.officer, followed.report_id, followed.products[0])
        other = show(followed.officer, followed.report_id, followed.products[1])
        assert [answer.status_code for answer in (first, again, other)] == [201, 200, 201]
        assert first.json() == again.json()

    def test_a_product_of_another_task(self, followed: Followed) -> None:
        answer = show(followed.officer, followed.report_id, followed.products[2])
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "of-another-task")

    def test_an_empty_file(self, followed: Followed) -> None:
        assert show(followed.officer, followed.report_id, content=b"").status_code == 422

    def test_not_more_than_a_report_holds(self, followed: Followed, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(evidence, "MOST_FILES", 1)
        assert show(followed.officer, followed.report_id, content=b"1").status_code == 201
        answer = show(followed.officer, followed.report_id, content=b"2")
        assert (answer.status_code, answer.json()["code"]) == (409, "too-many-files")

    def test_larger_than_other_requests_and_not_without_end(self, followed: Followed, settings: Settings) -> None:
        assert show(followed.officer, followed.report_id, content=b"x" * (settings.body_limit + 1)).status_code == 201
        assert show(followed.officer, followed.report_id, content=b"x" * settings.upload_limit).status_code == 413

    def test_not_when_the_matrix_is_closed(self, followed: Followed, session: Session) -> None:
        followed.matrix.state = MatrixState.closed
        session.flush()
        assert show(followed.officer, followed.report_id).status_code == 409


class TestDownload:
    def test_strangers(self, followed: Followed, as_user: AsUser, client: TestClient) -> None:
        path = f"/evidence/{show(followed.officer, followed.report_id).json()['id']}/file"
        assert client.get(f"/api/v1{path}").status_code == 401
        for code in ("15", "18003"):
            assert as_user(user_at(followed.country, followed.country.unit(code))).get(path).status_code == 404
        administrator = as_user(user_at(followed.country, followed.country.unit("42"), Role.administrator))
        assert administrator.get(path).status_code == 403

    def test_as_bytes_of_a_stranger(self, followed: Followed) -> None:
        script = b"<script>alert(1)</script>"
        made = show(followed.officer, followed.report_id, content=script).json()
        answer = followed.officer.get(f"/evidence/{made['id']}/file")
        assert answer.content == script
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-security-policy"] == "sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-disposition"].startswith("attachment; filename=")

    def test_listed_with_its_report(self, followed: Followed, session: Session) -> None:
        made = show(followed.officer, followed.report_id, followed.products[0]).json()
        (row,) = followed.officer.get(f"/assignments/{assignments_of(session, followed.matrix)[0]}/reports").json()[
            "items"
        ]
        assert row["evidence"] == [made]
