from datetime import date
from itertools import groupby

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.forms.keepers import keeps
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.forms.read_schemas import DueDate, FormDetail, FormItemRead, FormPeriodRead, FormRead, FormSection
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import Indicator
from tienbo.indicators.queries import derived_ratios
from tienbo.indicators.schemas import IndicatorRead, TargetRead
from tienbo.indicators.target_models import Target
from tienbo.problems import NotFound
from tienbo.units.body_models import BodyGroup
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref


def readable_forms(actor: Actor, permission: Permission = Permission.form_read) -> Select[Form]:
    """Forms of the caller's units and of those above, which ask them to report."""
    return select(Form).where(Form.unit_id.in_(readable_units(actor, permission)))


def list_forms(session: Session, actor: Actor) -> list[FormRead]:
    return [_form_read(session, actor, form) for form in session.scalars(readable_forms(actor).order_by(Form.code))]


def get_form(session: Session, actor: Actor, form_id: int) -> FormDetail:
    """One form with its indicators in sections, the ratios derived from them, and the targets they serve.

    Raises:
        NotFound: outside the caller's scope.
    """
    form = session.scalar(readable_forms(actor).where(Form.id == form_id))
    if form is None:
        raise NotFound
    items = form_items(session, form.id)
    ratios = derived_ratios(session, [indicator.id for _, indicator in items])
    indicator_ids = [*(indicator.id for _, indicator in items), *(ratio.id for ratio in ratios)]
    targets = session.scalars(
        select(Target).where(Target.indicator_id.in_(indicator_ids), Target.withdrawn.is_(None)).order_by(Target.id)
    )
    return FormDetail(
        **_form_read(session, actor, form).model_dump(),
        source=form.source,
        reporter_kind=form.reporter_kind,
        reporter_group_id=form.reporter_group_id,
        reporter_group=_group(session, form.reporter_group_id),
        version=form.version,
        editable=keeps(session, actor, form.unit_id),
        sections=_sections(items),
        ratios=[IndicatorRead.model_validate(ratio) for ratio in ratios],
        targets=[
            TargetRead(
                indicator_id=target.indicator_id,
                category_id=milestone.category_id,
                comparator=milestone.comparator,
                value=milestone.value,
                from_year=milestone.from_year,
                to_year=milestone.to_year,
                printed=target.printed,
                condition=target.condition,
                source=target.source,
            )
            for target in targets
            for milestone in target.milestones
        ],
    )


def _group(session: Session, group_id: int | None) -> str | None:
    group = None if group_id is None else session.get(BodyGroup, group_id)
    return group.phrase if group else None


def form_items(session: Session, form_id: int, day: date | None = None) -> list[tuple[FormItem, Indicator]]:
    """The entered indicators of a form in their order, as asked in periods that end on `day`; without it the newest."""
    asked = FormVersion.valid.contains(day) if day else func.upper_inf(FormVersion.valid)
    rows = session.execute(
        select(FormItem, Indicator)
        .join(Indicator, Indicator.id == FormItem.indicator_id)
        .join(FormVersion, and_(FormVersion.form_id == FormItem.form_id, FormVersion.number == FormItem.version))
        .where(FormItem.form_id == form_id, asked)
        .order_by(FormItem.position)
    )
    return list(rows)


def get_period(session: Session, code: str) -> Period:
    """The period of that code.

    Raises:
        NotFound: no form is asked in such a period.
    """
    period = session.scalar(select(Period).where(Period.code == code))
    if period is None:
        raise NotFound
    return period


def _form_read(session: Session, actor: Actor, form: Form) -> FormRead:
    # As it is today, or as it was last: a form outlives the unit that made it.
    unit = session.scalars(
        select(UnitVersion)
        .where(UnitVersion.unit_id == form.unit_id)
        .order_by(UnitVersion.valid.contains(actor.today).desc(), func.upper(UnitVersion.valid).desc().nulls_first())
        .limit(1)
    ).one()
    rows = session.execute(
        select(FormPeriod, Period)
        .join(Period, Period.id == FormPeriod.period_id)
        .where(FormPeriod.form_id == form.id)
        .order_by(Period.data_to.desc(), Period.kind, FormPeriod.level)
    )
    periods = [
        FormPeriodRead(
            period=PeriodRead.model_validate(period),
            due=[DueDate(level=asked.level, due_on=asked.due_on) for asked in levels],
            demo=any(asked.demo for asked in levels),
        )
        for period, levels in (
            (period, [asked for asked, _ in group]) for period, group in groupby(rows, key=lambda row: row[1])
        )
    ]
    return FormRead(
        id=form.id,
        code=form.code,
        name_vi=form.name_vi,
        name_en=form.name_en,
        unit=unit_ref(unit),
        periods=periods,
    )


def _sections(items: list[tuple[FormItem, Indicator]]) -> list[FormSection]:
    return [
        FormSection(
            title_vi=title[0],
            title_en=title[1],
            items=[
                FormItemRead(indicator=IndicatorRead.model_validate(indicator), levels=item.levels)
                for item, indicator in group
            ],
        )
        for title, group in groupby(items, key=lambda row: (row[0].section_vi, row[0].section_en))
    ]
