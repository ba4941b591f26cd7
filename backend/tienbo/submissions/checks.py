"""What a figure must be, whoever enters it (pure): checked value by value on saving, and together on submission."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.problems import FieldError, Text
from tienbo.submissions.models import ValueStatus


class Stated(NamedTuple):
    """What is said of one indicator; a number if and only if the status is `reported`."""

    status: ValueStatus
    number: Decimal | None


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


def submission_faults(asked: Iterable[Indicator], stated: Mapping[int, Stated]) -> list[FieldError]:
    """What keeps a submission from being submitted: something asked left unsaid, or a part above its whole."""
    faults: list[FieldError] = []
    names = {indicator.id: indicator for indicator in asked}
    for indicator in names.values():
        value = stated.get(indicator.id)
        if value is None:
            text = Text(
                f"{indicator.name_vi}: hãy nhập số, hoặc chọn lý do không có số.",
                f"{indicator.name_en}: enter a number, or say why there is none.",
            )
            faults.append(FieldError(f"/indicators/{indicator.id}", "unsaid", text))
            continue
        whole = stated.get(indicator.part_of_id or 0)
        if whole and value.number is not None and whole.number is not None and value.number > whole.number:
            other = names[indicator.part_of_id or 0]
            text = Text(
                f"{indicator.name_vi} ({value.number}) lớn hơn {other.name_vi} ({whole.number}).",
                f"{indicator.name_en} ({value.number}) exceeds {other.name_en} ({whole.number}).",
            )
            faults.append(FieldError(f"/indicators/{indicator.id}", "part-exceeds-whole", text))
    return faults
