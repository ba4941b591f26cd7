"""The level an agency's name tells: commune, district, province, the country."""

import re
from typing import Final

from tienbo.documents.recognise.casing import level_of
from tienbo.documents.recognise.flat import flat

_ORDER: Final = {"commune": 1, "district": 2, "province": 3, "central": 4}
_MINISTRY: Final = re.compile(r"bo (?!phan|chi huy|doi|tu lenh)|chinh phu|thu tuong|uy ban quoc gia|trung uong")
_CITY: Final = re.compile(r"\bthanh pho\b|\btp\b")


def rank_of(name: str | None, issuer_rank: int | None = None) -> int | None:
    """Higher is nearer to the country. `thành phố` is above a commune and a province's own name otherwise."""
    if not name:
        return None
    flat_name = flat(name)
    if _MINISTRY.match(flat_name):
        return _ORDER["central"]
    if "cap tren" in flat_name:
        return (issuer_rank or 1) + 1
    if re.match(r"cac\b", flat_name) or re.search(r"\bcac (?:xa|phuong|huyen|thanh pho|so|phong)\b", flat_name):
        return None
    level = level_of(name, None)
    if level:
        return _ORDER[level]
    if _CITY.search(flat_name):
        return _ORDER["district"] if issuer_rank == _ORDER["commune"] else issuer_rank
    return None
