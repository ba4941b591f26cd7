"""What a figure must be, whoever enters it (pure): checked value by value on saving, and together on submission.

A check never fires on a cell whose data it lacks.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.problems import FieldError, Text
from tienbo.submissions.check_rules import Check, InRange, Jump, NotAbove, Severity, SumOf
from tienbo.submissions.models import ValueStatus


class Stated(NamedTuple):
    """What is said in one cell; a number if and only if the status is `reported`."""

    status: ValueStatus
    number: Decimal | None


class Finding(NamedTuple):
    """A check that the figures did not pass."""

    kind: str
    cell: str
    severity: Severity


Figures = Mapping[str, Stated]
"""What is said, by the key of its cell."""


def findings(checks: Iterable[Check], now: Figures, last: Figures) -> list[Finding]:
    """The checks that do not hold, in their order.

    Args:
        checks: as `check_rules.checks_of` gives them.
        now: what is said in this period.
        last: what was said in the period that this one is compared with.
    """
    return [Finding(check.kind, check.cell, check.severity) for check in broken(checks, now, last)]


def broken(checks: Iterable[Check], now: Figures, last: Figures) -> list[Check]:
    """The checks themselves that do not hold, in their order."""
    return [check for check in checks if _broken(check, now, last)]


def _broken(check: Check, now: Figures, last: Figures) -> bool:
    number, before = _number(now, check.cell), _number(last, check.cell)
    if check.kind == "asked":
        return check.cell not in now
    if check.kind == "was_there":
        return before is not None and number is None
    if number is None:
        return False
    return _unlikely(check, number, before) if check.kind in {"jump", "thousandfold"} else _wrong(check, number, now)


def _wrong(check: Check, number: Decimal, now: Figures) -> bool:
    """Whether the number contradicts what it is, or another cell of the same period."""
    if isinstance(check, NotAbove):
        other = _number(now, check.other)
        return other is not None and number > other
    if isinstance(check, SumOf):
        parts = [_number(now, part) for part in check.parts]
        known = [part for part in parts if part is not None]
        return len(known) == len(parts) > 0 and sum(known, Decimal(0)) != number
    if isinstance(check, InRange):
        return (check.min is not None and number < check.min) or (check.max is not None and number > check.max)
    return number < 0 if check.kind == "not_negative" else number != number.to_integral_value()


def _unlikely(check: Check, number: Decimal, before: Decimal | None) -> bool:
    """Whether the number is a long way from the last period's."""
    if before is None or before == 0:
        return False
    thousandfold = _about_thousand_times(number, before) or _about_thousand_times(before, number)
    if not isinstance(check, Jump):
        return thousandfold
    change = abs(number - before)
    return not thousandfold and change >= check.at_least and change * 100 > check.percent * abs(before)


def _about_thousand_times(larger: Decimal, smaller: Decimal) -> bool:
    return smaller != 0 and abs(smaller) * 500 <= abs(larger) <= abs(smaller) * 2000


def _number(figures: Figures, cell: str) -> Decimal | None:
    stated = figures.get(cell)
    return stated.number if stated is not None and stated.status is ValueStatus.reported else None


def value_fault(indicator: Indicator | None, status: ValueStatus | None, number: Decimal | None) -> FieldError | None:
    """What is wrong with one value by itself; the pointer is relative to the value."""
    if indicator is None:
        text = Text("Biểu này không hỏi đơn vị chỉ tiêu đó.", "This form does not ask the reporter for it.")
        return FieldError("indicator_id", "not-asked", text)
    if (status is ValueStatus.reported) != (number is not None):
        text = Text(
            "Có số thì trạng thái là “reported”; không có số thì chọn lý do.",
            "A number goes with the status “reported”, and only with it.",
        )
        return FieldError("number", "number-and-status-disagree", text)
    if number is not None and number < 0:
        return FieldError("number", "negative", Text("Số không được âm.", "The number must not be negative."))
    if number is not None and indicator.kind is IndicatorKind.count and number != number.to_integral_value():
        return FieldError("number", "not-whole", Text("Cần một số nguyên.", "A whole number is needed."))
    return None
