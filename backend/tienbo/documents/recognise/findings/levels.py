"""The level an agency's name tells: commune, district, province, the country."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.casing import level_of

_ORDER: Final = {"commune": 1, "district": 2, "province": 3, "central": 4}
_MINISTRY: Final = re.compile(r"bo (?!phan|chi huy|doi|tu lenh)|chinh phu|thu tuong|uy ban quoc gia|trung uong")
_SEVERAL: Final = re.compile(r"^cac\b|\bcac (?:xa|phuong|huyen|thanh pho|so|phong)\b")
_CITY: Final = re.compile(r"\bthanh pho\b|\btp\b")


def rank_of(name: str | None, issuer_rank: int | None = None) -> int | None:
    """Higher is nearer to the country. `thành phố` is above a commune and a province's own name otherwise."""
    flat_name = flat(name or "")
    if not flat_name or _SEVERAL.search(flat_name):
        return None
    if _MINISTRY.match(flat_name):
        return _ORDER["central"]
    if "cap tren" in flat_name:
        return (issuer_rank or 1) + 1
    level = level_of(name or "", None)
    if level is None and _CITY.search(flat_name):
        return _ORDER["district"] if issuer_rank == _ORDER["commune"] else issuer_rank
    return _ORDER[level] if level else None
