"""An edition as it is answered: a draft with the figures of this moment, a frozen one with its own."""

from collections.abc import Mapping

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.editions.comparing import differences
from tienbo.editions.consolidating import Wanted, consolidate
from tienbo.editions.content import Adjustment, Content, Previous, Report, canonical, digest
from tienbo.editions.frozen import content_of
from tienbo.editions.models import Edition, EditionState, FigureBasis
from tienbo.editions.outsiders import refuse_outsiders
from tienbo.editions.queries import Loaded, load, row_of
from tienbo.editions.schemas import ComparisonRead, EditionBelow, EditionDetail, EditionRef, StaleRead
from tienbo.editions.signing import NOBODY, Signatory
from tienbo.forms.models import Form
from tienbo.forms.queries import get_period, readable_forms
from tienbo.problems import NotFound
from tienbo.submissions.queries import unit_on
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

NO_REPORT = Report(sections=[], recipients=[], issuer=[], symbol="", place="", signatory=NOBODY)


def get_edition(session: Session, actor: Actor, edition_id: int) -> EditionDetail:
    """The edition as its reader may see and treat it now.

    Raises:
        NotFound: outside the caller's reach.
    """
    return read(session, actor, load(session, actor, edition_id))


def read(session: Session, actor: Actor, loaded: Loaded) -> EditionDetail:
    edition = loaded.edition
    content = content_now(session, loaded)
    return EditionDetail(
        **row_of(loaded).model_dump(),
        version=edition.version,
        reason=edition.reason,
        signed_by=Signatory.model_validate(edition.signed_by) if edition.signed_by else None,
        decided_by=session.scalar(select(User.name).where(User.id == edition.decided_by_id)),
        superior=unit_on(session, loaded.superior_id, actor.today),
        digest=edition.sha256 or digest(canonical(content)),
        content=content,
        stale=_stale(session, loaded, content),
        stale_below=_stale_below(session, content),
        others=[EditionRef.model_validate(other) for other in loaded.others],
        actions=loaded.actions,
    )


def content_now(session: Session, loaded: Loaded) -> Content:
    """What was frozen; of a draft, what freezing would freeze."""
    if loaded.edition.state is not EditionState.draft:
        return content_of(session, loaded.edition.id)
    return _with_previous(session, loaded, _fresh(session, loaded))


def _fresh(session: Session, loaded: Loaded) -> Content:
    edition = loaded.edition
    return consolidate(
        session,
        Wanted(
            loaded.form,
            loaded.period,
            loaded.unit,
            edition.number,
            edition.basis,
            [Adjustment.model_validate(one) for one in edition.adjustments],
            waivers_of(edition),
            Report.model_validate(edition.report),
        ),
    )


def waivers_of(edition: Edition) -> Mapping[int, str]:
    """Reasons by body."""
    return {one["body_id"]: one["reason"] for one in edition.waivers}


def _with_previous(session: Session, loaded: Loaded, content: Content) -> Content:
    before = next((one for one in loaded.others if one.number < loaded.edition.number), None)
    if before is None or before.sha256 is None:
        return content
    changed = differences(content_of(session, before.id), content)
    previous = Previous(id=before.id, number=before.number, sha256=before.sha256, differences=changed)
    return content.model_copy(update={"previous": previous})


def _stale(session: Session, loaded: Loaded, content: Content) -> StaleRead | None:
    since = loaded.edition.stale_since
    if since is None:
        return None
    return StaleRead(since=since, differences=differences(content, _fresh(session, loaded)))


def _stale_below(session: Session, content: Content) -> list[EditionBelow]:
    if content.basis is not FigureBasis.official:
        return []
    used = {one.edition_id for one in content.reporters if one.edition_id is not None}
    rows = session.execute(
        select(Edition, UnitVersion)
        .join(UnitVersion, (UnitVersion.unit_id == Edition.unit_id) & UnitVersion.valid.contains(Edition.tree_on))
        .where(Edition.id.in_(used), Edition.stale_since.is_not(None))
        .order_by(UnitVersion.sort_key)
    )
    return [
        EditionBelow(
            id=below.id,
            number=below.number,
            state=below.state,
            unit=unit_ref(unit),
            stale_since=below.stale_since or below.created_at,
        )
        for below, unit in rows
    ]


def compare(session: Session, actor: Actor, edition_id: int, other_id: int) -> ComparisonRead:
    """What the later of two editions says differently from the earlier one.

    Raises:
        NotFound: one of them is outside the caller's reach, or they are not of one form and unit.
    """
    loaded = [load(session, actor, one) for one in (edition_id, other_id)]
    if len({(one.edition.form_id, one.edition.unit_id) for one in loaded}) > 1:
        raise NotFound
    old, new = sorted(loaded, key=lambda one: (one.period.data_to, one.edition.number))
    before, after = content_now(session, old), content_now(session, new)
    known = {one.id: one for one in [*before.indicators, *after.indicators]}
    categories = {one.id: one for one in [*before.categories, *after.categories]}
    return ComparisonRead(
        old=row_of(old),
        new=row_of(new),
        indicators=list(known.values()),
        categories=list(categories.values()),
        differences=differences(before, after),
    )


def preview(
    session: Session, actor: Actor, form_id: int, period_code: str, unit_id: int, basis: FigureBasis
) -> Content:
    """A unit's figures on that basis at this moment, as an edition would hold them; none is made.

    Raises:
        NotFound: the form, the period or the unit is outside the caller's reach, or was not in being.
        ForTheChain: sensitive figures are asked, and the caller is not in the unit's reporting chain.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    period = get_period(session, period_code)
    unit = session.scalar(
        select(UnitVersion).where(
            UnitVersion.unit_id == unit_id,
            UnitVersion.valid.contains(period.data_to),
            visible_facts(actor, Permission.total_read, UnitVersion.unit_id, literal(period.data_to)),
        )
    )
    if unit is None:
        raise NotFound
    refuse_outsiders(session, actor, form, period, unit_id)
    return consolidate(session, Wanted(form, period, unit, 1, basis, [], {}, NO_REPORT))
