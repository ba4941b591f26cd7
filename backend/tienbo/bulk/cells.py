"""Which figure of a form a row holds: its indicator and category, by their codes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.bulk.reporters import Reporter, Unfit
from tienbo.indicators.category_models import TOTAL, Category
from tienbo.submissions.asking import Asked, asked_of
from tienbo.units.models import Level
from tienbo.vietnamese import normalise


class Group(NamedTuple):
    """Whoever is asked the same: reporters of one level, for one form, in one period."""

    form_id: int
    period_id: int
    level: Level
    day: date


class Cell(NamedTuple):
    indicator_id: int
    category_id: int
    kind: str


def group_of(reporter: Reporter) -> Group:
    return Group(reporter.form_id, reporter.period_id, reporter.level, reporter.tree_on)


@dataclass
class AskedBook:
    """What each group is asked, read once."""

    session: Session
    _asked: dict[Group, Asked] = field(default_factory=dict)
    _codes: dict[Group, dict[str, dict[str, Cell]]] = field(default_factory=dict)

    def asked(self, group: Group) -> Asked:
        if group not in self._asked:
            self._asked[group] = asked_of(self.session, group.form_id, group.level, group.day)
        return self._asked[group]

    def find(self, group: Group, indicator: str, category: str) -> Cell | Unfit:
        """The cell that the codes mean, or why there is none."""
        cells = self._by_code(group)
        code = normalise(indicator)
        if code not in cells:
            return Unfit("indicator", "indicator-unknown", _like(code, cells))
        found = cells[code].get(_canonical(category))
        return found or Unfit("category", "category-unknown", _like(normalise(category), cells[code]))

    def _by_code(self, group: Group) -> dict[str, dict[str, Cell]]:
        if group not in self._codes:
            asked = self.asked(group).cells.values()
            names = {cell.category_id for cell in asked}
            codes = dict(self.session.execute(select(Category.id, Category.code).where(Category.id.in_(names))).all())
            found: dict[str, dict[str, Cell]] = {}
            for cell in asked:
                said = "" if cell.category_id == TOTAL else _canonical(codes[cell.category_id])
                entry = Cell(cell.indicator.id, cell.category_id, cell.indicator.kind.value)
                found.setdefault(cell.indicator.code, {})[said] = entry
            self._codes[group] = found
        return self._codes[group]


def _canonical(category: str) -> str:
    """The parts in one order, whatever the order in which they were written; the total is nothing."""
    parts = sorted(part.strip() for part in normalise(category).split(","))
    return "" if parts == ["total"] else ",".join(parts)


def _like(code: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(code, [one for one in known if one], 1)), None)
