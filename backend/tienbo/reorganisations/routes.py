from fastapi import APIRouter

from tienbo.access.dependencies import UnitManager, UnitReader
from tienbo.database import SessionDep
from tienbo.inputs import RowId
from tienbo.problems import problem_responses
from tienbo.reorganisations import preview, queries, service, undoing
from tienbo.reorganisations.preview_schemas import ReorganisationPreview
from tienbo.reorganisations.schemas import (
    ReorganisationList,
    ReorganisationRead,
    ReorganisationToRecord,
    ReorganisationWanted,
    UndoWanted,
)

router = APIRouter(prefix="/reorganisations", tags=["units"], responses=problem_responses(401, 403, 422))


@router.get("", operation_id="listReorganisations")
def list_reorganisations(session: SessionDep, actor: UnitReader) -> ReorganisationList:
    """What was recorded for the caller's units and those above, the latest first."""
    return queries.list_reorganisations(session, actor)


@router.post("/preview", operation_id="previewReorganisation", responses=problem_responses(404, 409))
def preview_reorganisation(
    session: SessionDep, actor: UnitManager, wanted: ReorganisationWanted
) -> ReorganisationPreview:
    """What it would change in units, bodies, roles, reports and every series; nothing is stored."""
    return preview.preview(session, actor, wanted)


@router.post("", operation_id="recordReorganisation", status_code=201, responses=problem_responses(404, 409))
def record_reorganisation(
    session: SessionDep, actor: UnitManager, wanted: ReorganisationToRecord
) -> ReorganisationRead:
    """Record it by the preview that was read; refused where anything the preview said has changed."""
    return queries.get_reorganisation(session, actor, service.record(session, actor, wanted))


@router.get("/{reorganisation_id}", operation_id="getReorganisation", responses=problem_responses(404))
def get_reorganisation(session: SessionDep, actor: UnitReader, reorganisation_id: RowId) -> ReorganisationRead:
    """One reorganisation, with the units it ended, began and altered."""
    return queries.get_reorganisation(session, actor, reorganisation_id)


@router.post("/{reorganisation_id}/undo", operation_id="undoReorganisation", responses=problem_responses(404, 409))
def undo_reorganisation(
    session: SessionDep, actor: UnitManager, reorganisation_id: RowId, wanted: UndoWanted
) -> ReorganisationRead:
    """Take it back while nothing depends on it; afterwards only a reorganisation the other way round helps."""
    undoing.undo(session, actor, reorganisation_id, wanted.reason)
    return queries.get_reorganisation(session, actor, reorganisation_id)
