"""Groups of bodies: who may keep them, whom they stand for on a day, and how two days differ."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
COMMITTEES = [{"kind": "peoples_committee", "level": "commune"}]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.officer))


@pytest.fixture
def group(country: Country, keeper: Caller) -> dict[str, Any]:
    wanted = {"unit_id": country.unit("42"), "phrase": "UBND các xã, phường", "selectors": COMMITTEES}
    answer = keeper.post("/body-groups", wanted)
    assert (answer.status_code, answer.headers["ETag"]) == (201, '"1"'), answer.text
    made: dict[str, Any] = answer.json()
    return made


def stand_for(caller: Caller, group_id: int, **asked: Any) -> list[str]:
    return [body["unit_name"] for body in caller.get(f"/body-groups/{group_id}/bodies", **asked).json()["bodies"]]


class TestStrangers:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.get("/api/v1/body-groups").status_code == 401
        assert client.post("/api/v1/body-groups", json={}).status_code == 401

    def test_another_province(self, country: Country, group: dict[str, Any], as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        path = f"/body-groups/{group['id']}"
        assert stranger.get("/body-groups").json()["items"] == []
        assert [stranger.get(path).status_code, stranger.get(f"{path}/bodies").status_code] == [404, 404]
        wanted = {"unit_id": country.unit("42"), "phrase": "các Sở", "selectors": []}
        assert stranger.post("/body-groups", wanted).status_code == 404
        preview = {"unit_id": country.unit("42"), "selectors": COMMITTEES}
        assert stranger.post("/body-groups/preview", preview).status_code == 404

    def test_a_commune_reads_the_groups_above_and_sees_its_own_part(
        self, country: Country, group: dict[str, Any], as_user: AsUser
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        (listed,) = commune.get("/body-groups").json()["items"]
        assert (listed["phrase"], listed["editable"]) == ("UBND các xã, phường", False)
        resolved = commune.get(f"/body-groups/{group['id']}/bodies").json()
        assert (resolved["complete"], [body["unit_name"] for body in resolved["bodies"]]) == (False, ["Xã Cẩm Lĩnh"])
        assert commune.patch(f"/body-groups/{group['id']}", {"phrase": "Khác"}, version=1).status_code == 403
        preview = {"unit_id": country.unit("42"), "selectors": COMMITTEES}
        assert commune.post("/body-groups/preview", preview).status_code == 403

    def test_a_leader_only_reads(self, country: Country, group: dict[str, Any], as_user: AsUser) -> None:
        leader = as_user(user_at(country, country.unit("42"), Role.leader))
        assert leader.get(f"/body-groups/{group['id']}").status_code == 200
        assert leader.patch(f"/body-groups/{group['id']}", {"phrase": "Khác"}, version=1).status_code == 403


class TestResolve:
    def test_follows_the_tree_of_the_day(self, keeper: Caller, group: dict[str, Any]) -> None:
        assert stand_for(keeper, group["id"]) == ["Xã An Bình", "Xã Cẩm Lĩnh", "Xã Đức Minh"]
        assert stand_for(keeper, group["id"], on="2024-06-01") == [
            "Xã An Hòa",
            "Xã Bình Minh",
            "Xã Cẩm Lĩnh",
            "Xã Đức An",
        ]

    def test_says_how_two_days_differ(self, keeper: Caller, group: dict[str, Any]) -> None:
        answer = keeper.get(f"/body-groups/{group['id']}/bodies", since="2025-06-30").json()
        since = answer["since"]
        assert (answer["complete"], since["on"]) == (True, "2025-06-30")
        assert [body["unit_name"] for body in since["joined"]] == ["Xã An Bình", "Xã Đức Minh"]
        assert [body["unit_name"] for body in since["left"]] == ["Xã An Hòa", "Xã Bình Minh", "Xã Đức An"]
        assert since["renamed"] == []

    def test_exceptions_units_sectors_and_bodies_by_name(self, country: Country, keeper: Caller) -> None:
        province = country.unit("42")
        health = {"unit_id": province, "kind": "department", "name": "Sở Y tế", "sector": "y tế"}
        health_id = keeper.post("/bodies", health).json()["id"]
        keeper.post("/bodies", {**health, "name": "Sở Nội vụ", "sector": "nội vụ"})
        committee = country.committee(country.unit("18005"))

        def chosen(*selectors: dict[str, Any]) -> list[str]:
            answer = keeper.post("/body-groups/preview", {"unit_id": province, "selectors": list(selectors)})
            return [body["name"] for body in answer.json()["bodies"]]

        departments = {"kind": "department"}
        assert chosen(departments) == ["Sở Nội vụ", "Sở Y tế"]
        assert chosen({**departments, "sector": "y tế"}) == ["Sở Y tế"]
        assert chosen(departments, {"body_id": health_id, "exclude": True}) == ["Sở Nội vụ"]
        assert chosen({"body_id": health_id}) == ["Sở Y tế"]
        assert chosen({"kind": "peoples_committee", "unit_id": country.unit("18005")}) == [
            "Ủy ban nhân dân xã Đức Minh"
        ]
        assert chosen(*COMMITTEES, {"body_id": committee, "exclude": True}) == [
            "Ủy ban nhân dân xã An Bình",
            "Ủy ban nhân dân xã Cẩm Lĩnh",
        ]
        assert chosen() == []

    def test_a_body_by_name_gives_way_to_its_successor(self, country: Country, keeper: Caller) -> None:
        province = country.unit("42")
        ids = [
            keeper.post("/bodies", {"unit_id": province, "kind": "department", "name": name}).json()["id"]
            for name in ("Sở LĐTBXH", "Sở Nội vụ")
        ]
        keeper.post(f"/bodies/{ids[0]}/end", {"last_day": "2025-02-28", "successor_id": ids[1]}, version=1)
        wanted = {"unit_id": province, "phrase": "cơ quan thường trực", "selectors": [{"body_id": ids[0]}]}
        group_id = keeper.post("/body-groups", wanted).json()["id"]
        for day, body_id in (("2024-01-01", ids[0]), ("2026-01-01", ids[1])):
            answer = keeper.get(f"/body-groups/{group_id}/bodies", on=day).json()
            assert [body["body_id"] for body in answer["bodies"]] == [body_id]


class TestChange:
    def test_with_the_version_that_was_read(self, keeper: Caller, group: dict[str, Any], session: Session) -> None:
        path = f"/body-groups/{group['id']}"
        assert keeper.patch(path, {"selectors": []}).status_code == 428
        assert keeper.patch(path, {"selectors": []}, version=4).status_code == 412
        changed = keeper.patch(path, {"phrase": "UBND cấp xã"}, version=1).json()
        assert (changed["phrase"], changed["version"], len(changed["selectors"])) == ("UBND cấp xã", 2, 1)
        emptied = keeper.patch(path, {"selectors": []}, version=2).json()
        assert (emptied["selectors"], stand_for(keeper, group["id"])) == ([], [])
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "body-group").order_by(Event.id)).all()
        assert kinds == ["group.created", "group.changed", "group.changed"]

    def test_refused(self, country: Country, keeper: Caller, group: dict[str, Any]) -> None:
        wanted = {"unit_id": country.unit("42"), "phrase": "Ủy ban nhân dân các xã, phường", "selectors": []}
        assert keeper.post("/body-groups", wanted).json()["code"] == "phrase-taken"
        stranger = {"body_id": country.committee(country.unit("15"))}
        far = {"kind": "department", "unit_id": country.unit("15")}
        for selector in (stranger, far):
            answer = keeper.post("/body-groups", {**wanted, "phrase": "Khác", "selectors": [selector]})
            assert (answer.status_code, answer.json()["code"]) == (409, "selector-outside")

    @pytest.mark.parametrize("selector", [{}, {"level": "commune"}, {"kind": "department", "body_id": 1}])
    def test_a_selector_says_a_kind_or_a_body(self, country: Country, keeper: Caller, selector: dict[str, Any]) -> None:
        wanted = {"unit_id": country.unit("42"), "phrase": "Khác", "selectors": [selector]}
        assert keeper.post("/body-groups", wanted).status_code == 422


class TestMatch:
    def test_strangers(self, client: TestClient, country: Country, as_user: AsUser) -> None:
        assert client.get("/api/v1/bodies/match").status_code == 401
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get("/bodies/match", name="Ban", unit_id=country.unit("42")).status_code == 404

    def test_a_commune_finds_superiors_and_itself_but_no_sibling(self, country: Country, as_user: AsUser) -> None:
        unit_id = country.unit("18003")
        commune = as_user(user_at(country, unit_id))

        def meant(name: str, by: int) -> int | None:
            body = commune.get("/bodies/match", name=name, unit_id=by).json()["body"]
            return None if body is None else int(body["id"])

        assert meant("UBND xã", unit_id) == country.committee(unit_id)
        assert meant("UBND tỉnh", unit_id) == country.committee(country.unit("42"))
        assert meant("UBND xã Đức Minh", country.unit("42")) is None
        assert meant("UBND xã Cẩm Lĩnh", country.unit("42")) == country.committee(unit_id)

    def test_all_names_at_once_in_their_order(self, country: Country, keeper: Caller, group: dict[str, Any]) -> None:
        printed = ["UBND tỉnh", "Ủy ban nhân dân các xã,  phường", "UBND tỉnh", "Ủy ban nhân dân tĩnh Hà Tỉnh", "?"]
        answer = keeper.post("/bodies/match", {"unit_id": country.unit("42"), "names": printed})
        items = answer.json()["items"]
        assert [item["printed"] for item in items] == printed
        assert [item["how"] for item in items] == ["normalised", "group", "normalised", "normalised", None]
        assert items[1]["group"] == {"id": group["id"], "phrase": "UBND các xã, phường"}
        assert items[4]["suggestions"] == []
