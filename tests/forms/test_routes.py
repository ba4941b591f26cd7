"""Keeping forms, asking them in periods, and the doors of entry."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.forms.asking import ask_by_schedule
from tienbo.submissions.models import State
from tienbo.units.models import Level

AsUser = Callable[[User], Caller]
YEAR_2027 = {"period": {"code": "2027"}, "levels": [{"level": "commune", "due_on": "2027-12-17"}]}


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def keeper(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    """An administrator of the province that asks."""
    return as_user(user_at(country, country.unit("42"), Role.administrator))


def put(caller: Caller, path: str, body: Any, version: int = 1) -> Any:
    return caller.request("PUT", path, json=body, headers={"If-Match": f'"{version}"'})


CHANGES: list[tuple[str, str, Any]] = [
    ("PATCH", "", {"name_vi": "Khác"}),
    ("PUT", "/draft", {"items": [{"indicator_id": 1, "levels": ["commune"]}]}),
    ("POST", "/draft/preview", {"items": [{"indicator_id": 1, "levels": ["commune"]}]}),
    ("POST", "/issue", {"first_period": "2027-01-01", "reason": "thử"}),
    ("PUT", "/schedule", {"rules": []}),
    ("POST", "/schedule/preview", {"rules": []}),
    ("POST", "/periods", YEAR_2027),
    ("POST", "/periods/preview", YEAR_2027),
    ("PATCH", "/periods/2026/commune", {"due_on": "2026-12-20", "reason": "thử"}),
    ("POST", "/periods/2026/gate", {"gate": "closed", "levels": ["commune"], "reason": "thử"}),
    ("POST", "/periods/2026/extensions", {"body_ids": [1], "due_on": "2026-12-30", "reason": "thử"}),
]


@pytest.mark.parametrize(("method", "suffix", "body"), CHANGES, ids=[f"{one[0]} {one[1]}" for one in CHANGES])
class TestWhoMayNot:
    def test_anonymous(self, client: TestClient, figures: Figures, method: str, suffix: str, body: Any) -> None:
        assert client.request(method, f"/api/v1/forms/{figures.form.id}{suffix}", json=body).status_code == 401

    def test_another_province(
        self, country: Country, figures: Figures, as_user: AsUser, method: str, suffix: str, body: Any
    ) -> None:
        stranger = as_user(user_at(country, country.unit("15"), Role.administrator))
        path = f"/forms/{figures.form.id}{suffix}"
        assert stranger.request(method, path, json=body, headers={"If-Match": '"1"'}).status_code == 404

    def test_whoever_is_asked(
        self, country: Country, figures: Figures, as_user: AsUser, method: str, suffix: str, body: Any
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003"), Role.administrator))
        path = f"/forms/{figures.form.id}{suffix}"
        assert commune.request(method, path, json=body, headers={"If-Match": '"1"'}).status_code == 403

    def test_an_officer(
        self, country: Country, figures: Figures, as_user: AsUser, method: str, suffix: str, body: Any
    ) -> None:
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        path = f"/forms/{figures.form.id}{suffix}"
        assert officer.request(method, path, json=body, headers={"If-Match": '"1"'}).status_code == 403

    def test_without_the_version_and_with_an_old_one(
        self, figures: Figures, keeper: Caller, method: str, suffix: str, body: Any
    ) -> None:
        path = f"/forms/{figures.form.id}{suffix}"
        assert keeper.request(method, path, json=body).status_code == 428
        assert keeper.request(method, path, json=body, headers={"If-Match": '"7"'}).status_code == 412


RULE = {"period_kind": "year", "level": "commune", "due_working_days": 3, "opens_days": 30, "closes_days": 10}
NEW = {
    "code": "HT-CB",
    "name_vi": "Cán bộ nữ",
    "name_en": "Women officials",
    "source": "Kế hoạch của tỉnh",
    "reporter_kind": "peoples_committee",
}
TET = {"name_vi": "Tết Nguyên đán", "name_en": "Lunar New Year", "source": "thông báo thử nghiệm"}


class TestEvents:
    def test_every_change_leaves_its_event(
        self, session: Session, country: Country, figures: Figures, keeper: Caller
    ) -> None:
        """In the log with the form, who changed it, and by which request."""
        path, before = f"/forms/{figures.form.id}", session.scalar(select(func.max(Event.id))) or 0
        body_id = country.committee(country.unit("18003"))
        steps: list[tuple[str, str, Any]] = [
            ("PATCH", "", {"name_vi": "Biểu cán bộ nữ"}),
            ("PUT", "/draft", {"items": [{"indicator_id": figures.ids["CB.F"], "levels": ["commune"]}]}),
            ("POST", "/issue", {"first_period": "2027-01-01", "reason": "gọn hơn"}),
            ("PUT", "/schedule", {"rules": [RULE]}),
            ("POST", "/periods", YEAR_2027),
            ("PATCH", "/periods/2027/commune", {"due_on": "2027-12-20", "reason": "thử"}),
            ("POST", "/periods/2027/gate", {"gate": "closed", "levels": ["commune"], "reason": "thử"}),
            ("POST", "/periods/2027/gate", {"gate": "open", "levels": ["commune"], "reason": "thử"}),
            ("POST", "/periods/2027/gate", {"gate": None, "levels": ["commune"], "reason": "thử"}),
            ("POST", "/periods/2027/extensions", {"body_ids": [body_id], "due_on": "2027-12-30", "reason": "thử"}),
        ]
        for version, (method, suffix, body) in enumerate(steps, 1):
            answer = keeper.request(method, path + suffix, json=body, headers={"If-Match": f'"{version}"'})
            assert answer.is_success, answer.text
        events = session.scalars(select(Event).where(Event.id > before).order_by(Event.id)).all()
        assert [event.kind for event in events] == [
            "form.changed",
            "form.drafted",
            "form.issued",
            "form.schedule-written",
            "form.asked",
            "form.days-changed",
            "form.closed",
            "form.opened",
            "form.left-to-its-days",
            "form.time-extended",
        ]
        assert {(event.subject_id, event.unit_id) for event in events} == {(str(figures.form.id), country.unit("42"))}
        assert all(event.user_id and event.request_id for event in events)


class TestMaking:
    def test_strangers(self, client: TestClient, country: Country, keeper: Caller, as_user: AsUser) -> None:
        wanted = {**NEW, "unit_id": country.unit("42")}
        assert client.post("/api/v1/forms", json=wanted).status_code == 401
        assert as_user(user_at(country, country.unit("15"), Role.leader)).post("/forms", wanted).status_code == 404
        assert as_user(user_at(country, country.unit("18003"), Role.leader)).post("/forms", wanted).status_code == 403
        assert as_user(user_at(country, country.unit("42"), Role.officer)).post("/forms", wanted).status_code == 403

    def test_a_form_is_made_drafted_issued_and_asked(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        made = keeper.post("/forms", {**NEW, "unit_id": country.unit("42")})
        assert made.status_code == 201, made.text
        path = f"/forms/{made.json()['id']}"
        item = {"section_vi": "Cán bộ", "section_en": "Staff", "levels": ["commune"]}
        drafted = put(keeper, f"{path}/draft", {"items": [{"indicator_id": figures.ids["CB.F"], **item}]})
        assert drafted.json()["items"][0]["draft"]
        assert keeper.get(path).json()["sections"] == []
        issued = keeper.post(f"{path}/issue", {}, version=2)
        assert [one["draft"] for one in issued.json()["items"]] == [False]
        asked = keeper.post(f"{path}/periods", YEAR_2027, version=3)
        assert asked.status_code == 201, asked.text
        commune = as_user(user_at(country, country.unit("18003")))
        (section,) = commune.get(path).json()["sections"]
        assert [one["indicator"]["code"] for one in section["items"]] == ["CB.F"]

    def test_a_code_stands_once(self, country: Country, keeper: Caller) -> None:
        wanted = {**NEW, "unit_id": country.unit("42")}
        assert keeper.post("/forms", wanted).status_code == 201
        answer = keeper.post("/forms", wanted).json()
        assert (answer["code"], answer["errors"][0]["pointer"]) == ("code-taken", "/code")

    def test_a_code_of_a_form_that_the_maker_cannot_see(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        stranger = as_user(user_at(country, country.unit("15"), Role.leader))
        wanted = {**NEW, "unit_id": country.unit("15"), "code": figures.form.code}
        assert stranger.post("/forms", wanted).json()["code"] == "code-taken"

    def test_as_a_copy(self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser) -> None:
        wanted = {**NEW, "unit_id": country.unit("42"), "copy_of": figures.form.id}
        path = f"/forms/{keeper.post('/forms', wanted).json()['id']}"
        (draft,) = keeper.get(f"{path}/versions").json()["items"]
        (model,) = keeper.get(f"/forms/{figures.form.id}/versions").json()["items"]
        assert draft["draft"]
        assert draft["items"] == model["items"]
        assert len(draft["ratios"]) == 8

    def test_a_copy_of_what_the_maker_cannot_see(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15"), Role.leader))
        wanted = {**NEW, "unit_id": country.unit("15"), "copy_of": figures.form.id}
        answer = stranger.post("/forms", wanted)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/copy_of")

    def test_who_may_is_said(self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser) -> None:
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        assert [unit["code"] for unit in keeper.get("/forms").json()["can_make"]] == ["42"]
        assert officer.get("/forms").json()["can_make"] == []
        path = f"/forms/{figures.form.id}"
        assert [one.get(path).json()["editable"] for one in (keeper, officer)] == [True, False]

    @pytest.mark.parametrize("reporters", [{}, {"reporter_kind": "office", "reporter_group_id": 1}])
    def test_reporters_are_said_once(self, country: Country, keeper: Caller, reporters: dict[str, Any]) -> None:
        wanted = {**NEW, "unit_id": country.unit("42"), "reporter_kind": None, **reporters}
        assert keeper.post("/forms", wanted).status_code == 422

    def test_a_group_reports(self, country: Country, keeper: Caller, as_user: AsUser, figures: Figures) -> None:
        leader = as_user(user_at(country, country.unit("42")))
        group = leader.post(
            "/body-groups",
            {
                "unit_id": country.unit("42"),
                "phrase": "UBND các xã trừ Cẩm Lĩnh",
                "selectors": [
                    {"kind": "peoples_committee", "level": "commune"},
                    {"body_id": country.committee(country.unit("18003")), "exclude": True},
                ],
            },
        )
        assert group.status_code == 201, group.text
        wanted = {**NEW, "unit_id": country.unit("42"), "reporter_kind": None}
        path = f"/forms/{keeper.post('/forms', {**wanted, 'reporter_group_id': group.json()['id']}).json()['id']}"
        assert keeper.get(path).json()["reporter_group"] == "UBND các xã trừ Cẩm Lĩnh"
        assert keeper.post(f"{path}/periods", YEAR_2027, version=1).status_code == 201
        reporters = leader.get(f"{path}/reporters", period="2027").json()["items"]
        assert {one["unit"]["code"] for one in reporters} == {"18001", "18005"}


class TestVersions:
    def test_a_new_version_asks_later_periods_only(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}"
        item = {"indicator_id": figures.ids["CB.F"], "levels": ["commune"]}
        put(keeper, f"{path}/draft", {"items": [item]})
        too_early = keeper.post(f"{path}/issue", {"first_period": "2026-12-14", "reason": "gọn hơn"}, version=2)
        assert too_early.json()["code"] == "asked-before"
        assert [error["pointer"] for error in too_early.json()["errors"]] == ["/first_period"]
        issued = keeper.post(f"{path}/issue", {"first_period": "2026-12-15", "reason": "gọn hơn"}, version=2)
        newest, before = issued.json()["items"]
        assert (newest["valid_from"], len(newest["items"])) == ("2026-12-15", 1)
        assert (before["valid_to"], len(before["items"])) == ("2026-12-14", 16)

    def test_why_it_replaces_the_one_before(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}"
        put(keeper, f"{path}/draft", {"items": [{"indicator_id": figures.ids["CB.F"], "levels": ["commune"]}]})
        answer = keeper.post(f"{path}/issue", {"first_period": "2026-12-15"}, version=2)
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/reason"]

    def test_from_when_on_it_replaces_the_one_before(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}"
        put(keeper, f"{path}/draft", {"items": [{"indicator_id": figures.ids["CB.F"], "levels": ["commune"]}]})
        answer = keeper.post(f"{path}/issue", {"reason": "gọn hơn"}, version=2)
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/first_period"]

    def test_nothing_to_issue(self, figures: Figures, keeper: Caller) -> None:
        answer = keeper.post(f"/forms/{figures.form.id}/issue", {"first_period": "2027-01-01"}, version=1)
        assert answer.json()["code"] == "no-draft"

    def test_a_draft_is_shown_to_whoever_keeps_the_form(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        path = f"/forms/{figures.form.id}"
        put(keeper, f"{path}/draft", {"items": [{"indicator_id": figures.ids["CB.F"], "levels": ["commune"]}]})
        commune = as_user(user_at(country, country.unit("18003")))
        assert [one["draft"] for one in keeper.get(f"{path}/versions").json()["items"]] == [True, False]
        assert [one["draft"] for one in commune.get(f"{path}/versions").json()["items"]] == [False]

    def test_every_faulty_item_is_named(self, figures: Figures, keeper: Caller) -> None:
        ratio = next(one for one in keeper.get(f"/forms/{figures.form.id}").json()["ratios"])
        ids = [figures.ids["CB.F"], figures.ids["CB.F"], 99_999, ratio["id"]]
        items = [{"indicator_id": indicator_id, "levels": ["commune"]} for indicator_id in ids]
        answer = put(keeper, f"/forms/{figures.form.id}/draft", {"items": items})
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
            ("/items/1/indicator_id", "twice"),
            ("/items/2/indicator_id", "unknown"),
            ("/items/3/indicator_id", "derived"),
        ]


class TestAsking:
    def test_by_the_schedule(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}"
        assert put(keeper, f"{path}/schedule", {"rules": [RULE]}).json()["rules"][0]["closes_days"] == 10
        wanted = {"period": {"code": "2027"}, "levels": [{"level": "commune"}]}
        (level,) = keeper.post(f"{path}/periods", wanted, version=2).json()["levels"]
        assert (level["opens_on"], level["cut_off_on"]) == ("2027-11-14", "2027-12-14")
        assert (level["due_on"], level["closes_on"], level["findings"]) == ("2027-12-17", "2027-12-27", [])

    def test_a_preview_changes_nothing(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}"
        shown = keeper.post(f"{path}/periods/preview", YEAR_2027, version=1)
        assert shown.json()["levels"][0]["due_on"] == "2027-12-17", shown.text
        assert keeper.get(f"{path}/periods/2027").status_code == 404
        assert keeper.get(path).json()["version"] == 1

    def test_without_a_schedule_a_day_is_needed(self, figures: Figures, keeper: Caller) -> None:
        wanted = {"period": {"code": "2027"}, "levels": [{"level": "commune"}]}
        answer = keeper.post(f"/forms/{figures.form.id}/periods", wanted, version=1)
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
            ("/levels/0/due_on", "no-due-date")
        ]

    def test_once_for_each_level_that_there_is(self, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}/periods"
        again = {"period": {"code": "2026"}, "levels": [{"level": "commune", "due_on": "2026-12-17"}]}
        gone = {"period": {"code": "2027"}, "levels": [{"level": "district", "due_on": "2027-12-17"}]}
        assert keeper.post(path, again, version=1).json()["code"] == "already-asked"
        assert keeper.post(path, gone, version=1).json()["code"] == "no-such-level"

    def test_a_term_with_its_dates(self, figures: Figures, keeper: Caller) -> None:
        term = {"code": "T2026-2031", "kind": "term", "data_from": "2026-03-15", "data_to": "2031-03-14"}
        wanted = {"period": term, "levels": [{"level": "commune", "due_on": "2026-06-30"}]}
        answer = keeper.post(f"/forms/{figures.form.id}/periods", wanted, version=1)
        assert answer.json()["period"]["data_to"] == "2031-03-14", answer.text

    @pytest.mark.parametrize(
        "period",
        [
            {"code": "2027-H3"},
            {"code": "T2026-2031", "kind": "term"},
            {"code": "2027", "kind": "ad_hoc", "data_from": "2027-01-01", "data_to": "2027-02-01"},
            {"code": "X-DOT-1", "kind": "ad_hoc", "data_from": "2027-02-02", "data_to": "2027-02-01"},
        ],
    )
    def test_refuses_a_period_that_is_none(self, figures: Figures, keeper: Caller, period: dict[str, Any]) -> None:
        wanted = {"period": period, "levels": [{"level": "commune", "due_on": "2027-12-17"}]}
        assert keeper.post(f"/forms/{figures.form.id}/periods", wanted, version=1).status_code == 422

    def test_input_due_after_its_output_is_flagged(self, figures: Figures, keeper: Caller) -> None:
        wanted = {
            "period": {"code": "2027"},
            "levels": [{"level": "commune", "due_on": "2027-12-21"}, {"level": "province", "due_on": "2027-12-20"}],
        }
        answer = keeper.post(f"/forms/{figures.form.id}/periods/preview", wanted, version=1).json()
        assert [(one["level"], [found["fault"] for found in one["findings"]]) for one in answer["levels"]] == [
            ("commune", []),
            ("province", ["input-after-output"]),
        ]

    def test_other_days_with_a_reason(self, session: Session, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}/periods/2026/commune"
        wanted = {"due_on": "2026-12-21", "cut_off_on": "2026-12-10", "reason": "Theo công văn mới"}
        (level,) = keeper.patch(path, wanted, version=1).json()["levels"]
        assert (level["due_on"], level["cut_off_on"]) == ("2026-12-21", "2026-12-10")
        said = session.scalars(select(Event).where(Event.kind == "form.days-changed")).one().data
        assert (said["before"]["due_on"], said["after"]["due_on"]) == ("2026-12-17", "2026-12-21")


class TestDoors:
    def _closed(self, keeper: Caller, figures: Figures) -> None:
        body = {"gate": "closed", "levels": ["commune"], "reason": "Đã khóa sổ"}
        answer = keeper.post(f"/forms/{figures.form.id}/periods/2026/gate", body, version=1)
        assert answer.json()["levels"][0]["gate_reason"] == "Đã khóa sổ", answer.text

    def test_by_hand_and_back(self, figures: Figures, keeper: Caller) -> None:
        self._closed(keeper, figures)
        body = {"gate": None, "levels": ["commune"], "reason": "Mở lại theo lịch"}
        answer = keeper.post(f"/forms/{figures.form.id}/periods/2026/gate", body, version=2)
        assert answer.json()["levels"][0]["gate"] is None

    def test_more_time_for_one_reporter(self, country: Country, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}/periods/2026/extensions"
        body_id = country.committee(country.unit("18003"))
        wanted = {"body_ids": [body_id], "due_on": "2026-12-17", "reason": "Mưa lũ"}
        assert keeper.post(path, wanted, version=1).json()["code"] == "not-later"
        (given,) = keeper.post(path, {**wanted, "due_on": "2026-12-24"}, version=1).json()["extensions"]
        assert (given["due_on"], given["original_due_on"]) == ("2026-12-24", "2026-12-17")

    def test_more_time_for_a_body_that_is_not_asked(self, country: Country, figures: Figures, keeper: Caller) -> None:
        path = f"/forms/{figures.form.id}/periods/2026/extensions"
        bodies = [country.committee(country.unit(code)) for code in ("18003", "42")]
        answer = keeper.post(path, {"body_ids": bodies, "due_on": "2026-12-24", "reason": "Mưa lũ"}, version=1)
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/body_ids/1"]
        assert keeper.get(f"/forms/{figures.form.id}/periods/2026").json()["extensions"] == []

    def test_a_neighbour_does_not_see_it(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        path = f"/forms/{figures.form.id}/periods/2026"
        wanted = {"body_ids": [country.committee(country.unit("18003"))], "due_on": "2026-12-24", "reason": "Mưa lũ"}
        keeper.post(f"{path}/extensions", wanted, version=1)
        own, other = (as_user(user_at(country, country.unit(code))) for code in ("18003", "18005"))
        assert len(own.get(path).json()["extensions"]) == 1
        assert other.get(path).json()["extensions"] == []


class TestHolidays:
    def test_strangers(self, client: TestClient, keeper: Caller) -> None:
        assert client.get("/api/v1/holidays", params={"year": 2026}).status_code == 401
        assert client.put("/api/v1/holidays/2026-02-17", json=TET).status_code == 401
        assert client.delete("/api/v1/holidays/2026-02-17").status_code == 401
        assert put(keeper, "/holidays/2026-02-17", TET).status_code == 403
        assert keeper.request("DELETE", "/holidays/2026-02-17").status_code == 403

    def test_the_nation_keeps_them_and_everyone_counts_by_them(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        nation = as_user(user_at(country, country.unit("VN"), Role.administrator))
        assert [one.get("/holidays", year=2027).json()["editable"] for one in (nation, keeper)] == [True, False]
        assert put(nation, "/holidays/2027-12-17", TET).status_code == 200
        assert keeper.get("/holidays", year=2027).json()["items"][0]["day"] == "2027-12-17"
        shown = keeper.post(f"/forms/{figures.form.id}/periods/preview", YEAR_2027, version=1).json()
        assert [one["fault"] for one in shown["levels"][0]["findings"]] == ["day-off"]
        assert nation.request("DELETE", "/holidays/2027-12-17").status_code == 204
        assert nation.request("DELETE", "/holidays/2027-12-17").status_code == 404


class TestBySchedule:
    def test_opens_what_is_due_to_open_and_leaves_what_was_asked_by_hand(
        self, session: Session, figures: Figures, keeper: Caller
    ) -> None:
        path, code = f"/forms/{figures.form.id}", figures.form.code
        put(keeper, f"{path}/schedule", {"rules": [RULE]})
        assert ask_by_schedule(session, date(2027, 11, 13)) == []
        assert ask_by_schedule(session, date(2027, 11, 14)) == [(code, "2027", Level.commune)]
        assert ask_by_schedule(session, date(2027, 11, 15)) == []
        assert ask_by_schedule(session, date(2026, 12, 1)) == []
        (level,) = keeper.get(f"{path}/periods/2027").json()["levels"]
        assert (level["opens_on"], level["due_on"]) == ("2027-11-14", "2027-12-17")

    def test_asks_no_level_that_is_gone(self, session: Session, figures: Figures, keeper: Caller) -> None:
        put(keeper, f"/forms/{figures.form.id}/schedule", {"rules": [{**RULE, "level": "district"}]})
        assert ask_by_schedule(session, date(2027, 12, 1)) == []


class TestEntry:
    """What the doors mean to those who enter figures."""

    def _gate(self, keeper: Caller, figures: Figures, gate: str, version: int = 1) -> None:
        body = {"gate": gate, "levels": ["commune"], "reason": "Đã khóa sổ"}
        assert keeper.post(f"/forms/{figures.form.id}/periods/2026/gate", body, version=version).status_code == 200

    def test_nothing_is_begun_nor_saved_behind_a_closed_door(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        commune, neighbour = (as_user(user_at(country, country.unit(code))) for code in ("18003", "18005"))
        begun = figures.open(commune, "18003", "2026")
        self._gate(keeper, figures, "closed")
        path = f"/submissions/{begun['id']}"
        shown = commune.get(path).json()
        assert (shown["entry"], shown["actions"]) == ("closed-by-hand", [])
        values = {"values": figures.all_values(Level.commune)}
        refused = commune.patch(f"{path}/values", values, version=begun["version"])
        assert (refused.status_code, refused.json()["code"]) == (409, "entry-closed")
        wanted = {"form_id": figures.form.id, "period": "2026", "body_id": country.committee(country.unit("18005"))}
        assert neighbour.post("/submissions", wanted).json()["code"] == "entry-closed"
        self._gate(keeper, figures, "open", version=2)
        assert commune.patch(f"{path}/values", values, version=begun["version"]).status_code == 200

    def test_what_was_returned_is_mended_behind_a_closed_door(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        returned = figures.report("18003", "2026", State.returned, CB_F=7)
        self._gate(keeper, figures, "closed")
        commune = as_user(user_at(country, country.unit("18003")))
        assert "save" in commune.get(f"/submissions/{returned.id}").json()["actions"]

    def test_a_reporter_with_more_time_is_due_later(
        self, country: Country, figures: Figures, keeper: Caller, as_user: AsUser
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        begun = figures.open(commune, "18003", "2026")
        wanted = {"body_ids": [begun["body"]["id"]], "due_on": "2026-12-24", "reason": "Mưa lũ"}
        keeper.post(f"/forms/{figures.form.id}/periods/2026/extensions", wanted, version=1)
        assert commune.get(f"/submissions/{begun['id']}").json()["due_on"] == "2026-12-24"
        province = as_user(user_at(country, country.unit("42")))
        listed = province.get(f"/forms/{figures.form.id}/reporters", period="2026").json()["items"]
        due = {one["unit"]["code"]: one["due_on"] for one in listed}
        assert due["18003"] == "2026-12-24"
        assert due["18005"] == "2026-12-17"
