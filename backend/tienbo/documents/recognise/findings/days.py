"""Days as the sentences of findings write them.

In Vietnamese, days below 10 and the months January and February get a leading zero (Decree 30/2020/NĐ-CP, Annex I).
"""

from datetime import date
from typing import Final

from tienbo.documents.recognise.results import Deadline

_RELATION_VI: Final = {"before": "trước", "by": "chậm nhất", "on": "vào"}


def day_vi(day: int, month: int) -> str:
    return f"{day:02}/{month:02}" if month <= 2 else f"{day:02}/{month}"  # noqa: PLR2004 # February


def full_vi(day: date) -> str:
    return f"{day_vi(day.day, day.month)}/{day.year}"


def full_en(day: date) -> str:
    return day.isoformat()


def due_vi(deadline: Deadline) -> str:
    return f"{_RELATION_VI[deadline.relation]} {_printed_vi(deadline.day, deadline.month)}"


def due_en(deadline: Deadline) -> str:
    return f"{deadline.relation} {_printed_en(deadline.day, deadline.month)}"


def _printed_vi(day: int | None, month: int | None) -> str:
    """A day without a month comes round every month; a month alone, and neither, are printed as such."""
    if day and month:
        return f"ngày {day_vi(day, month)}"
    if day:
        return f"ngày {day:02} hằng tháng"
    return f"tháng {month}" if month else "ngày không ghi rõ"


def _printed_en(day: int | None, month: int | None) -> str:
    if day and month:
        return f"{day}/{month}"
    if day:
        return f"day {day} of the month"
    return f"month {month}" if month else "an unnamed day"
