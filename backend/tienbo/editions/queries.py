from dataclasses import dataclass

from sqlalchemy import ColumnElement, Exists, Select, exists, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.editions.consolidating import form_named
from tienbo.editions.lifecycle import EditionAction, allowed
from tienbo.editions.models import Edition, EditionState
from tienbo.editions.outsiders import refuse_outsiders
from tienbo.editions.schemas import EditionRow
from tienbo.exchange.updates import Since
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import get_period
from tienbo.forms.refs import PeriodRead
from tienbo.paging import Page, decode_cursor, encode_cursor
from tienbo.problems import NotFound
from tienbo.submissions.lifecycle import Duties
from tienbo.submissions.queries import duties_of
from tienbo.units import duty
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

_Later = aliased(Edition, name="later")


@dataclass(frozen=True)
class Loaded:
    """An edition with what a decision about it needs."""

    edition: Edition
    form: Form
    period: Period
    unit: UnitVersion
    superior_id: int | None
    duties: Duties
    others: list[Edition]

    @property
    def latest(self) -> bool:
        return all(other.number < self.edition.number for other in self.others)

    @property
    def superseded(self) -> bool:
        return any(one.number > self.edition.number and one.state is EditionState.accepted for one in self.others)

    @property
    def actions(self) -> list[EditionAction]:
        return allowed(
            self.edition.state,
            self.duties,
            latest=self.latest,
            issued=self.edition.document_number is not None,
            has_superior=self.superior_id is not None,
        )


@dataclass(frozen=True)
class EditionFilter:
    form_id: int | None = None
    period: str | None = None
    unit_id: int | None = None
    state: EditionState | None = None
    since: Since | None = None


def _readable(actor: Actor) -> ColumnElement[bool]:
    return visible_facts(actor, Permission.total_read, Edition.unit_id, Edition.tree_on)


def load(session: Session, actor: Actor, edition_id: int, *, for_update: bool = False) -> Loaded:
    """The edition, and the caller's duties towards it.

    Raises:
        NotFound: outside the caller's reach.
        ForTheChain: it holds sensitive figures, and the caller is not in its reporting chain.
    """
    query = select(Edition).where(Edition.id == edition_id, _readable(actor))
    # Read again where it is locked: another transaction may have changed it while this one waited.
    locked = query.with_for_update().execution_options(populate_existing=True)
    edition = session.scalar(locked if for_update else query)
    if edition is None:
        raise NotFound
    loaded = described(session, actor, edition)
    refuse_outsiders(session, actor, loaded.form, loaded.period, edition.unit_id)
    return loaded


def described(session: Session, actor: Actor, edition: Edition) -> Loaded:
    unit = session.execute(
        select(UnitVersion).where(UnitVersion.unit_id == edition.unit_id, UnitVersion.valid.contains(edition.tree_on))
    ).scalar_one()
    holder_id, superior_id = duty.duty_of(session, edition.unit_id, actor.today)
    return Loaded(
        edition,
        session.get_one(Form, edition.form_id),
        session.get_one(Period, edition.period_id),
        unit,
        superior_id,
        duties_of(actor, holder_id, superior_id),
        editions_of(session, edition.form_id, edition.period_id, edition.unit_id, besides=edition.id),
    )


def editions_of(session: Session, form_id: int, period_id: int, unit_id: int, besides: int = 0) -> list[Edition]:
    """The newest first."""
    return list(
        session.scalars(
            select(Edition)
            .where(Edition.form_id == form_id, Edition.period_id == period_id, Edition.unit_id == unit_id)
            .where(Edition.id != besides)
            .order_by(Edition.number.desc())
        )
    )


def list_editions(
    session: Session, actor: Actor, wanted: EditionFilter, cursor: str | None, limit: int
) -> Page[EditionRow]:
    """Editions within reach, the latest made first.

    Raises:
        NotFound: a period of that code is not asked.
    """
    query = _narrow(session, _rows(actor), wanted)
    if cursor is not None:
        (last_id,) = decode_cursor(cursor, int)
        query = query.where(Edition.id < last_id)
    found = session.execute(query.order_by(Edition.id.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    return Page(
        items=[row_read(*row) for row in shown],
        next_cursor=encode_cursor(shown[-1][0].id) if len(found) > limit else None,
    )


def _superseded() -> Exists:
    return exists().where(
        tuple_(_Later.form_id, _Later.period_id, _Later.unit_id)
        == tuple_(Edition.form_id, Edition.period_id, Edition.unit_id),
        _Later.number > Edition.number,
        _Later.state == EditionState.accepted,
    )


def _rows(actor: Actor) -> Select[Edition, Form, Period, UnitVersion, bool]:
    return (
        select(Edition, Form, Period, UnitVersion, _superseded())
        .join(Form, Form.id == Edition.form_id)
        .join(Period, Period.id == Edition.period_id)
        .join(UnitVersion, (UnitVersion.unit_id == Edition.unit_id) & UnitVersion.valid.contains(Edition.tree_on))
        .where(_readable(actor))
    )


def _narrow(
    session: Session, query: Select[Edition, Form, Period, UnitVersion, bool], wanted: EditionFilter
) -> Select[Edition, Form, Period, UnitVersion, bool]:
    if wanted.since is not None:
        # One accepted later makes this one superseded without a word in its row.
        query = query.where(or_(wanted.since.touched(Edition), _superseded().where(wanted.since.touched(_Later))))
    if wanted.form_id is not None:
        query = query.where(Edition.form_id == wanted.form_id)
    if wanted.period is not None:
        query = query.where(Edition.period_id == get_period(session, wanted.period).id)
    if wanted.unit_id is not None:
        query = query.where(Edition.unit_id == wanted.unit_id)
    if wanted.state is not None:
        query = query.where(Edition.state == wanted.state)
    return query


def row_read(edition: Edition, form: Form, period: Period, unit: UnitVersion, superseded: bool) -> EditionRow:
    return EditionRow(
        id=edition.id,
        number=edition.number,
        state=edition.state,
        form=form_named(form),
        period=PeriodRead.model_validate(period),
        unit=unit_ref(unit),
        basis=edition.basis,
        demo=edition.demo,
        sha256=edition.sha256,
        frozen_at=edition.frozen_at,
        submitted_at=edition.submitted_at,
        decided_at=edition.decided_at,
        document_number=edition.document_number,
        issued_on=edition.issued_on,
        stale_since=edition.stale_since,
        superseded=superseded,
    )


def row_of(loaded: Loaded) -> EditionRow:
    return row_read(loaded.edition, loaded.form, loaded.period, loaded.unit, loaded.superseded)
