"""Rates that are parts of one whole, and do not add up to it once they are rounded (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from tienbo.reports.edition_rows import Row
from tienbo.reports.formats.numbers import RATE, rate


def notes(rows: Iterable[Row]) -> Iterator[str]:
    """A sentence for each whole whose rounded parts miss it.

    Parts are the categories of one indicator, or indicators of one section, that divide by the same sum and whose
    numerators make that sum.
    """
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        result, line = row.line.result, row.line
        if not row.ratio or result.number is None or result.denominator is None:
            continue
        if line.category_id:
            groups["categories", line.indicator_id, result.denominator].append(row)
        groups["indicators", row.section, line.category_id, result.denominator].append(row)
    for parts in groups.values():
        said = _missed(parts)
        if said:
            yield said


def _missed(parts: list[Row]) -> str | None:
    results = [row.line.result for row in parts]
    numerators = sum((one.numerator or Decimal(0) for one in results), Decimal(0))
    if len(parts) == 1 or numerators != results[0].denominator:
        return None
    exact = [one.number for one in results if one.number is not None]
    whole = sum(exact, Decimal(0)).quantize(RATE, ROUND_HALF_UP)
    shown = sum((one.quantize(RATE, ROUND_HALF_UP) for one in exact), Decimal(0))
    if shown == whole:
        return None
    names = "; ".join(row.name for row in parts)
    return f"Do làm tròn, cộng các tỷ lệ ghi trong bảng được {rate(shown)}, không phải {rate(whole)}: {names}."
