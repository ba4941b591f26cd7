"""What reporters say of whom no sums are kept: the bodies of a unit, and of the units below it with none below them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy.orm import Session

from tienbo.aggregates.adding import Said, Source, add_up_ratios, each_said
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.columns import SumColumns, summed
from tienbo.aggregates.ordering import Ordering
from tienbo.aggregates.places import places_below
from tienbo.aggregates.remembering import remembered, stamp
from tienbo.forms.reporters import reporters
from tienbo.units.body_models import Body
from tienbo.units.models import Level, UnitVersion


class Held(NamedTuple):
    """A form and period of which the sums of a unit are kept and hold; kept anew, they have another version."""

    asked: Asked
    version: str


class _Reporter(NamedTuple):
    """One of those who are asked for a form and period, which is named by its place among several."""

    place: int
    body_id: int
    unit_id: int
    level: Level


def reported_columns(session: Session, several: Sequence[Held], unit_id: int) -> list[dict[int, SumColumns]]:
    """The sums of each of these units."""
    found: list[defaultdict[int, list[SumColumns]]] = [defaultdict(list) for _ in several]
    if not several:
        return []
    # Whoever changes who is asked marks every sum that is kept, so the same ones are asked as long as these hold.
    key = ("reporters", unit_id, *((asked.form.id, asked.period.id, version) for asked, version in several))
    who = remembered(session, stamp(session), key, partial(_read, several, unit_id))
    indicators = {cell.indicator.id for asked, _ in several for cell in asked.cells if cell.whole is None}
    named = [(several[one.place].asked.form.id, several[one.place].asked.period.id, one.body_id) for one in who]
    says = {said.place - 1: said for said in each_said(session, named, indicators)}
    ratios = _ratios(session, several, who, says)
    forms: dict[tuple[int, Level], _Form] = {}
    for number, one in enumerate(who):
        if (one.place, one.level) not in forms:
            forms[one.place, one.level] = _Form(several[one.place].asked, one.level)
        form = forms[one.place, one.level]
        found[one.place][one.unit_id].append(form.columns(says.get(number), ratios.get(number, {})))
    return [
        {unit: summed(held.asked, parts) for unit, parts in of.items()} for held, of in zip(several, found, strict=True)
    ]


def _read(several: Sequence[Held], unit_id: int, session: Session) -> list[_Reporter]:
    return [one for place, held in enumerate(several) for one in _reporters(session, place, held.asked, unit_id)]


def _reporters(session: Session, place: int, asked: Asked, unit_id: int) -> Iterator[_Reporter]:
    units = places_below(session, asked.period, unit_id, {unit_id}).reporting
    query = reporters(session, asked.form, asked.period, asked.form.unit_id).where(Body.unit_id.in_(units))
    for row in session.execute(query.with_only_columns(Body.id, Body.unit_id, UnitVersion.level)):
        yield _Reporter(place, *row)


def _ratios(
    session: Session, several: Sequence[Held], who: Sequence[_Reporter], says: Mapping[int, Said]
) -> dict[int, dict[Key, Sums]]:
    """By reporter; periods in which the same ratios are derived are read at once."""
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    derived = [
        tuple((cell.key, cell.part, cell.whole, cell.levels) for cell in held.asked.cells if cell.whole is not None)
        for held in several
    ]
    for number in says:
        alike[derived[who[number].place]].append(number)
    found: defaultdict[int, dict[Key, Sums]] = defaultdict(dict)
    for numbers in alike.values():
        sources = [Source(number, who[number].level, says[number].submission_id) for number in numbers]
        cells = several[who[numbers[0]].place].asked.cells
        for number, key, sums in add_up_ratios(session, sources, cells):
            found[number][key] = sums
    return found


class _Form:
    """A form as it is asked of one reporter of a level."""

    def __init__(self, asked: Asked, level: Level) -> None:
        self._places = {cell.key: place for place, cell in enumerate(asked.cells)}
        self._expected = [int(level in cell.levels) for cell in asked.cells]
        entered = [cell.key if cell.whole is None and level in cell.levels else None for cell in asked.cells]
        self._ordering = Ordering(entered)

    def columns(self, said: Said | None, ratios: Mapping[Key, Sums]) -> SumColumns:
        """The sums of this reporter alone; nothing said: it is asked, and not counted."""
        order = self._ordering.order(said.indicators if said else (), said.categories if said else ())
        numbers = order.pick(said.numbers if said else (), None)
        found = SumColumns(numbers, [None] * len(numbers), self._expected, order.there)
        if not ratios:
            return found
        counted = [*order.there]
        for key, sums in ratios.items():
            place = self._places[key]
            numbers[place], found.denominator[place], counted[place] = sums.number, sums.denominator, sums.counted
        return found._replace(counted=counted)
