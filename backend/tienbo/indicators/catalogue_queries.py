"""The catalogue as its readers see it."""

from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.forms.models import Form, FormItem
from tienbo.forms.queries import readable_forms
from tienbo.indicators.actions import CatalogueAction
from tienbo.indicators.catalogue_schemas import (
    DimensionList,
    DimensionMemberRead,
    DimensionRead,
    FormUsing,
    IndicatorDetail,
    IndicatorPartRead,
    IndicatorVersionRead,
    PartitionRead,
    PublicMark,
    SeriesBreak,
    SeriesBreakList,
)
from tienbo.indicators.catalogue_service import keeps, readable_indicators
from tienbo.indicators.categories import asked_cells
from tienbo.indicators.category_models import Dimension, DimensionMember
from tienbo.indicators.definitions import VersionTexts
from tienbo.indicators.describing import described, versions_of
from tienbo.indicators.keeping import valid_on
from tienbo.indicators.models import Indicator, IndicatorKind, IndicatorVersion
from tienbo.indicators.public_models import PublicIndicator
from tienbo.indicators.reading import cell_read, part_read
from tienbo.indicators.target_queries import targets_of
from tienbo.indicators.unit_names import units_named
from tienbo.problems import NotFound


def _readable(session: Session, actor: Actor, indicator_id: int) -> Indicator:
    indicator = session.scalar(readable_indicators(actor).where(Indicator.id == indicator_id))
    if indicator is None:
        raise NotFound
    return indicator


def get_indicator(session: Session, actor: Actor, indicator_id: int, on: date | None) -> IndicatorDetail:
    """One indicator, with what it meant on a day.

    Raises:
        NotFound: outside the caller's scope.
    """
    indicator = _readable(session, actor, indicator_id)
    day = on or actor.today
    versions = versions_of(session, indicator.id)
    shown = valid_on(versions, day)
    asked = asked_cells(session, [indicator.id])[indicator.id]
    askers = units_named(session, actor.roots_with(Permission.indicator_define), actor.today)
    mark = session.get(PublicIndicator, indicator.id)
    actions = _own_actions(indicator, mark) if keeps(actor, indicator.unit_id) else []
    if askers:
        actions.append(CatalogueAction.set_target)
    return IndicatorDetail(
        id=indicator.id,
        code=indicator.code,
        kind=indicator.kind,
        unit=units_named(session, [indicator.unit_id], actor.today)[indicator.unit_id],
        numerator=part_read(session, indicator.numerator_id, indicator.numerator_category_id),
        denominator=part_read(session, indicator.denominator_id, indicator.denominator_category_id),
        factor=indicator.factor,
        part_of=part_read(session, indicator.part_of_id),
        period_rule=indicator.period_rule,
        direction=indicator.direction,
        plausible_min=indicator.plausible_min,
        plausible_max=indicator.plausible_max,
        sensitivity_threshold=indicator.sensitivity_threshold,
        cells=[cell_read(cell) for cell in asked.cells],
        complete=described(session, indicator).complete,
        partitions=[PartitionRead(whole=one.whole, parts=list(one.parts)) for one in asked.partitions],
        on=day,
        shown=IndicatorVersionRead.model_validate(shown) if shown else None,
        versions=[IndicatorVersionRead.model_validate(version) for version in versions],
        targets=targets_of(session, actor, indicator.id),
        forms=_forms(session, actor, indicator),
        ratios=_ratios(session, actor, indicator.id),
        public=PublicMark.model_validate(mark) if mark else None,
        version=indicator.version,
        actions=actions,
        can_ask=sorted(askers.values(), key=lambda unit: unit.id),
    )


def _own_actions(indicator: Indicator, mark: PublicIndicator | None) -> list[CatalogueAction]:
    actions = [CatalogueAction.correct, CatalogueAction.start_version, CatalogueAction.end]
    if mark is not None:
        return [*actions, CatalogueAction.end_public]
    return actions if indicator.kind is IndicatorKind.text else [*actions, CatalogueAction.make_public]


def _forms(session: Session, actor: Actor, indicator: Indicator) -> list[FormUsing]:
    parts = [part for part in (indicator.id, indicator.numerator_id, indicator.denominator_id) if part]
    asking = select(FormItem.form_id).where(FormItem.indicator_id.in_(parts))
    forms = session.scalars(readable_forms(actor).where(Form.id.in_(asking)).order_by(Form.code))
    return [FormUsing(id=form.id, code=form.code, name_vi=form.name_vi, name_en=form.name_en) for form in forms]


def _ratios(session: Session, actor: Actor, indicator_id: int) -> list[IndicatorPartRead]:
    computed = or_(Indicator.numerator_id == indicator_id, Indicator.denominator_id == indicator_id)
    ids = [ratio.id for ratio in session.scalars(readable_indicators(actor).where(computed).order_by(Indicator.code))]
    parts = (part_read(session, ratio_id) for ratio_id in ids)
    return [part for part in parts if part is not None]


def series_breaks(session: Session, actor: Actor, indicator_id: int) -> SeriesBreakList:
    """The days from which on the indicator means something else, the first one first.

    Raises:
        NotFound: outside the caller's scope.
    """
    indicator = _readable(session, actor, indicator_id)
    versions = versions_of(session, indicator.id)
    found = [_break(earlier, later) for earlier, later in pairwise(versions)]
    ended = versions[-1].valid_to
    if ended is not None:
        found.append(SeriesBreak(on=ended + timedelta(days=1), number=0, change=None, fields=[]))
    return SeriesBreakList(items=found)


def _break(earlier: IndicatorVersion, later: IndicatorVersion) -> SeriesBreak:
    fields = [name for name in VersionTexts.model_fields if getattr(earlier, name) != getattr(later, name)]
    return SeriesBreak(on=later.valid.lower, number=later.number, change=later.change, fields=fields)


def list_dimensions(session: Session) -> DimensionList:
    """The words by which figures can be broken down, in their order."""
    members: dict[int, list[DimensionMemberRead]] = {}
    for member in session.scalars(select(DimensionMember).order_by(DimensionMember.position)):
        read = DimensionMemberRead(code=member.code, name_vi=member.name_vi, name_en=member.name_en)
        members.setdefault(member.dimension_id, []).append(read)
    return DimensionList(
        items=[
            DimensionRead(code=one.code, name_vi=one.name_vi, name_en=one.name_en, members=members.get(one.id, []))
            for one in session.scalars(select(Dimension).order_by(Dimension.position))
        ]
    )
