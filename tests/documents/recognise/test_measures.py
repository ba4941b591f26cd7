"""Figures with a unit and a comparison, and numbers that are none."""

import pytest

from tienbo.documents.recognise.measures import measures_in

Figure = tuple[str, str, str | None, str]


def _figures(text: str) -> list[Figure]:
    return [
        (
            measure.comparator,
            str(measure.value),
            None if measure.value_to is None else str(measure.value_to),
            measure.unit,
        )
        for measure in measures_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("đạt 60%", ("=", "60", None, "%")),
        ("đạt từ 25% trở lên", (">=", "25", None, "%")),
        ("đạt 35 - 40% trở lên", (">=", "35", "40", "%")),
        ("không dưới 50%", (">=", "50", None, "%")),
        ("xuống dưới 30%", ("<", "30", None, "%")),
        ("trên 90%", (">", "90", None, "%")),
        ("không quá 10%", ("<=", "10", None, "%")),
        ("khoảng 98,5%", ("~", "98.5", None, "%")),
        ("còn 1,7 lần", ("=", "1.7", None, "×")),
        ("111 bé trai/100 bé gái sinh ra sống", ("=", "111", None, "per 100")),
        ("18 ca sinh/1.000 phụ nữ", ("=", "18", None, "per 1000")),
        ("dưới 42/100.000 trẻ sinh sống", ("<", "42", None, "per 100000")),
        ("mỗi quý có ít nhất 04 tin, bài", (">=", "4", None, "tin, bài per quarter")),
        ("tối thiểu 02 lớp tập huấn/năm", (">=", "2", None, "lớp tập huấn per year")),
    ],
)
def test_figures(text: str, figure: Figure) -> None:
    assert _figures(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ theo quy định",
        "chỉ tiêu số 18.5 thuộc tiêu chí số 18",
        "ngày 20/10 và 08/3",
        "con nhỏ dưới 36 tháng tuổi",
        "Quyết định số 100/QĐ-UBND",
        "giai đoạn 2021 - 2030",
        "Tổng số lượt xem: 65605",
        "lần thứ 7",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert _figures(text) == []
