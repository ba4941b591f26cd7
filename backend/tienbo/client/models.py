"""What the service answers, as typed values; members that this version does not know are passed over."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict


class Answered(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Unit(Answered):
    id: int
    code: str
    name: str


class Figure(Answered):
    """One indicator, or a category of it (0: the total), in one period; a ratio is derived from its two sums."""

    form_id: int
    period: str
    indicator_id: int
    category_id: int
    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: int
    counted: int
    missing: int
    quality: str
    reason: str | None
    lower: Decimal | None
    upper: Decimal | None
    withheld: bool


class Child(Answered):
    """A unit directly below, or, where `own`, the unit's own bodies."""

    unit: Unit
    own: bool
    figures: list[Figure]


class Indicator(Answered):
    id: int
    code: str
    kind: str
    name_vi: str
    name_en: str
    measure_unit: str


class Category(Answered):
    id: int
    code: str
    name_vi: str
    name_en: str


class Aggregates(Answered):
    """A unit's figures, with what covers them; `as_of` is when they were read."""

    unit: Unit
    basis: str
    geography: date | None
    as_of: datetime
    without_unit: list[str]
    indicators: list[Indicator]
    categories: list[Category]
    figures: list[Figure]
    children: list[Child]


class Subject(Answered):
    kind: str
    id: str


class FeedEvent(Answered):
    """One thing that happened; `cursor` is where to go on after it."""

    cursor: str
    id: int
    happened_at: datetime
    kind: str
    unit: Unit | None
    subject: Subject
    token_id: str | None
    request_id: str | None
    data: dict[str, Any]


class FeedPage(Answered):
    """Some events in their order; `next` moves on past those of others, so keep it even where `items` is empty."""

    items: list[FeedEvent]
    next: str
    behind: bool
