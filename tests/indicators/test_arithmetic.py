from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.indicators.arithmetic import ratio, total

NUMBERS = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("100", "102", "98.0392"),
        ("1", "3", "33.3333"),
        ("2", "3", "66.6667"),
        ("0", "5", "0.0000"),
        ("5", "0", None),
        (None, "5", None),
        ("5", None, None),
    ],
)
def test_percentages(above: str | None, below: str | None, expected: str | None) -> None:
    found = ratio(above and Decimal(above), below and Decimal(below), Decimal(100))  # type: ignore[arg-type] # "" never
    assert found == (expected and Decimal(expected))


@given(st.lists(st.one_of(st.none(), NUMBERS)))
def test_a_total_ignores_what_is_missing(numbers: list[Decimal | None]) -> None:
    known = [number for number in numbers if number is not None]
    assert total(numbers) == (sum(known) if known else None)


@given(above=NUMBERS, below=NUMBERS.filter(bool))
def test_a_part_of_a_whole_is_at_most_all_of_it(above: Decimal, below: Decimal) -> None:
    found = ratio(min(above, below), below, Decimal(100))
    assert found is not None
    assert 0 <= found <= 100
