"""Of whom no sums are kept, what each reports is read, and who is asked as often as that changes."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.figures import Figures, build_figures
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.branches import BranchColumns, branches
from tienbo.aggregates.columns import sum_columns
from tienbo.aggregates.keeping import refresh
from tienbo.aggregates.sums import branch_sums
from tienbo.submissions.models import State
from tienbo.units.body_models import Body


@pytest.fixture
def figures(session: Session) -> Figures:
    return build_figures(build_country(session))


def below(session: Session, figures: Figures, code: str) -> BranchColumns:
    """Of a unit whose sums are kept, as adding up by itself gives it."""
    refresh(session)
    asked = asked_in(session, figures.form, figures.periods["2024"])
    (found,) = branches(session, [asked], figures.country.old(code))
    added = branch_sums(session, asked, figures.country.old(code))
    assert found == {branch: sum_columns(asked, of) for branch, of in added.items()}
    return found


def test_a_ratio_has_both_parts_of_its_reporter(session: Session, figures: Figures) -> None:
    figures.report("18001", "2024", CB_F=8, CB_F_TRAINED=2)
    figures.report("18002", "2024", CB_F=5)
    figures.report("18003", "2024", State.submitted, CB_F=5, CB_F_TRAINED=5)
    asked = asked_in(session, figures.form, figures.periods["2024"])
    place = asked.keys.index((figures.ids["HT.DD"], 0))
    found = {
        commune: [column[place] for column in of]
        for code in ("436", "437")
        for commune, of in below(session, figures, code).items()
    }
    told = {code: found[figures.country.old(code)] for code in ("18001", "18002", "18003")}
    assert told == {"18001": [2, 8, 1, 1], "18002": [None, None, 1, 0], "18003": [None, None, 1, 0]}


def test_who_is_asked_is_read_again_where_that_changed(session: Session, figures: Figures) -> None:
    figures.report("18001", "2024", CB_F=8)
    commune = figures.country.old("18001")
    assert commune in below(session, figures, "436")
    session.execute(update(Body).where(Body.unit_id == commune).values(valid=Range(None, date(2020, 1, 1))))
    assert commune not in below(session, figures, "436")
