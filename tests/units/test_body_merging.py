"""Bodies entered twice: found by likeness, previewed, and merged so that nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, RoleGrant, User
from tienbo.assignments.models import AssignmentParty, PartyBody
from tienbo.exchange.models import Event
from tienbo.packs.matrix import load_matrix
from tienbo.submissions.models import State
from tienbo.units.body_models import Body, BodyName

AsUser = Callable[[User], Caller]
BOARD = "Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh"


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.officer))


@pytest.fixture
def board(session: Session) -> int:
    return session.scalars(select(BodyName.body_id).where(BodyName.name == BOARD)).one()


@pytest.fixture
def twin(country: Country, keeper: Caller) -> dict[str, Any]:
    wanted = {"unit_id": country.unit("42"), "kind": "advancement_board", "name": "Ban VSTBPN tỉnh Hà Tỉnh"}
    made: dict[str, Any] = keeper.post("/bodies", {**wanted, "aliases": ["Ban Vì sự tiến bộ"]}).json()
    return made


class TestStrangers:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/bodies/duplicates?unit_id=1").status_code == 401
        assert client.get("/api/v1/bodies/1/merge?into_id=2").status_code == 401
        assert client.post("/api/v1/bodies/1/merge", json={"into_id": 2}).status_code == 401

    @pytest.mark.parametrize(("code", "status"), [("15", 404), ("18003", 403)])
    def test_another_unit(
        self, country: Country, as_user: AsUser, board: int, twin: dict[str, Any], code: str, status: int
    ) -> None:
        stranger = as_user(user_at(country, country.unit(code), Role.officer))
        path = f"/bodies/{twin['id']}/merge"
        assert stranger.get("/bodies/duplicates", unit_id=country.unit("42")).status_code == status
        assert stranger.get(path, into_id=board).status_code == status
        assert stranger.post(path, {"into_id": board}, version=1).status_code == status


def test_candidates_are_alike(country: Country, keeper: Caller, board: int, twin: dict[str, Any]) -> None:
    items = keeper.get("/bodies/duplicates", unit_id=country.unit("42")).json()["items"]
    assert {items[0]["one"]["id"], items[0]["other"]["id"]} == {board, twin["id"]}
    assert items[0]["score"] > 0.9
    assert items == sorted(items, key=lambda pair: -pair["score"])


class TestMerge:
    def test_moves_everything_and_the_old_id_goes_on(
        self, country: Country, keeper: Caller, board: int, twin: dict[str, Any], session: Session
    ) -> None:
        """The board that the matrix of 2019 names is merged into the twin; what was issued keeps its names."""
        province = country.unit("42")
        person = user_at(country, province, Role.officer)
        session.add(RoleGrant(user_id=person.id, body_id=board, unit_id=province, role=Role.leader))
        session.flush()
        group = {"unit_id": province, "phrase": "thường trực", "selectors": [{"body_id": board}]}
        group_id = keeper.post("/body-groups", group).json()["id"]
        frozen = session.scalars(select(PartyBody.name).where(PartyBody.body_id == board)).all()
        parties = len(session.scalars(select(AssignmentParty.id).where(AssignmentParty.body_id == board)).all())
        path = f"/bodies/{board}/merge"
        shown = keeper.get(path, into_id=twin["id"])
        assert shown.status_code == 200, shown.text
        preview = shown.json()
        assert (preview["tasks"], preview["documents"], preview["groups"], preview["roles"]) == (parties, 1, 1, 1)
        assert {BOARD, "Ban VSTBPN tỉnh"} <= set(preview["names"])
        assert keeper.get(f"/bodies/{board}").json()["version"] == 1

        answer = keeper.post(path, {"into_id": twin["id"]}, version=1)
        assert answer.status_code == 200, answer.text
        kept = answer.json()
        assert (kept["id"], kept["name"], kept["uses"]) == (
            twin["id"],
            twin["name"],
            {"tasks": 7, "documents": 1, "people": 1},
        )
        assert set(preview["names"]) <= set(kept["aliases"])
        assert [body["id"] for body in kept["merged"]] == [board]
        session.expire_all()
        assert session.scalars(select(PartyBody.name).where(PartyBody.body_id == board)).all() == frozen
        assert keeper.get(f"/bodies/{board}").json()["id"] == twin["id"]
        assert session.get_one(Body, board).merged_into_id == twin["id"]
        members = keeper.get(f"/body-groups/{group_id}/bodies").json()["bodies"]
        assert [member["body_id"] for member in members] == [twin["id"]]
        assert keeper.get("/bodies/match", name=BOARD, unit_id=province).json()["body"]["id"] == twin["id"]
        assert board not in {body["id"] for body in keeper.get("/bodies", limit=500).json()["items"]}
        (event,) = session.scalars(select(Event).where(Event.kind == "body.merged"))
        assert (event.data["into"], event.data["was"]) == (twin["id"], [None, None])

    def test_only_once_and_with_the_version(self, keeper: Caller, board: int, twin: dict[str, Any]) -> None:
        path = f"/bodies/{twin['id']}/merge"
        assert keeper.post(path, {"into_id": board}).status_code == 428
        assert keeper.post(path, {"into_id": board}, version=9).status_code == 412
        assert keeper.post(path, {"into_id": board}, version=1).status_code == 200
        assert keeper.post(path, {"into_id": board}, version=2).json()["code"] == "body-merged"
        assert keeper.patch(f"/bodies/{twin['id']}", {"sector": "x"}, version=2).json()["code"] == "body-merged"

    def test_not_itself_another_units_or_one_with_figures(
        self, country: Country, keeper: Caller, twin: dict[str, Any]
    ) -> None:
        path = f"/bodies/{twin['id']}/merge"
        assert keeper.post(path, {"into_id": twin["id"]}, version=1).json()["code"] == "merge-refused"
        below = country.committee(country.unit("18003"))
        assert keeper.post(path, {"into_id": below}, version=1).json()["code"] == "merge-refused"
        figures = build_figures(country)
        figures.report("18003", "2026", State.draft)
        other = {"unit_id": country.unit("18003"), "kind": "other", "name": "Khác"}
        into = keeper.post("/bodies", other).json()["id"]
        answer = keeper.post(f"/bodies/{below}/merge", {"into_id": into}, version=1)
        assert answer.json()["code"] == "figures-reported"
