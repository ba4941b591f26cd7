"""Numbers as Vietnamese documents write them."""

from decimal import Decimal

import pytest

from tienbo.reports.formats.numbers import rate, signed, written


@pytest.mark.parametrize(
    ("number", "text"), [("1250", "1.250"), ("0.50", "0,5"), ("-1234567.8", "−1.234.567,8"), ("0", "0"), ("100", "100")]
)
def test_numbers_in_vietnamese(number: str, text: str) -> None:
    assert written(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("98.0392", "98,04"), ("98.035", "98,04"), ("5", "5,00"), ("1000", "1.000,00")]
)
def test_rates_in_vietnamese(number: str, text: str) -> None:
    assert rate(Decimal(number)) == text


@pytest.mark.parametrize(("number", "text"), [("1005", "+1.005"), ("-5", "−5"), ("0.5", "+0,5")])
def test_what_is_added_shows_its_sign(number: str, text: str) -> None:
    assert signed(Decimal(number)) == text
