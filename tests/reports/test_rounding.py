"""Rounded parts that miss their whole are said to."""

from decimal import Decimal

import pytest

from tienbo.editions.content import Amount, ContentLine
from tienbo.reports.edition_rows import Row
from tienbo.reports.rounding import notes


def part(numerator: int, denominator: int, *, indicator: int = 1, category: int = 0, section: str = "A") -> Row:
    top, bottom = Decimal(numerator), Decimal(denominator)
    said = Amount(number=top / bottom * 100, numerator=top, denominator=bottom)
    line = ContentLine(
        indicator_id=indicator,
        category_id=category,
        sum=said,
        adjustment=None,
        result=said,
        expected=1,
        counted=1,
        missing=0,
        withheld=0,
    )
    return Row(section, f"{indicator}/{category}", "%", ratio=True, line=line)


THIRDS = [part(1, 3, category=category) for category in (1, 2, 3)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (THIRDS, ["99,99, không phải 100,00"]),
        ([part(1, 3, indicator=one) for one in (1, 2, 3)], ["99,99, không phải 100,00"]),
        ([part(1, 4, category=1), part(3, 4, category=2)], []),
        ([part(1, 3, category=1), part(1, 3, category=2)], []),
        ([part(1, 3, indicator=1), part(2, 3, indicator=2, section="B")], []),
        ([part(3, 3)], []),
    ],
    ids=["categories", "indicators", "exact", "not-a-whole", "other-section", "one"],
)
def test_only_where_parts_of_one_whole_miss_it(rows: list[Row], said: list[str]) -> None:
    found = list(notes(rows))
    assert len(found) == len(said)
    assert all(expected in note for expected, note in zip(said, found, strict=True))
