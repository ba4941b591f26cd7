"""Every series of the units that end or begin: what it is worth on the other map, and the latest figures on both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked, AskedCell, asked_in
from tienbo.aggregates.restatement import Lies, Quality, Restated, restate
from tienbo.aggregates.restating import Geography, read_geography, restated_figures
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import readable_forms
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Indicator
from tienbo.reorganisations.naming import Names
from tienbo.reorganisations.planning import Planned
from tienbo.reorganisations.preview_schemas import FigurePreview, FigureSide, SeriesPreview, Side
from tienbo.units.models import UnitClosure, UnitVersion
from tienbo.units.queries import ONE_DAY

LATEST_PERIODS = 2
MOST_UNITS = 40
_SOMETHING = Sums(Decimal(1), Decimal(1), 1, 1)


def asked_of(session: Session, actor: Actor, planned: Planned) -> list[Asked]:
    """The forms that units concerned report, in each of their latest periods before the change; totals alone."""
    forms = session.scalars(readable_forms(actor).where(Form.unit_id.in_(planned.versions)).order_by(Form.id)).all()
    found = []
    for form in forms:
        periods = session.scalars(
            select(Period)
            .where(Period.id.in_(select(FormPeriod.period_id).where(FormPeriod.form_id == form.id)))
            .where(Period.data_to < planned.effective_on)
            .order_by(Period.data_to.desc(), Period.code)
            .limit(LATEST_PERIODS)
        )
        found += [_totals(asked_in(session, form, period)) for period in periods]
    return found


def _totals(asked: Asked) -> Asked:
    return replace(asked, cells=[cell for cell in asked.cells if cell.category_id == TOTAL])


@dataclass(frozen=True)
class Concerned:
    """The units whose figures are compared: of each map those that end, begin or change, and those between."""

    before: Sequence[int]
    after: Sequence[int]
    responsible: int


class SeriesReader:
    """Reads the maps once for all forms."""

    def __init__(self, session: Session, actor: Actor, planned: Planned, names: Names, concerned: Concerned) -> None:
        self._session = session
        self._actor = actor
        self._names = names
        self._concerned = concerned
        self._days = {Side.before: planned.effective_on - ONE_DAY, Side.after: planned.effective_on}
        self._read = cache(lambda day, on: read_geography(session, day, on))
        self._since = cache(lambda day: _unchanged_since(session, day))

    def _map(self, day: date, on: date) -> Geography:
        """Days between which no unit changes have one map, which is read once."""
        geography: Geography = self._read(self._since(day), self._since(on))
        return replace(geography, day=day, on=on)

    def worth(self, asked_of: Sequence[Asked]) -> Iterator[SeriesPreview]:
        """Of what ends, the coming figures on the old map; of what begins, the past ones on the new map."""
        cells = {cell.indicator.id: cell for asked in asked_of for cell in asked.cells}
        for side, unit_ids, other in (
            (Side.before, self._concerned.before, Side.after),
            (Side.after, self._concerned.after, Side.before),
        ):
            geography = self._map(self._days[other], self._days[side])
            for unit_id in unit_ids:
                lying = geography.lying(unit_id)
                for cell in cells.values():
                    yield SeriesPreview(
                        unit=self._names.named(unit_id, side),
                        side=side,
                        **_indicator(cell.indicator),
                        quality=_quality(cell, lying, geography),
                    )

    def figures(self, asked: Asked) -> Iterator[FigurePreview]:
        """The figures of one form and period on both maps; what nobody reported is left out."""
        found = {side: self._restated(asked, side) for side in Side}
        for cell in asked.cells:
            sides = [
                self._side(unit_id, side, figures[cell.key])
                for side, of in found.items()
                for unit_id, figures in of.items()
            ]
            total = [one for one in sides if one.unit.id == self._concerned.responsible]
            if any(one.counted for one in sides):
                yield FigurePreview(
                    form=asked.form.name_vi,
                    period=asked.period.code,
                    **_indicator(cell.indicator),
                    kind=cell.indicator.kind,
                    measure_unit=cell.indicator.measure_unit,
                    sides=[one for one in sides if one not in total],
                    total_before=total[0],
                    total_after=total[-1],
                )

    def _restated(self, asked: Asked, side: Side) -> dict[int, dict[Key, Restated]]:
        geography = self._map(asked.period.data_to, self._days[side])
        units = self._concerned.before if side is Side.before else self._concerned.after
        wanted = [*units[:MOST_UNITS], self._concerned.responsible]
        return restated_figures(self._session, self._actor, asked, geography, wanted)

    def _side(self, unit_id: int, side: Side, found: Restated) -> FigureSide:
        return FigureSide(
            unit=self._names.named(unit_id, side),
            side=side,
            number=found.figure.number,
            quality=found.quality,
            lower=found.lower,
            upper=found.upper,
            expected=found.figure.expected,
            counted=found.figure.counted,
        )


def _unchanged_since(session: Session, day: date) -> date:
    """The last day until this one on which a unit began, ended or came under another; without one, the day itself."""
    bounds = (func.lower(UnitClosure.valid), func.upper(UnitClosure.valid))
    days = [session.scalar(select(func.max(one)).where(UnitClosure.depth <= 1, one <= day)) for one in bounds]
    return max((one for one in days if one is not None), default=day)


def _indicator(indicator: Indicator) -> dict[str, int | str]:
    return {
        "indicator_id": indicator.id,
        "code": indicator.code,
        "name_vi": indicator.name_vi,
        "name_en": indicator.name_en,
    }


def _quality(cell: AskedCell, lying: dict[int, Lies], geography: Geography) -> Quality:
    """As if every unit that is asked had said something."""
    here = [how for unit_id, how in lying.items() if geography.maps.levels[unit_id] in cell.levels]
    within = [_SOMETHING for how in here if how is Lies.within]
    partly = [_SOMETHING for how in here if how is Lies.partly]
    if Lies.unknown in here:
        return Quality.not_comparable
    return restate(cell.indicator, within, partly, unknown=None).quality


def compared(planned: Planned, names: Names, opened: Sequence[int], altered: Sequence[int]) -> Concerned:
    """The units of each map below the responsible one whose figures the change can touch.

    Whoever is above one of them on either map loses or gains by it, and is shown on both.
    """
    top = planned.responsible_id
    units = {Side.before: [*planned.closing, *altered], Side.after: [*opened, *altered]}
    above = {unit_id for side, of in units.items() for unit_id in _superiors(names.versions[side], of, top)}
    before, after = (
        _by_code(names.versions[side], of) + _by_code(names.versions[side], above - set(of))
        for side, of in units.items()
    )
    return Concerned(before, after, top)


def _superiors(versions: Mapping[int, UnitVersion], unit_ids: Iterable[int], top: int) -> Iterator[int]:
    for unit_id in unit_ids:
        above = versions[unit_id].parent_id
        while above is not None and above != top and above in versions:
            yield above
            above = versions[above].parent_id


def _by_code(versions: Mapping[int, UnitVersion], unit_ids: Iterable[int]) -> list[int]:
    """Those of them that stand on this map."""
    return sorted(versions.keys() & unit_ids, key=lambda unit_id: versions[unit_id].code)
