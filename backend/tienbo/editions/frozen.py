"""Frozen editions as they were kept."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.editions.content import Content, ContentLine, ContentReporter
from tienbo.editions.models import Edition, EditionContent, EditionState


class Frozen(NamedTuple):
    """An accepted edition, as the level above adds it up: with what its unit adjusted."""

    id: int
    number: int
    sha256: str
    frozen_at: datetime
    stale_since: datetime | None
    sums: Mapping[Key, Sums]
    reporters: Mapping[int, ContentReporter]
    withheld: Mapping[Key, int | None]


def bytes_of(session: Session, edition_id: int) -> bytes:
    """What was frozen, as it was hashed."""
    return session.scalars(select(EditionContent.content).where(EditionContent.edition_id == edition_id)).one()


def content_of(session: Session, edition_id: int) -> Content:
    return Content.model_validate_json(bytes_of(session, edition_id))


def newest_accepted(session: Session, form_id: int, period_id: int, unit_ids: Collection[int]) -> list[Edition]:
    """Of each unit the edition that counts: of those accepted the latest."""
    return list(
        session.scalars(
            select(Edition)
            .where(
                Edition.form_id == form_id,
                Edition.period_id == period_id,
                Edition.unit_id.in_(unit_ids),
                Edition.state == EditionState.accepted,
            )
            .ext(distinct_on(Edition.unit_id))
            .order_by(Edition.unit_id, Edition.number.desc())
        )
    )


def in_force(session: Session, form_id: int, period_id: int, unit_ids: Collection[int]) -> dict[int, Frozen]:
    """By unit, the editions that count; units without one are left out."""
    found = {}
    for edition in newest_accepted(session, form_id, period_id, unit_ids):
        content = content_of(session, edition.id)
        found[edition.unit_id] = Frozen(
            edition.id,
            edition.number,
            edition.sha256 or "",
            edition.frozen_at or edition.created_at,
            edition.stale_since,
            {(line.indicator_id, line.category_id): _sums(line) for line in content.lines},
            {reporter.body.id: reporter for reporter in content.reporters},
            {(line.indicator_id, line.category_id): line.withheld for line in content.lines},
        )
    return found


def _sums(line: ContentLine) -> Sums:
    result = line.result
    ratio = result.numerator is not None or result.denominator is not None
    return Sums(result.numerator if ratio else result.number, result.denominator, line.expected, line.counted)
