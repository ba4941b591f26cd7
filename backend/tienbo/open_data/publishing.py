"""Making what is published of the public indicators: the worker does it whenever something under it changed."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import Select, delete, func, select, text
from sqlalchemy.orm import Session, undefer

from tienbo import clock
from tienbo.aggregates.remembering import stamp as stamp_of_definitions
from tienbo.editions.models import Edition, EditionState
from tienbo.exchange.sdmx.names import area_id
from tienbo.indicators.categories import asked_cells
from tienbo.indicators.describing import versions_of
from tienbo.indicators.keeping import valid_on
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.public_models import PublicIndicator
from tienbo.open_data.book import Book, books, read_book
from tienbo.open_data.describing import describe
from tienbo.open_data.models import OpenDataset
from tienbo.open_data.suppressing import hidden
from tienbo.open_data.table import Row, as_csv, rows_of
from tienbo.units import tree
from tienbo.units.models import Level, UnitVersion

# Another number, and everything is made again: what files look like is part of what they are made of.
LAYOUT: Final = 1
# One at a time: two workers would make the same files.
_ALONE: Final = text("SELECT pg_advisory_xact_lock(hashtext('tienbo.open_data'))")


def publish(session: Session) -> int:
    """Make what changed again, outside row security; how many files were made."""
    session.execute(_ALONE)
    stamp = _stamp(session)
    marks = session.scalars(_public()).all()
    public = [mark.indicator_id for mark in marks]
    session.execute(delete(OpenDataset).where(OpenDataset.indicator_id.not_in(public)))
    kept = dict(session.execute(select(OpenDataset.indicator_id, OpenDataset.stamp)).all())
    wanted = [mark for mark in marks if kept.get(mark.indicator_id) != stamp]
    if not wanted:
        return 0
    read = [read_book(session, form, period) for form, period in books(session)]
    for mark in wanted:
        _publish_one(session, mark, read, stamp)
    session.flush()
    return len(wanted)


def _public() -> Select[PublicIndicator]:
    """The marks that count: a ratio tells the sums of its parts, so both are public where it is."""
    public = select(PublicIndicator.indicator_id)
    return (
        select(PublicIndicator)
        .join(Indicator, Indicator.id == PublicIndicator.indicator_id)
        .where(
            Indicator.numerator_id.is_(None) | Indicator.numerator_id.in_(public),
            Indicator.denominator_id.is_(None) | Indicator.denominator_id.in_(public),
            Indicator.kind != IndicatorKind.text,
        )
        .order_by(PublicIndicator.indicator_id)
    )


def _stamp(session: Session) -> str:
    """Of the accepted editions, of what is under them, and of all definitions."""
    editions = session.execute(
        select(func.count(), func.max(Edition.id), func.max(Edition.decided_at), func.count(Edition.stale_since))
        .select_from(Edition)
        .where(Edition.state == EditionState.accepted)
    ).one()
    changes, newest, *_ = stamp_of_definitions(session)
    return hashlib.sha256(repr((LAYOUT, changes, newest, *editions)).encode()).hexdigest()


def _publish_one(session: Session, mark: PublicIndicator, read: Sequence[Book], stamp: str) -> None:
    indicator = session.get_one(Indicator, mark.indicator_id)
    meanings = versions_of(session, indicator.id)
    publisher, code = _publisher(session, indicator)
    rows = list(_rows(session, indicator, read))
    content = as_csv(rows, code)
    described = describe(indicator, meanings, mark, publisher, rows).model_dump(mode="json")
    dataset = session.get(OpenDataset, indicator.id, options=[undefer(OpenDataset.csv)])
    now = clock.now()
    if dataset is None:
        dataset = OpenDataset(indicator_id=indicator.id, unit_id=indicator.unit_id, issued_at=now, modified_at=now)
        session.add(dataset)
    elif dataset.csv != content or dataset.described != described:
        dataset.modified_at = now
    dataset.code, dataset.described, dataset.stamp = code, described, stamp
    dataset.csv, dataset.size, dataset.rows = content, len(content), len(rows)
    dataset.sha256 = hashlib.sha256(content).hexdigest()


def _publisher(session: Session, indicator: Indicator) -> tuple[UnitVersion, str]:
    """The unit under its last name, and the name of the dataset: codes of two provinces may be the same."""
    query = select(UnitVersion).where(UnitVersion.unit_id == indicator.unit_id)
    versions = sorted(session.scalars(query), key=lambda one: one.valid.lower or date.min)
    first, last = versions[0], versions[-1]
    if last.level is Level.nation:
        return last, indicator.code
    return last, f"{indicator.code}@{area_id(first.code, first.valid.lower)}"


def _rows(session: Session, indicator: Indicator, read: Sequence[Book]) -> list[Row]:
    parts = {one for one in (indicator.id, indicator.numerator_id, indicator.denominator_id) if one}
    partitions = {id_: of.partitions for id_, of in asked_cells(session, parts).items()}
    meanings = versions_of(session, indicator.id)
    found: list[Row] = []
    for book in read:
        day = book.asked.period.data_to
        meaning = valid_on(meanings, day)
        if meaning is not None:
            within = set(session.scalars(tree.subtree(indicator.unit_id, day)))
            found += rows_of(book, meaning, hidden(book, indicator.id, partitions), within)
    return found
