"""A row of a file is taken if and only if the form would take it: both are asked about the same random figures."""

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tienbo.bulk.problems import SCHEMA
from tienbo.bulk.readiness import figures, suspects
from tienbo.bulk.values import faults, micro, stated
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.submissions.asking import Asked
from tienbo.submissions.check_rules import AskedIndicator, checks_of
from tienbo.submissions.checks import Stated, broken, value_fault
from tienbo.submissions.models import ValueStatus
from tienbo.submissions.write_schemas import ValueWrite

NUMBERS = st.one_of(
    st.integers(-3, 10**13).map(str),
    st.decimals(0, 10**6, places=4).map(str),
    st.decimals(-10, 10, places=2).map(str),
    st.from_regex(r"\A-?[0-9]{0,14}(\.[0-9]{0,8})?\Z"),
    st.sampled_from(["", "NaN", "1e3", "x", "007", "12,5", "-0", "1_000", " ", "+5", ".5", "5."]),
)
STATUSES = st.sampled_from(["", *(status.value for status in ValueStatus), "other"])
KINDS = st.sampled_from([IndicatorKind.count, IndicatorKind.money, IndicatorKind.flag, IndicatorKind.measure])
# What the form leaves to the browser: a file says it in one way alone.
STRICTER = {"ambiguous-number", "not-a-number"}


def of_form(kind: IndicatorKind, status: str, value: str) -> bool:
    """Whether the form takes it; an empty status beside a number is one that the file need not write."""
    status = status or ("reported" if value else "")
    if not status:
        return False
    said: dict[str, Any] = {"indicator_id": 1, "category_id": 0, "status": status, "number": value or None}
    try:
        write = ValueWrite.model_validate(said)
    except ValidationError:
        return False
    return value_fault(Indicator(id=1, kind=kind), write.status, write.number) is None


def of_file(kind: IndicatorKind, status: str, value: str) -> str | None:
    rows = pl.DataFrame({"row": [1], "status": [status], "value": [value.strip()], "kind": [kind.value]})
    found = faults(stated(rows))
    assert found.schema == SCHEMA
    return None if found.is_empty() else str(found["code"].item())


class TestValues:
    @given(kind=KINDS, status=STATUSES, value=NUMBERS)
    @settings(max_examples=1500)
    def test_a_file_takes_what_the_form_takes(self, kind: IndicatorKind, status: str, value: str) -> None:
        code, taken = of_file(kind, status, value), of_form(kind, status, value.strip())
        if code is None:
            assert taken
        elif taken:
            assert code in STRICTER

    @given(st.decimals(-(10**11), 10**11, places=6))
    def test_millionths_are_exact(self, number: Decimal) -> None:
        text = f"{number:f}"
        assert pl.DataFrame({"value": [text]}).select(micro(pl.col("value"))).item() == int(number * 10**6)


CELLS = [(1, 0), (1, 1), (1, 2), (2, 0), (3, 0), (4, 0)]
ASKED = [
    AskedIndicator(1, IndicatorKind.count, cells=(0, 1, 2), partitions=((0, (1, 2)),), plausible=(None, Decimal(40))),
    AskedIndicator(2, IndicatorKind.count, part_of_id=1),
    AskedIndicator(3, IndicatorKind.money, plausible=(Decimal("0.5"), None)),
    AskedIndicator(4, IndicatorKind.flag),
]
CHECKS = checks_of(ASKED, [("2:0", "3:0")])
FIGURES = st.dictionaries(
    st.sampled_from(CELLS),
    st.one_of(
        st.builds(Stated, st.just(ValueStatus.reported), st.integers(0, 12).map(Decimal)),
        st.builds(Stated, st.just(ValueStatus.reported), st.sampled_from([0, 25, 50, 500, 1000, 50000]).map(Decimal)),
        st.builds(Stated, st.just(ValueStatus.reported), st.decimals(0, 100, places=2)),
        st.builds(Stated, st.just(ValueStatus.reported), st.integers(0, 10**12 - 1).map(Decimal)),
        st.just(Stated(ValueStatus.not_collected, None)),
    ),
)


def long(said: list[dict[tuple[int, int], Stated]]) -> pl.DataFrame:
    rows = [
        (reporter, *cell, stated.status.value, None if stated.number is None else f"{stated.number:f}")
        for reporter, of in enumerate(said)
        for cell, stated in of.items()
    ]
    numbers = dict.fromkeys(("reporter", "indicator_id", "category_id"), pl.Int64)
    schema = {**numbers, "status": pl.String, "number": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(micro(pl.col("number")).alias("micro"))


class TestReports:
    @given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=8))
    @settings(max_examples=300)
    def test_no_report_escapes_a_check(self, said: list[tuple[Any, Any]]) -> None:
        now, last = long([one for one, _ in said]), long([one for _, one in said])
        reporters = pl.Series("reporter", range(len(said)), pl.Int64)
        doubtful = set(suspects(Asked({}, CHECKS, []), reporters, now, last).to_list())
        here, before = figures(now), figures(last)
        wrong = {one for one in range(len(said)) if broken(CHECKS, here.get(one, {}), before.get(one, {}))}
        assert wrong <= doubtful

    def test_a_clean_report_is_not_suspected(self) -> None:
        """Or the whole would be no faster than asking one by one."""
        reported = {(1, 0): 10, (1, 1): 4, (1, 2): 6, (2, 0): 3, (3, 0): 5, (4, 0): 1}
        said = {cell: Stated(ValueStatus.reported, Decimal(number)) for cell, number in reported.items()}
        found = suspects(Asked({}, CHECKS, []), pl.Series("reporter", [0], pl.Int64), long([said]), long([said]))
        assert found.is_empty()
