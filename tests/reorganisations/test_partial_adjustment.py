"""A part of one commune passes to another, and both go on under their names and codes."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.builders.reorganised import EVERYTHING, MERGED_ON, begun, line, ordered, partial, record, register
from tienbo.access.models import Role, RoleGrant, User

AsUser = Callable[[User], Caller]


class TestStrangers:
    @pytest.mark.parametrize("step", ["/reorganisations/preview", "/reorganisations"])
    def test_none_of_them_may(self, client: TestClient, country: Country, as_user: AsUser, step: str) -> None:
        wanted = partial(country) | {"plan": "0" * 64}
        assert client.post(f"/api/v1{step}", json=wanted).status_code == 401
        for code, role, status in (
            ("15", Role.administrator, 404),
            ("42", Role.leader, 403),
            ("18003", Role.administrator, 404),
        ):
            caller = as_user(user_at(country, country.unit(code), role))
            assert caller.post(step, wanted).status_code == status, (code, role)


class TestPreview:
    def test_the_figures_of_both_have_bounds(self, country: Country, figures: Figures, administrator: Caller) -> None:
        """12 and 9: what goes over is between nothing and all of the 12, and the province has 21 on both maps."""
        found = administrator.post("/reorganisations/preview", partial(country)).json()
        assert found["kinds"] == ["partial"]
        assert [one["code"] for one in found["ends"]] == [one["code"] for one in found["begins"]] == ["18003", "18005"]
        (women,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("CB.F", "2025")]
        after = [(one["quality"], one["lower"], one["upper"]) for one in women["sides"] if one["side"] == "after"]
        assert after == [("bounded", "0", "12"), ("bounded", "9", "21")]
        assert women["total_before"]["number"] == women["total_after"]["number"] == "21"
        worth = {(one["unit"]["code"], one["side"], one["quality"]) for one in found["series"] if one["code"] == "CB.F"}
        assert worth == {(code, side, "bounded") for code in ("18003", "18005") for side in ("before", "after")}

    def test_a_unit_that_receives_stays_below_its_own_superior(self, country: Country, as_user: AsUser) -> None:
        """A part of a commune of Hà Tĩnh passes to one of Lào Cai: each stays where it is."""
        top = as_user(user_at(country, country.unit("VN"), Role.administrator))
        giving, taking = country.unit("18003"), country.unit("02746")
        wanted = ordered(
            begins=[begun("18003", "Xã Cẩm Lĩnh"), begun("02746", "Xã Cốc San")],
            lines=[line(giving, "18003", "part_main"), line(giving, "02746", "part"), line(taking, "02746")],
        )
        answer = top.post("/reorganisations/preview", wanted)
        assert answer.status_code == 200, answer.text
        assert {one["code"]: one["parent"]["code"] for one in answer.json()["begins"]} == {"18003": "42", "02746": "15"}


class TestRecord:
    def test_both_maps_afterwards(self, country: Country, figures: Figures, administrator: Caller) -> None:
        old = country.unit("18003")
        record(administrator, partial(country))
        figures.report("18003", "2026", CB_F=10)
        figures.report("18005", "2026", CB_F=11)
        taking = country.unit("18005", MERGED_ON)
        day = MERGED_ON.isoformat()
        assert self.bounds(administrator, figures, taking, "2025", geography=day) == (None, "9", "21")
        # Back: all that the smaller one says was the old one's, and of what the other says some may be.
        assert self.bounds(administrator, figures, old, "2026", geography="2026-06-30") == (None, "10", "21")
        assert self.bounds(administrator, figures, country.unit("42"), "2026") == ("21", None, None)

    @staticmethod
    def bounds(caller: Caller, figures: Figures, unit_id: int, period: str, **more: str) -> tuple[str | None, ...]:
        asked = {"unit_id": unit_id, "indicator_id": figures.ids["CB.F"], "period": period, "category_id": 0}
        (row,) = caller.get("/aggregates", **asked, **more).json()["figures"]
        return row["number"], row["lower"], row["upper"]

    def test_people_stay_with_the_unit_that_bears_the_name(
        self, session: Session, country: Country, administrator: Caller
    ) -> None:
        users = {code: user_at(country, country.unit(code), Role.officer) for code in ("18003", "18005")}
        record(administrator, partial(country))
        for code, user in users.items():
            grants = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).all()
            assert [one.unit_id for one in grants if one.valid.upper is None] == [country.unit(code, MERGED_ON)]


class TestUndo:
    def test_the_register_is_as_before(self, session: Session, country: Country, administrator: Caller) -> None:
        before = register(session)
        made = record(administrator, partial(country))
        assert register(session) != before
        answer = administrator.post(f"/reorganisations/{made['id']}/undo", {"reason": "nhập nhầm ngày"})
        assert answer.status_code == 200, answer.text
        after = register(session)
        assert [table for table in EVERYTHING if after[table] != before[table]] == ["body"]
