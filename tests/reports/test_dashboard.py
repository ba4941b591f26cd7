"""A dashboard as a spreadsheet: cell by cell what the API answers, with everything that it depends on."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.reports import opened
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.indicators.models import Direction, Indicator

AsUser = Callable[[User], Caller]
PATH = "/dashboards/export"


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country, session: Session) -> Figures:
    built = build_figures(country)
    built.report("18001", "2024", CB_F=12)
    built.report("18002", "2024", CB_F=9)
    built.report("18001", "2026", CB_F=10)
    built.report("18003", "2026", CB_F=30)
    session.execute(update(Indicator).where(Indicator.id == built.ids["CB.F"]).values(direction=Direction.higher))
    return built


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def asked(country: Country, figures: Figures, code: str = "42", **more: Any) -> dict[str, Any]:
    of_all = {"form_id": figures.form.id, "indicator_id": figures.ids["CB.F"], "unit_id": country.unit(code)}
    return {**of_all, "period": ["2024", "2026"], **more}


def pages(caller: Caller, **params: Any) -> dict[str, Worksheet]:
    content = opened.answered(caller.request("POST", PATH, params=params))
    assert opened.is_inert(content)
    return {page.title: page for page in openpyxl.load_workbook(io.BytesIO(content)).worksheets}


def rows(page: Worksheet, first: str) -> list[dict[str, Any]]:
    heads = [str(cell.value) for cell in page[opened.head_row(page, first)]]
    return [dict(zip(heads, row, strict=True)) for row in opened.below(page, first)]


class TestStrangers:
    def test_anonymous(self, client: TestClient, country: Country, figures: Figures) -> None:
        assert client.post(f"/api/v1{PATH}", params=asked(country, figures)).status_code == 401

    @pytest.mark.parametrize("code", ["15", "02746"])
    def test_another_province(self, country: Country, figures: Figures, province: Caller, code: str) -> None:
        assert province.request("POST", PATH, params=asked(country, figures, code)).status_code == 404

    def test_a_commune_asks_for_what_is_above(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        assert commune.request("POST", PATH, params=asked(country, figures)).status_code == 404

    def test_without_the_permission(
        self, country: Country, figures: Figures, as_user: AsUser, session: Session
    ) -> None:
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert keeper.request("POST", PATH, params=asked(country, figures)).status_code == 403
        assert session.scalars(select(Event).where(Event.kind == "export.taken")).all() == []

    def test_an_indicator_of_another_form(self, country: Country, figures: Figures, province: Caller) -> None:
        assert province.request("POST", PATH, params=asked(country, figures, indicator_id=999_999)).status_code == 404


class TestPages:
    def test_the_series_is_the_answer(self, country: Country, figures: Figures, province: Caller) -> None:
        found = rows(pages(province, **asked(country, figures))["Qua các kỳ"], "Kỳ")
        params = asked(country, figures)
        answer = province.get("/aggregates", **params, category_id=0).json()
        assert [(row["Kỳ"], Decimal(row["Số liệu"])) for row in found] == [
            (one["period"], Decimal(one["number"])) for one in answer["figures"]
        ]
        assert [(row["Đã tính"], row["Phải báo cáo"]) for row in found] == [(2, 6), (2, 3)]
        assert [row["Ghi chú"] for row in found] == [None, "Đơn vị bên dưới đã thay đổi từ kỳ này"]

    def test_children_stand_by_rank_and_who_has_no_figure_says_so(
        self, country: Country, figures: Figures, province: Caller
    ) -> None:
        found = rows(pages(province, **asked(country, figures))["Các đơn vị"], "Hạng")
        assert [(row["Hạng"], row["Số liệu"], row["Ghi chú"]) for row in found] == [
            (1, 30, None),
            (2, 10, None),
            (None, None, "Chưa có số"),
        ]

    def test_says_what_it_depends_on(self, country: Country, figures: Figures, province: Caller) -> None:
        page = pages(province, **asked(country, figures))["Qua các kỳ"]
        said = [str(row[0].value) for row in page.iter_rows(max_row=opened.head_row(page, "Kỳ") - 1, max_col=1)]
        assert said[1].startswith("Tỉnh Hà Tĩnh · ")
        assert said[1].endswith(" · 2026")
        assert said[2] == "Độ phủ: 2/3 nơi báo cáo đã duyệt; chưa bắt đầu: 1"
        assert said[3:5] == ["Cộng từ các báo cáo đã duyệt", "Theo địa giới của từng kỳ"]
        assert said[5].startswith("Số liệu lúc ")

    def test_another_map_is_named(self, country: Country, figures: Figures, province: Caller) -> None:
        page = pages(province, **asked(country, figures, geography="2026-01-01"))["Qua các kỳ"]
        said = {str(row[0].value) for row in page.iter_rows(max_row=opened.head_row(page, "Kỳ") - 1, max_col=1)}
        assert "Theo địa giới ngày 01/01/2026" in said

    def test_official_figures_are_named(self, country: Country, figures: Figures, province: Caller) -> None:
        page = pages(province, **asked(country, figures, basis="official"))["Các đơn vị"]
        said = {str(row[0].value) for row in page.iter_rows(max_row=opened.head_row(page, "Hạng") - 1, max_col=1)}
        assert "Cộng từ các bản tổng hợp đã chấp nhận" in said

    def test_leaves_an_event(self, country: Country, figures: Figures, province: Caller, session: Session) -> None:
        pages(province, **asked(country, figures))
        (event,) = session.scalars(select(Event).where(Event.kind == "export.taken")).all()
        assert (event.unit_id, event.subject_kind) == (country.unit("42"), "unit")
        assert event.data["list"] == "exportDashboard"
        assert event.data["filters"]["period"] == "2024,2026"
