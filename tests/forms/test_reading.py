from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
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


class TestForms:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        assert client.get("/api/v1/forms").status_code == 401
        assert client.get(f"/api/v1/forms/{figures.form.id}").status_code == 401

    def test_another_province(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get("/forms").json()["items"] == []
        assert stranger.get(f"/forms/{figures.form.id}").status_code == 404

    def test_a_commune_reads_the_form_that_is_asked_of_it(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        commune = as_user(user_at(country, country.unit("18003")))
        (form,) = commune.get("/forms").json()["items"]
        assert [period["period"]["code"] for period in form["periods"]] == ["2026", "2024", "2019"]
        assert [due["level"] for due in form["periods"][0]["due"]] == ["commune"]
        assert [(due["level"], due["due_on"]) for due in form["periods"][1]["due"]] == [
            ("district", "2024-12-22"),
            ("commune", "2024-12-17"),
        ]

    def test_a_form_outlives_the_unit_that_made_it(
        self, session: Session, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        figures.form.unit_id = country.old("436")
        session.flush()
        province = as_user(user_at(country, country.unit("42")))
        (form,) = province.get("/forms").json()["items"]
        assert form["unit"]["code"] == "436"
        assert province.get(f"/forms/{form['id']}").status_code == 200

    def test_sections_ratios_and_five_targets(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        form = as_user(user_at(country, country.unit("42"))).get(f"/forms/{figures.form.id}").json()
        assert [len(section["items"]) for section in form["sections"]] == [4, 4, 4, 2, 2]
        values = {target["value"]: target["comparator"] for target in form["targets"]}
        assert values == {"30": "at_least", "35": "at_least", "25": "at_least", "100": "at_least", "50": "aim_for"}
        assert len(form["ratios"]) == 8
        assert all(ratio["numerator_id"] and ratio["denominator_id"] for ratio in form["ratios"])

    def test_an_administrator_reads_forms_but_no_figures(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        administrator = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert administrator.get(f"/forms/{figures.form.id}").status_code == 200
        params = {"form_id": figures.form.id, "period": "2026", "unit_id": country.unit("42")}
        assert administrator.get("/totals", **params).status_code == 403
        assert administrator.get(f"/forms/{figures.form.id}/reporters", period="2026").status_code == 403
        assert administrator.get("/matrices").status_code == 403
