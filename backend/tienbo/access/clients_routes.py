from typing import Annotated

from fastapi import APIRouter, Path, Response

from tienbo.access import clients_queries, clients_service
from tienbo.access.clients_schemas import ClientCreate, ClientMade, ClientRead
from tienbo.access.dependencies import ClientManager
from tienbo.database import SessionDep
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import problem_responses

router = APIRouter(prefix="/clients", tags=["access"], responses=problem_responses(401, 403, 404, 422))

ClientId = Annotated[str, Path(pattern=f"^{clients_queries.CLIENT_ID.pattern}$")]


@router.get("", operation_id="listClients")
def list_clients(
    session: SessionDep, actor: ClientManager, cursor: CursorParam = None, limit: Limit = 100
) -> Page[ClientRead]:
    """The programs of the units below the caller, ended ones included, the newest first."""
    return clients_queries.list_clients(session, actor, cursor, limit)


@router.post("", operation_id="createClient", status_code=201, responses=problem_responses(409))
def create_client(response: Response, session: SessionDep, actor: ClientManager, body: ClientCreate) -> ClientMade:
    """Let a program sign in by itself; its secret, if it gets one, is shown here and never again."""
    response.headers["Cache-Control"] = "no-store"
    return clients_service.create_client(session, actor, body)


@router.get("/{client_id}", operation_id="getClient")
def get_client(session: SessionDep, actor: ClientManager, client_id: ClientId) -> ClientRead:
    """One program."""
    return clients_queries.get_client(session, actor, client_id)


@router.post("/{client_id}/rotate-secret", operation_id="rotateClientSecret", responses=problem_responses(409))
def rotate_secret(response: Response, session: SessionDep, actor: ClientManager, client_id: ClientId) -> ClientMade:
    """A new secret, shown here and never again; the old one is refused from now on."""
    response.headers["Cache-Control"] = "no-store"
    return clients_service.rotate_secret(session, actor, client_id)


@router.post("/{client_id}/revoke", operation_id="revokeClient")
def revoke_client(session: SessionDep, actor: ClientManager, client_id: ClientId) -> ClientRead:
    """End a program: its next request is refused."""
    return clients_service.revoke_client(session, actor, client_id)
