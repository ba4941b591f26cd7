"""A unit's figures over indicators, periods and categories: as reported, or on the map of another day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.figures import figures_of
from tienbo.aggregates.queries import find_unit, missing_reporter
from tienbo.aggregates.reporters import find_reporters
from tienbo.aggregates.restatement import Quality, Restated
from tienbo.aggregates.restating import read_geography, restated_figures
from tienbo.aggregates.series_rows import Figures, Found, Row, rows_of
from tienbo.aggregates.series_schemas import BreakKind
from tienbo.aggregates.sums import BranchSums, branch_sums, merged, wholes
from tienbo.aggregates.withholding import withheld_keys
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.problems import NotFound
from tienbo.units import tree
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref


@dataclass(frozen=True)
class Wanted:
    """What is asked for; no category stands for every one, no form for every one that asks the indicators."""

    unit_id: int
    indicator_ids: frozenset[int]
    periods: tuple[str, ...]
    category_ids: frozenset[int] = frozenset()
    form_id: int | None = None
    geography: date | None = None
    children: bool = False
    missing: bool = False


def get_aggregates(session: Session, actor: Actor, wanted: Wanted) -> Row:
    """The figures, in the order of the periods' last days.

    Raises:
        NotFound: a period that is not known, or the unit is in none of the periods within the caller's reach.
    """
    periods = sorted({get_period(session, code) for code in wanted.periods}, key=lambda one: (one.data_to, one.code))
    without_unit: list[str] = []
    asked_of: list[tuple[Asked, UnitVersion]] = []
    unit: UnitVersion | None = None
    for period in periods:
        here = find_unit(session, actor, wanted.unit_id, wanted.geography or period.data_to)
        if here is None:
            without_unit.append(period.code)
            continue
        unit = here
        asked_of += [(asked, here) for asked in _asked(session, actor, period, wanted)]
    if unit is None:
        raise NotFound
    found = _found(session, actor, asked_of, wanted)
    breaks = _breaks(session, found, wanted)
    return _answer(session, wanted, periods, without_unit, unit, found, breaks)


def _asked(session: Session, actor: Actor, period: Period, wanted: Wanted) -> Iterable[Asked]:
    """The forms that ask any of the indicators in the period, each with the cells that are wanted."""
    forms = readable_forms(actor, Permission.total_read).where(
        Form.id.in_(select(FormPeriod.form_id).where(FormPeriod.period_id == period.id))
    )
    if wanted.form_id is not None:
        forms = forms.where(Form.id == wanted.form_id)
    for form in session.scalars(forms.order_by(Form.id)).all():
        asked = asked_in(session, form, period)
        if any(_is_wanted(cell.key, wanted) for cell in asked.cells):
            yield asked


def _is_wanted(key: Key, wanted: Wanted) -> bool:
    return key[0] in wanted.indicator_ids and (not wanted.category_ids or key[1] in wanted.category_ids)


def _found(
    session: Session, actor: Actor, asked_of: Sequence[tuple[Asked, UnitVersion]], wanted: Wanted
) -> list[Found]:
    narrow = [_narrowed(asked, wanted) for asked, _ in asked_of]
    if wanted.geography is not None:
        return [
            _restated(session, actor, asked, unit, wanted) for asked, (_, unit) in zip(narrow, asked_of, strict=True)
        ]
    hidden = [withheld_keys(session, actor, asked, unit.unit_id) for asked, unit in asked_of]
    children: list[BranchSums] = [{} for _ in narrow]
    if wanted.children:
        children = [branch_sums(session, asked, wanted.unit_id) for asked in narrow]
        own = [merged([of], to=wanted.unit_id).get(wanted.unit_id, {}) for of in children]
    else:
        own = wholes(session, narrow, wanted.unit_id)
    return [
        Found(
            asked,
            unit,
            asked.period.data_to,
            _exact(asked, sums),
            {branch_id: _exact(asked, of) for branch_id, of in below.items()},
            not_shown,
        )
        for asked, (_, unit), sums, below, not_shown in zip(narrow, asked_of, own, children, hidden, strict=True)
    ]


def _narrowed(asked: Asked, wanted: Wanted) -> Asked:
    return replace(asked, cells=[cell for cell in asked.cells if _is_wanted(cell.key, wanted)])


def _exact(asked: Asked, sums: Mapping[Key, Sums]) -> Figures:
    return {key: Restated(figure, Quality.exact) for key, figure in figures_of(asked, sums).items()}


def _restated(session: Session, actor: Actor, asked: Asked, unit: UnitVersion, wanted: Wanted) -> Found:
    geography = read_geography(session, asked.period.data_to, wanted.geography or asked.period.data_to)
    below = geography.children(unit.unit_id) if wanted.children else []
    figures = restated_figures(session, actor, asked, geography, [unit.unit_id, *below])
    return Found(asked, unit, geography.on, figures.pop(unit.unit_id), figures, {})


def _breaks(session: Session, found: Sequence[Found], wanted: Wanted) -> list[Row]:
    """Between which of the periods the meaning of an indicator, or the tree below the unit, changed."""
    periods = list({one.asked.period.id: one.asked.period for one in found}.values())
    versions = session.scalars(
        select(IndicatorVersion).where(IndicatorVersion.indicator_id.in_(wanted.indicator_ids))
    ).all()
    breaks: list[Row] = []
    for before, after in pairwise(periods):
        for version in versions:
            if after.data_to in version.valid and before.data_to not in version.valid:
                kind = BreakKind.definition_changed
                breaks.append(_break(after, kind, version.indicator_id, version.change))
        if wanted.geography is None and _tree(session, wanted, before) != _tree(session, wanted, after):
            breaks.append(_break(after, BreakKind.tree_changed, None, None))
    return breaks


def _tree(session: Session, wanted: Wanted, period: Period) -> set[int]:
    return set(session.scalars(tree.subtree(wanted.unit_id, period.data_to)))


def _break(period: Period, kind: BreakKind, indicator_id: int | None, change: str | None) -> Row:
    return {"period": period.code, "kind": kind, "indicator_id": indicator_id, "change": change}


def _answer(
    session: Session,
    wanted: Wanted,
    periods: Sequence[Period],
    without_unit: list[str],
    unit: UnitVersion,
    found: Sequence[Found],
    breaks: list[Row],
) -> Row:
    shown = {cell.indicator.id: cell.indicator for one in found for cell in one.asked.cells}
    categories = {id_: category for one in found for id_, category in one.asked.categories.items()}
    used = {cell.category_id for one in found for cell in one.asked.cells}
    own, children = rows_of(session, found, breaks)
    return {
        "unit": unit_ref(unit).model_dump(),
        "basis": "live",
        "geography": wanted.geography,
        "as_of": clock.now(),
        "periods": [PeriodRead.model_validate(period).model_dump() for period in periods],
        "without_unit": without_unit,
        "indicators": [_indicator(indicator) for indicator in shown.values()],
        "categories": [
            {"id": one.id, "code": one.code, "name_vi": one.name_vi, "name_en": one.name_en}
            for one in categories.values()
            if one.id in used
        ],
        "figures": own,
        "children": children,
        "breaks": breaks,
        "missing": _missing(session, found) if wanted.missing and wanted.geography is None else None,
    }


def _indicator(indicator: Indicator) -> Row:
    names = ("id", "code", "kind", "name_vi", "name_en", "measure_unit")
    return {name: getattr(indicator, name) for name in names}


def _missing(session: Session, found: Sequence[Found]) -> list[Row]:
    return [
        {
            "form_id": one.asked.form.id,
            "period": one.asked.period.code,
            "reporters": [
                missing_reporter(reporter).model_dump()
                for reporter in find_reporters(session, one.asked.form, one.asked.period, one.unit.unit_id)
                if not reporter.accepted
            ],
        }
        for one in found
    ]
