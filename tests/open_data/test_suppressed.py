"""Small counts stay withheld from everyone, with whatever would give them away."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.builders.figures import Figures
from tests.builders.publications import made_public, rows
from tests.open_data.conftest import accept
from tienbo.indicators.models import Indicator


def sensitive(session: Session, code: str, threshold: int = 5) -> None:
    session.execute(update(Indicator).where(Indicator.code == code).values(sensitivity_threshold=threshold))
    session.expire_all()


def told(client: TestClient, code: str, column: str = "value") -> dict[str, Any]:
    return {row["unit_code"]: row[column] for row in rows(client, code)}


@pytest.fixture
def small(session: Session, figures: Figures) -> Figures:
    """3 in one district, 50 in the other, 53 in the province."""
    figures.report("18001", "2024", CB_F=3, CB_F_TRAINED=3)
    figures.report("18003", "2024", CB_F=50, CB_F_TRAINED=20)
    for code in ("436", "437", "42"):
        accept(session, figures, code)
    return figures


def test_the_small_count_and_its_complement(session: Session, small: Figures, client: TestClient) -> None:
    """53 − 50 would tell the 3."""
    sensitive(session, "CB.F")
    made_public(session, small.ids["CB.F"])
    assert told(client, "CB.F@42") == {"42": "53", "437": "", "436": ""}
    assert told(client, "CB.F@42", "status") == {"42": "partial", "437": "withheld", "436": "withheld"}
    assert told(client, "CB.F@42", "counted") == {"42": "2", "437": "1", "436": "1"}


def test_without_the_threshold_they_are_told(session: Session, small: Figures, client: TestClient) -> None:
    """So the test above can fail."""
    made_public(session, small.ids["CB.F"])
    assert told(client, "CB.F@42") == {"42": "53", "437": "50", "436": "3"}


def test_the_rest_that_anybody_can_subtract(session: Session, figures: Figures, client: TestClient) -> None:
    """One district has no edition: 52 of the province less the other's 50 would tell its 2."""
    figures.report("18001", "2024", CB_F=2)
    figures.report("18003", "2024", CB_F=50)
    for code in ("437", "42"):
        accept(session, figures, code)
    sensitive(session, "CB.F")
    made_public(session, figures.ids["CB.F"])
    assert sorted(told(client, "CB.F@42").values()) == ["", "52"]


def test_a_ratio_of_a_sensitive_count(session: Session, figures: Figures, client: TestClient) -> None:
    figures.report("18001", "2024", HDX_STAFF=40, HDX_STAFF_F=2)
    figures.report("18003", "2024", HDX_STAFF=100, HDX_STAFF_F=30)
    for code in ("436", "437", "42"):
        accept(session, figures, code)
    sensitive(session, "HDX.STAFF.F")
    made_public(session, *(figures.ids[code] for code in ("HDX.STAFF", "HDX.STAFF.F", "HT.B")))
    for column in ("value", "numerator", "denominator"):
        assert set(told(client, "HT.B@42", column).values()) >= {""}
        assert told(client, "HT.B@42", column)["436"] == told(client, "HT.B@42", column)["437"] == ""
    assert told(client, "HDX.STAFF@42") == {"42": "140", "437": "100", "436": "40"}


def test_who_is_in_the_count_and_not_in_the_ratio(session: Session, figures: Figures, client: TestClient) -> None:
    """A commune that lacks the whole leaves the ratio: beside the count that would tell its 3."""
    figures.report("18001", "2024", HDX_STAFF=40, HDX_STAFF_F=20)
    figures.report("18002", "2024", HDX_STAFF_F=3)
    for code in ("436", "42"):
        accept(session, figures, code)
    sensitive(session, "HDX.STAFF.F")
    made_public(session, *(figures.ids[code] for code in ("HDX.STAFF", "HDX.STAFF.F", "HT.B")))
    assert told(client, "HDX.STAFF.F@42")["436"] == "23"
    assert told(client, "HT.B@42", "numerator")["436"] == ""


def test_a_new_threshold_takes_what_was_published_back_at_once(
    session: Session, small: Figures, client: TestClient
) -> None:
    made_public(session, small.ids["CB.F"])
    assert told(client, "CB.F@42")["436"] == "3"
    sensitive(session, "CB.F", 10)
    assert client.get("/api/v1/open-data/CB.F@42.csv").status_code == 404
