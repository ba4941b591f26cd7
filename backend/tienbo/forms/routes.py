from typing import Annotated, TypeVar

from fastapi import APIRouter, Path, Response

from tienbo.access.dependencies import FormKeeper, FormReader
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.forms import asked, asking, extending, keeping, queries, schedule_routes, version_routes
from tienbo.forms.keepers import kept_units
from tienbo.forms.read_schemas import FormDetail, FormList
from tienbo.forms.schemas import (
    AskedPeriod,
    AskRequest,
    DaysChange,
    DueExtensionWrite,
    FormChange,
    FormCreate,
    GateWrite,
)
from tienbo.inputs import RowId
from tienbo.problems import problem_responses
from tienbo.units.models import Level

router = APIRouter(tags=["forms"], responses=problem_responses(401, 403, 404, 422))
router.include_router(version_routes.router)
router.include_router(schedule_routes.router)

CHANGE = problem_responses(409, 412, 428)
PeriodCode = Annotated[str, Path(max_length=40, description="2025, 2025-H1, 2025-Q3, C2025-M06, …")]


Read = TypeVar("Read", AskedPeriod, FormDetail)


def _tagged(response: Response, read: Read) -> Read:
    response.headers["ETag"] = etag(read.version)
    return read


@router.get("/forms", operation_id="listForms")
def list_forms(session: SessionDep, actor: FormReader) -> FormList:
    """Forms that the caller's units ask for, or are asked to fill in, with their periods and due dates."""
    return FormList(items=queries.list_forms(session, actor), can_make=kept_units(session, actor))


@router.get("/forms/{form_id}", operation_id="getForm")
def get_form(response: Response, session: SessionDep, actor: FormReader, form_id: RowId) -> FormDetail:
    """A form with its sections, indicators, derived ratios and targets."""
    return _tagged(response, queries.get_form(session, actor, form_id))


@router.post("/forms", operation_id="createForm", status_code=201, responses=problem_responses(409))
def create_form(response: Response, session: SessionDep, actor: FormKeeper, wanted: FormCreate) -> FormDetail:
    """A form of a unit, still without items, or with those of another form as its draft."""
    return _tagged(response, queries.get_form(session, actor, keeping.create(session, actor, wanted)))


@router.patch("/forms/{form_id}", operation_id="changeForm", responses=CHANGE)
def change_form(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    version: MatchedVersion,
    wanted: FormChange,
) -> FormDetail:
    """Other names or another source."""
    keeping.change(session, actor, form_id, version, wanted)
    return _tagged(response, queries.get_form(session, actor, form_id))


@router.post("/forms/{form_id}/periods", operation_id="askForm", status_code=201, responses=CHANGE)
def ask_form(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    version: MatchedVersion,
    wanted: AskRequest,
) -> AskedPeriod:
    """Ask the form in a period; days that are not given follow from the schedule."""
    return _tagged(response, asking.ask(session, actor, form_id, version, wanted))


@router.post("/forms/{form_id}/periods/preview", operation_id="previewFormPeriod", responses=CHANGE)
def preview_form_period(
    session: SessionDep, actor: FormKeeper, form_id: RowId, version: MatchedVersion, wanted: AskRequest
) -> AskedPeriod:
    """The days that would be asked, and what is wrong with them; nothing is changed."""
    return asking.ask(session, actor, form_id, version, wanted, preview=True)


@router.get("/forms/{form_id}/periods/{period}", operation_id="getFormPeriod")
def get_form_period(
    response: Response, session: SessionDep, actor: FormReader, form_id: RowId, period: PeriodCode
) -> AskedPeriod:
    """The days of a form in a period on each level, what is wrong with them, and who has more time."""
    return _tagged(response, asked.get_asked(session, actor, form_id, period))


@router.patch("/forms/{form_id}/periods/{period}/{level}", operation_id="changeFormDays", responses=CHANGE)
def change_form_days(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    period: PeriodCode,
    level: Level,
    version: MatchedVersion,
    wanted: DaysChange,
) -> AskedPeriod:
    """Other days for one level, with the reason."""
    return _tagged(response, asking.change_days(session, actor, form_id, version, period, level, wanted))


@router.post("/forms/{form_id}/periods/{period}/gate", operation_id="setFormGate", responses=CHANGE)
def set_form_gate(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    period: PeriodCode,
    version: MatchedVersion,
    wanted: GateWrite,
) -> AskedPeriod:
    """Open or close entry by hand, with the reason."""
    return _tagged(response, asking.set_gate(session, actor, form_id, version, period, wanted))


@router.post("/forms/{form_id}/periods/{period}/extensions", operation_id="extendFormDue", responses=CHANGE)
def extend_form_due(
    response: Response,
    session: SessionDep,
    actor: FormKeeper,
    form_id: RowId,
    period: PeriodCode,
    version: MatchedVersion,
    wanted: DueExtensionWrite,
) -> AskedPeriod:
    """Give single reporters more time, with the reason; the original due date stays beside it."""
    return _tagged(response, extending.extend(session, actor, form_id, version, period, wanted))
