"""Figures over periods as they are answered."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.aggregates.official_sources import sources
from tienbo.aggregates.queries import missing_reporter
from tienbo.aggregates.reporters import find_reporters
from tienbo.aggregates.series_frame import Frame
from tienbo.aggregates.series_rows import Row
from tienbo.aggregates.series_tables import Found
from tienbo.aggregates.series_wanted import Wanted
from tienbo.editions.models import FigureBasis
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import Indicator
from tienbo.units.refs import unit_ref


def answer(
    session: Session,
    wanted: Wanted,
    frame: Frame,
    found: Sequence[Found],
    figures: Row,
) -> Row:
    """All that is answered beside the figures, and these."""
    there = [period for period in frame.periods if period.id in frame.units]
    shown = {cell.indicator.id: cell.indicator for one in found for cell in one.asked.cells}
    categories = {id_: category for one in found for id_, category in one.asked.categories.items()}
    used = {cell.category_id for one in found for cell in one.asked.cells}
    return {
        "unit": unit_ref(frame.units[there[-1].id]).model_dump(),
        "basis": wanted.basis,
        "official": _sources(session, found) if wanted.basis is FigureBasis.official else None,
        "geography": wanted.geography,
        "as_of": clock.now(),
        "periods": [PeriodRead.model_validate(period).model_dump() for period in frame.periods],
        "without_unit": [period.code for period in frame.periods if period.id not in frame.units],
        "indicators": [_indicator(indicator) for indicator in shown.values()],
        "categories": [
            {"id": one.id, "code": one.code, "name_vi": one.name_vi, "name_en": one.name_en}
            for one in categories.values()
            if one.id in used
        ],
        **figures,
        "breaks": [one._asdict() for one in frame.breaks],
        "missing": _missing(session, found) if wanted.missing and wanted.geography is None else None,
    }


def _sources(session: Session, found: Sequence[Found]) -> Row:
    words = ((one.asked, one.official) for one in found if one.official is not None)
    return sources(session, words).model_dump()


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
                if not (one.official.counts(reporter) if one.official else reporter.accepted)
            ],
        }
        for one in found
    ]
