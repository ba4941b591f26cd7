"""The shipped catalogues of indicators and targets, and the form of the Hà Tĩnh plan for 2016-2020."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.forms.calendar import span
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.indicators.importing import Entry, EntryKind, enter
from tienbo.indicators.models import Indicator
from tienbo.indicators.naming import place_of
from tienbo.packs.dimensions import load_dimensions
from tienbo.packs.files import read_json
from tienbo.packs.matrix import unit_on
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion

PLAN: Final = "ha_tinh/plan_2016_2020.json"
FORM: Final = "ha_tinh/form_2016_2020.json"
# Each catalogue with the official code of the unit that keeps it.
CATALOGUES: Final = (
    ("indicators/national_strategy_2021_2030.json", "VN"),
    ("indicators/new_rural_2022_2025.json", "VN"),
    (PLAN, "42"),
    ("ha_tinh/women_officials.json", "42"),
)


class PackRefusedError(Exception):
    """A shipped catalogue does not fit what the database holds; the message says which entry and why."""


def load_catalogues(session: Session) -> Form:
    """All shipped catalogues, and the form; what is there already stays as it is."""
    load_dimensions(session)
    for name, code in CATALOGUES:
        _load(session, name, code)
    return _load_form(session)


def load_catalogue(session: Session) -> Form:
    """The catalogue of the Hà Tĩnh plan alone, and the form that asks for its counts."""
    load_dimensions(session)
    _load(session, PLAN, "42")
    return _load_form(session)


def _load(session: Session, name: str, code: str) -> None:
    today = clock.today()
    place = place_of(session, unit_on(session, code, today).unit_id, today)
    pack = read_json(name)
    entries = [Entry(kind, row, raw) for kind in EntryKind for row, raw in enumerate(pack[kind.value], 1)]
    enter(session, place, entries, today)
    for entry in entries:
        for code_of_problem, text in entry.problems:
            raise PackRefusedError(f"{name}, {entry.kind} {entry.code}: {code_of_problem}: {text.en}")


def _load_form(session: Session) -> Form:
    given: dict[str, Any] = read_json(FORM)
    unit_id = unit_on(session, given["unit"], clock.today()).unit_id
    form = session.scalar(select(Form).where(Form.code == given["code"], Form.unit_id == unit_id))
    if form is not None:
        return form
    form = Form(
        unit_id=unit_id,
        code=given["code"],
        name_vi=given["name_vi"],
        name_en=given["name_en"],
        reporter_kind=BodyKind.peoples_committee,
        source=given["source"],
    )
    session.add(form)
    session.flush()
    ids = dict(session.execute(select(Indicator.code, Indicator.id).where(Indicator.unit_id == unit_id)).all())
    session.add(FormVersion(form_id=form.id, number=1, valid=Range(None, None), issued_at=clock.now()))
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
