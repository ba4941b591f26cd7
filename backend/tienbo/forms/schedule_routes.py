from fastapi import APIRouter, Response

from tienbo.access.dependencies import FormKeeper, FormReader
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.forms import scheduling
from tienbo.forms.schedule_schemas import Schedule, SchedulePreview, ScheduleRead
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/forms/{form_id}/schedule", tags=["forms"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)


def _tagged(response: Response, read: ScheduleRead) -> ScheduleRead:
    response.headers["ETag"] = etag(read.version)
    return read


@router.get("", operation_id="getFormSchedule")
def get_form_schedule(response: Response, session: SessionDep, actor: FormReader, form_id: RowId) -> ScheduleRead:
    """The rules by which the form is asked of itself, and the next periods by them."""
    return _tagged(response, scheduling.get_schedule(session, actor, form_id))


@router.put("", operation_id="writeFormSchedule", responses=CHANGE)
def write_form_schedule(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    version: MatchedVersion,
    wanted: Schedule,
) -> ScheduleRead:
    """All the rules at once; periods that were asked before keep their days."""
    scheduling.write_schedule(session, actor, form_id, version, wanted)
    return _tagged(response, scheduling.get_schedule(session, actor, form_id))


@router.post("/preview", operation_id="previewFormSchedule", responses=CHANGE)
def preview_form_schedule(
    session: SessionDep, actor: FormKeeper, form_id: RowId, version: MatchedVersion, wanted: Schedule
) -> SchedulePreview:
    """The next periods by these rules, and what is wrong with their days; nothing is changed."""
    return scheduling.preview(session, actor, form_id, version, wanted)
