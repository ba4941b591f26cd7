"""The small country with figures of 2025, and who administers its province."""

from collections.abc import Callable

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
    figures = build_figures(country)
    figures.ask("2025")
    figures.report("18003", "2025", CB_F=12, CB_F_TRAINED=6)
    figures.report("18005", "2025", CB_F=9, CB_F_TRAINED=3)
    return figures


@pytest.fixture
def administrator(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.administrator, Role.leader))
