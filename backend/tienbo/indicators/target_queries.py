"""Targets as their readers see them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.indicators.catalogue_schemas import CatalogueAction, MilestoneRead, TargetDetail
from tienbo.indicators.catalogue_service import keeps, readable_targets
from tienbo.indicators.category_models import Category
from tienbo.indicators.describing import milestones_of
from tienbo.indicators.reading import units_named
from tienbo.indicators.target_models import Target
from tienbo.problems import NotFound
from tienbo.units import tree
from tienbo.units.refs import UnitRef


def get_target(session: Session, actor: Actor, target_id: int) -> TargetDetail:
    """One target.

    Raises:
        NotFound: outside the caller's scope.
    """
    target = session.scalar(readable_targets(actor).where(Target.id == target_id))
    if target is None:
        raise NotFound
    superiors = tree.superiors(session, actor.roots[0], actor.today)
    return next(one for one in targets_of(session, actor, superiors, target.indicator_id) if one.id == target.id)


def targets_of(session: Session, actor: Actor, superiors: Sequence[int], indicator_id: int) -> list[TargetDetail]:
    """What is asked of an indicator, by the nearest of `superiors` first and what was withdrawn last.

    `superiors` are the caller's unit and those above it, the nearest first.
    """
    targets = session.scalars(readable_targets(actor).where(Target.indicator_id == indicator_id)).all()
    named = {unit.unit_id for target in targets for unit in target.units} | {target.unit_id for target in targets}
    units = units_named(session, named, actor.today)
    distance = {unit_id: number for number, unit_id in enumerate(superiors)}

    def order(target: Target) -> tuple[bool, int, int]:
        return target.withdrawn is not None, distance.get(target.unit_id, len(distance)), target.id

    return [_detail(session, actor, target, targets, units, distance) for target in sorted(targets, key=order)]


def _detail(
    session: Session,
    actor: Actor,
    target: Target,
    targets: Sequence[Target],
    units: Mapping[int, UnitRef],
    distance: Mapping[int, int],
) -> TargetDetail:
    own = keeps(actor, target.unit_id) and target.withdrawn is None
    nearer = _nearer(target, targets, distance)
    return TargetDetail(
        id=target.id,
        indicator_id=target.indicator_id,
        unit=units[target.unit_id],
        units=[units[unit.unit_id] for unit in target.units],
        levels=target.levels,
        body_kinds=target.body_kinds,
        condition=target.condition,
        printed=target.printed,
        source=target.source,
        document_id=target.document_id,
        clause=target.clause,
        baseline=target.baseline,
        baseline_year=target.baseline_year,
        milestones=_milestones(session, target),
        withdrawn=target.withdrawn,
        overridden_by=units[nearer] if nearer is not None else None,
        version=target.version,
        actions=[CatalogueAction.change_target, CatalogueAction.withdraw_target] if own else [],
    )


def _nearer(target: Target, targets: Sequence[Target], distance: Mapping[int, int]) -> int | None:
    """The nearest unit that asks something of the same cells for itself, as `aggregates.targets` judges."""
    if target.unit_id not in distance:
        return None
    cells = {milestone.category_id for milestone in target.milestones}
    rivals = [
        other.unit_id
        for other in targets
        if other.withdrawn is None
        and other.unit_id in distance
        and distance[other.unit_id] < distance[target.unit_id]
        and cells & {milestone.category_id for milestone in other.milestones}
    ]
    return min(rivals, key=lambda unit_id: distance[unit_id], default=None)


def _milestones(session: Session, target: Target) -> list[MilestoneRead]:
    wanted = {milestone.category_id for milestone in target.milestones}
    cells = {cell.code: cell for cell in session.scalars(select(Category).where(Category.id.in_(wanted)))}
    return [
        MilestoneRead(
            **given.model_dump(),
            cell_vi=cells[given.cell].name_vi if given.cell else None,
            cell_en=cells[given.cell].name_en if given.cell else None,
        )
        for given in milestones_of(session, target.milestones)
    ]
