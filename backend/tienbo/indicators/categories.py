"""The cells that indicators ask besides their totals, and how they hang together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import (
    Category,
    CategoryMember,
    Dimension,
    DimensionMember,
    IndicatorCategory,
    IndicatorDimension,
)
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.partitions import Containment, Partition, containments, partitions

# Only these add up: the cells of a measure or a flag are figures of their own.
ADDITIVE = {IndicatorKind.count, IndicatorKind.money}


class UnknownCategoryError(ValueError):
    """A code that no category can have; the message names it."""


@dataclass(frozen=True)
class Cell:
    """One asked category."""

    category_id: int
    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class AskedCells:
    """What one indicator asks besides its total (category 0).

    Attributes:
        cells: in the order in which they are shown.
        partitions: cells whose sum must equal the total, or another cell.
        containments: cells that can never exceed the total, or another cell.
    """

    cells: tuple[Cell, ...] = ()
    partitions: tuple[Partition, ...] = ()
    containments: tuple[Containment, ...] = ()

    @property
    def category_ids(self) -> tuple[int, ...]:
        return tuple(cell.category_id for cell in self.cells)


def asked_cells(session: Session, indicator_ids: Collection[int]) -> dict[int, AskedCells]:
    """For each of the indicators its cells; those that ask only their total answer an empty one."""
    kinds = dict(session.execute(select(Indicator.id, Indicator.kind).where(Indicator.id.in_(indicator_ids))).all())
    cells: dict[int, list[Cell]] = {}
    for indicator_id, category in session.execute(
        select(IndicatorCategory.indicator_id, Category)
        .join(Category, Category.id == IndicatorCategory.category_id)
        .where(IndicatorCategory.indicator_id.in_(indicator_ids))
        .order_by(IndicatorCategory.indicator_id, IndicatorCategory.position)
    ):
        cells.setdefault(indicator_id, []).append(Cell(category.id, category.code, category.name_vi, category.name_en))
    members = _members(session, {cell.category_id for of in cells.values() for cell in of})
    complete: dict[int, list[int]] = {}
    for indicator_id, dimension_id in session.execute(
        select(IndicatorDimension.indicator_id, IndicatorDimension.dimension_id)
        .join(Dimension, Dimension.id == IndicatorDimension.dimension_id)
        .where(IndicatorDimension.indicator_id.in_(indicator_ids))
        .order_by(Dimension.position)
    ):
        complete.setdefault(indicator_id, []).append(dimension_id)
    return {
        indicator_id: _asked(cells.get(indicator_id, []), members, complete.get(indicator_id, []), kind)
        for indicator_id, kind in kinds.items()
    }


def _asked(
    cells: list[Cell], members: dict[int, dict[int, int]], complete: list[int], kind: IndicatorKind
) -> AskedCells:
    if kind not in ADDITIVE:
        return AskedCells(tuple(cells))
    of = {cell.category_id: members[cell.category_id] for cell in cells}
    return AskedCells(tuple(cells), tuple(partitions(of, complete)), tuple(containments(of)))


def _members(session: Session, category_ids: Collection[int]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for row in session.scalars(select(CategoryMember).where(CategoryMember.category_id.in_(category_ids))):
        found.setdefault(row.category_id, {})[row.dimension_id] = row.member_id
    return found


def ensure_categories(session: Session, codes: Iterable[str]) -> dict[str, Category]:
    """The categories of these codes, made where they are not there yet; the parts of a code come in any order.

    Raises:
        UnknownCategoryError: a code names no member of a known dimension, or two members of one.
    """
    wanted = list(dict.fromkeys(codes))
    members = {
        f"{dimension.code}={member.code}": (dimension, member)
        for dimension, member in session.execute(
            select(Dimension, DimensionMember).join(DimensionMember, DimensionMember.dimension_id == Dimension.id)
        )
    }
    return {code: _ensure(session, code, members) for code in wanted}


def _ensure(session: Session, code: str, members: dict[str, tuple[Dimension, DimensionMember]]) -> Category:
    try:
        parts = sorted((members[part.strip()] for part in code.split(",")), key=lambda part: part[0].position)
    except KeyError as error:
        raise UnknownCategoryError(code) from error
    if len({dimension.id for dimension, _ in parts}) < len(parts):
        raise UnknownCategoryError(code)
    canonical = ",".join(f"{dimension.code}={member.code}" for dimension, member in parts)
    query = select(Category).where(Category.code == canonical)
    category = session.scalar(query)
    return category or _make(session, query, canonical, [member for _, member in parts])


def _make(session: Session, query: Select[Category], code: str, members: list[DimensionMember]) -> Category:
    """Two people may ask for the same new category at once: the second finds the first one's."""
    words = {
        "code": code,
        "name_vi": ", ".join(member.name_vi for member in members),
        "name_en": ", ".join(member.name_en for member in members),
    }
    session.execute(insert(Category).values(words).on_conflict_do_nothing())
    category = session.scalars(query).one()
    session.execute(
        insert(CategoryMember).on_conflict_do_nothing(),
        [
            {"category_id": category.id, "dimension_id": member.dimension_id, "member_id": member.id}
            for member in members
        ],
    )
    return category
