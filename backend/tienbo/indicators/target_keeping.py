"""Entering what documents ask of indicators, and changing it."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.definition_rules import broken_by_target
from tienbo.indicators.definitions import MilestoneGiven, TargetGiven
from tienbo.indicators.describing import PLAIN, cells_of, described_target
from tienbo.indicators.keeping_problems import RuleBroken, refuse
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.naming import Place, categories, find
from tienbo.indicators.sources import check_source
from tienbo.indicators.target_models import Comparator, Milestone, Target, TargetUnit
from tienbo.units.models import Level, Unit, UnitClosure, UnitVersion


def set_target(session: Session, place: Place, given: TargetGiven, day: date) -> Target:
    """A new target of the unit.

    Raises:
        RuleBroken: it does not hold, or asks a cell or a unit that is not there, or names no document that counts.
    """
    indicator = _check(session, place, given)
    check_source(session, place, given.document_id, given.clause)
    target = Target(indicator_id=indicator.id, unit_id=place.unit_id, **{name: getattr(given, name) for name in PLAIN})
    _fill(session, target, given, _units(session, place, given, day))
    session.add(target)
    session.flush()
    return target


def revise_target(session: Session, place: Place, target: Target, given: TargetGiven, day: date) -> list[str]:
    """Bring a target of the unit to a definition; answers what changed, nothing when nothing did.

    Raises:
        RuleBroken: it does not hold, or is about another indicator.
    """
    indicator = _check(session, place, given)
    if indicator.id != target.indicator_id:
        raise refuse(
            "target-of-another",
            "Mức đề ra này thuộc về một chỉ tiêu khác.",
            "This target is about another indicator.",
        )
    before = described_target(session, target, day)
    wanted = given.model_copy(
        update={
            "units": sorted(set(given.units)),
            "milestones": sorted(given.milestones, key=lambda one: (one.from_year, one.cell)),
        }
    )
    before.milestones.sort(key=lambda one: (one.from_year, one.cell))
    changed = [name for name in TargetGiven.model_fields if getattr(before, name) != getattr(wanted, name)]
    if not changed:
        return []
    if "document_id" in changed or "clause" in changed:
        check_source(session, place, wanted.document_id, wanted.clause)
    for name in PLAIN:
        setattr(target, name, getattr(wanted, name))
    if "milestones" in changed or "units" in changed:
        units = _units(session, place, wanted, day)
        session.execute(delete(Milestone).where(Milestone.target_id == target.id))
        session.execute(delete(TargetUnit).where(TargetUnit.target_id == target.id))
        session.expire(target, ["milestones", "units"])
        _fill(session, target, wanted, units)
    target.version += 1
    session.flush()
    return changed


def _check(session: Session, place: Place, given: TargetGiven) -> Indicator:
    broken = list(broken_by_target(given))
    if broken:
        raise RuleBroken(*broken)
    _check_levels(session, place, given)
    indicator = find(session, place, given.indicator)
    if indicator.kind is IndicatorKind.text:
        raise refuse("text-has-no-target", "Chỉ tiêu dạng chữ không có mức đề ra.", "A text has no target.")
    yes_no = indicator.kind is IndicatorKind.flag
    if any(milestone.comparator is Comparator.every and not yes_no for milestone in given.milestones):
        raise refuse(
            "every-needs-yes-no",
            "“Mọi nơi trả lời có” chỉ dùng cho chỉ tiêu có/không.",
            "“Everyone says yes” is for yes/no indicators only.",
            _place(given, lambda one: one.comparator is Comparator.every, "comparator"),
        )
    _check_cells(session, indicator, given)
    return indicator


def _check_cells(session: Session, indicator: Indicator, given: TargetGiven) -> None:
    cells = {milestone.cell for milestone in given.milestones if milestone.cell}
    asked = set(cells_of(session, indicator.id))
    strange = [cell for cell, category in categories(session, sorted(cells)).items() if category.code not in asked]
    if strange:
        raise refuse(
            "cell-not-asked",
            f"“{indicator.code}” không hỏi phân tổ này.",
            f"“{indicator.code}” does not ask this cell.",
            _place(given, lambda one: one.cell in strange, "cell"),
        )


def _check_levels(session: Session, place: Place, given: TargetGiven) -> None:
    """A unit asks of its own level and of those below; of those above nobody would ever be asked."""
    ranks = list(Level)
    own = session.get_one(Unit, place.unit_id).level
    if any(ranks.index(level) < ranks.index(own) for level in given.levels):
        raise refuse(
            "level-above",
            "Đơn vị chỉ đề ra cho cấp mình và các cấp dưới.",
            "A unit asks of its own level and of those below it.",
            "/target/levels",
        )


def _place(given: TargetGiven, wrong: Callable[[MilestoneGiven], bool], name: str) -> str:
    """Where in the request the first milestone stands that is wrong."""
    number = next(number for number, one in enumerate(given.milestones) if wrong(one))
    return f"/target/milestones/{number}/{name}"


def _fill(session: Session, target: Target, given: TargetGiven, units: list[int]) -> None:
    cells = categories(session, sorted({one.cell for one in given.milestones if one.cell}))
    target.milestones = [
        Milestone(
            category_id=cells[one.cell].id if one.cell else TOTAL,
            **one.model_dump(exclude={"cell"}),
        )
        for one in given.milestones
    ]
    target.units = [TargetUnit(unit_id=unit_id) for unit_id in units]


def _units(session: Session, place: Place, given: TargetGiven, day: date) -> list[int]:
    """The named units, each the asking one or one that is or was below it.

    Raises:
        RuleBroken: a code names no such unit.
    """
    if not given.units:
        return []
    below = select(UnitClosure.descendant_id).where(UnitClosure.ancestor_id == place.unit_id)
    versions = session.scalars(
        select(UnitVersion).where(UnitVersion.code.in_(given.units), UnitVersion.unit_id.in_(below))
    )
    found: dict[str, int] = {}
    for version in sorted(versions, key=lambda version: version.valid.lower or date.min):
        if version.code not in found or version.valid.lower is None or version.valid.lower <= day:
            found[version.code] = version.unit_id
    for code in given.units:
        if code not in found:
            raise refuse(
                "unit-unknown",
                f"Không có đơn vị mã “{code}” trong phạm vi của đơn vị đề ra.",
                f"No unit “{code}” within the unit that asks.",
                "/target/units",
            )
    return list(dict.fromkeys(found[code] for code in given.units))
