"""An empty form as it is printed or filled in without the pages: who is asked, which rows, and which cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.forms.keeping import readable
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import form_items, get_period
from tienbo.indicators.categories import asked_cells
from tienbo.indicators.models import IndicatorKind
from tienbo.problems import NotFound, Text
from tienbo.units.models import UnitVersion

NOT_ENTERED = {IndicatorKind.ratio, IndicatorKind.text}


@dataclass(frozen=True)
class Column:
    """The total (category 0) or one category of the form."""

    category_id: int
    code: str
    name: Text


@dataclass(frozen=True)
class Line:
    """One indicator; `asked` are the categories that it is asked for."""

    section: Text
    code: str
    kind: IndicatorKind
    name: Text
    measure_unit: str
    definition: str
    asked: frozenset[int]


@dataclass(frozen=True)
class FormSheet:
    """A form as a unit is asked to fill it in for a period."""

    form: Form
    period: Period
    unit: UnitVersion
    due_on: date
    columns: Sequence[Column]
    lines: Sequence[Line]


def form_sheet(session: Session, actor: Actor, form_id: int, period_code: str, unit_id: int) -> FormSheet:
    """The empty form for the unit.

    Raises:
        NotFound: the form or the unit is out of reach, or the form is not asked of its level in the period.
    """
    form = readable(session, actor, form_id)
    period = get_period(session, period_code)
    unit = session.scalar(
        select(UnitVersion).where(
            UnitVersion.unit_id == unit_id,
            UnitVersion.valid.contains(period.data_to),
            UnitVersion.unit_id.in_(readable_units(actor, Permission.form_read)),
        )
    )
    asked = session.get(FormPeriod, (form.id, period.id, unit.level)) if unit else None
    if unit is None or asked is None:
        raise NotFound
    items = [
        (item, indicator)
        for item, indicator in form_items(session, form.id, period.data_to)
        if unit.level in item.levels and indicator.kind not in NOT_ENTERED
    ]
    broken_down = asked_cells(session, [indicator.id for _, indicator in items])
    columns = {0: Column(0, "total", Text("Tổng số", "Total"))}
    for _, indicator in items:
        for cell in broken_down[indicator.id].cells:
            name = Text(cell.name_vi, cell.name_en)
            columns.setdefault(cell.category_id, Column(cell.category_id, cell.code, name))
    lines = [
        Line(
            Text(item.section_vi, item.section_en),
            indicator.code,
            indicator.kind,
            Text(indicator.name_vi, indicator.name_en),
            indicator.measure_unit,
            indicator.definition,
            frozenset({0, *broken_down[indicator.id].category_ids}),
        )
        for item, indicator in items
    ]
    return FormSheet(form, period, unit, asked.due_on, list(columns.values()), lines)
