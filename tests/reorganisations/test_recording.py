from collections.abc import Callable
from datetime import date

from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import REFORM, Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.builders.reorganised import EVERYTHING, MERGED_ON, begun, line, merger, ordered, record, register
from tienbo.access.models import Role, RoleGrant, User
from tienbo.exchange.models import Event
from tienbo.reorganisations.models import Reorganisation
from tienbo.submissions.models import State
from tienbo.units.body_models import Body
from tienbo.units.models import Lineage, UnitVersion

AsUser = Callable[[User], Caller]


class TestRecord:
    def test_without_the_preview_that_was_read(self, country: Country, administrator: Caller) -> None:
        answer = administrator.post("/reorganisations", merger(country) | {"plan": "0" * 64})
        assert (answer.status_code, answer.json()["code"]) == (409, "plan-stale")

    def test_a_figure_changed_meanwhile(
        self, session: Session, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        plan = administrator.post("/reorganisations/preview", merger(country)).json()["plan"]
        figures.report("18001", "2025", CB_F=1)
        answer = administrator.post("/reorganisations", merger(country) | {"plan": plan})
        assert answer.json()["code"] == "plan-stale"
        assert session.scalar(select(func.count()).select_from(Reorganisation)) == 0

    def test_a_merger_with_its_lineage_its_committee_and_its_event(
        self, session: Session, country: Country, administrator: Caller
    ) -> None:
        old = country.unit("18003"), country.unit("18005")
        versions = set(session.scalars(select(UnitVersion.id)))
        made = record(administrator, merger(country))
        new = country.unit("18003", MERGED_ON)
        assert new not in old
        assert made["begun"][0]["id"] == new
        links = session.scalars(select(Lineage).where(Lineage.successor_id == new)).all()
        assert {(link.predecessor_id, link.share.value, link.resolution) for link in links} == {
            (unit, "whole", merger(country)["resolution"]) for unit in old
        }
        assert session.get_one(Body, country.committee(new)).valid.lower == MERGED_ON
        event = session.scalars(select(Event).where(Event.kind == "unit.reorganised")).one()
        assert (event.unit_id, event.data["begun"]) == (country.unit("42"), ["18003"])
        # Nothing of before is gone: what ended, ended.
        assert versions <= set(session.scalars(select(UnitVersion.id)))

    def test_a_total_of_before_stays_and_compares(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        old = country.unit("18003")
        record(administrator, merger(country))
        asked = {"indicator_id": figures.ids["CB.F"], "period": "2025", "category_id": 0}
        (kept,) = administrator.get("/aggregates", unit_id=old, **asked).json()["figures"]
        assert (kept["number"], kept["quality"]) == ("12", "exact")
        new = country.unit("18003", MERGED_ON)
        (compared,) = administrator.get("/aggregates", unit_id=new, geography=MERGED_ON.isoformat(), **asked).json()[
            "figures"
        ]
        assert (compared["number"], compared["quality"], compared["expected"]) == ("21", "exact", 2)

    def test_who_is_asked_follows_the_day(self, country: Country, figures: Figures, administrator: Caller) -> None:
        """Three communes until the merger, two from it on: the denominators of both days are right."""
        province = country.unit("42")
        record(administrator, merger(country))
        for period, communes in (("2025", 3), ("2026", 2)):
            totals = administrator.get("/totals", form_id=figures.form.id, period=period, unit_id=province).json()
            asked = [one for one in totals["children"] if not one["own"]]
            assert sum(one["expected"] for one in asked) == communes

    def test_roles_go_on_at_the_successor(
        self, session: Session, country: Country, figures: Figures, administrator: Caller, as_user: AsUser
    ) -> None:
        user = user_at(country, country.unit("18005"))
        record(administrator, merger(country))
        grants = session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id)).all()
        until = [one for one in grants if one.valid.upper == MERGED_ON]
        since = [one for one in grants if one.valid.lower == MERGED_ON]
        assert (len(until), len(since), len(grants)) == (2, 2, 4)
        assert {one.unit_id for one in since} == {country.unit("18003", MERGED_ON)}

    def test_the_successor_reads_and_mends_the_past(
        self, country: Country, figures: Figures, administrator: Caller, as_user: AsUser
    ) -> None:
        """What one of the merged communes left open is mended by whoever came from the other."""
        user = user_at(country, country.unit("18005"))
        figures.ask("2026-H1")
        elsewhere = figures.report("18001", "2025", State.returned, CB_F=1)
        left_open = figures.report("18003", "2026-H1", State.returned, CB_F=1)
        record(administrator, merger(country))
        caller = as_user(user)
        assert caller.get(f"/submissions/{elsewhere.id}").status_code == 404
        found = caller.get(f"/submissions/{left_open.id}").json()
        assert {"save", "submit"} <= set(found["actions"])

    def test_a_report_begun_for_a_period_of_the_new_map_can_still_be_read(
        self, country: Country, figures: Figures, administrator: Caller, as_user: AsUser
    ) -> None:
        """It counts nowhere: the year 2026 ends on the new map, where the new commune is asked."""
        begun_early = figures.report("18003", "2026", CB_F=99)
        record(administrator, merger(country))
        found = administrator.get(f"/submissions/{begun_early.id}")
        assert (found.status_code, found.json()["unit"]["name"]) == (200, "Xã Cẩm Lĩnh")
        asked = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "2026"}
        row = administrator.get("/aggregates", category_id=0, **asked).json()["figures"][0]
        assert (row["number"], row["counted"]) == (None, 0)

    def test_a_province_moves_none_to_another(self, administrator: Caller, country: Country) -> None:
        wanted = ordered(alters=[{"unit_id": country.unit("18003"), "parent_id": country.unit("15")}])
        assert administrator.post("/reorganisations/preview", wanted).status_code == 404

    def test_the_nation_moves_one(self, country: Country, as_user: AsUser, figures: Figures) -> None:
        top = as_user(user_at(country, country.unit("VN"), Role.administrator, Role.leader))
        wanted = ordered(alters=[{"unit_id": country.unit("18003"), "parent_id": country.unit("15")}])
        assert record(top, wanted)["kinds"] == ["transfer"]
        province = {"unit_id": country.unit("42"), "indicator_id": figures.ids["CB.F"], "period": "2025"}
        moved = top.get("/aggregates", **province, category_id=0, geography=MERGED_ON.isoformat()).json()["figures"][0]
        assert (moved["number"], moved["quality"]) == ("9", "exact")

    def test_a_name_and_a_code(self, session: Session, country: Country, administrator: Caller) -> None:
        unit_id = country.unit("18003")
        made = record(administrator, ordered(alters=[{"unit_id": unit_id, "name": "Xã Lĩnh Sơn", "code": "18009"}]))
        assert made["kinds"] == ["rename", "recode"]
        assert country.unit("18009", MERGED_ON) == unit_id == country.unit("18003", REFORM)
        detail = administrator.get(f"/units/{unit_id}/bodies", as_of=MERGED_ON.isoformat()).json()["items"]
        assert [one["name"] for one in detail] == ["Ủy ban nhân dân xã Lĩnh Sơn"]


class TestUndo:
    def test_strangers(self, client: TestClient, country: Country, administrator: Caller, as_user: AsUser) -> None:
        made = record(administrator, merger(country))
        path = f"/reorganisations/{made['id']}/undo"
        assert client.post(f"/api/v1{path}", json={"reason": "x"}).status_code == 401
        stranger = as_user(user_at(country, country.unit("15"), Role.administrator))
        assert stranger.post(path, {"reason": "x"}).status_code == 404
        below = as_user(user_at(country, country.unit("18001"), Role.administrator))
        assert below.post(path, {"reason": "x"}).status_code == 403

    def test_the_register_is_as_before(self, session: Session, country: Country, administrator: Caller) -> None:
        user_at(country, country.unit("18005"))
        before = register(session)
        roles = {(one.unit_id, one.role, str(one.valid)) for one in session.scalars(select(RoleGrant))}
        made = record(administrator, merger(country))
        assert register(session) != before
        answer = administrator.post(f"/reorganisations/{made['id']}/undo", {"reason": "nhập nhầm ngày"})
        assert answer.status_code == 200, answer.text
        after = register(session)
        for table in EVERYTHING:
            if table != "body":  # the version of a body counts its changes, this one and its undoing
                assert after[table] == before[table], table
        session.expire_all()
        assert {(one.unit_id, one.role, str(one.valid)) for one in session.scalars(select(RoleGrant))} == roles
        kept = administrator.get(f"/reorganisations/{made['id']}").json()
        assert (kept["undone_reason"], kept["may_undo"]) == ("nhập nhầm ngày", False)
        again = administrator.post(f"/reorganisations/{made['id']}/undo", {"reason": "x"})
        assert again.json()["code"] == "already-undone"

    def test_refused_once_something_depends_on_it(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        made = record(administrator, merger(country))
        figures.report("18003", "2026", CB_F=20)
        answer = administrator.post(f"/reorganisations/{made['id']}/undo", {"reason": "x"})
        assert (answer.status_code, answer.json()["code"]) == (409, "reorganisation-used")

    def test_the_other_way_round_instead(self, country: Country, figures: Figures, administrator: Caller) -> None:
        """Divided again: of a merged unit no shares are recorded, so the coming figures of the parts are bounds."""
        record(administrator, merger(country))
        figures.report("18003", "2026", CB_F=20)
        new = country.unit("18003", MERGED_ON)
        back = ordered(
            begins=[begun("18003", "Xã Cẩm Lĩnh"), begun("18005", "Xã Đức Minh")],
            lines=[line(new, "18003", "part_main"), line(new, "18005", "part")],
        ) | {"effective_on": "2027-01-01"}
        made = record(administrator, back)
        assert made["kinds"] == ["split"]
        assert country.unit("18003", date(2027, 1, 1)) != country.unit("18003", date(2026, 3, 2))
        listed = administrator.get("/reorganisations").json()["items"]
        assert [one["effective_on"] for one in listed] == ["2027-01-01", "2026-07-01"]
