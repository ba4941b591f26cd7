"""A form of forty indicators by sex, asked of communes: large enough to enter as people do."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.indicators.categories import ensure_categories
from tienbo.indicators.category_models import Dimension, IndicatorCategory, IndicatorDimension
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

CODE = "BIEU-40"
INDICATORS = 40
SECTIONS = 4
# Above it the first two indicators ask for an explanation.
PLAUSIBLE = 100


def ask_wide_form(session: Session, unit_id: int, period_code: str, due_on: date) -> int:
    """The form, asked of the communes below the unit in the period; answers its id."""
    sexes = ensure_categories(session, ["sex=female", "sex=male"])
    dimension_id = session.scalars(select(Dimension.id).where(Dimension.code == "sex")).one()
    form = Form(
        unit_id=unit_id,
        code=CODE,
        name_vi="Biểu bốn mươi chỉ tiêu",
        name_en="Form of forty indicators",
        reporter_kind=BodyKind.peoples_committee,
        source="Biểu thử",
    )
    session.add(form)
    session.flush()
    session.add(FormVersion(form_id=form.id, number=1, valid=Range(None, None), issued_at=clock.now()))
    for number in range(1, INDICATORS + 1):
        indicator_id = _indicator(session, unit_id, number)
        section = (number - 1) // (INDICATORS // SECTIONS) + 1
        session.add(
            FormItem(
                form_id=form.id,
                indicator_id=indicator_id,
                position=number,
                section_vi=f"Phần {section}",
                section_en=f"Part {section}",
                levels=[Level.commune],
            )
        )
        session.add(IndicatorDimension(indicator_id=indicator_id, dimension_id=dimension_id))
        for position, category in enumerate(sexes.values(), 1):
            session.add(IndicatorCategory(indicator_id=indicator_id, category_id=category.id, position=position))
    period_id = session.scalars(select(Period.id).where(Period.code == period_code)).one()
    session.add(FormPeriod(form_id=form.id, period_id=period_id, level=Level.commune, due_on=due_on, demo=True))
    session.flush()
    return form.id


def _indicator(session: Session, unit_id: int, number: int) -> int:
    name = f"Số cán bộ nhóm {number}"
    indicator = Indicator(
        unit_id=unit_id,
        code=f"{CODE}.{number}",
        kind=IndicatorKind.count,
        numerator_category_id=0,
        denominator_category_id=0,
        plausible_max=PLAUSIBLE if number <= 2 else None,
    )
    session.add(indicator)
    session.flush()
    session.add(
        IndicatorVersion(
            indicator_id=indicator.id,
            number=1,
            valid=Range(date(2000, 1, 1), None),
            name_vi=name,
            name_en=f"Staff of group {number}",
            folded=f"so can bo nhom {number} staff of group {number}",
            definition=f"Cán bộ thuộc nhóm {number} tại thời điểm chốt số liệu.",
            measure_unit="người",
            source="Biểu thử",
        )
    )
    session.flush()
    return indicator.id
