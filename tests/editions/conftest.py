"""Two communes of a district, its own committee and their province, in the tree of 2024."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.editions import Consolidator
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
def district(country: Country, figures: Figures, as_user: AsUser) -> Consolidator:
    caller = as_user(user_at(country, country.old("436"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.old("436"), "2024")


@pytest.fixture
def province(country: Country, figures: Figures, as_user: AsUser) -> Consolidator:
    caller = as_user(user_at(country, country.unit("42"), rehearsal=IN_2024))
    return Consolidator(caller, figures, country.unit("42"), "2024")


@pytest.fixture
def strangers(country: Country, as_user: AsUser) -> list[Caller]:
    """A commune below, the other district, and another province, all of 2024."""
    return [as_user(user_at(country, country.old(code), rehearsal=IN_2024)) for code in ("18001", "437", "15")]
