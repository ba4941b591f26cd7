"""What a submission is asked for: its cells in their order, and the checks they must pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from tienbo.forms.queries import form_items
from tienbo.indicators.categories import AskedCells, asked_cells
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.queries import derived_ratios
from tienbo.problems import Text
from tienbo.submissions.check_rules import AskedIndicator, Check, cell_key, checks_of
from tienbo.units.models import Level

# A ratio is computed, and a text is no figure.
NOT_ENTERED = {IndicatorKind.ratio, IndicatorKind.text}
PER_CENT = "%"


class AskedCell(NamedTuple):
    """One figure that is asked: an indicator's total or a category of it."""

    indicator: Indicator
    category_id: int
    category: Text | None

    @property
    def key(self) -> str:
        return cell_key(self.indicator.id, self.category_id)

    @property
    def name(self) -> Text:
        if self.category is None:
            return Text(self.indicator.name_vi, self.indicator.name_en)
        return Text(f"{self.indicator.name_vi} ({self.category.vi})", f"{self.indicator.name_en} ({self.category.en})")


@dataclass(frozen=True)
class Asked:
    """The cells by key, the checks that go with them, and the ratios that follow from them."""

    cells: dict[str, AskedCell]
    checks: list[Check]
    ratios: list[Indicator]


def asked_of(session: Session, form_id: int, level: Level, day: date) -> Asked:
    """What the form asks of reporters at this level in a period that ends on `day`."""
    indicators = [
        indicator
        for item, indicator in form_items(session, form_id, day)
        if level in item.levels and indicator.kind not in NOT_ENTERED
    ]
    ids = [indicator.id for indicator in indicators]
    broken_down = asked_cells(session, ids)
    ratios = derived_ratios(session, ids)
    cells = {cell.key: cell for indicator in indicators for cell in _cells(indicator, broken_down[indicator.id])}
    asked = [_rules(indicator, broken_down[indicator.id]) for indicator in indicators]
    return Asked(cells, checks_of(asked, _shares(ratios)), ratios)


def _cells(indicator: Indicator, broken_down: AskedCells) -> list[AskedCell]:
    total = AskedCell(indicator, TOTAL, None)
    return [
        total,
        *(AskedCell(indicator, cell.category_id, Text(cell.name_vi, cell.name_en)) for cell in broken_down.cells),
    ]


def _rules(indicator: Indicator, broken_down: AskedCells) -> AskedIndicator:
    return AskedIndicator(
        id=indicator.id,
        kind=indicator.kind,
        part_of_id=indicator.part_of_id,
        cells=(TOTAL, *broken_down.category_ids),
        partitions=broken_down.partitions,
        containments=broken_down.containments,
        plausible=(indicator.plausible_min, indicator.plausible_max),
    )


def _shares(ratios: Sequence[Indicator]) -> list[tuple[str, str]]:
    """A percentage is of a whole; boys per 100 girls are not."""
    return [
        (
            cell_key(ratio.numerator_id or 0, ratio.numerator_category_id),
            cell_key(ratio.denominator_id or 0, ratio.denominator_category_id),
        )
        for ratio in ratios
        if ratio.measure_unit == PER_CENT
    ]
