"""The reviewing unit enters for a reporter: it says why once, and the reporter learns who did it and why."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.builders.country import BEFORE, Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tests.submissions.test_saving import cell
from tienbo.access.models import Role
from tienbo.forms.models import FormPeriod, Gate
from tienbo.submissions.models import State
from tienbo.units.models import Level

REASON = "Xã mất mạng do bão, gửi báo cáo giấy có chữ ký"
OTHER = "Xã gửi bổ sung một trang"


def wanted(figures: Figures, reason: str | None = REASON) -> dict[str, Any]:
    body_id = figures.body("18001", BEFORE)
    return {"form_id": figures.form.id, "period": "2024", "body_id": body_id, "behalf_reason": reason}


def close(figures: Figures) -> None:
    row = figures.session.get_one(FormPeriod, (figures.form.id, figures.periods["2024"].id, Level.commune))
    row.gate, row.gate_reason = Gate.closed, "Đã tổng hợp"
    figures.session.flush()


@pytest.fixture
def colleague(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.old("436"), Role.officer, rehearsal=IN_2024))


class TestOpen:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        assert client.post("/api/v1/submissions", json=wanted(figures)).status_code == 401

    def test_strangers_and_the_reporter_itself(
        self, figures: Figures, strangers: list[Caller], commune: Caller
    ) -> None:
        for stranger in strangers:
            assert stranger.post("/submissions", wanted(figures)).status_code == 404
        assert commune.post("/submissions", wanted(figures)).status_code == 403

    def test_who_does_not_enter(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        for role in (Role.leader, Role.auditor):
            person = as_user(user_at(country, country.old("436"), role, rehearsal=IN_2024))
            assert person.post("/submissions", wanted(figures)).status_code == 403

    def test_what_the_reporter_began_is_gone_on_with_for_a_reason(
        self, figures: Figures, commune: Caller, district: Caller
    ) -> None:
        path = f"/submissions/{figures.open(commune, '18001', '2024')['id']}"
        assert district.get(path).json()["behalf"] is None
        answer = district.post("/submissions", wanted(figures))
        assert (answer.status_code, answer.json()["behalf"]["stated"]) == (200, REASON)
        behalf = commune.get(path).json()["behalf"]
        assert (behalf["unit"]["code"], behalf["reason"], behalf["user_name"]) == ("436", REASON, None)
        assert behalf["stated"] is None

    def test_the_reason_is_said_once_and_changed_in_the_open(
        self, figures: Figures, commune: Caller, district: Caller
    ) -> None:
        for reason in (REASON, REASON, OTHER):
            opened = district.post("/submissions", wanted(figures, reason)).json()
        assert opened["behalf"]["stated"] == OTHER
        entries = commune.get(f"/submissions/{opened['id']}/history").json()["items"]
        said = [(entry["kind"], entry["reason"], entry["behalf"]["code"]) for entry in entries]
        assert said == [("submission.opened", OTHER, "436"), ("submission.opened", REASON, "436")]

    def test_a_colleague_says_it_themselves(self, figures: Figures, district: Caller, colleague: Caller) -> None:
        path = f"/submissions/{district.post('/submissions', wanted(figures)).json()['id']}"
        behalf = colleague.get(path).json()["behalf"]
        assert (behalf["reason"], behalf["user_name"], behalf["stated"]) == (REASON, "Người dùng thử", None)
        values = {"values": [cell(figures, "CB.F", "5", 0)], "behalf_reason": OTHER}
        assert colleague.patch(f"{path}/values", values).json()["behalf"]["stated"] == OTHER
        # What a colleague said does not take the place of one's own reason.
        assert district.get(path).json()["behalf"]["stated"] == REASON

    def test_after_it_was_handed_over_it_is_said_anew(
        self, figures: Figures, commune: Caller, district: Caller
    ) -> None:
        path = f"/submissions/{district.post('/submissions', wanted(figures)).json()['id']}"
        commune.patch(f"{path}/values", {"values": figures.all_values(Level.commune)}, version=1)
        assert commune.post(f"{path}/submit", version=2).status_code == 200
        refused = district.post("/submissions", wanted(figures))
        assert (refused.status_code, refused.json()["code"]) == (409, "not-in-this-state")
        district.post(f"{path}/return", {"reason": "Số nữ chưa khớp"}, version=3)
        behalf = district.get(path).json()["behalf"]
        assert (behalf["reason"], behalf["stated"]) == (REASON, None)

    def test_not_behind_closed_doors(self, figures: Figures, commune: Caller, district: Caller) -> None:
        figures.open(commune, "18001", "2024")
        close(figures)
        answer = district.post("/submissions", wanted(figures))
        assert (answer.status_code, answer.json()["code"]) == (409, "entry-closed")


class TestReporters:
    def on_behalf(self, figures: Figures, caller: Caller) -> dict[str, bool]:
        items = caller.get(f"/forms/{figures.form.id}/reporters", period="2024").json()["items"]
        return {one["unit"]["code"]: one["on_behalf"] for one in items}

    def test_only_the_unit_that_reviews_them(
        self, country: Country, figures: Figures, commune: Caller, district: Caller, as_user: AsUser
    ) -> None:
        assert self.on_behalf(figures, commune) == {"18001": False}
        assert self.on_behalf(figures, district) == {"436": False, "18001": True, "18002": True}
        above = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
        assert self.on_behalf(figures, above)["18001"] is False
        leader = as_user(user_at(country, country.old("436"), Role.leader, rehearsal=IN_2024))
        assert not any(self.on_behalf(figures, leader).values())

    @pytest.mark.parametrize(
        ("state", "possible"),
        [(State.draft, True), (State.submitted, False), (State.returned, True), (State.accepted, False)],
        ids=str,
    )
    def test_only_what_still_takes_figures(
        self, figures: Figures, district: Caller, state: State, possible: bool
    ) -> None:
        figures.report("18001", "2024", state)
        assert self.on_behalf(figures, district)["18001"] is possible

    def test_behind_closed_doors_only_what_was_given_back(self, figures: Figures, district: Caller) -> None:
        figures.report("18002", "2024", State.returned)
        close(figures)
        assert self.on_behalf(figures, district) == {"436": False, "18001": False, "18002": True}

    def test_the_late_on_the_reviewers_desk(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        late = as_user(user_at(country, country.old("436"), rehearsal=date(2024, 12, 20)))
        queue = late.get(f"/forms/{figures.form.id}/review-queue", period="2024").json()
        assert {one["on_behalf"] for one in queue["late"]} == {True}
