"""Districts end without a successor: their communes pass to the province, and what they reported stays theirs."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import OLD, Country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.builders.reorganised import EVERYTHING, MERGED_ON, abolition, ordered, record, register
from tienbo.access.models import Role, RoleGrant, User
from tienbo.packs.register import load_committees
from tienbo.submissions.models import State
from tienbo.units.importing import Source, import_list

AsUser = Callable[[User], Caller]
DAY = MERGED_ON.isoformat()


@pytest.fixture
def country(session: Session) -> Country:
    """Still on three levels."""
    import_list(session, Source(None), OLD, [])
    load_committees(session)
    return Country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    figures = build_figures(country)
    figures.ask("2025")
    figures.report("18003", "2025", CB_F=12)
    figures.report("437", "2025", CB_F=9)
    return figures


class TestStrangers:
    @pytest.mark.parametrize("step", ["/reorganisations/preview", "/reorganisations"])
    def test_none_of_them_may(self, client: TestClient, country: Country, as_user: AsUser, step: str) -> None:
        wanted = abolition(country) | {"plan": "0" * 64}
        assert client.post(f"/api/v1{step}", json=wanted).status_code == 401
        for code, role, status in (
            ("15", Role.administrator, 404),
            ("42", Role.leader, 403),
            ("436", Role.administrator, 404),
        ):
            caller = as_user(user_at(country, country.unit(code), role))
            assert caller.post(step, wanted).status_code == status, (code, role)

    def test_a_district_does_not_abolish_itself(self, country: Country, as_user: AsUser) -> None:
        own = as_user(user_at(country, country.unit("436"), Role.administrator))
        wanted = ordered(abolishes=[country.unit("436")])
        assert own.post("/reorganisations/preview", wanted).status_code == 403


class TestPreview:
    def test_communes_go_up_and_no_figure_is_lost(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        """12 of a commune and 9 of a district itself: 21 of the province, before and after."""
        found = administrator.post("/reorganisations/preview", abolition(country)).json()
        assert found["kinds"] == ["level_abolished"]
        assert [one["code"] for one in found["ends"]] == ["436", "437"]
        assert found["begins"] == []
        moved = {
            one["after"]["code"]: (one["before"]["parent"]["code"], one["after"]["parent"]["code"])
            for one in found["alters"]
        }
        assert moved == {"18001": ("436", "42"), "18002": ("436", "42"), "18003": ("437", "42"), "18004": ("437", "42")}
        (women,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("CB.F", "2025")]
        assert [women[side]["number"] for side in ("total_before", "total_after")] == ["21", "21"]
        assert women["total_before"]["expected"] == women["total_after"]["expected"] == 6
        worth = {one["quality"] for one in found["series"] if one["code"] == "CB.F"}
        assert worth == {"exact"}

    def test_people_of_a_district_have_no_successor(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        officer = user_at(country, country.unit("437"), Role.officer)
        found = administrator.post("/reorganisations/preview", abolition(country)).json()
        (role,) = found["roles"]
        assert (role["user"], role["will_be_at"]) == (officer.name, None)
        assert [one["successor"] for one in found["bodies"]] == [None, None]

    def test_open_reports_are_reviewed_by_the_province(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        figures.ask("2026-H1")
        figures.report("18003", "2026-H1", State.submitted, CB_F=1)
        (report,) = administrator.post("/reorganisations/preview", abolition(country)).json()["reports"]
        assert (report["reviews_before"], report["reviews_after"]) == ("Huyện Đức Thọ", "Tỉnh Hà Tĩnh")
        assert (report["answers_before"], report["answers_after"]) == ("Xã Cẩm Lĩnh", "Xã Cẩm Lĩnh")


class TestRecord:
    def test_the_year_is_broken_in_the_middle(self, country: Country, figures: Figures, administrator: Caller) -> None:
        """The half-year is asked on three levels, the year on two, by the same communes; coverage stays whole."""
        province, district = country.unit("42"), country.unit("437")
        figures.ask("2026-H1")
        commune = country.unit("18003")
        record(administrator, abolition(country))
        assert country.unit("18003", MERGED_ON) == commune
        for period, expected in (("2026-H1", 6), ("2026", 4)):
            totals = administrator.get("/totals", form_id=figures.form.id, period=period, unit_id=province).json()
            assert totals["coverage"]["expected"] == expected, period
        asked = {"indicator_id": figures.ids["CB.F"], "period": "2025", "category_id": 0}
        for unit_id, geography, number in (
            (province, "as_reported", "21"),
            (province, DAY, "21"),
            (district, "as_reported", "21"),
            (commune, DAY, "12"),
        ):
            (row,) = administrator.get("/aggregates", unit_id=unit_id, geography=geography, **asked).json()["figures"]
            assert (row["number"], row["quality"]) == (number, "exact"), (unit_id, geography)

    def test_the_district_has_what_its_communes_report_now(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        district = country.unit("437")
        record(administrator, abolition(country))
        figures.report("18003", "2026", CB_F=7)
        figures.report("18001", "2026", CB_F=5)
        asked = {"indicator_id": figures.ids["CB.F"], "period": "2026", "category_id": 0, "geography": "2026-06-30"}
        (row,) = administrator.get("/aggregates", unit_id=district, **asked).json()["figures"]
        assert (row["number"], row["quality"], row["counted"], row["expected"]) == ("7", "exact", 1, 2)


class TestUndo:
    def test_the_register_is_as_before(self, session: Session, country: Country, administrator: Caller) -> None:
        user_at(country, country.unit("437"), Role.officer)
        before, open_roles = register(session), self.open_roles(session)
        made = record(administrator, abolition(country))
        assert (register(session) != before, self.open_roles(session)) == (True, open_roles - 1)
        answer = administrator.post(f"/reorganisations/{made['id']}/undo", {"reason": "nhập nhầm ngày"})
        assert answer.status_code == 200, answer.text
        after = register(session)
        assert [table for table in EVERYTHING if after[table] != before[table]] == ["body"]
        assert self.open_roles(session) == open_roles

    @staticmethod
    def open_roles(session: Session) -> int:
        session.expire_all()
        still = select(func.count()).select_from(RoleGrant).where(func.upper_inf(RoleGrant.valid))
        return session.execute(still).scalar_one()
