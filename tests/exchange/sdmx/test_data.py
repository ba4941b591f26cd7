"""What is told of figures: the numbers of the pages, what covers them, and where they stand in time and on the map."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.aggregates.test_figures import say
from tests.builders.country import TODAY, Country
from tests.builders.figures import Figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller
from tests.exchange.sdmx.asking import DATA, FLOW, LIVE, key, rows
from tienbo.exchange.sdmx import observations


class TestData:
    @pytest.fixture(autouse=True)
    def reports(self, figures: Figures) -> None:
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        figures.report("18001", "2026", CB_F=0)

    def test_the_same_numbers_as_the_pages(self, country: Country, figures: Figures, province: Caller) -> None:
        shown = province.get(
            "/aggregates",
            unit_id=country.unit("42"),
            indicator_id=[*figures.ids.values()],
            period=["2019", "2024", "2026"],
        ).json()["figures"]
        told = rows(province, f"{DATA}/{key('42')}")
        of_pages = {(one["period"], one["number"] or "", one["expected"], one["counted"]) for one in shown}
        in_sdmx = {(one["PERIOD"], one["OBS_VALUE"], int(one["EXPECTED"]), int(one["COUNTED"])) for one in told}
        assert in_sdmx == {one for one in of_pages if one[2]}

    def test_live_and_official_are_never_confused(self, province: Caller) -> None:
        """No edition is accepted yet: officially nothing is known, and both figures say which they are."""
        path = f"/sdmx/3.0/data/dataflow/TIENBO/{FLOW}/1.0/*.42.CB_F@42.*{'.*' * 8}"
        told = {row["BASIS"]: (row["OBS_VALUE"], row["OBS_STATUS"]) for row in rows(province, path, endPeriod="2024")}
        assert told == {"live": ("21", "P"), "official": ("", "O")}

    def test_missing_is_not_zero(self, province: Caller) -> None:
        told = {
            (row["REF_AREA"], row["PERIOD"]): (row["OBS_VALUE"], row["OBS_STATUS"], row["COUNTED"], row["EXPECTED"])
            for row in rows(province, f"{DATA}/{key('', 'CB_F@42')}")
        }
        assert told["42", "2024"] == ("21", "P", "2", "6")
        assert told["42", "2019"] == ("", "O", "0", "6")
        assert told["18001-20250701", "2026"] == ("0", "A", "1", "1")

    def test_a_code_used_again_is_two_areas(self, province: Caller) -> None:
        told = rows(province, f"{DATA}/{key('18001+18001-20250701', 'CB_F@42')}")
        assert {(row["REF_AREA"], row["PERIOD"]) for row in told} == {
            ("18001", "2019"),
            ("18001", "2024"),
            ("18001-20250701", "2026"),
        }

    def test_many_areas_tell_what_each_tells_alone(self, province: Caller) -> None:
        together = rows(province, f"{DATA}/{LIVE}")
        areas = sorted({row["REF_AREA"] for row in together})
        assert len(areas) == 9
        assert together == [row for area in areas for row in rows(province, f"{DATA}/{key(area)}")]

    def test_asked_below_their_superiors_they_tell_the_same(
        self, province: Caller, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one_by_one = rows(province, f"{DATA}/{LIVE}")
        monkeypatch.setattr(observations, "_ONE_BY_ONE", 0)
        assert rows(province, f"{DATA}/{LIVE}") == one_by_one
        some = key("18003+18001", "CB_F@42")
        below = rows(province, f"{DATA}/{some}")
        monkeypatch.undo()
        assert rows(province, f"{DATA}/{some}") == below

    @pytest.mark.parametrize(
        ("params", "periods"),
        [
            ({"startPeriod": "2024"}, ["2024", "2026"]),
            ({"endPeriod": "2024"}, ["2019", "2024"]),
            ({"firstNObservations": 1}, ["2019"]),
            ({"lastNObservations": 1}, ["2026"]),
            ({"firstNObservations": 1, "lastNObservations": 1}, ["2019", "2026"]),
            ({"c[TIME_PERIOD]": "ge:2020+le:2025"}, ["2024"]),
            ({"c[TIME_PERIOD]": "2018-12-15/P1Y"}, ["2019"]),
            ({"c[TIME_PERIOD]": "ne:2024"}, ["2019", "2026"]),
            ({"c[FREQ]": "A"}, ["2019", "2024", "2026"]),
        ],
        ids=str,
    )
    def test_some_periods(self, province: Caller, params: dict[str, Any], periods: list[str]) -> None:
        path = f"/sdmx/3.0/data/dataflow/TIENBO/{FLOW}/1.0/*.42.CB_F@42.live{'.*' * 8}"
        assert [row["PERIOD"] for row in rows(province, path, **params)] == periods

    def test_a_cell_by_its_members(
        self, session: Session, country: Country, figures: Figures, province: Caller
    ) -> None:
        cells = break_down(session, figures.ids["CB.F"], ["level=commune"], [])
        say(session, figures.report("18005", "2026", CB_F=8), figures.ids["CB.F"], cells["level=commune"], 3)
        session.expire_all()
        (row,) = rows(province, f"{DATA}/{key('18005-20250701', 'CB_F@42', '.COMMUNE.......')}", startPeriod="2026")
        assert (row["LEVEL"], row["SEX"], row["OBS_VALUE"]) == ("COMMUNE", "_T", "3")

    def test_on_the_map_of_another_day(self, figures: Figures, province: Caller) -> None:
        figures.report("18004", "2024", CB_F=5)
        path = f"{DATA}/{key('18001-20250701', 'CB_F@42')}"
        (row,) = rows(province, path, geography=TODAY.isoformat(), startPeriod="2024", endPeriod="2024")
        assert (row["QUALITY"], row["LOWER_BOUND"], row["UPPER_BOUND"]) == ("bounded", "21", "26")

    def test_a_ratio_tells_its_sums(self, figures: Figures, province: Caller) -> None:
        for code in ("18003", "18004"):
            figures.report(code, "2019", HDX_STAFF=100, HDX_STAFF_F=30)
        (row,) = rows(province, f"{DATA}/{key('42', 'HT_B@42')}", endPeriod="2019")
        assert (row["OBS_VALUE"], row["NUMERATOR"], row["DENOMINATOR"]) == ("30.0000", "60", "200")
        assert row["UNIT_MEASURE"] == "%"

    def test_without_attributes(self, province: Caller) -> None:
        assert "OBS_STATUS" not in rows(province, DATA, detail="dataonly")[0]
        path = f"/sdmx/3.0/data/dataflow/TIENBO/{FLOW}/+/*"
        assert "OBS_STATUS" not in rows(province, path, attributes="none")[0]

    def test_every_digit_arrives(self, figures: Figures, province: Caller) -> None:
        figures.report("18003", "2026", CB_F=123456789012345678)
        path = f"{DATA}/{key('18003', 'CB_F@42')}"
        formats = ("csv", "json", "genericdata", "structurespecificdata", "application/vnd.sdmx.data+xml;version=3.0.0")
        for name in formats:
            assert "123456789012345678" in province.get(path, format=name, startPeriod="2026").text, name
