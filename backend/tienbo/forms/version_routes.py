from fastapi import APIRouter, Response

from tienbo.access.dependencies import FormKeeper, FormReader
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.forms import drafting, versions
from tienbo.forms.version_schemas import DraftPreview, DraftQuestion, ItemsWrite, VersionIssue, VersionList
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/forms/{form_id}", tags=["forms"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)


def _tagged(response: Response, read: VersionList) -> VersionList:
    response.headers["ETag"] = etag(read.version)
    return read


@router.get("/versions", operation_id="listFormVersions")
def list_form_versions(response: Response, session: SessionDep, actor: FormReader, form_id: RowId) -> VersionList:
    """What the form asked, and in which periods."""
    return _tagged(response, versions.list_versions(session, actor, form_id))


@router.put("/draft", operation_id="draftForm", responses=CHANGE)
def draft_form(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    version: MatchedVersion,
    wanted: ItemsWrite,
) -> VersionList:
    """The items of the next version; nothing is asked by them until it is issued."""
    drafting.write_draft(session, actor, form_id, version, wanted)
    return _tagged(response, versions.list_versions(session, actor, form_id))


@router.post("/draft/preview", operation_id="previewFormDraft", responses=CHANGE)
def preview_form_draft(
    session: SessionDep, actor: FormKeeper, form_id: RowId, version: MatchedVersion, wanted: DraftQuestion
) -> DraftPreview:
    """What these items would change of the version before, and for which periods; nothing is changed."""
    return drafting.preview(session, actor, form_id, version, wanted)


@router.post("/issue", operation_id="issueForm", responses=CHANGE)
def issue_form(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    version: MatchedVersion,
    wanted: VersionIssue,
) -> VersionList:
    """Ask by the draft from a period on."""
    versions.issue(session, actor, form_id, version, wanted)
    return _tagged(response, versions.list_versions(session, actor, form_id))
