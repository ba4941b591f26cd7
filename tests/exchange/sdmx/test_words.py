"""Names, times, keys and formats, without a database."""

from datetime import date

import pytest
from pysdmx.io.format import Format

from tienbo.exchange.sdmx import formats, names
from tienbo.exchange.sdmx.errors import MalformedError, NotAcceptableError, SemanticError, UnsupportedError
from tienbo.exchange.sdmx.fixed_lists import OBS_STATUS
from tienbo.exchange.sdmx.keys import read_key, read_selection
from tienbo.exchange.sdmx.observed import status_of
from tienbo.exchange.sdmx.times import FREQUENCIES, days_of, read_bounds, time_period
from tienbo.forms.calendar import span
from tienbo.forms.models import Period, PeriodKind

DIMENSIONS = ("FREQ", "REF_AREA", "SEX")


def period(code: str) -> Period:
    found = span(code)
    return Period(code=code, kind=found.kind, year=found.year, data_from=found.data_from, data_to=found.data_to)


class TestNames:
    def test_what_sdmx_allows_stays(self) -> None:
        assert names.plain_id("CL.3.2a-M") == "CL_3_2a-M"

    def test_no_two_codes_share_an_id(self) -> None:
        codes = ["A.B", "A-B", "AB", "Đ.1", "đ.1", "D.1", "Đ1"]
        assert len({names.plain_id(code) for code in codes}) == len(codes)
        assert all(set(names.plain_id(code)) <= set("ABDab1-_$0123456789cdef") for code in codes)

    def test_a_code_used_again_is_another_area(self) -> None:
        assert names.area_id("18001", None) == "18001"
        assert names.area_id("18001", date(2025, 7, 1)) == "18001-20250701"


class TestTime:
    @pytest.mark.parametrize(
        ("code", "told", "frequency"),
        [
            ("2019", "2018-12-15/P1Y", "A"),
            ("2025-H1", "2024-12-15/P6M", "S"),
            ("2025-H2", "2025-06-15/P6M", "S"),
            ("2025-9M", "2024-12-15/P9M", "_O"),
            ("2025-Q1", "2024-12-15/P3M", "Q"),
            ("2025-M01", "2024-12-15/P1M", "M"),
            ("2025-M03", "2025-02-15/P1M", "M"),
            ("C2025", "2025", "A"),
            ("C2025-H2", "2025-S2", "S"),
            ("C2025-Q3", "2025-Q3", "Q"),
            ("C2025-M06", "2025-06", "M"),
        ],
    )
    def test_of_a_period(self, code: str, told: str, frequency: str) -> None:
        assert (time_period(period(code)), FREQUENCIES[period(code).kind]) == (told, frequency)

    def test_a_range_says_the_very_days(self) -> None:
        for code in ("2019", "2025-H2", "2025-9M", "2025-Q1", "2025-M03"):
            told = period(code)
            assert days_of(time_period(told)) == (told.data_from, told.data_to)

    def test_an_occasion_of_some_days(self) -> None:
        days = {"data_from": date(2026, 3, 8), "data_to": date(2026, 3, 20)}
        occasion = Period(code="THANG-3", kind=PeriodKind.ad_hoc, year=2026, **days)
        assert time_period(occasion) == "2026-03-08/P13D"
        assert days_of("2026-03-08/P13D") == (days["data_from"], days["data_to"])

    def test_the_two_years_that_meet_on_15_december(self) -> None:
        """14 and 15 December 2018 are in different reporting years, whatever the year on the wall says."""
        assert days_of(time_period(period("2018")))[1] == date(2018, 12, 14)
        assert days_of(time_period(period("2019")))[0] == date(2018, 12, 15)

    @pytest.mark.parametrize(
        ("start", "end", "held"),
        [
            ("2025", "2025", {"2025", "2025-H1", "2025-M01", "C2025", "C2025-Q1"}),
            ("2025-Q1", "2025-Q1", {"2025-M01", "C2025-Q1"}),
            ("2025-01", "2025-01", {"2025-M01"}),
            ("2025-M01", None, {"2025", "2025-H1", "2025-M01", "C2025", "C2025-Q1", "2026"}),
            ("2024-12-16", None, {"C2025", "C2025-Q1", "2026"}),
            (None, "2025-06-14T00:00:00Z", {"2024", "2025-H1", "2025-M01", "C2025-Q1"}),
            ("2025-12-15/P1Y", None, {"2026"}),
            (None, None, {"2024", "2025", "2025-H1", "2025-M01", "C2025", "C2025-Q1", "2026"}),
        ],
    )
    def test_bounds(self, start: str | None, end: str | None, held: set[str]) -> None:
        bounds = read_bounds(start, end)
        codes = ("2024", "2025", "2025-H1", "2025-M01", "C2025", "C2025-Q1", "2026")
        assert {code for code in codes if bounds.holds(period(code))} == held

    @pytest.mark.parametrize("text", ["", "25", "2025-Q5", "2025-02-31", "2025-13", "x", "9999-12-31/P900Y", "٢٠٢٥"])
    def test_no_time(self, text: str) -> None:
        with pytest.raises(SemanticError):
            days_of(text)


class TestKeys:
    def test_free_parts(self) -> None:
        assert read_key("A.42+15.", DIMENSIONS) == ({"FREQ": frozenset("A"), "REF_AREA": frozenset({"42", "15"})},)
        assert read_key("*.42.*", DIMENSIONS) == ({"REF_AREA": frozenset({"42"})},)
        assert read_key("all", DIMENSIONS) == read_key("*", DIMENSIONS) == ()

    @pytest.mark.parametrize("key", ["A", "A.42", "A.42.F.X", "...", ",".join(["..F"] * 51)])
    def test_of_another_length(self, key: str) -> None:
        with pytest.raises(MalformedError):
            read_key(key, DIMENSIONS)

    def test_several_keys_want_either(self) -> None:
        selection = read_selection("A.42.F,A.15.M", [], DIMENSIONS)
        assert selection.values("REF_AREA") == frozenset({"42", "15"})
        assert selection.holds({"FREQ": "A", "REF_AREA": "42", "SEX": "F"})
        assert not selection.holds({"FREQ": "A", "REF_AREA": "42", "SEX": "M"})

    def test_filters_narrow_the_key(self) -> None:
        filters = [("c[SEX]", "F,_T"), ("c[REF_AREA]", "ne:15"), ("c[TIME_PERIOD]", "ge:2019 le:2020"), ("x", "y")]
        selection = read_selection("*", filters, DIMENSIONS)
        assert selection.values("SEX") == frozenset({"F", "_T"})
        assert selection.times == (("ge", "2019"), ("le", "2020"))
        assert selection.holds({"FREQ": "A", "REF_AREA": "42", "SEX": "F"})
        assert not selection.holds({"FREQ": "A", "REF_AREA": "15", "SEX": "F"})
        assert not selection.holds({"FREQ": "A", "REF_AREA": "42", "SEX": "M"})

    def test_filters_that_are_not_done(self) -> None:
        with pytest.raises(SemanticError):
            read_selection("*", [("c[AGE]", "1")], DIMENSIONS, ("OBS_STATUS",))
        with pytest.raises(UnsupportedError):
            read_selection("*", [("c[OBS_STATUS]", "A")], DIMENSIONS, ("OBS_STATUS",))
        with pytest.raises(UnsupportedError):
            read_selection("*", [("c[REF_AREA]", "sw:4")], DIMENSIONS)


class TestFormats:
    @pytest.mark.parametrize(
        ("version", "accept", "named", "chosen"),
        [
            ("2.1", "*/*", None, Format.DATA_SDMX_ML_2_1_GEN),
            ("3.0", "*/*", None, Format.DATA_SDMX_ML_3_0),
            ("2.1", "text/csv;q=0.5, application/json", None, Format.DATA_SDMX_JSON_2_0_0),
            ("2.1", "application/vnd.sdmx.data+csv; version=2.0.0", None, Format.DATA_SDMX_CSV_2_0_0),
            ("2.1", "application/vnd.sdmx.structurespecificdata+xml;version=2.1", None, Format.DATA_SDMX_ML_2_1_STR),
            ("3.0", "application/vnd.sdmx.data+xml", None, Format.DATA_SDMX_ML_3_0),
            ("3.0", "application/json", "csv", Format.DATA_SDMX_CSV_2_0_0),
            ("2.1", "image/png, text/xml;q=0.1", None, Format.DATA_SDMX_ML_2_1_GEN),
            ("2.1", "", None, Format.DATA_SDMX_ML_2_1_GEN),
        ],
    )
    def test_chosen(self, version: str, accept: str, named: str | None, chosen: Format) -> None:
        assert formats.choose_data(version, accept, named) is chosen

    @pytest.mark.parametrize("accept", ["image/png", "application/vnd.sdmx.data+json;version=1.0.0", "text/csv;q=0"])
    def test_not_written_here(self, accept: str) -> None:
        with pytest.raises(NotAcceptableError):
            formats.choose_data("2.1", accept, None)

    def test_structures(self) -> None:
        assert formats.choose_structure("2.1", "*/*", None) is Format.STRUCTURE_SDMX_ML_2_1
        wanted = "application/vnd.sdmx.structure+json;version=2.0.0"
        assert formats.choose_structure("3.0", wanted, None) is Format.STRUCTURE_SDMX_JSON_2_0_0


@pytest.mark.parametrize(
    ("withheld", "number", "counted", "broken", "status"),
    [
        (True, None, 3, True, "Q"),
        (False, None, 0, False, "O"),
        (False, None, 2, False, "M"),
        (False, 0, 3, True, "B"),
        (False, 0, 3, False, "A"),
        (False, 7, 2, False, "P"),
    ],
)
def test_status(withheld: bool, number: int | None, counted: int, broken: bool, status: str) -> None:
    row = {"withheld": withheld, "number": number, "counted": counted, "expected": 3}
    assert status_of(row, is_broken=broken) == status
    assert status in {one.id for one in OBS_STATUS}
