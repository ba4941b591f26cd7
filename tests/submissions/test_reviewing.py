"""The reviewer's desk: the queue, returns with reasons at values, many at once, and reminders of the late."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tests.submissions.test_saving import cell, save
from tienbo.access.models import Role
from tienbo.exchange.models import Event
from tienbo.submissions.models import State, Submission
from tienbo.units.models import Level


class TestQueue:
    def path(self, figures: Figures) -> str:
        return f"/forms/{figures.form.id}/review-queue"

    def test_strangers(self, client: TestClient, country: Country, figures: Figures, as_user: AsUser) -> None:
        assert client.get(f"/api/v1{self.path(figures)}", params={"period": "2024"}).status_code == 401
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get(self.path(figures), period="2024").status_code == 404

    def test_only_what_is_the_callers_to_review(
        self, figures: Figures, commune: Caller, district: Caller, country: Country, as_user: AsUser
    ) -> None:
        for code in ("18001", "18002", "18003"):
            figures.report(code, "2024", State.submitted)
        figures.report("436", "2024", State.submitted)
        page = district.get(self.path(figures), period="2024").json()
        assert {item["unit"]["code"] for item in page["items"]} == {"18001", "18002"}
        province = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
        page = province.get(self.path(figures), period="2024").json()
        assert {item["unit"]["code"] for item in page["items"]} == {"436"}
        assert commune.get(self.path(figures), period="2024").json() == {"items": [], "late": []}

    def test_the_unlikely_come_first(self, figures: Figures, district: Caller) -> None:
        figures.ask("2023")
        figures.report("18002", "2023", CB_F=10)
        figures.report("18001", "2024", State.submitted, CB_F=40)
        figures.report("18002", "2024", State.submitted, CB_F=40)
        items = district.get(self.path(figures), period="2024").json()["items"]
        assert [(item["unit"]["code"], item["warnings"]) for item in items] == [("18002", 1), ("18001", 0)]

    def test_late_is_by_the_day_on_which_its_sender_handed_it_in(
        self, country: Country, figures: Figures, district: Caller, as_user: AsUser
    ) -> None:
        """Someone who rehearses a past day is on time on that day, whatever the clock says."""
        for code, day in (("18001", 17), ("18002", 18)):
            sender = as_user(user_at(country, country.old(code), rehearsal=IN_2024.replace(day=day)))
            opened = figures.open(sender, code, "2024")
            values = {"values": figures.all_values(Level.commune)}
            sender.patch(f"/submissions/{opened['id']}/values", values, version=1)
            assert sender.post(f"/submissions/{opened['id']}/submit", version=2).status_code == 200
        items = district.get(self.path(figures), period="2024").json()["items"]
        said = {item["unit"]["code"]: (item["due_on"], item["submitted_on"], item["late"]) for item in items}
        assert said == {"18001": ("2024-12-17", "2024-12-17", False), "18002": ("2024-12-17", "2024-12-18", True)}


class TestReturn:
    def test_reasons_at_values_become_a_diff(
        self, figures: Figures, commune: Caller, district: Caller, strangers: list[Caller]
    ) -> None:
        sent = figures.report("18001", "2024", State.submitted, CB_F=5, CU_ALL=7)
        path, ids = f"/submissions/{sent.id}", figures.ids
        assert district.get(f"{path}/changes").status_code == 404
        reasons = {"CB.F": "Lệch với danh sách cán bộ", "CU.ALL": "Thiếu một cấp ủy viên"}
        wanted = {
            "reason": "Hai ô chưa khớp",
            "cells": [{"indicator_id": ids[code], "reason": reason} for code, reason in reasons.items()],
            "mend_by": "2024-12-20",
        }
        returned = district.post(f"{path}/return", wanted, version=1).json()
        assert returned["mend_by"] == "2024-12-20"
        shown = commune.get(path).json()["returned"]
        assert shown["cells"] == {f"{ids[code]}:0": reason for code, reason in reasons.items()}
        save(commune, path, cell(figures, "CB.F", "6", 1), cell(figures, "HDX.ALL", "20", 0))
        for stranger in strangers:
            assert stranger.get(f"{path}/changes").status_code == 404
        mended = {
            item["indicator_id"]: [side and side["number"] for side in (item["before"], item["after"])]
            for item in district.get(f"{path}/changes").json()["items"]
        }
        assert mended == {ids["CB.F"]: ["5", "6"], ids["CU.ALL"]: ["7", "7"], ids["HDX.ALL"]: [None, "20"]}

    @pytest.mark.parametrize(
        ("code", "times", "mend_by", "refusal"),
        [
            ("HDH.ALL", 1, None, "not-asked"),
            ("CB.F", 2, None, "twice"),
            ("CB.F", 1, "2024-12-15", "passed"),
        ],
    )
    def test_refuses_what_makes_no_sense(
        self, figures: Figures, district: Caller, code: str, times: int, mend_by: str | None, refusal: str
    ) -> None:
        sent = figures.report("18001", "2024", State.submitted)
        cells = [{"indicator_id": figures.ids[code], "reason": "Xem lại"}] * times
        wanted = {"reason": "Xem lại", "cells": cells, "mend_by": mend_by}
        answer = district.post(f"/submissions/{sent.id}/return", wanted, version=1)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, refusal)
        assert district.get(f"/submissions/{sent.id}").json()["state"] == "submitted"


class TestAcceptMany:
    @pytest.fixture
    def sent(self, figures: Figures) -> list[Submission]:
        return [figures.report(code, "2024", State.submitted) for code in ("18001", "18002")]

    def accept(self, caller: Caller, figures: Figures, sent: list[Submission], count: int = 2, **over: Any) -> Any:
        wanted = {
            "period": "2024",
            "expected_count": count,
            "submissions": [{"id": one.id, "version": 1} for one in sent],
        }
        return caller.post(f"/forms/{figures.form.id}/accept", wanted | over)

    def test_strangers(
        self, country: Country, figures: Figures, sent: list[Submission], commune: Caller, as_user: AsUser
    ) -> None:
        assert self.accept(as_user(user_at(country, country.unit("15"))), figures, sent).status_code == 404
        refused = self.accept(commune, figures, sent).json()
        assert {one["code"] for one in refused["refused"]} == {"forbidden", "not-found"}
        officer = as_user(user_at(country, country.old("436"), Role.officer, rehearsal=IN_2024))
        assert self.accept(officer, figures, sent).status_code == 403

    def test_all_of_them_with_an_event_each(
        self, figures: Figures, sent: list[Submission], district: Caller, session: Session
    ) -> None:
        answer = self.accept(district, figures, sent).json()
        assert answer == {"accepted": [one.id for one in sent], "refused": []}
        kinds = session.scalars(select(Event.kind).where(Event.kind == "submission.accepted")).all()
        assert len(kinds) == 2

    def test_the_count_that_was_confirmed(self, figures: Figures, sent: list[Submission], district: Caller) -> None:
        answer = self.accept(district, figures, sent, count=3)
        assert (answer.status_code, answer.json()["code"]) == (409, "count-differs")
        assert self.accept(district, figures, [sent[0], sent[0]]).status_code == 409
        assert district.get(f"/submissions/{sent[0].id}").json()["state"] == "submitted"

    def test_what_fails_is_listed_and_holds_up_nothing(
        self, figures: Figures, sent: list[Submission], district: Caller
    ) -> None:
        assert district.post(f"/submissions/{sent[1].id}/return", {"reason": "Xem lại"}, version=1).status_code == 200
        answer = self.accept(district, figures, sent).json()
        assert answer["accepted"] == [sent[0].id]
        (refused,) = answer["refused"]
        assert (refused["id"], refused["code"], refused["unit"]["code"]) == (sent[1].id, "not-in-this-state", "18002")
        assert refused["body"]["name"].startswith("Ủy ban nhân dân")
        assert refused["detail"]

    def test_what_is_out_of_reach_is_not_named(
        self, country: Country, figures: Figures, sent: list[Submission], as_user: AsUser
    ) -> None:
        other = as_user(user_at(country, country.old("437"), rehearsal=IN_2024))
        refused = self.accept(other, figures, sent).json()["refused"]
        assert [(one["code"], one["body"], one["unit"]) for one in refused] == [("not-found", None, None)] * 2

    def test_of_another_period(self, figures: Figures, sent: list[Submission], district: Caller) -> None:
        refused = self.accept(district, figures, sent, period="2019").json()["refused"]
        assert {one["code"] for one in refused} == {"not-found"}


class TestRemind:
    TEXT = "Đã quá hạn nộp, đề nghị gửi báo cáo trong ngày"

    @pytest.fixture
    def chaser(self, country: Country, as_user: AsUser) -> Caller:
        """The district on 20 December 2024, three days after the communes' due date."""
        return as_user(user_at(country, country.old("436"), rehearsal=IN_2024.replace(day=20)))

    def path(self, figures: Figures) -> str:
        return f"/forms/{figures.form.id}/reminders"

    def late(self, figures: Figures, caller: Caller) -> list[int]:
        page = caller.get(f"/forms/{figures.form.id}/review-queue", period="2024").json()
        return [reporter["body"]["id"] for reporter in page["late"]]

    def test_strangers(self, country: Country, figures: Figures, chaser: Caller, as_user: AsUser) -> None:
        wanted = {"period": "2024", "body_ids": self.late(figures, chaser), "text": self.TEXT}
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.post(self.path(figures), wanted).status_code == 404
        assert stranger.get(self.path(figures), period="2024").status_code == 404
        auditor = as_user(user_at(country, country.old("436"), Role.auditor, rehearsal=IN_2024.replace(day=20)))
        assert auditor.post(self.path(figures), wanted).status_code == 403
        other = as_user(user_at(country, country.old("437"), rehearsal=IN_2024.replace(day=20)))
        assert other.post(self.path(figures), wanted).json()["errors"][0]["code"] == "not-late"

    def test_all_the_late_in_one_act_once_a_day(
        self, country: Country, figures: Figures, chaser: Caller, as_user: AsUser, session: Session
    ) -> None:
        figures.report("18002", "2024", State.submitted)
        late = self.late(figures, chaser)
        assert late == [figures.country.committee(country.old("18001"))]
        wanted = {"period": "2024", "body_ids": late, "text": self.TEXT}
        assert chaser.post(self.path(figures), wanted).json() == {"reminded": late, "known": []}
        assert chaser.post(self.path(figures), wanted).json() == {"reminded": [], "known": late}
        assert len(session.scalars(select(Event).where(Event.kind == "submission.reminded")).all()) == 1
        reminded = as_user(user_at(country, country.old("18001"), rehearsal=IN_2024.replace(day=20)))
        (reminder,) = reminded.get(self.path(figures), period="2024").json()["items"]
        assert (reminder["text"], reminder["by"]["code"]) == (self.TEXT, "436")
        (mine,) = reminded.get(f"/forms/{figures.form.id}/reporters", period="2024", mine=True).json()["items"]
        assert mine["reminded_at"]

    def test_who_is_not_late_is_not_reminded(self, country: Country, figures: Figures, chaser: Caller) -> None:
        sent = figures.report("18002", "2024", State.submitted)
        wanted = {"period": "2024", "body_ids": [*self.late(figures, chaser), sent.body_id], "text": self.TEXT}
        answer = chaser.post(self.path(figures), wanted)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/body_ids/1")
        assert chaser.get(self.path(figures), period="2024").json()["items"] == []
