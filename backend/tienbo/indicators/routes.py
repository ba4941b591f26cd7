from fastapi import APIRouter

from tienbo.access.dependencies import FormReader
from tienbo.database import SessionDep
from tienbo.indicators import queries
from tienbo.indicators.schemas import FormDetail, FormList
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(prefix="/forms", tags=["forms"], responses=problem_responses(401, 403, 422))


@router.get("", operation_id="listForms")
def list_forms(session: SessionDep, actor: FormReader) -> FormList:
    """Forms that the caller's units ask for, or are asked to fill in, with their periods and due dates."""
    return FormList(items=queries.list_forms(session, actor))


@router.get("/{form_id}", operation_id="getForm", responses=problem_responses(404))
def get_form(session: SessionDep, actor: FormReader, form_id: RowId) -> FormDetail:
    """A form with its sections, indicators, derived ratios and targets."""
    return queries.get_form(session, actor, form_id)
