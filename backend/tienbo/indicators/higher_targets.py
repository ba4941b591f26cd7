"""What the units above ask of the same figures, beside a target (pure)."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from tienbo.indicators.ambition import Compared, compare
from tienbo.indicators.category_models import Category
from tienbo.indicators.models import Direction
from tienbo.indicators.target_models import Target
from tienbo.indicators.target_schemas import HigherTarget, YearsCompared
from tienbo.units.refs import UnitRef


def higher_targets(
    target: Target,
    others: Iterable[Target],
    superiors: Sequence[int],
    direction: Direction,
    units: Mapping[int, UnitRef],
    cells: Mapping[int, Category],
) -> list[HigherTarget]:
    """Those of the units above that are asked of the same cells and bodies, the nearest first.

    `superiors` are the asking unit and those above it, the nearest first; `direction` is the indicator's.
    """
    found = []
    for unit_id in superiors[1:]:
        for other in others:
            if other.unit_id == unit_id and other.withdrawn is None and _meet(target, other):
                compared = compare(target.milestones, other.milestones, direction)
                years = [_years(one, cells.get(one.own.category_id)) for one in compared]
                if years:
                    found.append(
                        HigherTarget(
                            id=other.id, unit=units[unit_id], source=other.source, printed=other.printed, years=years
                        )
                    )
    return found


def _meet(one: Target, other: Target) -> bool:
    """Whether some body may be asked both; a target that names nobody is asked of all."""
    return (
        _share(one.levels, other.levels)
        and _share(one.body_kinds, other.body_kinds)
        and _share([unit.unit_id for unit in one.units], [unit.unit_id for unit in other.units])
    )


def _share(one: Collection[object], other: Collection[object]) -> bool:
    return not one or not other or not set(one).isdisjoint(other)


def _years(compared: Compared, cell: Category | None) -> YearsCompared:
    return YearsCompared(
        cell_vi=cell.name_vi if cell else None,
        cell_en=cell.name_en if cell else None,
        from_year=compared.from_year,
        to_year=compared.to_year,
        comparator=compared.own.comparator,
        value=compared.own.value,
        higher_comparator=compared.higher.comparator,
        higher_value=compared.higher.value,
        ambition=compared.ambition,
    )
