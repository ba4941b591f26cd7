"""Recording a reorganisation by the preview that was read, and undoing it while nothing depends on it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.documents.models import Document
from tienbo.exchange.events import record as record_event
from tienbo.problems import NotFound
from tienbo.reorganisations import problems
from tienbo.reorganisations.carrying_out import lock
from tienbo.reorganisations.models import Reorganisation
from tienbo.reorganisations.planning import make_plan
from tienbo.reorganisations.preview import try_out
from tienbo.reorganisations.schemas import ReorganisationToRecord, ReorganisationWanted


def record(session: Session, actor: Actor, wanted: ReorganisationToRecord) -> int:
    """Write it down as it was previewed; answers its id.

    Raises:
        NotFound, Forbidden: as for the preview, and for a document outside the caller's scope.
        PlanStale: what the preview said is no longer so.
        Problem: of `reorganisations.problems`, by name.
    """
    lock(session)
    if wanted.document_id is not None and not session.scalar(
        select(Document.id).where(Document.id == wanted.document_id)
    ):
        raise NotFound
    planned = make_plan(session, actor, wanted)
    made, found = try_out(session, actor, wanted, planned)
    if found.plan != wanted.plan:
        raise problems.PlanStale
    kept = Reorganisation(
        unit_id=planned.responsible_id,
        effective_on=wanted.effective_on,
        resolution=wanted.resolution,
        document_id=wanted.document_id,
        kinds=[kind.value for kind in found.kinds],
        wanted=wanted.model_dump(mode="json", include=set(ReorganisationWanted.model_fields)),
        made=made.stored(),
        plan=found.plan,
        recorded_by_id=actor.user_id,
    )
    session.add(kept)
    session.flush()
    record_event(
        session,
        actor,
        "unit.reorganised",
        ("reorganisation", kept.id),
        planned.responsible_id,
        effective_on=wanted.effective_on.isoformat(),
        resolution=wanted.resolution,
        kinds=kept.kinds,
        ended=[one.code for one in found.ends],
        begun=[one.code for one in found.begins],
        altered=[one.after.code for one in found.alters],
        roles_moved=len(made.moved.roles_ended),
    )
    session.flush()
    return kept.id
