"""Lists taken away: strangers, the same parameters and rows as the list's, all pages, and the trace it leaves."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tests.builders import followed_tasks
from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.reports import opened
from tests.reports.list_files import LIST_FILES, ListFile, exact, total_lines
from tienbo import clock
from tienbo.access.models import Role, User
from tienbo.app import create_app
from tienbo.exchange.models import Event
from tienbo.indicators.models import Indicator
from tienbo.packs.matrix import load_matrix
from tienbo.reports import list_routes
from tienbo.reports.formats import listing
from tienbo.reports.lists.words import WORDS
from tienbo.settings import Environment, Settings
from tienbo.submissions.models import State

AsUser = Callable[[User], Caller]
EVERY_ROLE = (Role.officer, Role.leader, Role.administrator, Role.auditor)
NAMED = pytest.mark.parametrize("file", LIST_FILES, ids=lambda file: file.operation)
TRACED = {"exportReporters", "exportUsers", "exportClients", "exportEvents"}


@pytest.fixture
def country(session: Session) -> Country:
    country = build_country(session)
    load_matrix(session)
    return country


@pytest.fixture
def figures(country: Country) -> Figures:
    figures = build_figures(country)
    figures.report("18003", "2026", State.accepted, CB_F=7)
    figures.report("18005", "2026", State.submitted, CB_F=3)
    return figures


@pytest.fixture
def params(figures: Figures) -> dict[str, dict[str, Any]]:
    """What each list cannot be asked without."""
    return {"exportReporters": {"form_id": figures.form.id, "period": "2026"}}


@pytest.fixture
def province(country: Country, as_user: AsUser, settings: Settings) -> Caller:
    """Whoever may read every list; with two programs, tasks that are followed, and things that happened."""
    followed_tasks.follow(country, settings.data_dir, country.unit("42"))
    caller = as_user(user_at(country, country.unit("42"), *EVERY_ROLE))
    for name in ("Cổng dữ liệu", "=Cổng khác"):
        wanted = {"name": name, "unit_id": country.unit("42"), "permissions": ["unit:read", "form:read"]}
        made = caller.post("/clients", {**wanted, "expires_at": (clock.now() + timedelta(days=9)).isoformat()})
        assert made.status_code == 201, made.text
    return caller


@NAMED
class TestStrangers:
    def test_anonymous(self, client: TestClient, params: dict[str, Any], file: ListFile) -> None:
        assert file.ask(Caller(client, ""), **params.get(file.operation, {})).status_code == 401

    def test_without_the_permission(
        self, country: Country, as_user: AsUser, params: dict[str, Any], file: ListFile
    ) -> None:
        if file.forbidden:
            caller = as_user(user_at(country, country.unit("42"), Role(file.forbidden)))
            assert file.ask(caller, **params.get(file.operation, {})).status_code == 403

    def test_another_province_gets_its_own_list(
        self, country: Country, as_user: AsUser, params: dict[str, Any], file: ListFile
    ) -> None:
        stranger = as_user(user_at(country, country.unit("15"), *EVERY_ROLE))
        asked = params.get(file.operation, {})
        listed, taken = file.listed(stranger, **asked), file.ask(stranger, **asked)
        assert taken.status_code == listed.status_code
        if listed.status_code == 200:
            assert file.rows(taken) == expected_of(file, listed, taken)


def expected_of(file: ListFile, listed: Any, taken: Any) -> list[Any]:
    assert taken.status_code == 200, taken.text
    return file.expected(listed)


@NAMED
def test_is_the_list_cell_by_cell(province: Caller, params: dict[str, Any], file: ListFile) -> None:
    asked = params.get(file.operation, {})
    listed = file.listed(province, **asked)
    rows = file.rows(file.ask(province, **asked))
    assert rows
    assert rows == file.expected(listed)


@NAMED
def test_every_page_is_in_it(
    province: Caller, params: dict[str, Any], file: ListFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_routes, "_PAGE", 1)
    asked = params.get(file.operation, {})
    listed = file.listed(province, **asked)
    assert file.rows(file.ask(province, **asked)) == file.expected(listed)


@NAMED
def test_more_than_a_file_should_hold_is_refused(
    province: Caller, params: dict[str, Any], file: ListFile, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 0)
    answer = file.ask(province, **params.get(file.operation, {}))
    assert (answer.status_code, answer.json()["code"]) == (409, "too-many-rows")
    assert session.scalars(select(Event).where(Event.kind == "export.taken")).all() == []


@NAMED
def test_what_is_said_of_people_and_figures_leaves_an_event(
    province: Caller, params: dict[str, Any], file: ListFile, session: Session, country: Country
) -> None:
    asked = params.get(file.operation, {})
    rows = file.rows(file.ask(province, **asked))
    events = session.scalars(select(Event).where(Event.kind == "export.taken")).all()
    if file.operation not in TRACED:
        assert events == []
        return
    (event,) = events
    assert (event.unit_id, event.subject_kind) == (country.unit("42"), "unit")
    filters = {name: str(value) for name, value in asked.items()}
    assert event.data == {"list": file.operation, "rows": len(rows), "filters": filters}


class TestTotals:
    def asked(self, figures: Figures, country: Country) -> dict[str, Any]:
        return {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit("42")}

    def test_anonymous(self, client: TestClient, figures: Figures, country: Country) -> None:
        answer = Caller(client, "").request("POST", "/totals/export", params=self.asked(figures, country))
        assert answer.status_code == 401

    def test_another_province(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.request("POST", "/totals/export", params=self.asked(figures, country)).status_code == 404

    def test_without_the_permission(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert administrator.request("POST", "/totals/export", params=self.asked(figures, country)).status_code == 403

    def test_is_the_answer_cell_by_cell(
        self, province: Caller, figures: Figures, country: Country, session: Session
    ) -> None:
        asked = self.asked(figures, country)
        content = opened.answered(province.request("POST", "/totals/export", params=asked))
        page = opened.workbook(content)
        indicators = {row.id: row for row in session.scalars(select(Indicator))}
        wanted = total_lines(province.get("/totals", **asked), indicators)
        assert [list(map(exact, row)) for row in opened.below(page, "Mã đơn vị")] == wanted
        notes = [row[0] for row in opened.grid(page)[: opened.head_row(page, "Mã đơn vị") - 1]]
        assert notes[:2] == ["Tổng hợp số liệu", "Đơn vị: Tỉnh Hà Tĩnh"]
        assert notes[2] == f"Lọc theo: Biểu mẫu: {figures.form.name_vi}; Kỳ: 2026; Đơn vị: Tỉnh Hà Tĩnh"
        covered = province.get("/totals", **asked).json()["coverage"]
        counts = f"{covered['counted']}/{covered['expected']}"
        assert notes[3] == f"Độ phủ: {counts} nơi báo cáo đã duyệt; cây đơn vị ngày 14/12/2026"
        (event,) = session.scalars(select(Event).where(Event.kind == "export.taken")).all()
        assert event.data["list"] == "exportTotals"


class TestWhatStandsAbove:
    def test_coverage_of_the_reports(self, province: Caller, figures: Figures) -> None:
        file = next(file for file in LIST_FILES if file.operation == "exportReporters")
        asked = {"form_id": figures.form.id, "period": "2026", "state": "accepted"}
        page = opened.workbook(opened.answered(file.ask(province, **asked)))
        counts = file.listed(province, **asked).json()["counts"]
        notes = [row[0] for row in opened.grid(page)[: opened.head_row(page, "Mã đơn vị") - 1]]
        assert notes[2] == f"Lọc theo: Biểu mẫu: {figures.form.name_vi}; Kỳ: 2026; Trạng thái: Đã duyệt"
        waiting = f"chưa bắt đầu: {counts['not_started']}; chờ duyệt: 1"
        assert notes[3] == f"Độ phủ: 1/{sum(counts.values())} nơi báo cáo đã duyệt; {waiting}"
        assert notes[4].startswith("Số liệu lúc ")
        assert notes[5:] == []

    def test_in_english_too(self, province: Caller) -> None:
        path = "/units/export?level=commune&as_of=2026-03-02"
        answer = province.request("GET", path, headers={"Accept-Language": "en"})
        page = opened.workbook(opened.answered(answer))
        notes = [row[0] for row in opened.grid(page)[: opened.head_row(page, "Code") - 1]]
        assert notes[:3] == [
            "Administrative units",
            "Unit: Tỉnh Hà Tĩnh",
            "Filtered by: Level: Commune; As of: 02/03/2026",
        ]

    def test_the_demo_says_that_it_is_one(
        self, session: Session, country: Country, as_user: AsUser, settings: Settings, app_sessions: Any
    ) -> None:
        demo = settings.model_copy(update={"environment": Environment.demo})
        token = as_user(user_at(country, country.unit("42"))).token
        with TestClient(create_app(demo, app_sessions), base_url="https://testserver") as client:
            page = opened.workbook(opened.answered(Caller(client, token).get("/units/export")))
        assert "Dữ liệu trình diễn" in [row[0] for row in opened.grid(page)]

    def test_the_name_of_the_file_has_no_diacritics(self, province: Caller) -> None:
        name = f"danh-sach-don-vi-hanh-chinh-{clock.today()}.xlsx"
        sent = province.get("/units/export").headers["Content-Disposition"]
        assert sent == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"

    def test_header_and_filters_stay_in_sight(self, province: Caller) -> None:
        page = opened.workbook(opened.answered(province.get("/units/export")))
        head = opened.head_row(page, "Mã")
        assert page.freeze_panes == f"A{head + 1}"
        assert page.auto_filter.ref == f"A{head}:H{page.max_row}"
        assert page.print_title_rows == f"${head}:${head}"


def described(settings: Settings) -> dict[str, dict[str, Any]]:
    paths = create_app(settings, sessionmaker()).openapi()["paths"]
    return {operation["operationId"]: operation for path in paths.values() for operation in path.values()}


def test_a_file_takes_the_parameters_of_its_list_and_says_them_all(settings: Settings) -> None:
    operations = described(settings)
    lists = {taken.operation_id: taken for taken in list_routes.TAKEAWAYS}
    paths = create_app(settings, sessionmaker()).openapi()["paths"]
    for name, taken in lists.items():
        own = {one["name"]: one for one in operations[name].get("parameters", [])}
        list_path = paths[f"/api/v1{taken.path}"]["get"]
        of_list = {one["name"]: one for one in list_path.get("parameters", [])}
        apart = {"cursor", "limit", "updated_since"}
        assert own == {name: one for name, one in of_list.items() if name not in apart}, name
        assert set(taken.filters) == set(own), name


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_code_has_its_word(kind: type[StrEnum]) -> None:
    assert WORDS[kind].keys() == {member.value for member in kind}
