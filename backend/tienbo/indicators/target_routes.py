from fastapi import APIRouter, Response

from tienbo.access.dependencies import FormReader, IndicatorDefiner
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.indicators import target_queries, target_service
from tienbo.indicators.target_schemas import TargetChange, TargetCreate, TargetDetail, TargetWithdrawal
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="", tags=["indicators"], responses=problem_responses(401, 403, 422))

CHANGE = problem_responses(404, 409, 412, 428)


@router.post("/targets", operation_id="createTarget", status_code=201, responses=problem_responses(404, 409))
def create_target(
    session: SessionDep, actor: IndicatorDefiner, response: Response, wanted: TargetCreate
) -> TargetDetail:
    """Set what a document of the unit asks of an indicator; it prevails over what the units above ask."""
    return _answer(session, actor, response, target_service.set_target(session, actor, wanted))


@router.get("/targets/{target_id}", operation_id="getTarget", responses=problem_responses(404))
def get_target(session: SessionDep, actor: FormReader, response: Response, target_id: RowId) -> TargetDetail:
    """One target, and what the units above ask of the same figures, year by year beside it."""
    return _answer(session, actor, response, target_id)


@router.put("/targets/{target_id}", operation_id="changeTarget", responses=CHANGE)
def change_target(
    session: SessionDep,
    actor: IndicatorDefiner,
    response: Response,
    target_id: RowId,
    version: MatchedVersion,
    wanted: TargetChange,
) -> TargetDetail:
    """Write a target again, with the reason; the log keeps what it was."""
    target_service.change_target(session, actor, target_id, version, wanted)
    return _answer(session, actor, response, target_id)


@router.post("/targets/{target_id}/withdraw", operation_id="withdrawTarget", responses=CHANGE)
def withdraw_target(
    session: SessionDep,
    actor: IndicatorDefiner,
    response: Response,
    target_id: RowId,
    version: MatchedVersion,
    wanted: TargetWithdrawal,
) -> TargetDetail:
    """Ask it no longer, with the reason."""
    target_service.withdraw_target(session, actor, target_id, version, wanted)
    return _answer(session, actor, response, target_id)


def _answer(session: SessionDep, actor: FormReader, response: Response, target_id: int) -> TargetDetail:
    answer = target_queries.get_target(session, actor, target_id)
    response.headers["ETag"] = etag(answer.version)
    return answer
