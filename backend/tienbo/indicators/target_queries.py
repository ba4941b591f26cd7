"""Targets as their readers see them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents.models import Document
from tienbo.documents.queries import may_read
from tienbo.indicators.actions import CatalogueAction
from tienbo.indicators.catalogue_service import keeps
from tienbo.indicators.category_models import Category
from tienbo.indicators.describing import PLAIN, cells_named, said
from tienbo.indicators.higher_targets import higher_targets
from tienbo.indicators.models import Indicator
from tienbo.indicators.target_models import Milestone, Target
from tienbo.indicators.target_schemas import (
    CitedDocument,
    MilestoneRead,
    TargetDetail,
    TargetedIndicator,
    TargetListed,
)
from tienbo.indicators.target_service import readable_targets
from tienbo.indicators.unit_names import units_named
from tienbo.problems import NotFound
from tienbo.units import tree
from tienbo.units.refs import UnitRef


@dataclass(frozen=True)
class Named:
    """What targets point to, by id."""

    units: Mapping[int, UnitRef]
    cells: Mapping[int, Category]


def get_target(session: Session, actor: Actor, target_id: int) -> TargetDetail:
    """One target, beside those of the units above that ask something of the same figures.

    Raises:
        NotFound: outside the caller's scope.
    """
    target = session.scalar(readable_targets(actor).where(Target.id == target_id))
    if target is None:
        raise NotFound
    rivals = _of_indicator(session, actor, target.indicator_id)
    indicator = session.get_one(Indicator, target.indicator_id)
    named = _named(session, actor, rivals)
    superiors = tree.superiors(session, target.unit_id, actor.today)
    document = session.scalar(select(Document).where(Document.id == target.document_id, may_read(actor)))
    return TargetDetail(
        **_listed(actor, target, rivals, named, _distance(session, actor)).model_dump(),
        indicator=TargetedIndicator.model_validate(indicator),
        document=CitedDocument.model_validate(document) if document else None,
        higher=higher_targets(target, rivals, superiors, indicator.direction, named.units, named.cells),
    )


def targets_of(session: Session, actor: Actor, indicator_id: int) -> list[TargetListed]:
    """What is asked of an indicator, by the unit nearest to the caller first and what was withdrawn last."""
    targets = _of_indicator(session, actor, indicator_id)
    named = _named(session, actor, targets)
    distance = _distance(session, actor)

    def order(target: Target) -> tuple[bool, int, int]:
        return target.withdrawn is not None, distance.get(target.unit_id, len(distance)), target.id

    return [_listed(actor, target, targets, named, distance) for target in sorted(targets, key=order)]


def _of_indicator(session: Session, actor: Actor, indicator_id: int) -> Sequence[Target]:
    return session.scalars(readable_targets(actor).where(Target.indicator_id == indicator_id)).all()


def _distance(session: Session, actor: Actor) -> dict[int, int]:
    """How many levels above the caller's unit each of those above it stands, itself at 0."""
    superiors = tree.superiors(session, actor.roots[0], actor.today) if actor.roots else ()
    return {unit_id: number for number, unit_id in enumerate(superiors)}


def _named(session: Session, actor: Actor, targets: Collection[Target]) -> Named:
    units = {target.unit_id for target in targets} | {one.unit_id for target in targets for one in target.units}
    return Named(
        units=units_named(session, units, actor.today),
        cells=cells_named(session, [one for target in targets for one in target.milestones]),
    )


def _listed(
    actor: Actor, target: Target, rivals: Iterable[Target], named: Named, distance: Mapping[int, int]
) -> TargetListed:
    own = keeps(actor, target.unit_id) and target.withdrawn is None
    nearer = _nearer(target, rivals, distance)
    plain = {name: getattr(target, name) for name in PLAIN}
    return TargetListed(
        id=target.id,
        indicator_id=target.indicator_id,
        unit=named.units[target.unit_id],
        units=[named.units[one.unit_id] for one in target.units],
        milestones=[_milestone(one, named.cells.get(one.category_id)) for one in target.milestones],
        withdrawn=target.withdrawn,
        overridden_by=named.units[nearer] if nearer is not None else None,
        version=target.version,
        actions=[CatalogueAction.change_target, CatalogueAction.withdraw_target] if own else [],
        **plain,
    )


def _milestone(one: Milestone, cell: Category | None) -> MilestoneRead:
    return MilestoneRead(
        **said(one),
        cell=cell.code if cell else "",
        cell_vi=cell.name_vi if cell else None,
        cell_en=cell.name_en if cell else None,
    )


def _nearer(target: Target, rivals: Iterable[Target], distance: Mapping[int, int]) -> int | None:
    """The nearest unit that asks something of the same cells for itself, as totals are judged."""
    if target.unit_id not in distance:
        return None
    nearer = {
        other.unit_id
        for other in rivals
        if other.withdrawn is None
        and distance.get(other.unit_id, len(distance)) < distance[target.unit_id]
        and target.cells & other.cells
    }
    return min(nearer, key=lambda unit_id: distance[unit_id], default=None)
