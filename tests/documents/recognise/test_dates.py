"""Where and when a document says it was issued."""

from datetime import date

import pytest

from tienbo.documents.recognise.engine import recognise

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 61/KH-UBND\n{}\n\nKẾ HOẠCH\nThực hiện\n\nI. MỤC TIÊU\n"
)


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Sơn Kim, ngày 05 tháng 02 năm 2026", "Sơn Kim", date(2026, 2, 5)),
        ("Sơn Kim 1, ngày 05 tháng 02 năm 2026", "Sơn Kim 1", date(2026, 2, 5)),
        ("Quận 10, ngày 5/2/2026", "Quận 10", date(2026, 2, 5)),
        ("TP. Huế, ngày 05 tháng 02 năm 2026", "TP. Huế", date(2026, 2, 5)),
        ("Sơn Kim 1, ngày    tháng 02 năm 2026", "Sơn Kim 1", None),
    ],
)
def test_place_and_day(line: str, place: str, day: date | None) -> None:
    (document,) = recognise(HEAD.format(line)).documents
    assert (document.place, document.date, document.number) == (place, day, "61/KH-UBND")
