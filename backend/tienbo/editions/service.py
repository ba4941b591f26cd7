"""What moves an edition: freezing it, and handing it between the unit and its superior."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.editions import queries, reading
from tienbo.editions.changing import take, touch
from tienbo.editions.content import canonical, digest
from tienbo.editions.frozen import content_of
from tienbo.editions.lifecycle import MOVES, EditionAction
from tienbo.editions.models import Edition, EditionContent
from tienbo.editions.problems import FiguresChanged, MissingNotWaived, OutsideAuthority
from tienbo.editions.queries import Loaded
from tienbo.editions.report import wrong_signatory
from tienbo.editions.schemas import EditionDetail, IssueRequest
from tienbo.editions.signing import Signatory
from tienbo.exchange.events import record
from tienbo.problems import FieldError, InvalidInput, Text

# Changes of figures share this lock (by trigger), so here everything is either committed or has not begun.
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended('edition ' || :form_id || ' ' || :period_id, 0))")
HAPPENED = {
    EditionAction.freeze: "edition.frozen",
    EditionAction.submit: "edition.submitted",
    EditionAction.withdraw: "edition.withdrawn",
    EditionAction.accept: "edition.accepted",
    EditionAction.return_: "edition.returned",
}


def freeze(session: Session, actor: Actor, edition_id: int, version: int, seen: str) -> EditionDetail:
    """Fix the figures for ever, as the caller saw them.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of an edition.
        FiguresChanged: `seen` is not the digest of what would be frozen now.
        MissingNotWaived: with a pointer to each missing reporter without a reason.
    """
    loaded = take(session, actor, edition_id, EditionAction.freeze, version)
    edition = loaded.edition
    session.execute(_ALONE, {"form_id": str(edition.form_id), "period_id": str(edition.period_id)})
    content = reading.content_now(session, loaded)
    if digest(canonical(content)) != seen:
        raise FiguresChanged
    unexplained = [one for one in content.missing if one.waiver is None]
    if unexplained:
        raise MissingNotWaived(
            errors=[
                FieldError(f"/waivers/{one.body.id}", "missing", Text(one.body.name, one.body.name))
                for one in unexplained
            ]
        )
    frozen_at = clock.now()
    kept = canonical(content.model_copy(update={"frozen_at": frozen_at, "frozen_by": actor.name}))
    edition.sha256, edition.frozen_at, edition.frozen_by_id = digest(kept), frozen_at, actor.user_id
    session.add(
        EditionContent(edition_id=edition.id, unit_id=edition.unit_id, period_id=edition.period_id, content=kept)
    )
    return _move(session, actor, loaded, EditionAction.freeze, number=edition.number, sha256=edition.sha256)


def submit(session: Session, actor: Actor, edition_id: int, version: int) -> EditionDetail:
    """Hand it to the superior unit.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of an edition.
    """
    loaded = take(session, actor, edition_id, EditionAction.submit, version)
    loaded.edition.submitted_at, loaded.edition.reason = clock.now(), None
    return _move(session, actor, loaded, EditionAction.submit)


def decide(
    session: Session, actor: Actor, edition_id: int, version: int, action: EditionAction, reason: str | None = None
) -> EditionDetail:
    """The superior's word (`accept`, `return`), or the unit's own withdrawal before it is given.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of an edition.
    """
    loaded = take(session, actor, edition_id, action, version)
    edition = loaded.edition
    edition.reason = reason
    if action is EditionAction.withdraw:
        edition.submitted_at = None
    else:
        edition.decided_at, edition.decided_by_id = clock.now(), actor.user_id
    return _move(session, actor, loaded, action, reason=reason)


def issue(session: Session, actor: Actor, edition_id: int, version: int, wanted: IssueRequest) -> EditionDetail:
    """Write down the number and day under which its report was issued, and who signed it; once.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of an edition.
        AlreadyIssued: it has one.
        InvalidInput: the signatory contradicts itself.
        OutsideAuthority: the day is outside those on which the signatory may sign in another's place.
    """
    errors = list(wrong_signatory(wanted.signatory, "/signatory"))
    if errors:
        raise InvalidInput(errors=errors)
    loaded = take(session, actor, edition_id, EditionAction.issue, version)
    edition = loaded.edition
    signatory = content_of(session, edition.id).report.signatory
    if wanted.signatory is not None:
        signatory = Signatory.model_validate(wanted.signatory.model_dump())
    if not signatory.covers(wanted.issued_on):
        raise OutsideAuthority
    edition.document_number, edition.issued_on = wanted.document_number, wanted.issued_on
    edition.signed_by = signatory.model_dump(mode="json")
    said = {**wanted.model_dump(mode="json"), "signatory": edition.signed_by}
    return _kept(session, actor, edition, "edition.issued", **said)


def _move(session: Session, actor: Actor, loaded: Loaded, action: EditionAction, **said: object) -> EditionDetail:
    loaded.edition.state = MOVES[action][1]
    return _kept(session, actor, loaded.edition, HAPPENED[action], **said)


def _kept(session: Session, actor: Actor, edition: Edition, kind: str, **said: object) -> EditionDetail:
    version = touch(edition)
    record(session, actor, kind, ("edition", edition.id), edition.unit_id, version=version, **said)
    session.flush()
    return reading.read(session, actor, queries.described(session, actor, edition))
