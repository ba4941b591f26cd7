"""Reorganisations of the small country, as an administrator sends them."""

from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.people import Caller

MERGED_ON = date(2026, 7, 1)
EVERYTHING = ("unit", "unit_version", "unit_closure", "unit_reach", "unit_duty", "lineage", "body", "body_name")
RESOLUTION = "Nghị quyết 1234/NQ-UBTVQH15"


def ordered(**lines: Any) -> dict[str, Any]:
    return {"effective_on": MERGED_ON.isoformat(), "resolution": RESOLUTION} | lines


def begun(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": name, "kind": "xã"} | more


def line(unit_id: int, code: str, share: str = "whole") -> dict[str, Any]:
    return {"predecessor_id": unit_id, "successor_code": code, "share": share}


def merger(country: Country) -> dict[str, Any]:
    """Cẩm Lĩnh and Đức Minh become Cẩm Đức, which keeps the code of the first."""
    return ordered(
        begins=[begun("18003", "Xã Cẩm Đức")],
        lines=[line(country.unit("18003"), "18003"), line(country.unit("18005"), "18003")],
    )


def division(country: Country) -> dict[str, Any]:
    """Cẩm Lĩnh is divided into two."""
    unit_id = country.unit("18003")
    return ordered(
        begins=[begun("18003", "Xã Cẩm Lĩnh"), begun("18006", "Xã Cẩm Sơn")],
        lines=[line(unit_id, "18003", "part_main"), line(unit_id, "18006", "part")],
    )


def record(caller: Caller, wanted: dict[str, Any]) -> dict[str, Any]:
    """Previewed and recorded; the answer."""
    seen = caller.post("/reorganisations/preview", wanted)
    assert seen.status_code == 200, seen.text
    answer = caller.post("/reorganisations", wanted | {"plan": seen.json()["plan"]})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def register(session: Session) -> dict[str, Any]:
    """The register as it is, to the last row."""
    found = {}
    for table in EVERYTHING:
        rows = session.execute(text(f"SELECT t::text FROM {table} t ORDER BY 1")).scalars()  # noqa: S608 -- ours
        found[table] = list(rows)
    return found


def partial(country: Country) -> dict[str, Any]:
    """A part of Cẩm Lĩnh passes to Đức Minh; both keep their names and codes."""
    giving, taking = country.unit("18003"), country.unit("18005")
    return ordered(
        begins=[begun("18003", "Xã Cẩm Lĩnh"), begun("18005", "Xã Đức Minh")],
        lines=[line(giving, "18003", "part_main"), line(giving, "18005", "part"), line(taking, "18005")],
    )


def abolition(country: Country) -> dict[str, Any]:
    """The districts of Hà Tĩnh end, and their communes are the province's own."""
    return ordered(abolishes=[country.unit("436"), country.unit("437")])
