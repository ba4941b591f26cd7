from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.assignments.schemas import MatrixAction
from tienbo.packs.files import read_json
from tienbo.packs.matrix import load_matrix

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def matrix_id(country: Country, session: Session) -> int:
    return session.scalars(select(Matrix.id)).one()


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


class TestStrangers:
    def test_anonymous(self, client: TestClient, matrix_id: int) -> None:
        assert client.get("/api/v1/matrices").status_code == 401
        assert client.get(f"/api/v1/matrices/{matrix_id}").status_code == 401

    def test_another_province(self, country: Country, matrix_id: int, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get("/matrices").json()["items"] == []
        assert stranger.get(f"/matrices/{matrix_id}").status_code == 404

    def test_below_only_what_is_issued(
        self, country: Country, matrix_id: int, as_user: AsUser, session: Session, province: Caller
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.get(f"/matrices/{matrix_id}").status_code == 200
        session.execute(update(Matrix).values(issued_on=None, state=MatrixState.draft))
        assert commune.get(f"/matrices/{matrix_id}").status_code == 404
        assert commune.get("/matrices").json()["items"] == []
        assert province.get(f"/matrices/{matrix_id}").status_code == 200


class TestMatrixOf2019:
    def test_summary(self, province: Caller) -> None:
        (matrix,) = province.get("/matrices").json()["items"]
        assert (matrix["task_count"], matrix["assignment_count"]) == (8, 9)
        assert matrix["document"]["number"] == "02/QĐ-BVSTBCPN"
        assert province.get("/matrices", year=2020).json()["items"] == []

    def test_by_what_may_be_done(
        self, country: Country, province: Caller, matrix_id: int, as_user: AsUser, session: Session
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor, login="kiemtra"))
        for state in (MatrixState.issued, MatrixState.closed, MatrixState.draft):
            issued_on = None if state is MatrixState.draft else Matrix.issued_on
            session.execute(update(Matrix).values(state=state, issued_on=issued_on))
            actions = province.get(f"/matrices/{matrix_id}").json()["actions"]
            for action in MatrixAction:
                listed = province.get("/matrices", action=action).json()["items"]
                assert (len(listed) == 1) == (action in actions), (state, action)
                assert commune.get("/matrices", action=action).json()["items"] == []
                assert auditor.get("/matrices", action=action).json()["items"] == []

    def test_rows_as_printed(self, province: Caller, matrix_id: int) -> None:
        tasks = province.get(f"/matrices/{matrix_id}").json()["tasks"]
        printed = [
            {
                "number": task["number"],
                "content": task["content"],
                "products": [product["text"] for product in task["products"]],
                "assignments": [
                    {part: [party["printed"] for party in row[part]] for part in ("lead", "coordinating")}
                    for row in task["assignments"]
                ],
            }
            for task in tasks
        ]
        assert printed == read_json("ha_tinh/matrix_2019.json")["tasks"]
        assert len(tasks[5]["assignments"][0]["lead"]) == 2
        assert len(tasks[6]["assignments"]) == 2

    def test_five_spellings_are_one_board(self, province: Caller, matrix_id: int) -> None:
        tasks = province.get(f"/matrices/{matrix_id}").json()["tasks"]
        parties = [p for t in tasks for a in t["assignments"] for part in ("lead", "coordinating") for p in a[part]]
        board = "Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh"
        spellings = {party["printed"] for party in parties if party["name"] == board}
        assert spellings == {
            "Ban VSTBPNVN tỉnh",
            "Ban VSTBPN tỉnh",
            "Ban VSTBCPN tỉnh",
            "Ban vì sự tiến bộ của phụ nữ tỉnh",
        }
        unmatched = {party["printed"] for party in parties if party["match"] == "none"}
        assert unmatched == {"Ban VSTBPNVN"}

    def test_a_group_stands_for_the_bodies_of_that_day(self, province: Caller, matrix_id: int) -> None:
        task = province.get(f"/matrices/{matrix_id}").json()["tasks"][1]
        group = task["assignments"][0]["coordinating"][1]
        assert group["match"] == "group"
        names = {body["name"] for body in group["bodies"]}
        assert len(names) == 17 + 2
        assert "Ban vì sự tiến bộ của phụ nữ huyện Thạch Hà" in names
        assert "Ban vì sự tiến bộ của phụ nữ Sở Nội vụ" in names
