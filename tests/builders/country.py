"""A small country: two provinces, one of them reformed in 2025 from three levels to two.

Hà Tĩnh (42) keeps its borders; its districts 436 and 437 end on 1 July 2025. Communes 18001 and 18002 become
the whole of 18001 (a new unit under an old code), 18003 goes on as itself, 18004 is divided.
Lào Cai (15) is a stranger; the code of one of its communes begins with 42.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.packs.register import load_committees
from tienbo.units.body_models import Body, BodyKind, BodyName, NameKind
from tienbo.units.importing import Source, import_list
from tienbo.units.listing import ListedLineage, ListedUnit, level_of
from tienbo.units.models import Share, UnitVersion

BEFORE = date(2024, 6, 1)
REFORM = date(2025, 7, 1)
TODAY = date(2026, 3, 2)


def listed(*units: tuple[str, str, str | None]) -> list[ListedUnit]:
    """(code, name, superior) as lines of a list; kind and level follow from the code."""
    kinds = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
    lines = []
    for line, (code, name, parent) in enumerate(units, 2):
        level = level_of(code)
        assert level is not None
        lines.append(ListedUnit(line, code, name, level, kinds[level], parent))
    return lines


def became(*links: tuple[str, str, Share]) -> list[ListedLineage]:
    return [ListedLineage(line, *link) for line, link in enumerate(links, 2)]


OLD = listed(
    ("42", "Tỉnh Hà Tĩnh", None),
    ("15", "Tỉnh Lào Cai", None),
    ("436", "Huyện Thạch Hà", "42"),
    ("437", "Huyện Đức Thọ", "42"),
    ("080", "Huyện Bát Xát", "15"),
    ("18001", "Xã An Hòa", "436"),
    ("18002", "Xã Bình Minh", "436"),
    ("18003", "Xã Cẩm Lĩnh", "437"),
    ("18004", "Xã Đức An", "437"),
    ("02662", "Xã Đồng Tuyển", "080"),
    ("42001", "Xã Tả Phìn", "080"),
)
NEW = listed(
    ("42", "Tỉnh Hà Tĩnh", None),
    ("15", "Tỉnh Lào Cai", None),
    ("18001", "Xã An Bình", "42"),
    ("18003", "Xã Cẩm Lĩnh", "42"),
    ("18005", "Xã Đức Minh", "42"),
    ("02746", "Xã Cốc San", "15"),
    ("42001", "Xã Tả Phìn", "15"),
)
LINEAGE = became(
    ("42", "42", Share.whole),
    ("15", "15", Share.whole),
    ("18001", "18001", Share.whole),
    ("18002", "18001", Share.whole),
    ("18003", "18003", Share.whole),
    ("18004", "18005", Share.part_main),
    ("18004", "18001", Share.part),
    ("02662", "02746", Share.whole),
    ("42001", "42001", Share.whole),
)


@dataclass(frozen=True)
class Country:
    """Finds units and their committees by code and date."""

    session: Session

    def unit(self, code: str, day: date = TODAY) -> int:
        return self.session.execute(
            select(UnitVersion.unit_id).where(UnitVersion.code == code, UnitVersion.valid.contains(day))
        ).scalar_one()

    def old(self, code: str) -> int:
        return self.unit(code, BEFORE)

    def committee(self, unit_id: int) -> int:
        return self.session.execute(
            select(Body.id).where(Body.unit_id == unit_id, Body.kind == BodyKind.peoples_committee)
        ).scalar_one()


def build_country(session: Session, **source: Any) -> Country:
    """The country before and after the reform."""
    import_list(session, Source(None), OLD, [])
    import_list(session, Source(REFORM, **source), NEW, LINEAGE)
    load_committees(session)
    country = Country(session)
    _add_body_of_the_nation(session, country.unit("VN"))
    return country


def _add_body_of_the_nation(session: Session, unit_id: int) -> None:
    ever: Range[date] = Range(None, None)
    body = Body(unit_id=unit_id, kind=BodyKind.peoples_committee, valid=ever, source="thử nghiệm")
    session.add(body)
    session.flush()
    session.add(BodyName(body_id=body.id, kind=NameKind.official, name="Cơ quan trung ương", folded="", valid=ever))
    session.flush()
