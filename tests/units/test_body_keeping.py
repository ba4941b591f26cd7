"""Keeping the register of bodies: strangers, what is refused, and that nothing is overwritten."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import TODAY, Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, RoleGrant, User
from tienbo.database import Reach, set_reach
from tienbo.exchange.models import Event
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind

AsUser = Callable[[User], Caller]
REFORM_2025 = "2025-03-01"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def keeper(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.officer))


def enter(caller: Caller, unit_id: int, name: str, **said: Any) -> dict[str, Any]:
    answer = caller.post("/bodies", {"unit_id": unit_id, "kind": "department", "name": name, **said})
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    assert answer.headers["ETag"] == f'"{body["version"]}"'
    return body


def names(body: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    return [(name["name"], name["valid_from"], name["valid_to"]) for name in body["names"]]


class TestCreate:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.post("/api/v1/bodies", json={}).status_code == 401

    @pytest.mark.parametrize("role", [Role.leader, Role.auditor])
    def test_a_leader_and_an_auditor_only_read(self, country: Country, as_user: AsUser, role: Role) -> None:
        caller = as_user(user_at(country, country.unit("42"), role))
        wanted = {"unit_id": country.unit("42"), "kind": "department", "name": "Sở Y tế"}
        assert caller.post("/bodies", wanted).status_code == 403
        (listed,) = caller.get("/bodies", unit_id=country.unit("42")).json()["items"]
        assert caller.get(f"/bodies/{listed['id']}").json()["actions"] == []

    def test_strangers_and_units_above(self, country: Country, as_user: AsUser) -> None:
        wanted = {"unit_id": country.unit("42"), "kind": "department", "name": "Sở Y tế"}
        assert as_user(user_at(country, country.unit("15"))).post("/bodies", wanted).status_code == 404
        assert as_user(user_at(country, country.unit("18003"))).post("/bodies", wanted).status_code == 403

    def test_row_security_refuses_it_alone(self, country: Country, app_sessions: sessionmaker[Any]) -> None:
        with app_sessions() as session:
            set_reach(session, Reach(roots=(country.unit("18003"),), today=TODAY))
            above = Body(unit_id=country.unit("42"), kind=BodyKind.other, valid=Range(None, None), source="thử nghiệm")
            session.add(above)
            with pytest.raises(ProgrammingError, match="row-level security"):
                session.flush()
            session.rollback()

    def test_with_names_and_dates(self, country: Country, keeper: Caller, session: Session) -> None:
        body = enter(
            keeper,
            country.unit("42"),
            "  Sở  Nội vụ ",
            aliases=["Sở NV", "Sở NV"],
            sector="nội vụ",
            valid_from="2008-01-01",
        )
        assert (body["name"], body["aliases"], body["sector"]) == ("Sở Nội vụ", ["Sở NV"], "nội vụ")
        assert (body["valid_from"], body["valid_to"], body["unit"]["code"]) == ("2008-01-01", None, "42")
        assert body["actions"] == ["change", "add_alias", "end", "merge"]
        assert session.scalars(select(Event.kind).where(Event.subject_kind == "body")).all() == ["body.created"]

    @pytest.mark.parametrize(
        ("said", "code"),
        [
            ({"name": "ủy ban nhân dân tỉnh Hà Tĩnh"}, "name-taken"),
            ({"kind": "peoples_committee"}, "committee-exists"),
            ({"valid_from": "2026-01-02", "valid_to": "2026-01-01"}, "days-reversed"),
            ({"parent_id": 1_000_000}, "parent-elsewhere"),
            ({"aliases": ["Ủy ban nhân dân tỉnh Hà Tĩnh"]}, "alias-taken"),
        ],
    )
    def test_refused(self, country: Country, keeper: Caller, said: dict[str, Any], code: str) -> None:
        wanted = {"unit_id": country.unit("42"), "kind": "department", "name": "Sở Y tế", **said}
        answer = keeper.post("/bodies", wanted)
        assert (answer.status_code, answer.json()["code"]) == (409, code)

    def test_not_where_the_unit_is_no_more(self, country: Country, keeper: Caller) -> None:
        wanted = {"unit_id": country.old("436"), "kind": "department", "name": "Phòng Y tế"}
        assert keeper.post("/bodies", {**wanted, "valid_from": "2026-01-01"}).json()["code"] == "outside-its-life"
        assert enter(keeper, country.old("436"), "Phòng Y tế", valid_to="2025-06-30")["valid_to"] == "2025-06-30"

    @pytest.mark.parametrize("name", ["", " ", "a\0b", "x" * 301])
    def test_malformed(self, country: Country, keeper: Caller, name: str) -> None:
        wanted = {"unit_id": country.unit("42"), "kind": "department", "name": name}
        assert keeper.post("/bodies", wanted).status_code == 422
        assert keeper.post("/bodies", {**wanted, "name": "Sở", "valid_to": "9999-12-31"}).status_code == 422


class TestSearch:
    def test_by_unit_subtree_kind_sector_and_words(self, country: Country, keeper: Caller) -> None:
        province = country.unit("42")
        health = enter(keeper, province, "Sở Y tế", sector="y tế", aliases=["SYT"])
        enter(keeper, country.unit("18003"), "Trạm Y tế xã Cẩm Lĩnh", kind="public_unit", sector="y tế")

        def found(**asked: Any) -> list[str]:
            return [body["name"] for body in keeper.get("/bodies", **asked).json()["items"]]

        assert found(unit_id=province) == ["Sở Y tế", "Ủy ban nhân dân tỉnh Hà Tĩnh"]
        assert len(found(unit_id=province, below=True)) == 2 + 4
        assert found(q="so y te") == found(q="syt") == ["Sở Y tế"]
        assert found(sector="y tế") == ["Sở Y tế", "Trạm Y tế xã Cẩm Lĩnh"]
        assert found(unit_id=province, below=True, q="UBND xã Cẩm") == ["Ủy ban nhân dân xã Cẩm Lĩnh"]
        assert found(kind="public_unit") == ["Trạm Y tế xã Cẩm Lĩnh"]
        assert len(found(unit_id=province, below=True, kind="peoples_committee", on="2024-06-01")) == 7
        assert health["id"] in {body["id"] for body in keeper.get("/bodies", limit=500).json()["items"]}

    def test_pages_hold_every_body_once(self, country: Country, keeper: Caller) -> None:
        whole = [body["id"] for body in keeper.get("/bodies", limit=500).json()["items"]]
        seen: list[int] = []
        cursor: str | None = None
        while True:
            page = keeper.get("/bodies", limit=2, **({"cursor": cursor} if cursor else {})).json()
            seen += [body["id"] for body in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == whole


class TestChange:
    def test_a_new_name_closes_the_old_range(self, country: Country, keeper: Caller, session: Session) -> None:
        body = enter(keeper, country.unit("42"), "Sở Nông nghiệp và Phát triển nông thôn")
        new = {"name": {"name": "Sở Nông nghiệp và Môi trường", "valid_from": REFORM_2025}, "sector": "nông nghiệp"}
        answer = keeper.patch(f"/bodies/{body['id']}", new, version=1)
        assert answer.status_code == 200, answer.text
        assert names(answer.json()) == [
            ("Sở Nông nghiệp và Phát triển nông thôn", None, "2025-02-28"),
            ("Sở Nông nghiệp và Môi trường", REFORM_2025, None),
        ]
        then = keeper.get(f"/bodies/{body['id']}", on="2024-01-01").json()
        assert (then["name"], answer.json()["name"]) == (new_name(body), "Sở Nông nghiệp và Môi trường")
        (event,) = session.scalars(select(Event).where(Event.kind == "body.changed"))
        assert event.data["changed"]["sector"] == [None, "nông nghiệp"]
        assert event.data["changed"]["name"][2] == REFORM_2025

    def test_needs_the_version_that_was_read(self, country: Country, keeper: Caller) -> None:
        body = enter(keeper, country.unit("42"), "Sở Y tế")
        path = f"/bodies/{body['id']}"
        assert keeper.patch(path, {"sector": "y tế"}).status_code == 428
        assert keeper.patch(path, {"sector": "y tế"}, version=7).status_code == 412
        assert keeper.patch(path, {"sector": "y tế"}, version=1).json()["version"] == 2
        assert keeper.patch(path, {"sector": None}, version=1).status_code == 412

    @pytest.mark.parametrize("day", [REFORM_2025, "2025-02-01"])
    def test_no_second_official_name_on_a_day(self, country: Country, keeper: Caller, day: str) -> None:
        body = enter(keeper, country.unit("42"), "Sở A")
        path = f"/bodies/{body['id']}"
        keeper.patch(path, {"name": {"name": "Sở B", "valid_from": REFORM_2025}}, version=1)
        answer = keeper.patch(path, {"name": {"name": "Sở C", "valid_from": day}}, version=2)
        assert answer.json()["code"] == "names-overlap"

    def test_not_a_name_another_bears(self, country: Country, keeper: Caller) -> None:
        enter(keeper, country.unit("42"), "Sở Y tế")
        body = enter(keeper, country.unit("42"), "Sở A")
        renamed = {"name": {"name": "SỞ Y TẾ", "valid_from": REFORM_2025}}
        assert keeper.patch(f"/bodies/{body['id']}", renamed, version=1).json()["code"] == "name-taken"

    def test_a_parent_is_of_the_unit_and_makes_no_circle(self, country: Country, keeper: Caller) -> None:
        ministry = enter(keeper, country.unit("42"), "Sở A")
        room = enter(keeper, country.unit("42"), "Phòng B", kind="office", parent_id=ministry["id"])
        assert room["parent"] == {"id": ministry["id"], "name": "Sở A"}
        stranger = enter(keeper, country.unit("18003"), "Tổ C")
        paths = f"/bodies/{ministry['id']}"
        for parent, code in (
            (room["id"], "parent-circle"),
            (ministry["id"], "parent-circle"),
            (stranger["id"], "parent-elsewhere"),
        ):
            assert keeper.patch(paths, {"parent_id": parent}, version=1).json()["code"] == code
        free = keeper.patch(f"/bodies/{room['id']}", {"parent_id": None}, version=1).json()
        assert free["parent"] is None
        assert keeper.get(paths).json()["parts"] == []


def new_name(body: dict[str, Any]) -> str:
    return str(body["name"])


class TestAliases:
    def test_a_decision_becomes_an_alias(self, country: Country, keeper: Caller, session: Session) -> None:
        province = country.unit("42")
        body = enter(keeper, province, "Sở Y tế")
        asked = {"name": "Ngành Y tế tỉnh nhà", "unit_id": province}
        assert keeper.get("/bodies/match", **asked).json()["body"] is None
        answer = keeper.post(f"/bodies/{body['id']}/aliases", {"name": "Ngành Y tế tỉnh nhà"})
        assert (answer.status_code, answer.json()["aliases"]) == (201, ["Ngành Y tế tỉnh nhà"])
        found = keeper.get("/bodies/match", **asked).json()
        assert (found["body"]["id"], found["how"], found["printed"]) == (body["id"], "alias", "Ngành Y tế tỉnh nhà")
        again = keeper.post(f"/bodies/{body['id']}/aliases", {"name": "Ngành Y tế tỉnh nhà"})
        assert (again.status_code, again.json()["version"]) == (201, 2)
        assert len(session.scalars(select(Event.id).where(Event.kind == "body.alias-added")).all()) == 1

    def test_not_one_that_another_has(self, country: Country, keeper: Caller) -> None:
        enter(keeper, country.unit("42"), "Sở Y tế", aliases=["SYT"])
        other = enter(keeper, country.unit("42"), "Sở A")
        assert keeper.post(f"/bodies/{other['id']}/aliases", {"name": "syt"}).json()["code"] == "alias-taken"

    def test_ends_on_a_day(self, country: Country, keeper: Caller) -> None:
        body = enter(keeper, country.unit("42"), "Sở Y tế", aliases=["SYT"])
        official, alias = (name["id"] for name in body["names"])
        path = f"/bodies/{body['id']}/aliases"
        assert keeper.post(f"{path}/{official}/end", {"last_day": "2026-01-01"}, version=1).json()["code"] == (
            "not-an-alias"
        )
        ended = keeper.post(f"{path}/{alias}/end", {"last_day": "2026-01-01"}, version=1).json()
        assert (ended["aliases"], names(ended)[1]) == ([], ("SYT", None, "2026-01-01"))
        assert keeper.post(f"{path}/1/end", {"last_day": "2026-01-01"}, version=2).status_code == 404


class TestEnd:
    def test_the_successor_is_shown_from_the_day_after(self, country: Country, keeper: Caller) -> None:
        province = country.unit("42")
        labour = enter(keeper, province, "Sở Lao động - Thương binh và Xã hội", aliases=["Sở LĐTBXH"])
        home = enter(keeper, province, "Sở Nội vụ")
        ended = keeper.post(
            f"/bodies/{labour['id']}/end", {"last_day": "2025-02-28", "successor_id": home["id"]}, version=1
        ).json()
        assert (ended["valid_to"], ended["in_being"], ended["as_of"]) == ("2025-02-28", True, "2025-02-28")
        assert ended["successor"] == {"id": home["id"], "name": "Sở Nội vụ"}
        now = keeper.get(f"/bodies/{labour['id']}", on="2026-01-01").json()
        assert (now["in_being"], now["successor"]["id"]) == (False, home["id"])
        before = keeper.get(f"/bodies/{labour['id']}", on="2024-01-01").json()
        assert (before["in_being"], before["successor"]) == (True, None)
        assert [body["id"] for body in keeper.get(f"/bodies/{home['id']}").json()["predecessors"]] == [labour["id"]]
        match = keeper.get("/bodies/match", name="Sở LĐ-TB&XH", unit_id=province).json()
        assert (match["body"]["id"], match["ended"]["id"]) == (home["id"], labour["id"])
        then = keeper.get("/bodies/match", name="Sở LĐ-TB&XH", unit_id=province, on="2024-01-01").json()
        assert (then["body"]["id"], then["ended"]) == (labour["id"], None)

    def test_not_while_people_hold_roles_without_a_successor(
        self, country: Country, keeper: Caller, session: Session
    ) -> None:
        province = country.unit("42")
        old, new = enter(keeper, province, "Sở A"), enter(keeper, province, "Sở B")
        person = user_at(country, province, Role.officer)
        session.add(RoleGrant(user_id=person.id, body_id=old["id"], unit_id=province, role=Role.leader))
        session.flush()
        path = f"/bodies/{old['id']}/end"
        assert keeper.post(path, {"last_day": "2026-06-30"}, version=1).json()["code"] == "roles-held"
        elsewhere = enter(keeper, country.unit("18003"), "Tổ C")["id"]
        far = keeper.post(path, {"last_day": "2026-06-30", "successor_id": elsewhere}, version=1)
        assert far.json()["code"] == "roles-held"
        answer = keeper.post(path, {"last_day": "2026-06-30", "successor_id": new["id"]}, version=1)
        assert answer.status_code == 200, answer.text
        session.expire_all()
        held = session.execute(
            select(RoleGrant.body_id, RoleGrant.valid).where(
                RoleGrant.user_id == person.id, RoleGrant.role == Role.leader
            )
        ).all()
        assert sorted((body, valid.lower, valid.upper) for body, valid in held if valid.upper) == [
            (old["id"], None, date(2026, 7, 1))
        ]
        assert [(body, valid.lower) for body, valid in held if valid.upper is None] == [(new["id"], date(2026, 7, 1))]

    def test_refused(self, country: Country, keeper: Caller) -> None:
        province = country.unit("42")
        body = enter(keeper, province, "Sở A", valid_from="2020-01-01")
        gone = enter(keeper, province, "Sở B", valid_to="2021-12-31")
        enter(keeper, province, "Phòng C", kind="office", parent_id=body["id"])
        path = f"/bodies/{body['id']}/end"
        for said, code in (
            ({"last_day": "2019-12-31"}, "outside-its-life"),
            ({"last_day": "2026-06-30", "successor_id": body["id"]}, "successor-unfit"),
            ({"last_day": "2026-06-30", "successor_id": gone["id"]}, "successor-unfit"),
            ({"last_day": "2026-06-30"}, "parts-left"),
        ):
            assert keeper.post(path, said, version=1).json()["code"] == code
        late = keeper.post(f"/bodies/{gone['id']}/end", {"last_day": "2026-06-30"}, version=1)
        assert late.json()["code"] == "body-ended"
        ended = keeper.post(path, {"last_day": "2026-06-30", "with_parts": True}, version=1).json()
        assert ended["valid_to"] == "2026-06-30"
        (room,) = keeper.get("/bodies", q="phòng c", on="2026-06-30").json()["items"]
        assert room["valid_to"] == "2026-06-30"


class TestUses:
    def test_counts_are_of_what_the_caller_reads(self, country: Country, keeper: Caller, as_user: AsUser) -> None:
        committee = country.committee(country.unit("42"))
        assert keeper.get(f"/bodies/{committee}").json()["uses"] == {"tasks": 0, "documents": 0, "people": 1}
        below = as_user(user_at(country, country.unit("18003")))
        assert below.get(f"/bodies/{committee}").json()["uses"]["people"] == 0


def test_names_are_kept_for_ever(country: Country, keeper: Caller, session: Session) -> None:
    """Whatever is done to a body, every name that it ever had is still there on its days."""
    body = enter(keeper, country.unit("42"), "Sở A", aliases=["SA"])
    path = f"/bodies/{body['id']}"
    keeper.patch(path, {"name": {"name": "Sở B", "valid_from": "2020-01-01"}}, version=1)
    keeper.patch(path, {"name": {"name": "Sở C", "valid_from": "2025-01-01"}}, version=2)
    keeper.post(f"{path}/end", {"last_day": "2026-01-31"}, version=3)
    rows = session.scalars(select(BodyName).where(BodyName.body_id == body["id"])).all()
    assert {row.name for row in rows} == {"Sở A", "Sở B", "Sở C", "SA"}
    shown = [
        keeper.get(path, on=day).json()["name"] for day in ("2019-06-01", "2024-12-31", "2025-01-01", "2030-01-01")
    ]
    assert shown == ["Sở A", "Sở B", "Sở C", "Sở C"]
    assert sum(row.kind is NameKind.official for row in rows) == 3
