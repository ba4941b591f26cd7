"""What a finding says to the person who has to mend or explain the figure."""

from decimal import Decimal

from tienbo.problems import FieldError, Text
from tienbo.submissions.asking import Asked
from tienbo.submissions.check_rules import Check, InRange, Jump, NotAbove, Severity, SumOf
from tienbo.submissions.checks import Figures

_ALONE = {
    "asked": Text("hãy nhập số, hoặc chọn lý do không có số.", "enter a number, or say why there is none."),
    "not_negative": Text("số không được âm.", "the number must not be negative."),
    "whole_number": Text("cần một số nguyên.", "a whole number is needed."),
    "thousandfold": Text(
        "gấp hoặc kém kỳ trước khoảng 1.000 lần; hãy xem lại dấu phân cách.",
        "about 1,000 times the last period's, or a thousandth of it; look at the separators again.",
    ),
    "was_there": Text("kỳ trước có số, kỳ này không có.", "the last period had a number, this one has none."),
}


def errors_of(asked: Asked, broken: list[Check], now: Figures) -> list[FieldError]:
    """One error for each check that does not hold; a soft one says that its explanation is missing."""
    return [_error(asked, check, now) for check in broken]


def pointer_to(cell: str) -> str:
    """`/indicators/12` for a total, `/indicators/12/categories/3` for a category."""
    indicator_id, _, category_id = cell.partition(":")
    return f"/indicators/{indicator_id}" + ("" if category_id == "0" else f"/categories/{category_id}")


def _error(asked: Asked, check: Check, now: Figures) -> FieldError:
    name = asked.cells[check.cell].name
    said = _words(asked, check, now)
    code = check.kind.replace("_", "-")
    text = Text(f"{name.vi}: {said.vi}", f"{name.en}: {said.en}")
    if check.severity is Severity.soft:
        code = f"explain-{code}"
        text = Text(f"{text.vi} Cần giải trình.", f"{text.en} Explain it.")
    return FieldError(pointer_to(check.cell), code, text)


def _words(asked: Asked, check: Check, now: Figures) -> Text:
    number = _said(now, check.cell)
    if isinstance(check, NotAbove):
        other, limit = asked.cells[check.other].name, _said(now, check.other)
        return Text(f"({number}) lớn hơn {other.vi} ({limit}).", f"({number}) exceeds {other.en} ({limit}).")
    if isinstance(check, SumOf):
        parts = _plain(sum((_number(now, part) for part in check.parts), Decimal(0)))
        return Text(f"({number}) khác tổng các phần ({parts}).", f"({number}) differs from the sum ({parts}).")
    if isinstance(check, InRange):
        low, high = (_plain(bound) if bound is not None else "…" for bound in (check.min, check.max))
        return Text(f"({number}) ngoài khoảng {low}–{high}.", f"({number}) is outside {low}–{high}.")
    if isinstance(check, Jump):
        most = _plain(check.percent)
        return Text(
            f"({number}) khác kỳ trước quá {most} %.", f"({number}) differs from the last period by over {most} %."
        )
    return _ALONE[check.kind]


def _number(now: Figures, cell: str) -> Decimal:
    stated = now.get(cell)
    return stated.number if stated is not None and stated.number is not None else Decimal(0)


def _said(now: Figures, cell: str) -> str:
    return _plain(_number(now, cell))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
