"""The list of checks and what it finds; the browser's evaluator is held to the same cases."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tienbo.indicators.models import IndicatorKind
from tienbo.submissions.check_rules import AskedIndicator, Check, NotAbove, Severity, cell_key, checks_of
from tienbo.submissions.checks import Stated, findings
from tienbo.submissions.models import ValueStatus

CASES = json.loads((Path(__file__).parent / "check_cases.json").read_text(encoding="utf-8"))
CHECKS = TypeAdapter(list[Check])

Said = dict[str, Stated]


def stated(cells: dict[str, dict[str, Any]]) -> Said:
    return {
        key: Stated(ValueStatus(said["status"]), None if said["number"] is None else Decimal(said["number"]))
        for key, said in cells.items()
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    checks = CHECKS.validate_python(case["checks"])
    found = findings(checks, stated(case["now"]), stated(case["last"]))
    assert [{"kind": one.kind, "cell": one.cell, "severity": one.severity.value} for one in found] == case["findings"]
    assert json.loads(CHECKS.dump_json(checks)) == case["checks"]


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)
counts = st.integers(0, 10**6).map(Decimal)
reported = st.one_of(counts, numbers).map(lambda number: Stated(ValueStatus.reported, number))
unreported = st.sampled_from([status for status in ValueStatus if status is not ValueStatus.reported])
said = st.one_of(reported, unreported.map(lambda status: Stated(status, None)))
keys = st.sampled_from([cell_key(indicator, category) for indicator in (1, 2) for category in (0, 1, 2)])
figures = st.dictionaries(keys, said)

BROKEN_DOWN = AskedIndicator(
    1,
    IndicatorKind.count,
    cells=(0, 1, 2),
    partitions=((0, (1, 2)),),
    containments=((1, 0), (2, 0)),
    plausible=(Decimal(1), Decimal(1000)),
)
PART = AskedIndicator(2, IndicatorKind.count, part_of_id=1, cells=(0, 1, 2))
ASKED = checks_of([BROKEN_DOWN, PART])


class TestFindings:
    @given(figures, figures)
    def test_never_of_data_that_is_not_there(self, now: Said, last: Said) -> None:
        for finding in findings(ASKED, now, last):
            if finding.kind == "asked":
                assert finding.cell not in now
            elif finding.kind == "was_there":
                assert last[finding.cell].number is not None
            else:
                assert now[finding.cell].number is not None

    @given(figures, figures)
    def test_taking_an_unsaid_cell_away_never_adds_a_contradiction(self, now: Said, last: Said) -> None:
        about_presence = {"asked", "was_there"}
        before = {one for one in findings(ASKED, now, last) if one.kind not in about_presence}
        for cell in now:
            fewer = {key: value for key, value in now.items() if key != cell}
            assert {one for one in findings(ASKED, fewer, last) if one.kind not in about_presence} <= before

    @given(st.integers(0, 400), st.integers(0, 400))
    def test_honest_figures_pass(self, men: int, women: int) -> None:
        cells = {"1:0": men + women, "1:1": men, "1:2": women, "2:0": men, "2:1": men, "2:2": 0}
        now = {key: Stated(ValueStatus.reported, Decimal(number)) for key, number in cells.items()}
        hard = [one for one in findings(ASKED, now, {}) if one.severity is Severity.hard]
        assert hard == []

    @given(counts, counts, counts)
    def test_parts_that_are_not_the_whole(self, whole: Decimal, men: Decimal, women: Decimal) -> None:
        numbers = {"1:0": whole, "1:1": men, "1:2": women}
        now = {key: Stated(ValueStatus.reported, number) for key, number in numbers.items()}
        kinds = {(one.kind, one.cell) for one in findings(ASKED, now, {})}
        assert (("sum_of", "1:0") in kinds) == (men + women != whole)
        assert (("not_above", "1:1") in kinds) == (men > whole)

    @given(figures)
    def test_the_same_as_last_time_is_never_a_surprise(self, now: Said) -> None:
        assert not {one.kind for one in findings(ASKED, now, now)} & {"jump", "thousandfold", "was_there"}


class TestChecksOf:
    def test_every_cell_is_asked_in_its_order(self) -> None:
        asked = [check.cell for check in ASKED if check.kind == "asked"]
        assert asked == ["1:0", "1:1", "1:2", "2:0", "2:1", "2:2"]

    def test_a_part_is_compared_category_by_category(self) -> None:
        pairs = {(check.cell, check.other) for check in ASKED if isinstance(check, NotAbove)}
        assert pairs == {("1:1", "1:0"), ("1:2", "1:0"), ("2:0", "1:0"), ("2:1", "1:1"), ("2:2", "1:2")}

    def test_a_whole_that_is_not_asked_is_not_compared(self) -> None:
        assert not [check for check in checks_of([PART]) if isinstance(check, NotAbove)]

    def test_a_share_is_compared_once(self) -> None:
        shares = [("2:0", "1:0"), ("1:2", "7:0"), ("1:2", "2:1")]
        found = [check for check in checks_of([BROKEN_DOWN, PART], shares) if isinstance(check, NotAbove)]
        assert sum((check.cell, check.other) == ("2:0", "1:0") for check in found) == 1
        assert found[-1].other == "2:1"
        assert len(found) == 6

    @pytest.mark.parametrize(
        ("kind", "number", "kinds"),
        [
            (IndicatorKind.count, "1.5", {"whole_number"}),
            (IndicatorKind.money, "1.5", set()),
            (IndicatorKind.measure, "1.5", set()),
            (IndicatorKind.flag, "2", {"range"}),
            (IndicatorKind.flag, "1", set()),
            (IndicatorKind.flag, "-1", {"not_negative", "range"}),
        ],
    )
    def test_by_kind(self, kind: IndicatorKind, number: str, kinds: set[str]) -> None:
        now = {"3:0": Stated(ValueStatus.reported, Decimal(number))}
        assert {one.kind for one in findings(checks_of([AskedIndicator(3, kind)]), now, {})} == kinds
