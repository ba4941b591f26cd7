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
from tienbo.submissions.models import State

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


@pytest.fixture
def reported(figures: Figures) -> Figures:
    """One of two communes and the district's own committee; 1/2 and 99/100 make 98.04 % in the province."""
    figures.report("18001", "2024", CB_F=1, HDX_STAFF=2, HDX_STAFF_F=1)
    figures.report("18002", "2024", State.submitted, CB_F=50)
    figures.report("436", "2024", CB_F=99)
    figures.report("18003", "2024", HDX_STAFF=100, HDX_STAFF_F=99)
    return figures
