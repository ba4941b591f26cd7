"""Keeping the register in bulk: lists brought in after a preview, and bodies entered twice merged after one."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from tienbo.access.dependencies import BodyKeeper
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.inputs import CleanText, RowId
from tienbo.problems import language_of, problem_responses
from tienbo.units import bodies_importing, bodies_merging, bodies_queries
from tienbo.units.bodies_import_schemas import ImportPreview
from tienbo.units.bodies_listing import read_list
from tienbo.units.bodies_merging import DuplicateList, Merge, MergePreview
from tienbo.units.bodies_sheet import LARGEST_FILE
from tienbo.units.body_schemas import BodyDetail

router = APIRouter(prefix="/bodies", tags=["bodies"], responses=problem_responses(401, 403, 422))

ListFile = Annotated[
    UploadFile,
    File(
        description="CSV in UTF-8 or XLSX. Columns unit code, kind, name; where wanted aliases (parted by ;), sector,"
        " parent, valid from, valid to."
    ),
]


@router.post("/import/preview", operation_id="previewBodyImport", responses=problem_responses(413))
def preview_body_import(request: Request, session: SessionDep, actor: BodyKeeper, file: ListFile) -> ImportPreview:
    """What a list would do, row by row; nothing is changed by it."""
    listed = read_list(file.file.read(LARGEST_FILE + 1))
    return bodies_importing.preview(session, actor, listed, language_of(request))


@router.post("/import", operation_id="importBodies", responses=problem_responses(409, 413))
def import_bodies(
    request: Request,
    session: SessionDep,
    actor: BodyKeeper,
    file: ListFile,
    token: Annotated[CleanText, Form(min_length=64, max_length=64, description="The preview's.")],
) -> ImportPreview:
    """Bring the previewed list in, all of it; refused when the register has changed since."""
    listed = read_list(file.file.read(LARGEST_FILE + 1))
    return bodies_importing.apply(session, actor, listed, token, language_of(request))


@router.get("/duplicates", operation_id="listBodyDuplicates", responses=problem_responses(404))
def list_body_duplicates(session: SessionDep, actor: BodyKeeper, unit_id: RowId) -> DuplicateList:
    """Bodies of a unit that may have been entered twice, by the likeness of their names."""
    return bodies_merging.duplicates(session, actor, unit_id)


@router.get("/{body_id}/merge", operation_id="previewBodyMerge", responses=problem_responses(404, 409))
def preview_body_merge(session: SessionDep, actor: BodyKeeper, body_id: RowId, into_id: RowId) -> MergePreview:
    """What merging the body into another of its unit would move."""
    return bodies_merging.preview(session, actor, body_id, into_id)


@router.post("/{body_id}/merge", operation_id="mergeBody", responses=problem_responses(404, 409, 412, 428))
def merge_body(
    session: SessionDep, actor: BodyKeeper, response: Response, body_id: RowId, version: MatchedVersion, wanted: Merge
) -> BodyDetail:
    """Merge the body into another; its id goes on meaning the one that is kept."""
    bodies_merging.merge(session, actor, body_id, version, wanted.into_id)
    kept = bodies_queries.get_body(session, actor, wanted.into_id, None)
    response.headers["ETag"] = etag(kept.version)
    return kept
