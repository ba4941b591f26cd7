"""Editions (bản tổng hợp): numbered, frozen consolidations of a unit."""

import base64
from typing import Annotated

from fastapi import APIRouter, Query, Response

from tienbo.access.dependencies import (
    SubmissionEnterer,
    SubmissionReviewer,
    SubmissionSubmitter,
    TotalReader,
)
from tienbo.database import SessionDep
from tienbo.editions import drafting, frozen, queries, reading, service
from tienbo.editions.content import Content
from tienbo.editions.lifecycle import EditionAction
from tienbo.editions.models import EditionState, FigureBasis
from tienbo.editions.schemas import (
    ComparisonRead,
    EditionDetail,
    EditionOpen,
    EditionReason,
    EditionRow,
    EditionWrite,
    FreezeRequest,
    IssueRequest,
)
from tienbo.etags import MatchedVersion, etag
from tienbo.exchange.idempotency import OnceDep
from tienbo.exchange.updates import SinceDep
from tienbo.files import attachment_headers
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import NotFound, problem_responses

router = APIRouter(tags=["editions"], responses=problem_responses(401, 403, 404, 422))

CHANGE = problem_responses(409, 412, 428)
PeriodCode = Annotated[CleanText, Query(max_length=10, description="2019 or 2025-H1.")]


def _tagged(response: Response, edition: EditionDetail) -> EditionDetail:
    response.headers["ETag"] = etag(edition.version)
    return edition


@router.get("/consolidation", operation_id="getConsolidation")
def get_consolidation(
    session: SessionDep, actor: TotalReader, form_id: RowId, period: PeriodCode, unit_id: RowId, basis: FigureBasis
) -> Content:
    """A unit's figures at this moment on one basis: what an edition would hold, coverage and reporters included."""
    return reading.preview(session, actor, form_id, period, unit_id, basis)


@router.get("/editions", operation_id="listEditions")
def list_editions(
    session: SessionDep,
    actor: TotalReader,
    since: SinceDep,
    form_id: RowId | None = None,
    period: Annotated[CleanText | None, Query(max_length=10, description="2019 or 2025-H1.")] = None,
    unit_id: RowId | None = None,
    state: EditionState | None = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[EditionRow]:
    """Editions within reach, the latest begun first."""
    wanted = queries.EditionFilter(form_id, period, unit_id, state, since)
    return queries.list_editions(session, actor, wanted, cursor, limit)


@router.post(
    "/editions",
    operation_id="openEdition",
    status_code=201,
    responses={200: {"model": EditionDetail, "description": "It had been begun already."}, **problem_responses(409)},
)
def open_edition(
    response: Response, session: SessionDep, actor: SubmissionEnterer, once: OnceDep, body: EditionOpen
) -> EditionDetail:
    """Begin a unit's next edition for a form and period, or find the draft begun."""
    edition, begun = drafting.open_edition(session, actor, body)
    response.status_code = 201 if begun else 200
    return once.keep(_tagged(response, edition), response, response.status_code)


@router.get("/editions/{edition_id}", operation_id="getEdition")
def get_edition(response: Response, session: SessionDep, actor: TotalReader, edition_id: RowId) -> EditionDetail:
    """An edition: its figures, who is in them and who is missing, and what changed under it since."""
    return _tagged(response, reading.get_edition(session, actor, edition_id))


@router.get(
    "/editions/{edition_id}/content",
    operation_id="getEditionContent",
    response_class=Response,
    responses={
        200: {
            "description": "The frozen bytes; `Repr-Digest` carries their sha-256.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Content"}}},
        }
    },
)
def get_edition_content(session: SessionDep, actor: TotalReader, edition_id: RowId) -> Response:
    """What was frozen, byte for byte, for whoever wants to check the hash."""
    edition = queries.load(session, actor, edition_id).edition
    if edition.sha256 is None:
        raise NotFound
    coded = base64.b64encode(bytes.fromhex(edition.sha256)).decode()
    name = f"tong-hop-{edition.id}-{edition.number}.json"
    return Response(
        frozen.bytes_of(session, edition_id),
        media_type="application/json",
        headers={
            "ETag": f'"{edition.sha256}"',
            "Repr-Digest": f"sha-256=:{coded}:",
            **attachment_headers(name, name),
        },
    )


@router.get("/editions/{edition_id}/comparison", operation_id="compareEditions")
def compare_editions(
    session: SessionDep,
    actor: TotalReader,
    edition_id: RowId,
    other_id: Annotated[RowId, Query(alias="with", description="Another edition of the same form and unit.")],
) -> ComparisonRead:
    """What the later of two editions says differently from the earlier one."""
    return reading.compare(session, actor, edition_id, other_id)


@router.patch("/editions/{edition_id}", operation_id="saveEdition", responses=CHANGE)
def save_edition(
    response: Response,
    session: SessionDep,
    actor: SubmissionEnterer,
    edition_id: RowId,
    version: MatchedVersion,
    body: EditionWrite,
) -> EditionDetail:
    """Write a draft's adjustments, waivers and words."""
    return _tagged(response, drafting.save(session, actor, edition_id, version, body))


@router.post("/editions/{edition_id}/freeze", operation_id="freezeEdition", responses=CHANGE)
def freeze_edition(
    response: Response,
    session: SessionDep,
    actor: SubmissionSubmitter,
    edition_id: RowId,
    version: MatchedVersion,
    body: FreezeRequest,
) -> EditionDetail:
    """Fix the figures for ever, as they were seen."""
    return _tagged(response, service.freeze(session, actor, edition_id, version, body.seen))


@router.post("/editions/{edition_id}/submit", operation_id="submitEdition", responses=CHANGE)
def submit_edition(
    response: Response, session: SessionDep, actor: SubmissionSubmitter, edition_id: RowId, version: MatchedVersion
) -> EditionDetail:
    """Hand a frozen edition to the superior unit."""
    return _tagged(response, service.submit(session, actor, edition_id, version))


@router.post("/editions/{edition_id}/withdraw", operation_id="withdrawEdition", responses=CHANGE)
def withdraw_edition(
    response: Response,
    session: SessionDep,
    actor: SubmissionSubmitter,
    edition_id: RowId,
    version: MatchedVersion,
    body: EditionReason,
) -> EditionDetail:
    """Take a submitted edition back before the superior has decided."""
    return _tagged(response, service.decide(session, actor, edition_id, version, EditionAction.withdraw, body.reason))


@router.post("/editions/{edition_id}/accept", operation_id="acceptEdition", responses=CHANGE)
def accept_edition(
    response: Response, session: SessionDep, actor: SubmissionReviewer, edition_id: RowId, version: MatchedVersion
) -> EditionDetail:
    """Accept; from now on it is what the unit officially says, in the place of any earlier one."""
    return _tagged(response, service.decide(session, actor, edition_id, version, EditionAction.accept))


@router.post("/editions/{edition_id}/return", operation_id="returnEdition", responses=CHANGE)
def return_edition(
    response: Response,
    session: SessionDep,
    actor: SubmissionReviewer,
    edition_id: RowId,
    version: MatchedVersion,
    body: EditionReason,
) -> EditionDetail:
    """Give it back, saying why: the unit answers with its next edition."""
    return _tagged(response, service.decide(session, actor, edition_id, version, EditionAction.return_, body.reason))


@router.post("/editions/{edition_id}/issue", operation_id="issueEdition", responses=CHANGE)
def issue_edition(
    response: Response,
    session: SessionDep,
    actor: SubmissionSubmitter,
    edition_id: RowId,
    version: MatchedVersion,
    body: IssueRequest,
) -> EditionDetail:
    """Write down the number and day of the signed report."""
    return _tagged(response, service.issue(session, actor, edition_id, version, body))
