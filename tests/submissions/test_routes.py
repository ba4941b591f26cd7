from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import BEFORE, Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tienbo.access.models import Role
from tienbo.exchange.models import Event
from tienbo.submissions.models import State, ValueRevision
from tienbo.units.models import Level


def filled(figures: Figures, commune: Caller, **given: int | None) -> dict[str, Any]:
    opened = figures.open(commune, "18001", "2024")
    values = {"values": figures.all_values(Level.commune, **given)}
    answer = commune.patch(f"/submissions/{opened['id']}/values", values, version=opened["version"])
    assert answer.status_code == 200, answer.text
    saved: dict[str, Any] = answer.json()
    return saved


def submitted(figures: Figures, commune: Caller) -> dict[str, Any]:
    saved = filled(figures, commune)
    answer = commune.post(f"/submissions/{saved['id']}/submit", version=saved["version"])
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


class TestOpen:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        assert client.post("/api/v1/submissions", json={}).status_code == 401

    def test_strangers(self, figures: Figures, strangers: list[Caller]) -> None:
        body = {"form_id": figures.form.id, "period": "2024", "body_id": figures.body("18001", BEFORE)}
        for stranger in strangers:
            assert stranger.post("/submissions", body).status_code == 404

    def test_who_does_not_enter(self, country: Country, figures: Figures, district: Caller, as_user: AsUser) -> None:
        body = {"form_id": figures.form.id, "period": "2024", "body_id": figures.body("18001", BEFORE)}
        assert district.post("/submissions", body).status_code == 403
        leader = as_user(user_at(country, country.old("18001"), Role.leader, rehearsal=IN_2024))
        assert leader.post("/submissions", body).status_code == 403

    def test_twice_is_once(self, figures: Figures, commune: Caller) -> None:
        body = {"form_id": figures.form.id, "period": "2024", "body_id": figures.body("18001", BEFORE)}
        first, second = (commune.post("/submissions", body) for _ in range(2))
        assert (first.status_code, second.status_code) == (201, 200)
        assert first.json()["id"] == second.json()["id"]
        assert first.headers["etag"] == '"1"'

    def test_unknown_period(self, figures: Figures, commune: Caller) -> None:
        body = {"form_id": figures.form.id, "period": "1999", "body_id": figures.body("18001", BEFORE)}
        assert commune.post("/submissions", body).status_code == 404

    def test_asks_only_what_the_level_is_asked(self, figures: Figures, commune: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        ids = figures.ids
        assert ids["HDX.ALL"] in opened["missing"]
        assert ids["HDH.ALL"] not in opened["missing"]
        assert opened["actions"] == ["save", "submit", "attach", "comment"]
        assert opened["reviewer"]["code"] == "436"


class TestSave:
    def test_strangers(self, figures: Figures, commune: Caller, strangers: list[Caller]) -> None:
        opened = figures.open(commune, "18001", "2024")
        values = {"values": figures.all_values(Level.commune)}
        for stranger in strangers:
            answer = stranger.patch(f"/submissions/{opened['id']}/values", values, version=1)
            assert answer.status_code == 404

    def test_the_reviewer_does_not_enter(self, figures: Figures, commune: Caller, district: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        values = {"values": figures.all_values(Level.commune)}
        assert district.patch(f"/submissions/{opened['id']}/values", values, version=1).status_code == 403

    def test_needs_the_version_that_was_read(self, figures: Figures, commune: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        path, values = f"/submissions/{opened['id']}/values", {"values": figures.all_values(Level.commune)}
        assert commune.patch(path, values).status_code == 428
        assert commune.patch(path, values, version=1).status_code == 200
        stale = commune.patch(path, values, version=1)
        assert (stale.status_code, stale.json()["code"]) == (412, "version-stale")

    def test_zero_is_not_missing(self, figures: Figures, commune: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        cell = {"indicator_id": figures.ids["CB.F"], "status": "reported", "number": "0"}
        saved = commune.patch(f"/submissions/{opened['id']}/values", {"values": [cell]}, version=1).json()
        assert figures.ids["CB.F"] not in saved["missing"]
        assert saved["values"] == [{**cell, "category_id": 0, "version": 2, "copied": False}]

    @pytest.mark.parametrize(
        ("status", "number", "code"),
        [
            ("reported", "-1", "negative"),
            ("reported", "1.5", "not-whole"),
            ("reported", None, "number-and-status-disagree"),
            ("not_collected", "5", "number-and-status-disagree"),
            ("reported", "NaN", "finite-number"),
            ("reported", "Infinity", "finite-number"),
            ("reported", "1e999", "decimal-whole-digits"),
            ("reported", "12,5", "decimal-parsing"),
            ("lost", "5", "enum"),
        ],
    )
    def test_refuses_with_the_place(
        self, figures: Figures, commune: Caller, status: str, number: str | None, code: str
    ) -> None:
        opened = figures.open(commune, "18001", "2024")
        good = {"indicator_id": figures.ids["CU.ALL"], "status": "reported", "number": "7"}
        bad = {"indicator_id": figures.ids["CB.F"], "status": status, "number": number}
        answer = commune.patch(f"/submissions/{opened['id']}/values", {"values": [good, bad]}, version=1)
        assert answer.status_code == 422
        (error,) = answer.json()["errors"]
        assert error["pointer"].startswith("/values/1/")
        assert error["code"] in {code, "decimal-max-digits"}
        assert commune.get(f"/submissions/{opened['id']}").json()["values"] == []

    def test_refuses_what_is_not_asked_and_what_stands_twice(self, figures: Figures, commune: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        ids = figures.ids
        cells = [
            {"indicator_id": ids[code], "status": "reported", "number": "5"} for code in ("HDH.ALL", "CB.F", "CB.F")
        ]
        errors = commune.patch(f"/submissions/{opened['id']}/values", {"values": cells}, version=1).json()["errors"]
        assert [(error["pointer"], error["code"]) for error in errors] == [
            ("/values/0/indicator_id", "not-asked"),
            ("/values/2/indicator_id", "twice"),
        ]

    def test_every_revision_stays(self, figures: Figures, commune: Caller, session: Session) -> None:
        opened = figures.open(commune, "18001", "2024")
        path, indicator_id = f"/submissions/{opened['id']}/values", figures.ids["CB.F"]
        for version, number in enumerate(("5", "6", "6", None), 1):
            cell = {"indicator_id": indicator_id, "status": number and "reported", "number": number}
            assert commune.patch(path, {"values": [cell]}, version=min(version, 3)).status_code == 200
        kept = session.execute(
            select(ValueRevision.number, ValueRevision.version, ValueRevision.token_id).order_by(ValueRevision.version)
        ).all()
        assert [(number and int(number), version) for number, version, _ in kept] == [(5, 2), (6, 3), (None, 4)]
        assert all(token for _, _, token in kept)
        history = commune.get(f"/submissions/{opened['id']}/history").json()["items"]
        assert [entry["kind"] for entry in history] == ["submission.saved"] * 3 + ["submission.opened"]
        assert history[1]["changes"][0]["before"]["number"] == "5"
        assert history[0]["changes"][0]["after"] is None


class TestReview:
    def test_strangers(self, figures: Figures, commune: Caller, strangers: list[Caller]) -> None:
        path = f"/submissions/{submitted(figures, commune)['id']}"
        for stranger in strangers:
            assert stranger.get(path).status_code == 404
            assert stranger.get(f"{path}/history").status_code == 404
            for move, body in (("submit", None), ("accept", None), ("return", {"reason": "sai số"})):
                assert stranger.post(f"{path}/{move}", body, version=3).status_code == 404

    def test_a_reporter_does_not_accept_its_own(self, figures: Figures, commune: Caller) -> None:
        sent = submitted(figures, commune)
        assert sent["actions"] == ["attach", "comment"]
        assert commune.post(f"/submissions/{sent['id']}/accept", version=3).status_code == 403

    def test_an_auditor_only_reads(self, country: Country, figures: Figures, commune: Caller, as_user: AsUser) -> None:
        path = f"/submissions/{submitted(figures, commune)['id']}"
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor, rehearsal=IN_2024))
        assert auditor.get(path).json()["actions"] == []
        assert auditor.post(f"{path}/accept", version=3).status_code == 403

    def test_above_the_reviewer_nobody_reviews(
        self, country: Country, figures: Figures, commune: Caller, as_user: AsUser
    ) -> None:
        path = f"/submissions/{submitted(figures, commune)['id']}"
        province = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
        assert province.get(path).json()["actions"] == []
        assert province.post(f"{path}/accept", version=3).status_code == 403

    def test_returned_with_a_reason_mended_and_accepted(
        self, figures: Figures, commune: Caller, district: Caller, session: Session
    ) -> None:
        sent = submitted(figures, commune)
        path = f"/submissions/{sent['id']}"
        assert district.get(path).json()["actions"] == ["accept", "return", "attach", "comment"]
        assert district.post(f"{path}/return", {"reason": "  "}, version=3).status_code == 422
        returned = district.post(f"{path}/return", {"reason": "Số cấp ủy viên nữ chưa khớp"}, version=3).json()
        assert (returned["state"], returned["reason"]) == ("returned", "Số cấp ủy viên nữ chưa khớp")
        cell = {"indicator_id": figures.ids["CU.ALL.F"], "status": "reported", "number": "4"}
        mended = commune.patch(f"{path}/values", {"values": [cell]}, version=4).json()
        assert commune.post(f"{path}/submit", version=mended["version"]).json()["reason"] is None
        accepted = district.post(f"{path}/accept", version=6).json()
        assert (accepted["state"], accepted["actions"]) == ("accepted", ["reopen", "comment"])
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "submission").order_by(Event.id)).all()
        assert kinds == [
            f"submission.{kind}"
            for kind in ("opened", "saved", "submitted", "returned", "saved", "submitted", "accepted")
        ]

    def test_only_once(self, figures: Figures, commune: Caller, district: Caller) -> None:
        path = f"/submissions/{submitted(figures, commune)['id']}"
        assert district.post(f"{path}/accept").status_code == 428
        assert district.post(f"{path}/accept", version=2).status_code == 412
        assert district.post(f"{path}/accept", version=3).status_code == 200
        again = district.post(f"{path}/accept", version=4)
        assert (again.status_code, again.json()["code"]) == (409, "not-in-this-state")

    def test_reopened_with_a_reason(self, figures: Figures, commune: Caller, district: Caller) -> None:
        path = f"/submissions/{submitted(figures, commune)['id']}"
        district.post(f"{path}/accept", version=3)
        reopened = district.post(f"{path}/reopen", {"reason": "Xã báo thiếu một chi bộ"}, version=4).json()
        assert reopened["state"] == "reopened"
        assert commune.get(path).json()["actions"] == ["save", "submit", "attach", "comment"]


class TestSubmit:
    def test_nothing_asked_may_stay_unsaid(self, figures: Figures, commune: Caller) -> None:
        opened = figures.open(commune, "18001", "2024")
        answer = commune.post(f"/submissions/{opened['id']}/submit", version=1)
        assert (answer.status_code, answer.json()["code"]) == (409, "checks-failed")
        assert {error["code"] for error in answer.json()["errors"]} == {"asked"}
        assert len(answer.json()["errors"]) == len(figures.asked(Level.commune))

    def test_a_reason_is_an_answer(self, figures: Figures, commune: Caller) -> None:
        saved = filled(figures, commune, HDX_ALL=None, HDX_ALL_F=None)
        assert commune.post(f"/submissions/{saved['id']}/submit", version=2).status_code == 200

    def test_a_part_does_not_exceed_its_whole(self, figures: Figures, commune: Caller) -> None:
        saved = filled(figures, commune, CB_F=4, CB_F_TRAINED=5)
        answer = commune.post(f"/submissions/{saved['id']}/submit", version=2)
        (error,) = answer.json()["errors"]
        assert error["code"] == "not-above"
        assert error["pointer"] == f"/indicators/{figures.ids['CB.F.TRAINED']}"
        assert "(5)" in error["detail"]
        assert "(4)" in error["detail"]

    def test_english(self, figures: Figures, commune: Caller) -> None:
        saved = filled(figures, commune, CB_F=4, CB_F_TRAINED=5)
        headers = {"If-Match": '"2"', "Accept-Language": "en-GB,en;q=0.9"}
        answer = commune.request("POST", f"/submissions/{saved['id']}/submit", headers=headers)
        assert "exceeds" in answer.json()["errors"][0]["detail"]
        assert answer.headers["content-language"] == "en"


class TestAfterTheReform:
    def test_the_successor_finishes_and_the_province_reviews(
        self, country: Country, figures: Figures, as_user: AsUser, province: Caller
    ) -> None:
        old = figures.report("18004", "2024", State.draft)
        successor = as_user(user_at(country, country.unit("18005")))
        path = f"/submissions/{old.id}"
        assert successor.get(path).json()["actions"] == ["save", "submit", "attach", "comment"]
        assert successor.get(path).json()["reviewer"]["code"] == "42"
        values = {"values": figures.all_values(Level.commune)}
        assert successor.patch(f"{path}/values", values, version=1).status_code == 200
        assert successor.post(f"{path}/submit", version=2).status_code == 200
        assert province.post(f"{path}/accept", version=3).json()["state"] == "accepted"

    def test_a_lesser_successor_reads_but_does_not_mend(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        old = figures.report("18004", "2024", State.draft)
        other = as_user(user_at(country, country.unit("18001")))
        assert other.get(f"/submissions/{old.id}").json()["actions"] == []
        values = {"values": figures.all_values(Level.commune)}
        assert other.patch(f"/submissions/{old.id}/values", values, version=1).status_code == 403

    def test_a_dissolved_districts_own_report_goes_to_the_province(self, figures: Figures, province: Caller) -> None:
        own = figures.report("436", "2024", State.submitted)
        assert province.get(f"/submissions/{own.id}").json()["actions"] == ["accept", "return", "attach", "comment"]

    def test_the_ended_district_itself_does_nothing_any_more(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        sent = figures.report("18001", "2024", State.submitted)
        ended = as_user(user_at(country, country.old("436")))
        assert ended.get(f"/submissions/{sent.id}").status_code == 404


class TestReporters:
    def test_strangers(self, client: TestClient, country: Country, figures: Figures, as_user: AsUser) -> None:
        path = f"/forms/{figures.form.id}/reporters"
        assert client.get(f"/api/v1{path}", params={"period": "2024"}).status_code == 401
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get(path, period="2024").status_code == 404

    def test_everyone_within_reach_with_counts(self, figures: Figures, province: Caller, district: Caller) -> None:
        figures.report("18001", "2024", State.submitted)
        path = f"/forms/{figures.form.id}/reporters"
        page = province.get(path, period="2024").json()
        assert [(r["parent"]["code"], r["unit"]["code"]) for r in page["items"]] == [
            ("437", "18003"),
            ("437", "18004"),
            ("436", "18001"),
            ("436", "18002"),
            ("42", "437"),
            ("42", "436"),
        ]
        assert page["counts"] == {
            "not_started": 5,
            "draft": 0,
            "submitted": 1,
            "returned": 0,
            "accepted": 0,
            "reopened": 0,
        }
        assert all(r["late"] == (r["state"] == "not_started") for r in page["items"])
        below = district.get(path, period="2024").json()
        assert [r["unit"]["code"] for r in below["items"]] == ["18001", "18002", "436"]

    def test_filters(self, country: Country, figures: Figures, province: Caller, commune: Caller) -> None:
        figures.report("18001", "2024", State.submitted)
        path = f"/forms/{figures.form.id}/reporters"

        def codes(**params: Any) -> list[str]:
            return [r["unit"]["code"] for r in province.get(path, period="2024", **params).json()["items"]]

        assert codes(state="submitted") == ["18001"]
        assert codes(q="binh minh") == ["18002"]
        assert codes(unit_id=country.old("437")) == ["18003", "18004", "437"]
        assert [r["unit"]["code"] for r in commune.get(path, period="2024", mine=True).json()["items"]] == ["18001"]

    def test_pages(self, figures: Figures, province: Caller) -> None:
        path, seen, cursor = f"/forms/{figures.form.id}/reporters", [], None
        for _ in range(4):
            params = {"period": "2024", "limit": 2} | ({"cursor": cursor} if cursor else {})
            page = province.get(path, **params).json()
            seen += [r["unit"]["code"] for r in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert seen == ["18003", "18004", "18001", "18002", "437", "436"]
