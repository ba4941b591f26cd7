"""Entering definitions of indicators into the register, and changing them without rewriting what was."""

from datetime import date
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import TOTAL, Dimension, IndicatorCategory, IndicatorDimension
from tienbo.indicators.definition_rules import COUNTED, broken_by
from tienbo.indicators.definitions import IndicatorGiven, VersionGiven
from tienbo.indicators.describing import cells_of, days, described, versions_of
from tienbo.indicators.keeping_problems import RuleBroken, refuse
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.indicators.naming import Place, categories, find, find_part
from tienbo.vietnamese import fold

SERIES: Final = ("kind", "numerator", "denominator", "factor", "part_of")
SETTINGS: Final = ("period_rule", "direction", "plausible_min", "plausible_max", "sensitivity_threshold")
BREAKDOWN: Final = ("cells", "complete")
# A ratio may also divide by how many were asked a yes or no.
DIVIDED: Final = {*COUNTED, IndicatorKind.flag}


def define(session: Session, place: Place, given: IndicatorGiven) -> Indicator:
    """A new indicator of the unit.

    Raises:
        RuleBroken: the definition does not hold, or its code is taken here or above.
    """
    _check(given)
    if session.scalar(select(Indicator.id).where(Indicator.code == given.code, Indicator.unit_id.in_(place.superiors))):
        raise refuse(
            "code-taken",
            f"Mã “{given.code}” đã có trong danh mục của đơn vị hoặc của cấp trên.",
            f"The code “{given.code}” is taken in the unit's catalogue or in one above it.",
        )
    indicator = Indicator(
        unit_id=place.unit_id,
        code=given.code,
        kind=given.kind,
        factor=given.factor,
        newest=len(given.versions),
        numerator_category_id=TOTAL,
        denominator_category_id=TOTAL,
        **{name: getattr(given, name) for name in SETTINGS},
    )
    _connect(session, place, indicator, given)
    session.add(indicator)
    session.flush()
    if given.cells:
        _break_down(session, indicator, given)
    for number, version in enumerate(given.versions, 1):
        session.add(_version(indicator.id, number, version))
    session.flush()
    return indicator


def revise(session: Session, indicator: Indicator, given: IndicatorGiven) -> list[str]:
    """Bring an indicator of the unit to a definition; answers what changed, nothing when nothing did.

    Raises:
        RuleBroken: the definition does not hold, changes what its series is, or takes a version back.
    """
    _check(given)
    before = described(session, indicator)
    given = given.model_copy(update={"cells": _canonical(session, given.cells)})
    if any(getattr(before, name) != getattr(given, name) for name in SERIES):
        raise refuse(
            "series-differ",
            "Loại, tử số, mẫu số, hệ số và quan hệ bộ phận là bản thân chuỗi số liệu: hãy lập chỉ tiêu mới.",
            "Kind, parts, factor and what it is part of are the series itself: define a new indicator.",
        )
    changed = [name for name in SETTINGS if getattr(before, name) != getattr(given, name)]
    for name in changed:
        setattr(indicator, name, getattr(given, name))
    if before.cells != given.cells or set(before.complete) != set(given.complete):
        _check_used_cells(session, indicator, given)
        _break_down(session, indicator, given)
        changed += [name for name in BREAKDOWN if getattr(before, name) != getattr(given, name)]
    changed += _revise_versions(session, indicator, before.versions, given.versions)
    if changed:
        indicator.version += 1
    session.flush()
    session.expire(indicator, ["latest"])
    return changed


def _check(given: IndicatorGiven) -> None:
    for broken in broken_by(given):
        raise RuleBroken(broken)


def _connect(session: Session, place: Place, indicator: Indicator, given: IndicatorGiven) -> None:
    """Name the parts of a ratio and the whole of a part."""
    for side in ("numerator", "denominator"):
        part = getattr(given, side)
        if part is None:
            continue
        other, category_id = find_part(session, place, part)
        if other.kind not in DIVIDED:
            raise refuse(
                "part-not-counted",
                f"“{other.code}” không phải số đếm, số tiền hay câu có/không nên không chia được.",
                f"“{other.code}” is no count, money or yes/no, so it cannot be divided.",
            )
        asked = IndicatorCategory.indicator_id == other.id, IndicatorCategory.category_id == category_id
        if category_id != TOTAL and session.scalar(select(IndicatorCategory.position).where(*asked)) is None:
            raise refuse(
                "cell-not-asked", f"“{other.code}” không hỏi phân tổ này.", f"“{other.code}” does not ask this cell."
            )
        setattr(indicator, f"{side}_id", other.id)
        setattr(indicator, f"{side}_category_id", category_id)
    if given.part_of is not None:
        whole = find(session, place, given.part_of)
        if whole.kind is not given.kind:
            raise refuse(
                "whole-of-another-kind",
                f"“{whole.code}” không cùng loại nên không thể chứa chỉ tiêu này.",
                f"“{whole.code}” is of another kind, so this cannot be part of it.",
            )
        indicator.part_of_id = whole.id


def _break_down(session: Session, indicator: Indicator, given: IndicatorGiven) -> None:
    if given.kind is IndicatorKind.ratio:
        _check_cells_of_ratio(session, indicator, given)
    session.execute(delete(IndicatorCategory).where(IndicatorCategory.indicator_id == indicator.id))
    session.execute(delete(IndicatorDimension).where(IndicatorDimension.indicator_id == indicator.id))
    asked = dict.fromkeys(category.id for category in categories(session, given.cells).values())
    if len(asked) < len(given.cells):
        raise refuse("cell-repeated", "Một phân tổ bị lặp lại.", "A cell is repeated.")
    for position, category_id in enumerate(asked, 1):
        session.add(IndicatorCategory(indicator_id=indicator.id, category_id=category_id, position=position))
    for dimension_id in session.scalars(select(Dimension.id).where(Dimension.code.in_(given.complete))):
        session.add(IndicatorDimension(indicator_id=indicator.id, dimension_id=dimension_id))
    session.flush()


def _check_cells_of_ratio(session: Session, indicator: Indicator, given: IndicatorGiven) -> None:
    """A ratio has a cell where both its parts, each as a whole, ask it."""
    if not given.cells:
        return
    wanted = set(_canonical(session, given.cells))
    parts = [cells_of(session, part) for part in (indicator.numerator_id, indicator.denominator_id) if part]
    cells_of_cells = indicator.numerator_category_id or indicator.denominator_category_id
    if cells_of_cells or any(not wanted <= set(part) for part in parts):
        raise refuse(
            "cell-not-asked",
            "Tỷ lệ chỉ có phân tổ mà cả tử số và mẫu số đều hỏi.",
            "A ratio has only cells that its numerator and its denominator both ask.",
        )


def _check_used_cells(session: Session, indicator: Indicator, given: IndicatorGiven) -> None:
    """A cell that a ratio is derived from stays asked."""
    asked = {category.id for category in categories(session, given.cells).values()}
    for side in ("numerator", "denominator"):
        part, cell = getattr(Indicator, f"{side}_id"), getattr(Indicator, f"{side}_category_id")
        used = session.scalars(select(cell).where(part == indicator.id, cell != TOTAL))
        if not set(used) <= asked:
            raise refuse(
                "cell-used",
                "Một tỷ lệ được tính từ phân tổ bị bỏ đi.",
                "A ratio is computed from a cell that would no longer be asked.",
            )


def _canonical(session: Session, cells: list[str]) -> list[str]:
    return [category.code for category in categories(session, cells).values()]


def _revise_versions(
    session: Session, indicator: Indicator, before: list[VersionGiven], given: list[VersionGiven]
) -> list[str]:
    if len(given) < len(before):
        raise refuse(
            "version-taken-back",
            "Phiên bản đã có không bị bỏ đi; hãy đặt ngày cuối hoặc thêm phiên bản mới.",
            "A version that was is not taken back: give it a last day, or start another.",
        )
    stored = versions_of(session, indicator.id)
    changed: list[str] = []
    for number, (old, new) in enumerate(zip(before, given, strict=False), 1):
        # A file names no documents of this installation: the link stays.
        wanted = new if new.document_id else new.model_copy(update={"document_id": old.document_id})
        if wanted.valid_from != old.valid_from or (wanted.valid_to != old.valid_to and number < len(before)):
            raise refuse(
                "version-moved",
                "Ngày bắt đầu của một phiên bản không đổi; chỉ phiên bản cuối được đặt ngày cuối.",
                "The first day of a version stays; only the newest one is given a last day.",
            )
        if wanted != old:
            _write(stored[number - 1], wanted)
            changed += [f"versions/{number}/{name}" for name in _different(old, wanted)]
    session.flush()  # the newest one ends before the next begins
    for number, version in enumerate(given[len(before) :], len(before) + 1):
        session.add(_version(indicator.id, number, version))
        changed.append(f"versions/{number}")
    indicator.newest = len(given)
    return changed


def _different(old: VersionGiven, new: VersionGiven) -> list[str]:
    return [name for name in VersionGiven.model_fields if getattr(old, name) != getattr(new, name)]


def _version(indicator_id: int, number: int, given: VersionGiven) -> IndicatorVersion:
    version = IndicatorVersion(indicator_id=indicator_id, number=number)
    _write(version, given)
    return version


def _write(version: IndicatorVersion, given: VersionGiven) -> None:
    for name, value in given.model_dump(exclude={"valid_from", "valid_to"}).items():
        setattr(version, name, value)
    version.valid = days(given.valid_from, given.valid_to)
    version.folded = fold(f"{given.name_vi} {given.name_en}")


def valid_on(versions: list[IndicatorVersion], day: date) -> IndicatorVersion | None:
    """The version in force on the day."""
    return next((version for version in versions if version.valid.contains(day)), None)
