"""The catalogue as a list: indicators by the words of their newest version, narrowed and page by page."""

from dataclasses import dataclass

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.exchange.updates import Since
from tienbo.indicators.catalogue_schemas import IndicatorListed, IndicatorPage
from tienbo.indicators.catalogue_service import readable_indicators
from tienbo.indicators.models import Direction, Indicator, IndicatorKind, IndicatorVersion, Origin
from tienbo.indicators.public_models import PublicIndicator
from tienbo.indicators.target_models import Milestone, Target
from tienbo.indicators.unit_names import units_named
from tienbo.paging import decode_cursor, encode_cursor
from tienbo.vietnamese import fold


@dataclass(frozen=True)
class IndicatorFilter:
    """Which indicators are wanted; None: any."""

    q: str | None = None
    unit_id: int | None = None
    kind: IndicatorKind | None = None
    origin: Origin | None = None
    direction: Direction | None = None
    to_verify: bool | None = None
    targeted: bool | None = None
    public: bool | None = None
    since: Since | None = None


def list_indicators(
    session: Session, actor: Actor, wanted: IndicatorFilter, cursor: str | None, limit: int
) -> IndicatorPage:
    """A page in the order of the codes."""
    query = _narrow(_listed(actor), wanted)
    if cursor is not None:
        code, after = decode_cursor(cursor, str, int)
        query = query.where(or_(Indicator.code > code, and_(Indicator.code == code, Indicator.id > after)))
    rows = session.execute(query.order_by(Indicator.code, Indicator.id).limit(limit + 1)).all()
    shown = rows[:limit]
    units = units_named(session, {indicator.unit_id for indicator, *_ in shown}, actor.today)
    last = shown[-1][0] if len(rows) > limit else None
    keepers = units_named(session, actor.roots_with(Permission.indicator_define), actor.today)
    return IndicatorPage(
        items=[
            IndicatorListed(
                id=indicator.id,
                code=indicator.code,
                kind=indicator.kind,
                unit=units[indicator.unit_id],
                name_vi=version.name_vi,
                name_en=version.name_en,
                measure_unit=version.measure_unit,
                origin=version.origin,
                direction=indicator.direction,
                source=version.source,
                to_verify=version.to_verify or unsure,
                valid_to=version.valid_to,
                targets=targets,
                public=public,
            )
            for indicator, version, targets, unsure, public in shown
        ],
        next_cursor=encode_cursor(last.code, last.id) if last else None,
        can_define=sorted(keepers.values(), key=lambda unit: unit.id),
    )


def _listed(actor: Actor) -> Select[Indicator, IndicatorVersion, int, bool, bool]:
    asking = and_(Target.indicator_id == Indicator.id, Target.withdrawn.is_(None))
    targets = select(func.count()).where(asking).correlate(Indicator).scalar_subquery()
    unsure = exists().where(asking, Milestone.target_id == Target.id, Milestone.to_verify).correlate(Indicator)
    public = exists().where(PublicIndicator.indicator_id == Indicator.id).correlate(Indicator)
    return (
        readable_indicators(actor)
        .join(
            IndicatorVersion,
            and_(IndicatorVersion.indicator_id == Indicator.id, IndicatorVersion.number == Indicator.newest),
        )
        .add_columns(IndicatorVersion, targets, unsure, public)
    )


def _narrow(
    query: Select[Indicator, IndicatorVersion, int, bool, bool], wanted: IndicatorFilter
) -> Select[Indicator, IndicatorVersion, int, bool, bool]:
    if wanted.q:
        held = IndicatorVersion.folded.contains(fold(wanted.q), autoescape=True)
        query = query.where(or_(held, Indicator.code.icontains(wanted.q.strip(), autoescape=True)))
    if wanted.since is not None:
        retargeted = select(Target.indicator_id).outerjoin(Milestone).where(wanted.since.touched(Target, Milestone))
        query = query.where(or_(wanted.since.touched(Indicator, IndicatorVersion), Indicator.id.in_(retargeted)))
    if wanted.unit_id is not None:
        query = query.where(Indicator.unit_id == wanted.unit_id)
    if wanted.kind is not None:
        query = query.where(Indicator.kind == wanted.kind)
    if wanted.origin is not None:
        query = query.where(IndicatorVersion.origin == wanted.origin)
    if wanted.direction is not None:
        query = query.where(Indicator.direction == wanted.direction)
    asking = and_(Target.indicator_id == Indicator.id, Target.withdrawn.is_(None))
    if wanted.to_verify is not None:
        unsure = or_(
            IndicatorVersion.to_verify, exists().where(asking, Milestone.target_id == Target.id, Milestone.to_verify)
        )
        query = query.where(unsure if wanted.to_verify else ~unsure)
    if wanted.targeted is not None:
        asked = exists().where(asking)
        query = query.where(asked if wanted.targeted else ~asked)
    if wanted.public is not None:
        marked = exists().where(PublicIndicator.indicator_id == Indicator.id)
        query = query.where(marked if wanted.public else ~marked)
    return query
