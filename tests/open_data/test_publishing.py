"""What the worker publishes: official figures of public indicators, and no others."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.builders.editions import put
from tests.builders.figures import Figures
from tests.builders.publications import OPEN_DATA, made_public, mark, rows
from tienbo.editions.models import Edition, EditionState
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.public_models import PublicIndicator
from tienbo.open_data.models import OpenDataset
from tienbo.open_data.publishing import publish


class TestFigures:
    def test_what_is_accepted_of_each_unit_that_makes_editions(
        self, session: Session, accepted: Figures, client: TestClient
    ) -> None:
        made_public(session, accepted.ids["CB.F"])
        found = rows(client, "CB.F@42")
        assert [(row["unit_code"], row["value"], row["status"]) for row in found] == [
            ("42", "100", "partial"),
            ("437", "50", "partial"),
            ("436", "50", "partial"),
        ]
        (province, *_) = found
        assert (province["expected"], province["counted"]) == ("6", "3")
        assert (province["period"], province["period_start"], province["period_end"]) == (
            "2024",
            "2023-12-15",
            "2024-12-14",
        )
        assert (province["edition"], province["quality"], province["demo"]) == ("1", "final", "false")

    def test_a_ratio_divides_sums(self, session: Session, accepted: Figures, client: TestClient) -> None:
        ids = accepted.ids
        made_public(session, ids["HDX.STAFF"], ids["HDX.STAFF.F"], ids["HT.B"])
        found = {row["unit_code"]: row for row in rows(client, "HT.B@42")}
        assert [found["42"][name] for name in ("value", "numerator", "denominator")] == ["98.0392", "100", "102"]
        assert found["436"]["value"] == "50.0000"

    def test_live_figures_are_not_public(self, session: Session, figures: Figures, client: TestClient) -> None:
        figures.report("18001", "2024", CB_F=30)
        put(session, figures.form, figures.periods["2024"], figures.country.old("436"), 1, EditionState.submitted)
        made_public(session, figures.ids["CB.F"])
        assert rows(client, "CB.F@42") == []
        assert client.get(OPEN_DATA).json()["items"][0]["rows"] == 0

    def test_a_later_report_changes_nothing_until_an_edition_is_accepted(
        self, session: Session, accepted: Figures, client: TestClient
    ) -> None:
        made_public(session, accepted.ids["CB.F"])
        before = [row["value"] for row in rows(client, "CB.F@42")]
        accepted.report("18002", "2024", CB_F=900)
        publish(session)
        session.expire_all()
        assert [row["value"] for row in rows(client, "CB.F@42")] == before
        put(session, accepted.form, accepted.periods["2024"], accepted.country.old("436"), 2, EditionState.accepted)
        publish(session)
        session.expire_all()
        found = {row["unit_code"]: row for row in rows(client, "CB.F@42")}
        assert (found["436"]["value"], found["436"]["edition"]) == ("950", "2")

    def test_an_edition_under_which_something_changed_says_so(
        self, session: Session, accepted: Figures, client: TestClient
    ) -> None:
        session.execute(
            update(Edition).where(Edition.unit_id == accepted.country.old("436")).values(stale_since=Edition.frozen_at)
        )
        made_public(session, accepted.ids["CB.F"])
        assert {row["unit_code"]: row["quality"] for row in rows(client, "CB.F@42")} == {
            "42": "final",
            "437": "final",
            "436": "changed_since",
        }


class TestWork:
    def test_nothing_is_made_twice(self, session: Session, accepted: Figures) -> None:
        mark(session, accepted.ids["CB.F"])
        assert [publish(session), publish(session)] == [1, 0]

    def test_the_same_content_keeps_its_day(self, session: Session, accepted: Figures) -> None:
        made_public(session, accepted.ids["CB.F"])
        before = session.scalars(select(OpenDataset.modified_at)).one()
        session.execute(update(Indicator).where(Indicator.code == "HDH.ALL").values(version=9))
        assert publish(session) == 1
        session.expire_all()
        assert session.scalars(select(OpenDataset.modified_at)).one() == before

    @pytest.mark.parametrize("gone", ["HDX.STAFF", "HDX.STAFF.F", "HT.B"])
    def test_a_ratio_goes_with_its_parts(self, session: Session, accepted: Figures, gone: str) -> None:
        ids = accepted.ids
        made_public(session, ids["HDX.STAFF"], ids["HDX.STAFF.F"], ids["HT.B"])
        session.delete(session.get_one(PublicIndicator, ids[gone]))
        session.flush()
        assert "HT.B@42" not in set(session.scalars(select(OpenDataset.code)))
        publish(session)
        assert "HT.B@42" not in set(session.scalars(select(OpenDataset.code)))

    def test_a_text_is_never_published(self, session: Session, accepted: Figures) -> None:
        session.execute(update(Indicator).where(Indicator.code == "CB.F").values(kind=IndicatorKind.text))
        mark(session, accepted.ids["CB.F"])
        assert publish(session) == 0
