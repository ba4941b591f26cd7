"""How a form stands in a period: its days, what is wrong with them, and who has more time."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.forms import due_dates
from tienbo.forms.due_dates import Days, Entry
from tienbo.forms.holidays import working_days
from tienbo.forms.keepers import keeps
from tienbo.forms.keeping import readable
from tienbo.forms.models import DueExtension, Form, FormPeriod, Period
from tienbo.forms.queries import get_period
from tienbo.forms.refs import PeriodRead
from tienbo.forms.schemas import AskedLevel, AskedPeriod, DueExtensionRead, FindingRead
from tienbo.problems import NotFound
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import Level, UnitVersion
from tienbo.units.refs import BodyRef, unit_ref

FROM_BELOW = tuple(reversed(Level))


def get_asked(session: Session, actor: Actor, form_id: int, code: str) -> AskedPeriod:
    """The form's days in the period.

    Raises:
        NotFound: no such form within reach, or it is not asked in the period.
    """
    form = readable(session, actor, form_id)
    period = get_period(session, code)
    rows = session.scalars(select(FormPeriod).filter_by(form_id=form.id, period_id=period.id)).all()
    if not rows:
        raise NotFound
    return read(session, actor, form, period, rows)


def read(session: Session, actor: Actor, form: Form, period: Period, rows: Iterable[FormPeriod]) -> AskedPeriod:
    asked = sorted(rows, key=lambda row: FROM_BELOW.index(row.level))
    found = due_dates.findings([(row.level, days(row, period)) for row in asked], working_days(session))
    return AskedPeriod(
        period=PeriodRead.model_validate(period),
        levels=[_level(row, period, [fault for level, fault in found if level is row.level]) for row in asked],
        extensions=_extensions(session, actor, form, period, {row.level: row.due_on for row in asked}),
        version=form.version,
        editable=keeps(session, actor, form.unit_id),
    )


def days(row: FormPeriod, period: Period) -> Days:
    return Days(row.opens_on, row.cut_off_on or period.data_to, row.due_on, row.closes_on)


def entry_of(session: Session, form_id: int, period: Period, level: Level, body_id: int, today: date) -> Entry:
    """Whether the reporter may enter figures today."""
    row = session.get(FormPeriod, (form_id, period.id, level))
    if row is None:
        return Entry.not_yet
    return due_dates.entry_on(today, days(row, period), row.gate, extended_to(session, form_id, period.id, body_id))


def extended_to(session: Session, form_id: int, period_id: int, body_id: int) -> date | None:
    """The latest day that the reporter was given; each is later than the one before."""
    return session.scalar(
        select(func.max(DueExtension.due_on)).filter_by(form_id=form_id, period_id=period_id, body_id=body_id)
    )


def _level(row: FormPeriod, period: Period, faults: Sequence[due_dates.Fault]) -> AskedLevel:
    return AskedLevel(
        level=row.level,
        **days(row, period)._asdict(),
        gate=row.gate,
        gate_reason=row.gate_reason,
        findings=in_words(faults),
    )


def in_words(faults: Iterable[due_dates.Fault]) -> list[FindingRead]:
    return [
        FindingRead(fault=fault, text_vi=due_dates.TEXTS[fault].vi, text_en=due_dates.TEXTS[fault].en)
        for fault in faults
    ]


def _extensions(
    session: Session, actor: Actor, form: Form, period: Period, original: dict[Level, date]
) -> list[DueExtensionRead]:
    day = period.data_to
    rows = session.execute(
        select(DueExtension, BodyName.name, UnitVersion)
        .join(
            BodyName,
            and_(
                BodyName.body_id == DueExtension.body_id,
                BodyName.kind == NameKind.official,
                BodyName.valid.contains(day),
            ),
        )
        .join(UnitVersion, and_(UnitVersion.unit_id == DueExtension.unit_id, UnitVersion.valid.contains(day)))
        .where(DueExtension.form_id == form.id, DueExtension.period_id == period.id)
        .where(DueExtension.unit_id.in_(readable_units(actor, Permission.form_read)))
        .order_by(DueExtension.id)
    )
    return [
        DueExtensionRead(
            body=BodyRef(id=given.body_id, name=name),
            unit=unit_ref(unit),
            due_on=given.due_on,
            original_due_on=original.get(unit.level),
            reason=given.reason,
            granted_at=given.granted_at,
        )
        for given, name, unit in rows
    ]
