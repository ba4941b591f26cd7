"""Units, indicators and members of dimensions as code lists, beside those that are fixed."""

from collections.abc import Iterable
from datetime import date

from pysdmx.model import Annotation, Code, Codelist

from tienbo.exchange.sdmx import fixed_lists
from tienbo.exchange.sdmx.concepts import CONCEPTS
from tienbo.exchange.sdmx.names import AGENCY, TOTAL, dimension_id, member_id
from tienbo.exchange.sdmx.reading import Area
from tienbo.exchange.sdmx.register import Register
from tienbo.indicators.category_models import Dimension, DimensionMember
from tienbo.problems import Text


def codelists(register: Register) -> list[Codelist]:
    lists = [
        _fixed(register, "CL_FREQ", fixed_lists.FREQ),
        _areas(register),
        _indicators(register),
        *(_members(register, one) for one in register.breakdown.dimensions),
    ]
    fixed = {
        "CL_OBS_STATUS": fixed_lists.OBS_STATUS,
        "CL_QUALITY": fixed_lists.QUALITY,
        "CL_BASIS": fixed_lists.BASIS,
    }
    return lists + [_fixed(register, id_, of) for id_, of in fixed.items()]


def _list(register: Register, id_: str, name: Text, codes: Iterable[Code], meaning: Text | None = None) -> Codelist:
    description = meaning.pick(register.language) if meaning else None
    return Codelist(
        id=id_, name=name.pick(register.language), description=description, agency=AGENCY, items=list(codes)
    )


def _fixed(register: Register, id_: str, of: Iterable[fixed_lists.FixedCode]) -> Codelist:
    language = register.language
    codes = (
        Code(
            id=one.id,
            name=one.name.pick(language),
            description=one.meaning.pick(language) if one.meaning else None,
        )
        for one in of
    )
    return _list(register, id_, CONCEPTS[id_.removeprefix("CL_")], codes)


def _areas(register: Register) -> Codelist:
    codes = (_area_code(one, register.areas) for one in sorted(register.areas.values(), key=lambda one: one.id))
    meaning = Text(
        "Mỗi đơn vị một mã, qua mọi bản đồ: mã hành chính lúc bắt đầu, kèm ngày bắt đầu nếu không có từ đầu. "
        "Mã hành chính được dùng lại từ năm 2025, nên chỉ có nghĩa cùng với ngày (chú giải OFFICIAL_CODE).",
        "One code for each unit, over every map: the official code it began with, and the day it began where it was "
        "not there from the start. Official codes are used again since 2025 and mean a unit only with a date "
        "(annotation OFFICIAL_CODE).",
    )
    return _list(register, "CL_REF_AREA", CONCEPTS["REF_AREA"], codes, meaning)


def _area_code(area: Area, areas: dict[int, Area]) -> Code:
    superior = areas.get(area.superior_id) if area.superior_id is not None else None
    said = {
        "OFFICIAL_CODE": area.code,
        "LEVEL": area.level.value,
        "VALID_FROM": _iso(area.valid_from),
        "VALID_TO": _iso(area.valid_to),
        "SUPERIOR": superior.id if superior else None,
    }
    notes = [Annotation(id=name, type=name, title=value) for name, value in said.items() if value]
    return Code(id=area.id, name=area.name, annotations=notes)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _indicators(register: Register) -> Codelist:
    codes = (
        Code(
            id=id_,
            name=register.say(one.name_vi, one.name_en),
            description=one.definition or None,
            annotations=[
                Annotation(id="CODE", type="CODE", title=one.code),
                Annotation(id="KIND", type="KIND", title=one.kind.value),
            ],
        )
        for id_, one in register.indicators.values()
    )
    return _list(register, "CL_INDICATOR", CONCEPTS["INDICATOR"], codes)


def _members(register: Register, dimension: Dimension) -> Codelist:
    def named(member: DimensionMember) -> Code:
        return Code(id=member_id(dimension.code, member.code), name=register.say(member.name_vi, member.name_en))

    total = Code(id=TOTAL, name=register.say("Tổng số", "Total"))
    of = register.breakdown.members.get(dimension.id, [])
    name = Text(dimension.name_vi, dimension.name_en)
    return _list(register, f"CL_{dimension_id(dimension.code)}", name, [total, *map(named, of)])
