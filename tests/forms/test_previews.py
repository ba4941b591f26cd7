"""What a draft and a schedule would change, said before they are kept."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User

AsUser = Callable[[User], Caller]


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


def codes(indicators: list[dict[str, Any]]) -> list[str]:
    return [indicator["code"] for indicator in indicators]


class TestDraft:
    """The strangers stand in test_routes.py."""

    def _asked(self, keeper: Caller, figures: Figures) -> list[dict[str, Any]]:
        """The items of the newest version, as they are sent."""
        newest = keeper.get(f"/forms/{figures.form.id}/versions").json()["items"][0]["items"]
        return [{**item, "indicator_id": item.pop("indicator")["id"]} for item in newest]

    def _preview(self, keeper: Caller, figures: Figures, items: list[dict[str, Any]], **more: Any) -> Any:
        return keeper.post(f"/forms/{figures.form.id}/draft/preview", {"items": items, **more}, version=1)

    def test_the_same_again_changes_nothing(self, keeper: Caller, figures: Figures) -> None:
        shown = self._preview(keeper, figures, self._asked(keeper, figures)).json()
        assert (shown["number"], shown["against"], shown["moved"]) == (2, 1, False)
        assert (shown["added"], shown["removed"], shown["levels_changed"]) == ([], [], [])
        assert len(shown["ratios"]) == 8

    def test_what_is_taken_away_with_the_ratio_that_needed_it(self, keeper: Caller, figures: Figures) -> None:
        first, *rest = self._asked(keeper, figures)
        rest[0]["levels"] = ["province"]
        shown = self._preview(keeper, figures, rest).json()
        assert [one["id"] for one in shown["removed"]] == [first["indicator_id"]]
        assert [(one["indicator"]["id"], one["after"]) for one in shown["levels_changed"]] == [
            (rest[0]["indicator_id"], ["province"])
        ]
        assert (shown["moved"], len(shown["ratios"])) == (False, 7)

    def test_another_order_is_said(self, keeper: Caller, figures: Figures) -> None:
        items = self._asked(keeper, figures)
        items[0], items[1] = items[1], items[0]
        assert self._preview(keeper, figures, items).json()["moved"]

    def test_what_is_added_to_a_first_version(self, country: Country, keeper: Caller, figures: Figures) -> None:
        new = {"code": "MOI", "name_vi": "Biểu mới", "name_en": "New", "source": "Kế hoạch"}
        made = keeper.post("/forms", {**new, "unit_id": country.unit("42"), "reporter_kind": "peoples_committee"})
        items = [{"indicator_id": figures.ids[code], "levels": ["commune"]} for code in ("CB.F", "CB.F.TRAINED")]
        shown = keeper.post(f"/forms/{made.json()['id']}/draft/preview", {"items": items}, version=1).json()
        assert (shown["against"], shown["earliest"], shown["periods"]) == (None, None, [])
        assert codes(shown["added"]) == ["CB.F", "CB.F.TRAINED"]
        assert len(shown["ratios"]) == 1

    def test_the_periods_it_would_be_asked_in(self, keeper: Caller, figures: Figures) -> None:
        items = self._asked(keeper, figures)
        shown = self._preview(keeper, figures, items).json()
        assert (shown["earliest"], [one["code"] for one in shown["periods"]]) == (
            "2026-12-15",
            ["2027", "2028", "2029"],
        )
        later = self._preview(keeper, figures, items, first_period="2028-01-01").json()
        assert [one["code"] for one in later["periods"]] == ["2028", "2029", "2030"]
        refused = self._preview(keeper, figures, items, first_period="2026-12-14")
        assert [error["pointer"] for error in refused.json()["errors"]] == ["/first_period"]

    def test_nothing_is_kept(self, keeper: Caller, figures: Figures) -> None:
        self._preview(keeper, figures, self._asked(keeper, figures)[:1])
        shown = keeper.get(f"/forms/{figures.form.id}/versions").json()
        assert (shown["version"], len(shown["items"])) == (1, 1)

    def test_a_section_that_stands_in_two_places(self, keeper: Caller, figures: Figures) -> None:
        items = self._asked(keeper, figures)[:5]
        apart = [items[0], items[4], items[1]]
        answer = self._preview(keeper, figures, apart)
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
            ("/items/2/section_vi", "apart")
        ]


RULES = [
    {"period_kind": "year", "level": "province", "due_month_day": "12-20", "opens_days": 0},
    {"period_kind": "year", "level": "commune", "due_working_days": 5, "opens_days": 30, "closes_days": 10},
]


class TestSchedule:
    def _preview(self, keeper: Caller, figures: Figures, rules: list[dict[str, Any]]) -> Any:
        answer = keeper.post(f"/forms/{figures.form.id}/schedule/preview", {"rules": rules}, version=1)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def test_from_the_lowest_level_up_with_working_days_and_remarks(self, keeper: Caller, figures: Figures) -> None:
        shown = self._preview(keeper, figures, RULES)["coming"]
        year = next(one for one in shown if one["period"]["code"] == "2027")
        commune, province = year["levels"]
        assert (commune["level"], commune["due_on"], commune["working_days"]) == ("commune", "2027-12-21", 5)
        assert (commune["opens_on"], commune["closes_on"]) == ("2027-11-14", "2027-12-31")
        assert [found["fault"] for found in province["findings"]] == ["input-after-output"]

    def test_due_before_the_cut_off_is_said_and_refuses_nothing(self, keeper: Caller, figures: Figures) -> None:
        rule = {"period_kind": "year", "level": "commune", "due_month_day": "12-03"}
        (level,) = self._preview(keeper, figures, [rule])["coming"][-1]["levels"]
        assert level["working_days"] == 0
        assert "before-cut-off" in [found["fault"] for found in level["findings"]]

    def test_what_is_asked_already_keeps_its_days(self, keeper: Caller, figures: Figures) -> None:
        rule = {"period_kind": "year", "level": "commune", "due_working_days": 30}
        shown = self._preview(keeper, figures, [rule])
        levels = {one["period"]["code"]: one["levels"][0] for one in shown["coming"]}
        assert (levels["2026"]["asked"], levels["2026"]["due_on"]) == (True, "2026-12-17")
        assert not levels["2027"]["asked"]

    def test_a_year_whose_days_off_nobody_has_said(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        nation = as_user(user_at(country, country.unit("VN"), Role.administrator))
        day = {"name_vi": "Tết Dương lịch", "name_en": "New Year's Day", "source": "Bộ luật Lao động 2019"}
        assert nation.put("/holidays/2027-01-01", day).status_code == 200
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        years = self._preview(keeper, figures, RULES)["unknown_years"]
        assert 2028 in years
        assert 2027 not in years

    def test_without_rules_there_is_nothing_to_come(self, keeper: Caller, figures: Figures) -> None:
        assert self._preview(keeper, figures, []) == {"coming": [], "unknown_years": []}

    def test_nothing_is_kept_before_it_is_written(
        self, country: Country, keeper: Caller, figures: Figures, as_user: AsUser
    ) -> None:
        path = f"/forms/{figures.form.id}/schedule"
        self._preview(keeper, figures, RULES)
        assert keeper.get(path).json()["rules"] == []
        written = keeper.request("PUT", path, json={"rules": RULES}, headers={"If-Match": '"1"'}).json()
        assert [one["period"]["code"] for one in written["coming"]][-2:] == ["2027", "2028"]
        commune = as_user(user_at(country, country.unit("18003"))).get(path).json()
        assert (commune["editable"], commune["coming"]) == (False, written["coming"])
