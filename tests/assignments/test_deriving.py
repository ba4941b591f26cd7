"""A matrix made from a confirmed table of an uploaded plan."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.matrices import task_with
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.packs.files import read_json
from tienbo.packs.matrix import load_matrix

AsUser = Callable[[User], Caller]

PLAN = plans.PROVINCE.replace(
    "\nNơi nhận:",
    """
III. PHÂN CÔNG NHIỆM VỤ
STT | Nội dung | Chủ trì | Phối hợp | Sản phẩm | Thời gian |
1 | Tập huấn cho cán bộ nữ | Sở Tư pháp | Ban VSTBPN tỉnh | Kế hoạch | Quý II |
2 | Kiểm tra việc thực hiện | Đoàn kiểm tra liên ngành | Sở Tư pháp | Báo cáo | Quý IV |

Nơi nhận:""",
)


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def table(caller: Caller, document_id: int) -> dict[str, Any]:
    items = caller.get(f"/documents/{document_id}/proposals").json()["items"]
    found: dict[str, Any] = next(item for item in items if item["kind"] == "matrix")
    return found


@pytest.fixture
def confirmed(province: Caller) -> dict[str, Any]:
    held = plans.document(province, PLAN)
    plans.confirm_all(province, held["id"])
    return table(province, held["id"])


class TestCreate:
    def test_strangers(self, client: TestClient, country: Country, as_user: AsUser, confirmed: dict[str, Any]) -> None:
        body = {"proposal_id": confirmed["id"]}
        assert client.post("/api/v1/matrices", json=body).status_code == 401
        assert as_user(user_at(country, country.unit("15"))).post("/matrices", body).status_code == 404
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor))
        assert auditor.post("/matrices", body).status_code == 403

    def test_a_superior_does_not_make_it(self, country: Country, as_user: AsUser, province: Caller) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        held = plans.document(commune, PLAN.replace("TỈNH HÀ TĨNH", "XÃ CẨM LĨNH"))
        plans.confirm_all(commune, held["id"])
        body = {"proposal_id": table(commune, held["id"])["id"]}
        assert province.post("/matrices", body).status_code == 403
        assert commune.post("/matrices", body).status_code == 201

    def test_only_from_what_a_person_confirmed(self, province: Caller) -> None:
        item = table(province, plans.document(province, PLAN)["id"])
        answer = province.post("/matrices", {"proposal_id": item["id"]})
        assert (answer.status_code, answer.json()["code"]) == (409, "proposal-unconfirmed")

    def test_rows_as_printed_and_names_as_known(self, province: Caller, confirmed: dict[str, Any]) -> None:
        matrix = province.post("/matrices", {"proposal_id": confirmed["id"]}).json()
        first, second = matrix["tasks"]
        assert (first["number"], first["content"], [one["text"] for one in first["products"]]) == (
            "1",
            "Tập huấn cho cán bộ nữ",
            ["Kế hoạch"],
        )
        (assignment,) = first["assignments"]
        assert (assignment["time"], assignment["deadline_kind"], assignment["deadline_on"]) == (
            "Quý II",
            "quarter",
            "2026-06-30",
        )
        (lead,) = assignment["lead"]
        assert (lead["match"], lead["bodies"][0]["name"]) == ("body", "Sở Tư pháp")
        assert assignment["coordinating"][0]["match"] == "body"
        assert second["assignments"][0]["lead"][0]["match"] == "none"
        assert (matrix["year"], matrix["issued_on"]) == (2026, None)

    def test_once(self, province: Caller, confirmed: dict[str, Any]) -> None:
        first = province.post("/matrices", {"proposal_id": confirmed["id"]})
        again = province.post("/matrices", {"proposal_id": confirmed["id"]})
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json()["id"] == again.json()["id"]

    def test_read_by_its_own_unit_alone(
        self, country: Country, as_user: AsUser, province: Caller, confirmed: dict[str, Any]
    ) -> None:
        matrix = province.post("/matrices", {"proposal_id": confirmed["id"]}).json()
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.get(f"/matrices/{matrix['id']}").status_code == 404


class TestIssue:
    @pytest.fixture
    def matrix(self, province: Caller, confirmed: dict[str, Any]) -> dict[str, Any]:
        """The derived draft, its unknown name told."""
        found: dict[str, Any] = province.post("/matrices", {"proposal_id": confirmed["id"]}).json()
        body = found["tasks"][0]["assignments"][0]["lead"][0]["body_id"]
        return task_with(province, found, 1, lead=[{"printed": "Sở Tư pháp", "body_id": body}], coordinating=[])

    def test_strangers(self, client: TestClient, country: Country, as_user: AsUser, matrix: dict[str, Any]) -> None:
        path, version = f"/matrices/{matrix['id']}/issue", matrix["version"]
        assert client.post(f"/api/v1{path}", json={}).status_code == 401
        assert as_user(user_at(country, country.unit("15"))).post(path, {}, version=version).status_code == 404
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        assert officer.post(path, {}, version=version).status_code == 403

    def test_with_its_document_and_not_before(
        self,
        country: Country,
        as_user: AsUser,
        province: Caller,
        matrix: dict[str, Any],
        confirmed: dict[str, Any],
        session: Session,
    ) -> None:
        path = f"/matrices/{matrix['id']}/issue"
        early = province.post(path, {}, version=matrix["version"])
        assert (early.status_code, early.json()["code"]) == (409, "document-not-issued")
        held = province.get(f"/documents/{confirmed['document_id']}").json()
        plans.move(province, plans.move(province, held, "confirm"), "issue")
        assert "issue" in province.get(f"/matrices/{matrix['id']}").json()["actions"]
        issued = province.post(path, {}, version=matrix["version"]).json()
        assert (issued["issued_on"], issued["actions"]) == ("2026-01-15", ["amend", "close", "remind"])
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.get(f"/matrices/{matrix['id']}").json()["tasks"] == issued["tasks"]
        again = province.post(path, {}, version=issued["version"])
        assert (again.status_code, again.json()["code"]) == (409, "not-in-this-state")
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "matrix").order_by(Event.id)).all()
        assert kinds == ["matrix.created", "matrix.task-changed", "matrix.issued"]

    def test_a_row_without_an_owner_is_not_issued(self, province: Caller, confirmed: dict[str, Any]) -> None:
        matrix = province.post("/matrices", {"proposal_id": confirmed["id"]}).json()
        held = province.get(f"/documents/{confirmed['document_id']}").json()
        plans.move(province, plans.move(province, held, "confirm"), "issue")
        answer = province.post(f"/matrices/{matrix['id']}/issue", {}, version=matrix["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "matrix-check-failed")
        assert [error["code"] for error in answer.json()["errors"]] == ["unmatched"]


def test_the_matrix_of_2019_comes_back_from_its_own_words(province: Caller) -> None:
    """Written as the appendix's table and read again, every name and product is what the pack holds."""
    pack = read_json("ha_tinh/matrix_2019.json")
    lines = ["STT | Nội dung | Chủ trì | Phối hợp | Sản phẩm |"]
    for task in pack["tasks"]:
        for place, given in enumerate(task["assignments"]):
            cells = (
                [task["number"], task["content"]] if place == 0 else ["", ""],
                ["; ".join(given["lead"]), "; ".join(given["coordinating"])],
                ["; ".join(task["products"]) if place == 0 else ""],
            )
            lines.append(" | ".join(cell for group in cells for cell in group) + " |")
    text = plans.PROVINCE.replace("\nNơi nhận:", "\nIII. PHÂN CÔNG\n" + "\n".join(lines) + "\n\nNơi nhận:")
    held = plans.document(province, text)
    plans.confirm_all(province, held["id"])
    matrix = province.post("/matrices", {"proposal_id": table(province, held["id"])["id"]}).json()
    assert (len(matrix["tasks"]), sum(len(task["assignments"]) for task in matrix["tasks"])) == (8, 9)
    for task, printed in zip(matrix["tasks"], pack["tasks"], strict=True):
        assert (task["number"], task["content"]) == (printed["number"], printed["content"])
        for assignment, given in zip(task["assignments"], printed["assignments"], strict=True):
            assert [party["printed"] for party in assignment["lead"]] == given["lead"]
            # An office printed behind its host and a dash ("VP UBND tỉnh- phòng Dân tộc") is read as two names.
            apart = [name for printed in given["coordinating"] for name in re.split(r"(?<=\w)- ", printed)]
            assert [party["printed"] for party in assignment["coordinating"]] == apart
