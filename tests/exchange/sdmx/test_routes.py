"""Who gets figures over SDMX, and what is refused, each with the number that the standard gives it."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.aggregates.test_figures import say
from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller, user_at
from tests.exchange.sdmx.asking import DATA, FLOW, LIVE, key, number_of, rows
from tienbo.access.models import Role, User
from tienbo.exchange.sdmx import observations
from tienbo.indicators.models import Indicator

AsUser = Callable[[User], Caller]


class TestStrangers:
    @pytest.mark.parametrize("path", [DATA, "/sdmx/2.1/dataflow", "/sdmx/3.0/structure/codelist"])
    def test_anonymous(self, client: TestClient, path: str) -> None:
        answer = client.get(f"/api/v1{path}")
        assert answer.status_code == 401
        assert b'<mes:ErrorMessage code="110">' in answer.content
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_who_reads_no_totals(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        answer = keeper.get(DATA, format="json")
        assert (answer.status_code, number_of(answer)) == (403, 110)

    def test_another_province_knows_neither_form_nor_unit(
        self, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        answer = stranger.get(DATA, format="json")
        assert (answer.status_code, number_of(answer)) == (404, 100)
        found = stranger.get("/sdmx/2.1/dataflow/TIENBO/all/latest", format="json")
        assert found.status_code == 404

    def test_a_commune_reads_its_own_alone(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        figures.report("18001", "2026", CB_F=12)
        figures.report("18003", "2026", CB_F=30)
        commune = as_user(user_at(country, country.unit("18003")))
        assert {row["REF_AREA"] for row in rows(commune, f"{DATA}/{LIVE}")} == {"18003"}
        refused = commune.get(f"{DATA}/{key('42')}", format="json")
        assert (refused.status_code, number_of(refused)) == (404, 100)

    def test_small_counts_stay_in_the_reporting_chain(
        self, session: Session, country: Country, figures: Figures, as_user: AsUser
    ) -> None:
        """As on the pages: the small cell is withheld, and a second one that would give it back."""
        indicator_id = figures.ids["CB.F"]
        session.execute(update(Indicator).where(Indicator.id == indicator_id).values(sensitivity_threshold=5))
        levels = ["level=province", "level=district", "level=commune"]
        cells = break_down(session, indicator_id, levels, ["level"])
        submission = figures.report("18004", "2024", CB_F=16)
        for code, number in zip(levels, (2, 6, 8), strict=True):
            say(session, submission, indicator_id, cells[code], number)
        session.expire_all()
        outside = as_user(user_at(country, country.unit("18001")))
        path = f"{DATA}/{key('18004', 'CB_F@42')}"
        found = {row["LEVEL"]: (row["OBS_VALUE"], row["OBS_STATUS"]) for row in rows(outside, path, startPeriod="2024")}
        assert found == {"_T": ("16", "A"), "PROVINCE": ("", "Q"), "DISTRICT": ("", "Q"), "COMMUNE": ("8", "A")}
        inside = as_user(user_at(country, country.unit("42")))
        assert {row["OBS_VALUE"] for row in rows(inside, path, startPeriod="2024")} == {"16", "2", "6", "8"}


class TestRefused:
    @pytest.fixture(autouse=True)
    def reports(self, figures: Figures) -> None:
        figures.report("18001", "2026", CB_F=12)

    @pytest.mark.parametrize(
        ("path", "status", "number"),
        [
            (f"{DATA}/A.B", 400, 140),
            (f"{DATA}?startPeriod=x", 400, 150),
            (f"{DATA}?firstNObservations=0", 400, 140),
            (f"{DATA}?detail=nodata", 501, 501),
            (f"{DATA}?measures=none", 501, 501),
            (f"{DATA}?updatedAfter=yesterday", 400, 140),
            (f"{DATA}?updatedAfter=0001-01-01T00:00:00%2B14:00", 400, 140),
            (f"{DATA}?includeHistory=true", 501, 501),
            (f"{DATA}?dimensionAtObservation=SEX", 501, 501),
            (f"{DATA}?c[NO]=1", 400, 150),
            (f"{DATA}/{key('', 'NOT')}", 404, 100),
            (f"{DATA}?startPeriod=2030", 404, 100),
            ("/sdmx/2.1/data/OTHER", 404, 100),
            (f"/sdmx/2.1/data/WHO,{FLOW},1.0", 404, 100),
            (f"/sdmx/2.1/data/TIENBO,{FLOW},9.0", 404, 100),
            (f"/sdmx/2.1/data/A,{FLOW},1.0,4", 400, 140),
            (f"/sdmx/3.0/data/datastructure/TIENBO/{FLOW}/1.0/*", 501, 501),
            ("/sdmx/2.1/hierarchicalcodelist", 501, 501),
            ("/sdmx/2.1/codelist/TIENBO/CL_NO/latest", 404, 100),
            ("/sdmx/2.1/codelist/WHO/all/latest", 404, 100),
            ("/sdmx/2.1/dataflow?references=x", 400, 140),
            ("/sdmx/2.1/dataflow?detail=x", 400, 140),
        ],
    )
    def test_with_a_number(self, province: Caller, path: str, status: int, number: int) -> None:
        answer = province.request("GET", path, headers={"Accept": "application/json, */*"})
        assert (answer.status_code, number_of(answer)) == (status, number)

    def test_a_format_that_is_not_written(self, province: Caller) -> None:
        answer = province.request("GET", DATA, headers={"Accept": "image/png"})
        assert answer.status_code == 406
        assert "application/vnd.sdmx.data+csv;version=2.0.0" in answer.text

    def test_the_text_comes_in_the_readers_language(self, province: Caller) -> None:
        for language, word in (("vi", "Không có dataflow"), ("en", "There is no dataflow")):
            headers = {"Accept-Language": language}
            assert word in province.request("GET", "/sdmx/2.1/data/OTHER", headers=headers).text

    def test_too_much_at_once(self, province: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(observations, "MOST", 100)
        answer = province.get(DATA, format="json")
        assert (answer.status_code, number_of(answer)) == (413, 130)
        assert "name units" in province.request("GET", f"{DATA}", headers={"Accept-Language": "en"}).text
        assert province.get(f"{DATA}/{key('42', 'CB_F@42')}", format="json").status_code == 200
