"""Small counts of sensitive indicators are for the reporting chain, in every answer that could tell them."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.aggregates.layouts import assert_same_in_columns
from tests.aggregates.test_figures import say
from tests.builders.country import TODAY, Country, build_country
from tests.builders.editions import keep
from tests.builders.figures import Figures, build_figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller, user_at
from tienbo.access.models import User
from tienbo.indicators.models import Indicator

AsUser = Callable[[User], Caller]
LEVELS = ["level=province", "level=district", "level=commune"]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(session: Session, country: Country) -> Figures:
    """A divided commune of before reported 12 by level, one of the counts small."""
    figures = build_figures(country)
    indicator_id = figures.ids["CB.F"]
    session.execute(update(Indicator).where(Indicator.id == indicator_id).values(sensitivity_threshold=5))
    cells = break_down(session, indicator_id, LEVELS, ["level"])
    submission = figures.report("18004", "2024", CB_F=16, CB_F_TRAINED=2)
    for code, number in zip(LEVELS, (2, 6, 8), strict=True):
        say(session, submission, indicator_id, cells[code], number)
    session.expire_all()
    return figures


@pytest.fixture
def outside(country: Country, as_user: AsUser) -> Caller:
    """A lesser successor: it reads the divided commune's past, and never was in its reporting chain."""
    return as_user(user_at(country, country.unit("18001")))


def numbers(caller: Caller, figures: Figures) -> dict[str, Any]:
    """What the caller is told of the commune's women officials, by category."""
    params = {"unit_id": figures.country.old("18004"), "indicator_id": figures.ids["CB.F"], "period": "2024"}
    found = caller.get("/aggregates", **params).json()
    assert_same_in_columns(caller, found, params)
    names = {0: "all"} | {one["id"]: one["code"] for one in found["categories"]}
    return {names[row["category_id"]]: row["number"] for row in found["figures"]}


@pytest.mark.parametrize("code", ["42", "18005"])
def test_the_reporting_chain_sees_them(country: Country, figures: Figures, as_user: AsUser, code: str) -> None:
    inside = as_user(user_at(country, country.unit(code)))
    assert numbers(inside, figures) == dict(zip(("all", *LEVELS), ("16", "2", "6", "8"), strict=True))


def test_others_see_neither_them_nor_what_gives_them_away(figures: Figures, outside: Caller) -> None:
    assert numbers(outside, figures) == dict(zip(("all", *LEVELS), ("16", None, None, "8"), strict=True))


def test_asking_for_less_tells_no_more(figures: Figures, outside: Caller) -> None:
    """What is withheld does not depend on what is asked for, so no two answers can be held against each other."""
    whole = numbers(outside, figures)
    params = {"unit_id": figures.country.old("18004"), "indicator_id": figures.ids["CB.F"], "period": "2024"}
    categories = outside.get("/aggregates", **params).json()["categories"]
    for one in categories:
        (row,) = outside.get("/aggregates", **params, category_id=one["id"]).json()["figures"]
        assert row["number"] == whole[one["code"]]
        assert row["withheld"] == (row["number"] is None)


def test_totals_withhold_the_same(figures: Figures, outside: Caller) -> None:
    params = {"form_id": figures.form.id, "period": "2024", "unit_id": figures.country.old("18004")}
    rows = outside.get("/totals", **params).json()["rows"]
    row = next(row for row in rows if row["indicator_id"] == figures.ids["CB.F"])
    assert [cell["number"] for cell in row["cells"]] == [None, None, "8"]


def test_a_ratio_goes_with_its_part(session: Session, figures: Figures, outside: Caller) -> None:
    session.execute(
        update(Indicator).where(Indicator.id == figures.ids["CB.F.TRAINED"]).values(sensitivity_threshold=5)
    )
    session.expire_all()
    params = {"unit_id": figures.country.old("18004"), "indicator_id": figures.ids["HT.DD"], "period": "2024"}
    (row,) = [row for row in outside.get("/aggregates", **params).json()["figures"] if row["category_id"] == 0]
    assert (row["number"], row["numerator"], row["denominator"], row["withheld"]) == (None, None, None, True)


def test_why_names_no_small_count(figures: Figures, outside: Caller) -> None:
    params = {"form_id": figures.form.id, "period": "2024", "unit_id": figures.country.old("18004")}
    found = outside.get("/aggregates", unit_id=params["unit_id"], indicator_id=figures.ids["CB.F"], period="2024")
    small = next(row["category_id"] for row in found.json()["figures"] if row["withheld"])
    answer = outside.get("/aggregates/why", **params, indicator_id=figures.ids["CB.F"], category_id=small).json()
    assert (answer["withheld"], answer["figure"]["number"]) == (True, None)
    assert all(one["figure"]["number"] is None for one in answer["contributors"])
    assert all(cell["number"] is None for one in answer["reporters"] for cell in one["cells"])


def test_bounds_on_another_map_do_not_tell_it_either(figures: Figures, outside: Caller, country: Country) -> None:
    params = {"unit_id": country.unit("18001"), "indicator_id": figures.ids["CB.F"], "period": "2024"}
    rows = outside.get("/aggregates", **params, geography=TODAY.isoformat()).json()["figures"]
    assert all((row["lower"], row["upper"]) == (None, None) for row in rows)


class TestOfficial:
    """A second sum of the same figures tells no more than the first."""

    def answers(self, caller: Caller, figures: Figures, unit_id: int, basis: str) -> dict[str, Any]:
        params = {"unit_id": unit_id, "indicator_id": figures.ids["CB.F"], "period": "2024", "basis": basis}
        params["children"] = True
        found = caller.get("/aggregates", **params).json()
        assert_same_in_columns(caller, found, params)
        own = {row["category_id"]: row["number"] for row in found["figures"]}
        below = {
            (child["unit"]["code"], row["category_id"]): row["number"]
            for child in found["children"]
            for row in child["figures"]
        }
        return own | below

    def test_the_same_is_withheld_on_both(self, figures: Figures, outside: Caller, country: Country) -> None:
        unit_id = country.old("18004")
        live = self.answers(outside, figures, unit_id, "live")
        assert None in live.values()
        assert self.answers(outside, figures, unit_id, "official") == live

    def test_the_chain_sees_them_on_both(self, figures: Figures, country: Country, as_user: AsUser) -> None:
        inside = as_user(user_at(country, country.unit("42")))
        assert None not in self.answers(inside, figures, country.old("18004"), "official").values()

    def test_consolidations_are_for_the_chain(self, figures: Figures, outside: Caller, country: Country) -> None:
        wanted = {"form_id": figures.form.id, "period": "2024", "unit_id": country.old("18004"), "basis": "live"}
        answer = outside.get("/consolidation", **wanted)
        assert (answer.status_code, answer.json()["code"]) == (403, "for-the-reporting-chain")

    def test_so_are_editions(self, figures: Figures, outside: Caller, country: Country) -> None:
        edition_id = keep(figures, country.old("18004"), "2024")
        paths: dict[str, dict[str, Any]] = {
            "": {}, "/content": {}, "/comparison": {"with": edition_id}, "/export": {"format": "xlsx"}
        }  # fmt: skip
        for path, params in paths.items():
            assert outside.get(f"/editions/{edition_id}{path}", **params).status_code == 403

    def test_without_anything_sensitive_they_are_read_as_ever(
        self, session: Session, figures: Figures, outside: Caller, country: Country
    ) -> None:
        session.execute(update(Indicator).values(sensitivity_threshold=None))
        edition_id = keep(figures, country.old("18004"), "2024")
        assert outside.get(f"/editions/{edition_id}").status_code == 200
