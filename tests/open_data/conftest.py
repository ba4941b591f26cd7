"""Two districts of 2024 with accepted editions, in a province whose own was accepted by the nation."""

import pytest
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.editions import put
from tests.builders.figures import Figures, build_figures
from tienbo.editions.models import EditionState


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def accepted(session: Session, figures: Figures) -> Figures:
    """1/2 in one district and 99/100 in the other; one commune has only handed in."""
    figures.report("18001", "2024", CB_F=30, HDX_STAFF=2, HDX_STAFF_F=1)
    figures.report("436", "2024", CB_F=20)
    figures.report("18003", "2024", CB_F=50, HDX_STAFF=100, HDX_STAFF_F=99)
    for code in ("436", "437", "42"):
        accept(session, figures, code)
    return figures


def accept(session: Session, figures: Figures, code: str, number: int = 1) -> None:
    unit = figures.country.unit("42") if code == "42" else figures.country.old(code)
    put(session, figures.form, figures.periods["2024"], unit, number, EditionState.accepted)
