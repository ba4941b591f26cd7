from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.builders.reorganised import begun, division, line, merger, ordered, record, register
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.submissions.models import State

AsUser = Callable[[User], Caller]


STEPS = ("/reorganisations/preview", "/reorganisations")


@pytest.mark.parametrize("step", STEPS)
class TestStrangers:
    def test_anonymous(self, client: TestClient, step: str) -> None:
        assert client.post(f"/api/v1{step}", json={}).status_code == 401

    def test_another_province(self, country: Country, as_user: AsUser, step: str) -> None:
        stranger = as_user(user_at(country, country.unit("15"), Role.administrator))
        assert stranger.post(step, merger(country) | {"plan": "0" * 64}).status_code == 404

    def test_without_the_permission(self, country: Country, as_user: AsUser, step: str) -> None:
        leader = as_user(user_at(country, country.unit("42"), Role.leader, Role.officer))
        assert leader.post(step, merger(country) | {"plan": "0" * 64}).status_code == 403

    def test_a_unit_does_not_end_itself(self, country: Country, as_user: AsUser, step: str) -> None:
        own = as_user(user_at(country, country.unit("18003"), Role.administrator))
        assert own.post(step, division(country) | {"plan": "0" * 64}).status_code == 403


class TestPreview:
    def test_stores_nothing(self, session: Session, country: Country, administrator: Caller) -> None:
        before = register(session), session.scalar(select(func.count()).select_from(Event))
        assert administrator.post("/reorganisations/preview", merger(country)).status_code == 200
        assert (register(session), session.scalar(select(func.count()).select_from(Event))) == before

    def test_says_what_ends_and_begins_and_who_moves(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        officer = user_at(country, country.unit("18005"), Role.officer)
        figures.ask("2023")
        found = administrator.post("/reorganisations/preview", merger(country)).json()
        assert found["kinds"] == ["merge"]
        assert [one["code"] for one in found["ends"]] == ["18003", "18005"]
        assert [(one["id"], one["name"], one["parent"]["code"]) for one in found["begins"]] == [
            (None, "Xã Cẩm Đức", "42")
        ]
        (role,) = found["roles"]
        assert (role["user"], role["was_at"]) == (officer.name, "Ủy ban nhân dân xã Đức Minh")
        assert role["will_be_at"] == "Ủy ban nhân dân xã Cẩm Đức"
        assert [one["successor"] for one in found["bodies"]] == ["Ủy ban nhân dân xã Cẩm Đức"] * 2

    def test_twelve_and_nine_are_twenty_one(self, country: Country, figures: Figures, administrator: Caller) -> None:
        found = administrator.post("/reorganisations/preview", merger(country)).json()
        (women,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("CB.F", "2025")]
        said = [(one["side"], one["unit"]["code"], one["number"], one["counted"]) for one in women["sides"]]
        assert said == [("before", "18003", "12", 1), ("before", "18005", "9", 1), ("after", "18003", "21", 2)]
        assert women["total_before"]["number"] == women["total_after"]["number"] == "21"
        assert women["total_before"]["expected"] == women["total_after"]["expected"]
        (share,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("HT.DD", "2025")]
        assert share["sides"][-1]["number"] == "42.8571"

    def test_says_what_a_division_makes_of_every_series(
        self, country: Country, figures: Figures, administrator: Caller
    ) -> None:
        found = administrator.post("/reorganisations/preview", division(country)).json()
        assert found["kinds"] == ["split"]
        (women,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("CB.F", "2025")]
        after = [(one["number"], one["quality"], one["lower"], one["upper"]) for one in women["sides"][1:]]
        assert after == [(None, "bounded", "0", "12")] * 2
        worth = {(one["unit"]["code"], one["side"], one["quality"]) for one in found["series"] if one["code"] == "CB.F"}
        # The coming figures of both parts add up to the unit as it was.
        assert worth == {("18003", "before", "exact"), ("18003", "after", "bounded"), ("18006", "after", "bounded")}
        assert found["counts"]["exact"] > 0
        assert found["counts"]["bounded"] > 0

    def test_whoever_loses_and_whoever_gains_stands_on_both_maps(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        """12 pass from one province to another: 21 become 9, and nothing becomes 12."""
        top = as_user(user_at(country, country.unit("VN"), Role.administrator, Role.leader))
        wanted = ordered(alters=[{"unit_id": country.unit("18003"), "parent_id": country.unit("15")}])
        found = top.post("/reorganisations/preview", wanted).json()
        (women,) = [one for one in found["figures"] if (one["code"], one["period"]) == ("CB.F", "2025")]
        said = [(one["side"], one["unit"]["code"], one["number"]) for one in women["sides"]]
        assert said == [
            ("before", "18003", "12"),
            ("before", "15", None),
            ("before", "42", "21"),
            ("after", "18003", "12"),
            ("after", "15", "12"),
            ("after", "42", "9"),
        ]
        assert women["total_before"]["number"] == women["total_after"]["number"] == "21"

    def test_open_reports_and_who_reviews_them(self, country: Country, figures: Figures, administrator: Caller) -> None:
        figures.report("18005", "2026", State.submitted, CB_F=1)
        found = administrator.post("/reorganisations/preview", merger(country)).json()
        (report,) = found["reports"]
        assert (report["answers_before"], report["answers_after"]) == ("Xã Đức Minh", "Xã Cẩm Đức")
        assert (report["reviews_before"], report["reviews_after"]) == ("Tỉnh Hà Tĩnh", "Tỉnh Hà Tĩnh")
        # The year 2026 ends on the new map: there the new commune is asked.
        assert report["asked_after"] is False

    def test_figures_are_for_whoever_reads_totals(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        found = keeper.post("/reorganisations/preview", merger(country)).json()
        assert (found["figures_shown"], found["figures"]) == (False, [])
        assert found["series"]


class TestRules:
    def refused(self, caller: Caller, wanted: dict[str, Any]) -> str:
        answer = caller.post("/reorganisations/preview", wanted)
        assert answer.status_code == 409, answer.text
        code: str = answer.json()["code"]
        return code

    def test_nothing(self, country: Country, administrator: Caller) -> None:
        assert self.refused(administrator, ordered()) == "nothing-changes"
        same = ordered(alters=[{"unit_id": country.unit("18003"), "name": "Xã Cẩm Lĩnh"}])
        assert self.refused(administrator, same) == "nothing-changes"

    def test_a_part_without_the_rest(self, country: Country, administrator: Caller) -> None:
        lines = [line(country.unit("18003"), "18006", "part_main"), line(country.unit("18005"), "18006")]
        assert self.refused(administrator, ordered(begins=[begun("18006", "Xã A")], lines=lines)) == "shares-unfit"

    def test_a_unit_renamed_is_no_new_unit(self, country: Country, administrator: Caller) -> None:
        wanted = ordered(begins=[begun("18006", "Xã A")], lines=[line(country.unit("18003"), "18006")])
        assert self.refused(administrator, wanted) == "new-unit-unfit"

    def test_a_code_of_another_unit(self, country: Country, administrator: Caller) -> None:
        lines = [line(country.unit("18003"), "02746"), line(country.unit("18005"), "02746")]
        assert self.refused(administrator, ordered(begins=[begun("02746", "Xã A")], lines=lines)) == "code-taken"

    def test_a_commune_needs_a_successor(self, country: Country, administrator: Caller) -> None:
        assert self.refused(administrator, ordered(abolishes=[country.unit("18003")])) == "only-a-level-between"

    def test_a_level_that_does_not_fit(self, country: Country, administrator: Caller) -> None:
        wanted = merger(country)
        wanted["begins"][0]["parent_id"] = country.unit("18001")
        assert self.refused(administrator, wanted) == "level-unfit"

    def test_a_change_recorded_later(self, country: Country, administrator: Caller) -> None:
        record(administrator, merger(country))
        again = ordered(alters=[{"unit_id": country.unit("18003", date(2026, 6, 1)), "name": "Xã B"}])
        again["effective_on"] = "2026-05-01"
        assert self.refused(administrator, again) == "changes-later"

    def test_a_unit_of_another_time(self, country: Country, administrator: Caller) -> None:
        wanted = ordered(alters=[{"unit_id": country.old("18004"), "name": "Xã B"}])
        assert self.refused(administrator, wanted) == "not-in-being"
