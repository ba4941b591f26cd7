"""Callers around one commune of before the reform, living in 2024."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import User

AsUser = Callable[[User], Caller]
IN_2024 = date(2024, 12, 16)


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def commune(country: Country, as_user: AsUser) -> Caller:
    """An Hòa of before the reform, living in 2024."""
    return as_user(user_at(country, country.old("18001"), rehearsal=IN_2024))


@pytest.fixture
def district(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.old("436"), rehearsal=IN_2024))


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


@pytest.fixture
def strangers(country: Country, as_user: AsUser) -> list[Caller]:
    """A sibling commune, the other district, and another province, all of 2024."""
    return [as_user(user_at(country, country.old(code), rehearsal=IN_2024)) for code in ("18002", "437", "15")]
