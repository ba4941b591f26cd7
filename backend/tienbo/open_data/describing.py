"""What the catalogue says of a published indicator, as it is kept beside its figures."""

from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import BaseModel

from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.indicators.public_models import PublicIndicator
from tienbo.open_data.table import Row
from tienbo.units.models import Level, UnitVersion


class Publisher(BaseModel):
    """The unit that defines the indicator."""

    code: str
    name: str
    level: Level


class Meaning(BaseModel):
    """What the indicator meant over a range of days, both inclusive; null: without an end."""

    number: int
    name_vi: str
    name_en: str
    definition: str
    formula: str
    measure_unit: str
    source: str
    valid_from: date | None
    valid_to: date | None
    change: str | None


class Described(BaseModel):
    """A published indicator, its figures aside.

    Attributes:
        meanings: the newest last.
        periods: codes, in the order of the periods' last days.
        first_day, last_day: of the data; None: there is none yet.
        units: how many have figures.
        withheld: figures that are not shown, small counts and what would give them away.
    """

    title_vi: str
    title_en: str
    kind: str
    publisher: Publisher
    decision: str
    meanings: list[Meaning]
    forms: list[str]
    periods: list[str]
    first_day: date | None
    last_day: date | None
    levels: list[Level]
    units: int
    withheld: int
    demo: bool


def describe(
    indicator: Indicator,
    meanings: Sequence[IndicatorVersion],
    mark: PublicIndicator,
    publisher: UnitVersion,
    rows: Sequence[Row],
) -> Described:
    newest = meanings[-1]
    periods = {row.book.asked.period.code: row.book.asked.period for row in rows}
    ordered = sorted(periods.values(), key=lambda one: (one.data_to, one.code))
    return Described(
        title_vi=newest.name_vi,
        title_en=newest.name_en,
        kind=indicator.kind.value,
        publisher=Publisher(code=publisher.code, name=publisher.name, level=publisher.level),
        decision=mark.decision,
        meanings=[Meaning.model_validate(one, from_attributes=True) for one in meanings],
        forms=sorted({row.book.asked.form.code for row in rows}),
        periods=[one.code for one in ordered],
        first_day=min((one.data_from for one in ordered), default=None),
        last_day=max((one.data_to for one in ordered), default=None),
        levels=_levels(row.word.unit.level for row in rows),
        units=len({row.word.unit.unit_id for row in rows}),
        withheld=sum(row.withheld for row in rows),
        demo=any(row.word.demo for row in rows),
    )


def _levels(levels: Iterable[Level]) -> list[Level]:
    there = set(levels)
    return [level for level in Level if level in there]
