"""The shipped indicators, targets and form of the Hà Tĩnh plan for 2016–2020."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.calendar import span
from tienbo.indicators.models import Comparator, Form, FormItem, FormPeriod, Indicator, IndicatorKind, Period, Target
from tienbo.packs.files import read_json
from tienbo.packs.matrix import unit_on
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion

PACK = "ha_tinh/targets_2016_2020.json"


def load_catalogue(session: Session) -> Form:
    """Counts, the ratios derived from them, the five targets, and the form that asks for the counts."""
    pack = read_json(PACK)
    unit = unit_on(session, pack["unit"], date(pack["target_years"][1], 12, 14))
    ids = _load_counts(session, pack)
    ids |= _load_ratios(session, pack, ids)
    _load_targets(session, pack, unit.unit_id, ids)
    return _load_form(session, pack, unit.unit_id, ids)


def _load_counts(session: Session, pack: dict[str, Any]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for count in pack["counts"]:
        whole = count.get("part_of")
        indicator = _indicator(pack, count, IndicatorKind.count, count["measure_unit"])
        indicator.part_of_id = ids[whole] if whole else None
        session.add(indicator)
        session.flush()
        ids[indicator.code] = indicator.id
    return ids


def _load_ratios(session: Session, pack: dict[str, Any], counts: dict[str, int]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for given in pack["ratios"]:
        indicator = _indicator(pack, given, IndicatorKind.ratio, "%")
        indicator.numerator_id = counts[given["numerator"]]
        indicator.denominator_id = counts[given["denominator"]]
        indicator.factor = Decimal(100)
        session.add(indicator)
        session.flush()
        ids[indicator.code] = indicator.id
    return ids


def _indicator(pack: dict[str, Any], given: dict[str, Any], kind: IndicatorKind, measure_unit: str) -> Indicator:
    clause = given["clause"]
    return Indicator(
        code=given["code"],
        kind=kind,
        name_vi=given["name_vi"],
        name_en=given["name_en"],
        definition=given["definition"],
        measure_unit=measure_unit,
        source=f"{pack['source']}, {clause}" if clause.startswith("II.") else clause,
    )


def _load_targets(session: Session, pack: dict[str, Any], unit_id: int, ids: dict[str, int]) -> None:
    for target in pack["targets"]:
        session.add(
            Target(
                indicator_id=ids[target["indicator"]],
                unit_id=unit_id,
                comparator=Comparator(target["comparator"]),
                value=Decimal(target["value"]),
                from_year=pack["target_years"][0],
                to_year=pack["target_years"][1],
                printed=target["printed"],
                condition=target["condition"],
                source=f"{pack['source']}, {target['clause']}",
            )
        )


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
