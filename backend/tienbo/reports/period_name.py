"""A period as documents and pages name it: Năm 2019; 6 tháng đầu năm 2025; Quý III năm 2026 (pure)."""

import re
from typing import Final

from tienbo.forms.models import PeriodKind
from tienbo.forms.refs import PeriodRead

_ROMAN: Final = ("", "I", "II", "III", "IV")
_PART: Final = re.compile(r"-[HQM](\d+)$")


def period_name(period: PeriodRead) -> str:
    found = _PART.search(period.code)
    part, year = int(found[1]) if found else 0, period.year
    said = {
        PeriodKind.year: f"Năm {year}",
        PeriodKind.half_year: f"6 tháng {'cuối' if part == 2 else 'đầu'} năm {year}",  # noqa: PLR2004 -- the second half
        PeriodKind.nine_months: f"9 tháng năm {year}",
        PeriodKind.quarter: f"Quý {_ROMAN[part] if part < len(_ROMAN) else part} năm {year}",
        PeriodKind.month: f"Tháng {part} năm {year}",
        PeriodKind.calendar_year: f"Năm dương lịch {year}",
        PeriodKind.calendar_half_year: f"6 tháng {part}/{year} (dương lịch)",
        PeriodKind.calendar_quarter: f"Quý {part}/{year} (dương lịch)",
        PeriodKind.calendar_month: f"Tháng {part}/{year} (dương lịch)",
        PeriodKind.term: f"Nhiệm kỳ {period.code}",
    }
    return said.get(period.kind, f"Kỳ {period.code}")
