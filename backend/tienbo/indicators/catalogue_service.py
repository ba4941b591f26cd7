"""Changes that people make to the catalogue of their unit, each with its event."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.events import record
from tienbo.indicators import keeping
from tienbo.indicators.catalogue_schemas import IndicatorCorrection, IndicatorCreate, IndicatorEnd, VersionStart
from tienbo.indicators.definitions import IndicatorGiven, VersionGiven
from tienbo.indicators.describing import described
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.models import Indicator
from tienbo.indicators.naming import Place, place_of
from tienbo.problems import Forbidden, NotFound, VersionStale
from tienbo.units.models import UnitVersion


def readable_indicators(actor: Actor) -> Select[Indicator]:
    """Indicators that the caller's units define, or that are defined for them."""
    return select(Indicator).where(Indicator.unit_id.in_(readable_units(actor, Permission.form_read)))


def keeps(actor: Actor, unit_id: int) -> bool:
    """Whether the caller keeps the catalogue of the unit: no superior defines in another's name."""
    return unit_id in actor.roots_with(Permission.indicator_define)


def kept_place(session: Session, actor: Actor, unit_id: int) -> Place:
    """The catalogue of a unit that the caller keeps.

    Raises:
        NotFound: the unit is outside the caller's scope.
        Forbidden: somebody else keeps it.
    """
    readable = readable_units(actor, Permission.form_read)
    known = select(UnitVersion.id).where(UnitVersion.unit_id == unit_id, UnitVersion.unit_id.in_(readable))
    if session.scalar(known.limit(1)) is None:
        raise NotFound
    if not keeps(actor, unit_id):
        raise Forbidden
    return place_of(session, unit_id, actor.today)


def define(session: Session, actor: Actor, wanted: IndicatorCreate) -> int:
    place = kept_place(session, actor, wanted.unit_id)
    indicator = keeping.define(session, place, wanted.indicator)
    _record(session, actor, "indicator.defined", indicator, definition=wanted.indicator.model_dump(mode="json"))
    return indicator.id


def correct(session: Session, actor: Actor, indicator_id: int, version: int, wanted: IndicatorCorrection) -> None:
    """Mend words without changing the meaning, or change how it is judged and broken down; no new version."""

    def mend(given: IndicatorGiven) -> IndicatorGiven:
        number = wanted.number or len(given.versions)
        if number > len(given.versions):
            raise NotFound
        if wanted.texts is not None:
            given.versions[number - 1] = given.versions[number - 1].model_copy(update=wanted.texts.model_dump())
        settings = wanted.settings.model_dump(exclude_unset=True) if wanted.settings else {}
        return given.model_copy(update=settings)

    _revise(session, actor, indicator_id, version, mend, "indicator.corrected", reason=wanted.reason)


def start_version(session: Session, actor: Actor, indicator_id: int, version: int, wanted: VersionStart) -> None:
    """Let the indicator mean something else from a day on; what was reported before keeps its meaning.

    Raises:
        RuleBroken: the newest version begins on that day or later.
    """

    def start(given: IndicatorGiven) -> IndicatorGiven:
        newest = given.versions[-1]
        until = wanted.valid_from - timedelta(days=1)
        if newest.valid_to is None or newest.valid_to > until:
            given.versions[-1] = newest.model_copy(update={"valid_to": until})
        texts = wanted.texts.model_dump()
        given.versions.append(VersionGiven(**texts, valid_from=wanted.valid_from, change=wanted.change))
        return given

    _revise(session, actor, indicator_id, version, start, "indicator.version-started", reason=wanted.change)


def end(session: Session, actor: Actor, indicator_id: int, version: int, wanted: IndicatorEnd) -> None:
    """The indicator's last day: nobody is missing after it."""

    def close(given: IndicatorGiven) -> IndicatorGiven:
        given.versions[-1] = given.versions[-1].model_copy(update={"valid_to": wanted.last_day})
        return given

    _revise(session, actor, indicator_id, version, close, "indicator.ended", reason=wanted.reason)


def kept_indicator(session: Session, actor: Actor, indicator_id: int, version: int) -> Indicator:
    """An indicator that the caller keeps, as it was read, locked until the change is made.

    Raises:
        NotFound: outside the caller's scope.
        Forbidden: somebody else keeps it.
        VersionStale: it has changed since.
    """
    query = readable_indicators(actor).where(Indicator.id == indicator_id).with_for_update(of=Indicator)
    indicator = session.scalar(query)
    if indicator is None:
        raise NotFound
    if not keeps(actor, indicator.unit_id):
        raise Forbidden
    if indicator.version != version:
        raise VersionStale
    return indicator


def _revise(
    session: Session,
    actor: Actor,
    indicator_id: int,
    version: int,
    change: Callable[[IndicatorGiven], IndicatorGiven],
    kind: str,
    **data: object,
) -> None:
    indicator = kept_indicator(session, actor, indicator_id, version)
    before = described(session, indicator)
    after = change(before.model_copy(deep=True))
    fields = keeping.revise(session, indicator, after)
    if not fields:
        raise refuse("nothing-changed", "Không có gì thay đổi.", "Nothing changed.")
    changes = {name: [_at(before, name), _at(described(session, indicator), name)] for name in fields}
    _record(session, actor, kind, indicator, changes=changes, **data)


def _at(given: IndicatorGiven, path: str) -> Any:  # noqa: ANN401 -- whatever the definition holds there
    """The value at `direction` or at `versions/2/name_vi`; None for a version that is not there."""
    held = given.model_dump(mode="json")
    name, _, rest = path.partition("/")
    if not rest:
        return held[name]
    number, _, text = rest.partition("/")
    version = dict(enumerate(held[name], 1)).get(int(number))
    return version[text] if version and text else version


def _record(session: Session, actor: Actor, kind: str, indicator: Indicator, **data: object) -> None:
    record(session, actor, kind, ("indicator", indicator.id), indicator.unit_id, code=indicator.code, **data)
    session.flush()
