"""`updatedAfter`: which figures may have changed since a moment.

A figure is added up from what stands and keeps no day. What it is made of tells by its rows whether it was written
since: the submissions at the unit and below, the editions that speak for these, and the definitions, which say who is
asked for what. Whatever of it was written, the figure is told again, also where it came out the same.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Subquery, exists, select, union
from sqlalchemy.orm import Session

from tienbo.aggregates.models import DefinitionChange
from tienbo.editions.models import Edition, EditionState
from tienbo.exchange.horizons import since_moment
from tienbo.exchange.sdmx.observed import Observation
from tienbo.exchange.sdmx.reading import Area
from tienbo.exchange.sdmx.times import time_period
from tienbo.exchange.updates import Since
from tienbo.forms.models import Form, FormItem, Period
from tienbo.indicators.models import Indicator
from tienbo.submissions.models import State, Submission
from tienbo.units.body_models import Body, BodyName
from tienbo.units.models import UnitClosure


@dataclass(frozen=True)
class Changes:
    """Where figures may have changed: at an area, by its id, in a period; or in a period, wherever.

    Attributes:
        places: areas and times.
        times: of these periods every figure.
    """

    places: Collection[tuple[str, str]] = ()
    times: Collection[str] = ()

    def touch(self, area: Area) -> bool:
        return bool(self.times) or any(area.id == of for of, _ in self.places)

    def hold(self, one: Observation) -> bool:
        return one.time in self.times or (one.series["REF_AREA"], one.time) in self.places


def find_changes(
    session: Session, form: Form, periods: Sequence[Period], areas: Sequence[Area], moment: datetime, *, restated: bool
) -> Changes | None:
    """Of these periods and areas, those whose figures may have changed since; None: any of them.

    On the map of another day (`restated`), and where small counts are withheld, a figure hangs on its neighbours too:
    a change anywhere is one of the whole period.
    """
    since = since_moment(session, moment)
    if since is None or _defined_anew(session, since):
        return None
    changed = _reported(form, periods, since)
    by_id = {one.id: one for one in periods}
    if restated or _is_sensitive(session, form):
        return Changes(times={time_period(by_id[id_]) for id_ in session.scalars(select(changed.c.period_id))})
    above = (
        select(changed.c.period_id, UnitClosure.ancestor_id)
        .join(Period, Period.id == changed.c.period_id)
        .join(UnitClosure, UnitClosure.descendant_id == changed.c.unit_id)
        .where(UnitClosure.valid.op("@>")(Period.data_to))
    )
    named = {one.unit_id: one.id for one in areas}
    return Changes({(named[unit], time_period(by_id[id_])) for id_, unit in session.execute(above) if unit in named})


def _defined_anew(session: Session, since: Since) -> bool:
    """Whether forms, indicators, units or bodies were; what was deleted leaves a row of `definition_change`."""
    return any(
        session.scalar(select(exists(table).where(since.touched(table))))
        for table in (DefinitionChange, Body, BodyName)
    )


def _reported(form: Form, periods: Sequence[Period], since: Since) -> Subquery:
    """Periods and units of submissions and editions; a draft was never in a figure, and nothing becomes one again."""
    ids = [one.id for one in periods]
    return union(
        select(Submission.period_id, Submission.unit_id).where(
            Submission.form_id == form.id,
            Submission.period_id.in_(ids),
            Submission.state != State.draft,
            since.touched(Submission),
        ),
        select(Edition.period_id, Edition.unit_id).where(
            Edition.form_id == form.id,
            Edition.period_id.in_(ids),
            Edition.state != EditionState.draft,
            since.touched(Edition),
        ),
    ).subquery()


def _is_sensitive(session: Session, form: Form) -> bool:
    asked = select(FormItem.indicator_id).where(FormItem.form_id == form.id)
    return bool(
        session.scalar(select(exists().where(Indicator.id.in_(asked), Indicator.sensitivity_threshold.is_not(None))))
    )
