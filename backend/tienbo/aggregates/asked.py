"""What a form asks in a period, as the cells that are added up: those entered and those derived from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, is_sum
from tienbo.aggregates.ratio_cells import ratio_cells
from tienbo.aggregates.remembering import remembered, stamp
from tienbo.forms.models import Form, FormItem, Period
from tienbo.forms.queries import form_items
from tienbo.indicators.categories import AskedCells, asked_cells
from tienbo.indicators.category_models import TOTAL, Category, CategoryMember
from tienbo.indicators.models import Indicator
from tienbo.indicators.queries import derived_ratios
from tienbo.indicators.target_models import Target
from tienbo.units.models import Level


class AskedCell(NamedTuple):
    """One figure that reporters of some levels are asked for.

    Attributes:
        key: the indicator and the category.
        part: where the number is entered; of a ratio, the numerator.
        whole: where the denominator is entered; None for everything but a ratio.
    """

    key: Key
    indicator: Indicator
    part: Key
    whole: Key | None
    levels: frozenset[Level]

    @property
    def category_id(self) -> int:
        return self.key[1]


@dataclass(frozen=True)
class Asked:
    """A form as it is asked in one period.

    Attributes:
        cells: each indicator's total, then its categories; the ratios last.
        categories: the categories among them, for their names.
        targets: what documents ask of them, by indicator.
    """

    form: Form
    period: Period
    items: Sequence[tuple[FormItem, Indicator]]
    ratios: Sequence[Indicator]
    cells: Sequence[AskedCell]
    categories: dict[int, Category]
    targets: dict[int, list[Target]]

    @cached_property
    def by_key(self) -> dict[Key, AskedCell]:
        return {cell.key: cell for cell in self.cells}

    @cached_property
    def keys(self) -> list[Key]:
        return [cell.key for cell in self.cells]

    @cached_property
    def computed(self) -> list[int]:
        """Where among the cells the figure is more than a sum."""
        return [place for place, cell in enumerate(self.cells) if not is_sum(cell.indicator)]

    @property
    def indicators(self) -> list[Indicator]:
        """In the order of the form, the ratios last."""
        return [*(indicator for _, indicator in self.items), *self.ratios]


class _Put(NamedTuple):
    """How a form is put together on a day."""

    items: Sequence[tuple[FormItem, Indicator]]
    ratios: Sequence[Indicator]
    cells: Sequence[AskedCell]
    categories: dict[int, Category]
    targets: dict[int, list[Target]]


def asked_in(session: Session, form: Form, period: Period) -> Asked:
    """The form's indicators in the period, the ratios derived from them, and the cells of all of these."""
    (asked,) = asked_of(session, [(form, period)])
    return asked


def asked_of(session: Session, several: Sequence[tuple[Form, Period]]) -> list[Asked]:
    """The same of several forms and periods, read as they stand at one moment."""
    now = stamp(session)
    return [
        Asked(
            form, period, *remembered(session, now, (form.id, period.data_to), partial(_read, form.id, period.data_to))
        )
        for form, period in several
    ]


def _read(form_id: int, day: date, session: Session) -> _Put:
    items = form_items(session, form_id, day)
    ids = [indicator.id for _, indicator in items]
    ratios = derived_ratios(session, ids)
    within = asked_cells(session, ids)
    entered = list(_entered(items, within))
    derived = list(_derived(session, ratios, entered, within))
    cells = [*entered, *derived]
    wanted = {cell.category_id for cell in cells} - {TOTAL}
    names = session.scalars(select(Category).where(Category.id.in_(wanted)))
    asked = {cell.indicator.id for cell in cells}
    targets: dict[int, list[Target]] = {}
    for target in session.scalars(select(Target).where(Target.indicator_id.in_(asked)).order_by(Target.id)):
        targets.setdefault(target.indicator_id, []).append(target)
    return _Put(items, ratios, cells, {category.id: category for category in names}, targets)


def _entered(items: Sequence[tuple[FormItem, Indicator]], within: dict[int, AskedCells]) -> Iterator[AskedCell]:
    for item, indicator in items:
        for category_id in (TOTAL, *within[indicator.id].category_ids):
            key = (indicator.id, category_id)
            yield AskedCell(key, indicator, key, None, frozenset(item.levels))


def _derived(
    session: Session, ratios: Sequence[Indicator], entered: Sequence[AskedCell], within: dict[int, AskedCells]
) -> Iterator[AskedCell]:
    """A ratio is asked of the levels that are asked for both its parts."""
    if not ratios:
        return
    members: dict[int, dict[int, int]] = {}
    for row in session.scalars(select(CategoryMember)):
        members.setdefault(row.category_id, {})[row.dimension_id] = row.member_id
    levels = {cell.indicator.id: cell.levels for cell in entered}
    for ratio in ratios:
        above, below = ratio.numerator_id or 0, ratio.denominator_id or 0
        both = levels.get(above, frozenset()) & levels.get(below, frozenset())
        asked = (within[above].category_ids, within[below].category_ids)
        for cell in ratio_cells(ratio.numerator_category_id, ratio.denominator_category_id, *asked, members):
            yield AskedCell((ratio.id, cell.category_id), ratio, (above, cell.part), (below, cell.whole), both)
