"""The shipped indicators, targets and form of the Hà Tĩnh plan for 2016–2020."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.indicators.calendar import span
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import (
    Direction,
    Form,
    FormItem,
    FormPeriod,
    Indicator,
    IndicatorKind,
    IndicatorVersion,
    Origin,
    Period,
)
from tienbo.indicators.target_models import Comparator, Milestone, Target
from tienbo.packs.dimensions import load_dimensions
from tienbo.packs.files import read_json
from tienbo.packs.matrix import unit_on
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion
from tienbo.vietnamese import fold

PACK = "ha_tinh/targets_2016_2020.json"


def load_catalogue(session: Session) -> Form:
    """Counts, the ratios derived from them, the five targets, and the form that asks for the counts."""
    load_dimensions(session)
    pack = read_json(PACK)
    unit = unit_on(session, pack["unit"], date(pack["target_years"][1], 12, 14))
    ids = _load_counts(session, pack, unit.unit_id)
    ids |= _load_ratios(session, pack, unit.unit_id, ids)
    _load_targets(session, pack, unit.unit_id, ids)
    return _load_form(session, pack, unit.unit_id, ids)


def _load_counts(session: Session, pack: dict[str, Any], unit_id: int) -> dict[str, int]:
    ids: dict[str, int] = {}
    for count in pack["counts"]:
        whole = count.get("part_of")
        indicator = Indicator(
            unit_id=unit_id, code=count["code"], kind=IndicatorKind.count, part_of_id=ids[whole] if whole else None
        )
        ids[indicator.code] = _add(session, indicator, pack, count, count["measure_unit"])
    return ids


def _load_ratios(session: Session, pack: dict[str, Any], unit_id: int, counts: dict[str, int]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for given in pack["ratios"]:
        indicator = Indicator(
            unit_id=unit_id,
            code=given["code"],
            kind=IndicatorKind.ratio,
            numerator_id=counts[given["numerator"]],
            denominator_id=counts[given["denominator"]],
            factor=Decimal(100),
            direction=Direction.higher,
        )
        ids[indicator.code] = _add(session, indicator, pack, given, "%")
    return ids


def _add(session: Session, indicator: Indicator, pack: dict[str, Any], given: dict[str, Any], measure_unit: str) -> int:
    session.add(indicator)
    session.flush()
    clause = given["clause"]
    session.add(
        IndicatorVersion(
            indicator_id=indicator.id,
            number=1,
            valid=Range(None, None),
            name_vi=given["name_vi"],
            name_en=given["name_en"],
            folded=fold(f"{given['name_vi']} {given['name_en']}"),
            definition=given["definition"],
            measure_unit=measure_unit,
            origin=Origin.computed if indicator.kind is IndicatorKind.ratio else Origin.reported,
            source=f"{pack['source']}, {clause}" if clause.startswith("II.") else clause,
        )
    )
    session.flush()
    return indicator.id


def _load_targets(session: Session, pack: dict[str, Any], unit_id: int, ids: dict[str, int]) -> None:
    for given in pack["targets"]:
        milestone = Milestone(
            from_year=pack["target_years"][0],
            to_year=pack["target_years"][1],
            category_id=TOTAL,
            comparator=Comparator(given["comparator"]),
            value=Decimal(given["value"]),
        )
        target = Target(
            indicator_id=ids[given["indicator"]],
            unit_id=unit_id,
            printed=given["printed"],
            condition=given["condition"],
            source=f"{pack['source']}, {given['clause']}",
            milestones=[milestone],
        )
        session.add(target)


def _load_form(session: Session, pack: dict[str, Any], unit_id: int, ids: dict[str, int]) -> Form:
    given = pack["form"]
    form = Form(
        unit_id=unit_id,
        code=given["code"],
        name_vi=given["name_vi"],
        name_en=given["name_en"],
        reporter_kind=BodyKind.peoples_committee,
        source=pack["source"],
    )
    session.add(form)
    session.flush()
    asked = [(section, code) for section in given["sections"] for code in section["counts"]]
    for position, (section, code) in enumerate(asked, 1):
        session.add(
            FormItem(
                form_id=form.id,
                indicator_id=ids[code],
                position=position,
                section_vi=section["title_vi"],
                section_en=section["title_en"],
                levels=[Level(level) for level in section["levels"]],
            )
        )
    session.flush()
    return form


def ask_in(session: Session, form: Form, code: str, due_days: dict[Level, int], *, demo: bool) -> Period:
    """Ask the form in a period of each level that exists on its last day; due so many days after the cut-off."""
    period = session.scalar(select(Period).where(Period.code == code))
    if period is None:
        dates = span(code)
        period = Period(code=code, kind=dates.kind, year=dates.year, data_from=dates.data_from, data_to=dates.data_to)
        session.add(period)
        session.flush()
    levels = session.scalars(
        select(UnitVersion.level).where(UnitVersion.valid.contains(period.data_to)).distinct()
    ).all()
    for level, days in due_days.items():
        if level in levels:
            due_on = period.data_to + timedelta(days=days)
            session.add(FormPeriod(form_id=form.id, period_id=period.id, level=level, due_on=due_on, demo=demo))
    session.flush()
    return period
