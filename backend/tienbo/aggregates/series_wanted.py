"""What somebody wants to know of a unit's figures."""

from dataclasses import dataclass
from datetime import date

from tienbo.aggregates.arithmetic import Key
from tienbo.editions.models import FigureBasis


@dataclass(frozen=True)
class Wanted:
    """What is asked for; no category stands for every one, no form for every one that asks the indicators."""

    unit_id: int
    indicator_ids: frozenset[int]
    periods: tuple[str, ...]
    category_ids: frozenset[int] = frozenset()
    form_id: int | None = None
    geography: date | None = None
    basis: FigureBasis = FigureBasis.live
    children: bool = False
    missing: bool = False

    def includes(self, key: Key) -> bool:
        return key[0] in self.indicator_ids and (not self.category_ids or key[1] in self.category_ids)
