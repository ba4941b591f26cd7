"""Dates of texts that plans in this field keep citing, from the texts themselves.

A number is used again every year, so only a date in the same year as the real one can be called wrong.
"""

from datetime import date
from typing import Final

KNOWN_DATES: Final[dict[str, tuple[date, ...]]] = {
    "73/2006/QH11": (date(2006, 11, 29),),
    "13/2022/QH15": (date(2022, 11, 14),),
    "72/2025/QH15": (date(2025, 6, 16),),
    "70/2008/NĐ-CP": (date(2008, 6, 4),),
    "48/2009/NĐ-CP": (date(2009, 5, 19),),
    "56/2012/NĐ-CP": (date(2012, 7, 16),),
    "09/2019/NĐ-CP": (date(2019, 1, 24),),
    "30/2020/NĐ-CP": (date(2020, 3, 5),),
    "125/2021/NĐ-CP": (date(2021, 12, 28),),
    "57/NQ-CP": (date(2009, 12, 1),),
    "28/NQ-CP": (date(2021, 3, 3),),
    "2351/QĐ-TTg": (date(2010, 12, 24),),
    "1696/QĐ-TTg": (date(2015, 10, 2),),
    "515/QĐ-TTg": (date(2016, 3, 31),),
    "1898/QĐ-TTg": (date(2017, 11, 28),),
    "800/QĐ-TTg": (date(2018, 7, 2),),
    "2232/QĐ-TTg": (date(2020, 12, 28),),
    "2282/QĐ-TTg": (date(2020, 12, 31),),
    "1790/QĐ-TTg": (date(2021, 10, 23),),
    "11-NQ/TW": (date(2007, 4, 27),),
    "26-NQ/TW": (date(2018, 5, 19),),
    "21-CT/TW": (date(2018, 1, 20),),
}
