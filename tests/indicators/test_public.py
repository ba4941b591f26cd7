"""Marking an indicator public, and taking that back."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.builders.publications import mark
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.public_models import PublicIndicator

AsUser = Callable[[User], Caller]
WANTED = {"decision": "Quyết định số 01/QĐ-UBND ngày 05/01/2026", "reason": "Danh mục dữ liệu mở năm 2026"}
END = {"reason": "Rà soát lại danh mục"}


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def leader(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.leader))


def make(caller: Caller, figures: Figures, code: str, version: int = 1) -> Any:
    return caller.post(f"/indicators/{figures.ids[code]}/public", WANTED, version=version)


class TestStrangers:
    @pytest.mark.parametrize("end", ["", "/end"])
    def test_anonymous(self, client: TestClient, figures: Figures, end: str) -> None:
        assert client.post(f"/api/v1/indicators/{figures.ids['CB.F']}/public{end}", json=WANTED).status_code == 401

    @pytest.mark.parametrize(
        ("unit", "role", "status"),
        [
            ("15", Role.leader, 404),
            ("18003", Role.leader, 403),
            ("VN", Role.leader, 403),
            ("42", Role.officer, 403),
            ("42", Role.auditor, 403),
        ],
        ids=["another-province", "below", "above", "officer", "auditor"],
    )
    def test_who_does_not_keep_it(
        self, country: Country, figures: Figures, as_user: AsUser, unit: str, role: Role, status: int
    ) -> None:
        caller = as_user(user_at(country, country.unit(unit), role))
        assert make(caller, figures, "CB.F").status_code == status
        mark(country.session, figures.ids["CB.F"])
        path = f"/indicators/{figures.ids['CB.F']}/public/end"
        assert caller.post(path, END, version=1).status_code == status

    def test_without_the_version_that_was_read(self, figures: Figures, leader: Caller) -> None:
        assert leader.post(f"/indicators/{figures.ids['CB.F']}/public", WANTED).status_code == 428
        assert make(leader, figures, "CB.F", version=7).status_code == 412


class TestMake:
    def test_nothing_is_public_by_itself(self, session: Session, figures: Figures, leader: Caller) -> None:
        assert session.scalars(select(PublicIndicator)).all() == []
        assert leader.get("/indicators", public=True).json()["items"] == []

    def test_public_with_document_reason_and_event(self, session: Session, figures: Figures, leader: Caller) -> None:
        answer = make(leader, figures, "CB.F")
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert {name: found["public"][name] for name in WANTED} == WANTED
        assert answer.headers["ETag"] == '"2"'
        assert "end_public" in found["actions"]
        assert "make_public" not in found["actions"]
        event = session.scalars(select(Event).where(Event.kind == "indicator.made-public")).one()
        assert event.data == {"code": "CB.F", **WANTED}
        listed = leader.get("/indicators", public=True).json()["items"]
        assert [(one["code"], one["public"]) for one in listed] == [("CB.F", True)]
        assert "CB.F" not in [one["code"] for one in leader.get("/indicators", public=False).json()["items"]]

    def test_once(self, figures: Figures, leader: Caller) -> None:
        make(leader, figures, "CB.F")
        assert make(leader, figures, "CB.F", 2).json()["code"] == "already-public"

    def test_words_are_never_public(self, session: Session, figures: Figures, leader: Caller) -> None:
        session.execute(update(Indicator).where(Indicator.code == "CB.F").values(kind=IndicatorKind.text))
        session.expire_all()
        assert make(leader, figures, "CB.F").json()["code"] == "text-not-public"

    def test_a_ratio_tells_its_parts(self, figures: Figures, leader: Caller) -> None:
        assert make(leader, figures, "HT.B").json()["code"] == "parts-not-public"
        for code in ("HDX.STAFF", "HDX.STAFF.F"):
            make(leader, figures, code)
        assert make(leader, figures, "HT.B").status_code == 200

    def test_a_document_is_named(self, figures: Figures, leader: Caller) -> None:
        path = f"/indicators/{figures.ids['CB.F']}/public"
        assert leader.post(path, WANTED | {"decision": " "}, version=1).status_code == 422


class TestEnd:
    def test_private_again(self, session: Session, figures: Figures, leader: Caller) -> None:
        make(leader, figures, "CB.F")
        answer = leader.post(f"/indicators/{figures.ids['CB.F']}/public/end", END, version=2)
        assert answer.status_code == 200, answer.text
        assert answer.json()["public"] is None
        event = session.scalars(select(Event).where(Event.kind == "indicator.public-ended")).one()
        assert event.data["reason"] == END["reason"]

    def test_what_is_private(self, figures: Figures, leader: Caller) -> None:
        answer = leader.post(f"/indicators/{figures.ids['CB.F']}/public/end", END, version=1)
        assert answer.json()["code"] == "not-public"

    def test_while_a_ratio_tells_it(self, figures: Figures, leader: Caller) -> None:
        for code in ("HDX.STAFF", "HDX.STAFF.F", "HT.B"):
            make(leader, figures, code)
        answer = leader.post(f"/indicators/{figures.ids['HDX.STAFF']}/public/end", END, version=2)
        assert answer.json()["code"] == "told-by-public-ratio"
