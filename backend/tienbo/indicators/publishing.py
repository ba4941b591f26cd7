"""Marking an indicator public, and taking that back: a decision of whoever keeps the catalogue, each with its event."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.indicators.catalogue_service import kept_indicator
from tienbo.indicators.definitions import Line, Remark, Words
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.public_models import PublicIndicator


class PublicDecision(BaseModel):
    """Why an indicator is public."""

    model_config = ConfigDict(extra="forbid")

    decision: Annotated[Line, Field(description="The document that decides it: number, date, who issued it.")]
    reason: Remark = ""


class PublicEnd(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Words


def make_public(session: Session, actor: Actor, indicator_id: int, version: int, wanted: PublicDecision) -> None:
    """Open the official figures of the indicator to everyone.

    Raises:
        RuleBroken: it is public, it is a text, or it is a ratio of something that is not public.
    """
    indicator = kept_indicator(session, actor, indicator_id, version)
    if session.get(PublicIndicator, indicator_id) is not None:
        raise refuse("already-public", "Chỉ tiêu đã được công khai.", "The indicator is public already.")
    if indicator.kind is IndicatorKind.text:
        raise refuse(
            "text-not-public",
            "Chỉ tiêu dạng chữ không công khai: trong đó có thể có tên người.",
            "An indicator in words is not made public: it may name people.",
        )
    parts = {part for part in (indicator.numerator_id, indicator.denominator_id) if part}
    if parts - _public(session, parts):
        raise refuse(
            "parts-not-public",
            "Công khai một tỷ lệ là công khai cả tử số và mẫu số: hãy công khai hai chỉ tiêu đó trước.",
            "A ratio tells its numerator and its denominator: make both of these public first.",
        )
    session.add(
        PublicIndicator(
            indicator_id=indicator_id,
            unit_id=indicator.unit_id,
            decision=wanted.decision,
            reason=wanted.reason,
            marked_by_id=actor.user_id,
        )
    )
    _note(session, actor, indicator, "indicator.made-public", decision=wanted.decision, reason=wanted.reason)


def end_public(session: Session, actor: Actor, indicator_id: int, version: int, wanted: PublicEnd) -> None:
    """Take what is published of the indicator back, at once.

    Raises:
        RuleBroken: it is not public, or a public ratio of the same catalogue tells it.
    """
    indicator = kept_indicator(session, actor, indicator_id, version)
    mark = session.get(PublicIndicator, indicator_id)
    if mark is None:
        raise refuse("not-public", "Chỉ tiêu chưa được công khai.", "The indicator is not public.")
    told_by = or_(Indicator.numerator_id == indicator_id, Indicator.denominator_id == indicator_id)
    ratios = select(Indicator.id).where(told_by, Indicator.unit_id == indicator.unit_id)
    if _public(session, set(session.scalars(ratios))):
        raise refuse(
            "told-by-public-ratio",
            "Một tỷ lệ đang công khai được tính từ chỉ tiêu này: hãy thôi công khai tỷ lệ đó trước.",
            "A public ratio is computed from this indicator: take that one back first.",
        )
    session.delete(mark)
    _note(session, actor, indicator, "indicator.public-ended", reason=wanted.reason, decision=mark.decision)


def _public(session: Session, ids: set[int]) -> set[int]:
    return set(session.scalars(select(PublicIndicator.indicator_id).where(PublicIndicator.indicator_id.in_(ids))))


def _note(session: Session, actor: Actor, indicator: Indicator, kind: str, **data: str) -> None:
    indicator.version += 1
    record(session, actor, kind, ("indicator", indicator.id), indicator.unit_id, code=indicator.code, **data)
    session.flush()
