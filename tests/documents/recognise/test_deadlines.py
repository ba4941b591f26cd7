"""Days, months and periods of deadlines as sentences give them."""

import pytest

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.deadlines import deadlines_in, frequency_of

Day = tuple[str | None, int | None, int | None, str]


def _days(text: str) -> list[Day]:
    found = [item.deadline for item in deadlines_in(flat(text))]
    return [(day.period, day.day, day.month, day.relation) for day in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("trước ngày 20/11 hàng năm", [("year", 20, 11, "before")]),
        (
            "6 tháng (trước ngày 05/6) và một năm (trước ngày 10/11)",
            [("half-year", 5, 6, "before"), ("year", 10, 11, "before")],
        ),
        (
            "báo cáo 6 tháng, năm trước ngày 10/6 và 10/12",
            [("half-year", 10, 6, "before"), ("year", 10, 12, "before")],
        ),
        (
            "trước ngày 18/5 (báo cáo 6 tháng) và trước ngày 18/11 (báo cáo năm)",
            [("half-year", 18, 5, "before"), ("year", 18, 11, "before")],
        ),
        ("chậm nhất ngày 25 tháng 11 năm 2025", [(None, 25, 11, "by")]),
        ("trước ngày 20 của tháng cuối quý", [("quarter", 20, None, "before")]),
        ("trước ngày 25 hằng tháng", [("month", 25, None, "before")]),
        ("vào ngày 10/6", [(None, 10, 6, "on")]),
        ("Kế hoạch số 76/KH-UBND ngày 20/02/2024 của UBND tỉnh", []),
        ("kỷ niệm ngày Phụ nữ Việt Nam 20/10", []),
        ("trước ngày 45/13", []),
        ("đạt 30/6% trước", []),
    ],
)
def test_days(text: str, days: list[Day]) -> None:
    assert _days(text) == days


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("định kỳ hằng năm", "yearly"),
        ("định kỳ 6 tháng, hằng năm", "half-yearly, yearly"),
        ("hằng quý", "quarterly"),
        ("định kỳ hoặc đột xuất theo yêu cầu", "on demand, periodic"),
        ("báo cáo sơ kết, tổng kết", "sơ kết, tổng kết"),
        ("báo cáo kết quả theo quy định", None),
    ],
)
def test_frequency(text: str, frequency: str | None) -> None:
    assert frequency_of(flat(text)) == frequency
