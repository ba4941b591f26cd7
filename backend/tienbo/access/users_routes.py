from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Header, Query, Request, Response

from tienbo.access import links, mail, users_queries, users_service
from tienbo.access.dependencies import UserManager
from tienbo.access.models import User
from tienbo.access.users_schemas import (
    GrantRequest,
    InviteRequest,
    LinkRead,
    ResetRequest,
    UserInvited,
    UserPatch,
    UserRead,
)
from tienbo.database import SessionDep
from tienbo.inputs import CleanText, RowId
from tienbo.paging import CursorParam, Limit, Page
from tienbo.problems import VersionRequired, problem_responses

router = APIRouter(tags=["users"], responses=problem_responses(401, 403, 422))

ONE = problem_responses(404)
CHANGE = problem_responses(404, 409)


def read_version(
    if_match: Annotated[str | None, Header(max_length=200, description="The ETag that was read.")] = None,
) -> str:
    """The tag of what the caller has read.

    Raises:
        VersionRequired: no If-Match; a change could overwrite what the caller has not seen.
    """
    if if_match is None:
        raise VersionRequired
    return if_match.strip()


ReadVersion = Annotated[str, Depends(read_version)]


def _tagged(response: Response, user: UserRead) -> UserRead:
    response.headers["ETag"] = users_queries.etag(user)
    return user


def _hand_over(
    request: Request, response: Response, tasks: BackgroundTasks, user: User, link: links.MadeLink
) -> LinkRead:
    """The link for the administrator, who hands it over, and for the user by mail where that is possible."""
    settings = request.app.state.settings
    mailed_to = user.email if mail.can_send(settings) else None
    if mailed_to is not None:
        tasks.add_task(mail.send, settings, mail.compose(settings, mailed_to, user.name, link))
    response.headers["Cache-Control"] = "no-store"
    return LinkRead(url=link.url(settings.issuer), kind=link.kind, expires_at=link.expires_at, mailed_to=mailed_to)


@router.get("/users", operation_id="listUsers")
def list_users(
    session: SessionDep,
    actor: UserManager,
    q: Annotated[CleanText | None, Query(max_length=100, description="Part of the name or the sign-in name.")] = None,
    unit_id: Annotated[RowId | None, Query(description="Only users of this unit and of those below it today.")] = None,
    active: bool | None = None,
    cursor: CursorParam = None,
    limit: Limit = 100,
) -> Page[UserRead]:
    """Users who hold, held or will hold a role in the caller's units."""
    return users_queries.list_users(session, actor, users_queries.UserFilter(q, unit_id, active), cursor, limit)


@router.post("/users", operation_id="inviteUser", status_code=201, responses=CHANGE)
def invite_user(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    session: SessionDep,
    actor: UserManager,
    body: InviteRequest,
) -> UserInvited:
    """Make an account with its first roles; the answer holds the one link by which the person sets a password."""
    user, link = users_service.invite(session, actor, body)
    read = _tagged(response, users_queries.get_user(session, actor, user.id))
    return UserInvited(user=read, link=_hand_over(request, response, tasks, user, link))


@router.get("/users/{user_id}", operation_id="getUser", responses=ONE)
def get_user(response: Response, session: SessionDep, actor: UserManager, user_id: RowId) -> UserRead:
    """One user with the roles within the caller's reach."""
    return _tagged(response, users_queries.get_user(session, actor, user_id))


@router.patch("/users/{user_id}", operation_id="changeUser", responses={**CHANGE, **problem_responses(412, 428)})
def change_user(
    response: Response, session: SessionDep, actor: UserManager, user_id: RowId, version: ReadVersion, body: UserPatch
) -> UserRead:
    """Change name or address, or disable the account: people who leave are disabled, never deleted."""
    return _tagged(response, users_service.patch(session, actor, user_id, version, body))


@router.post("/users/{user_id}/grants", operation_id="grantRole", status_code=201, responses=CHANGE)
def grant_role(
    response: Response, session: SessionDep, actor: UserManager, user_id: RowId, body: GrantRequest
) -> UserRead:
    """Give a role at a body of the caller's units."""
    return _tagged(response, users_service.grant(session, actor, user_id, body))


@router.delete("/users/{user_id}/grants/{grant_id}", operation_id="revokeRole", status_code=204, responses=CHANGE)
def revoke_role(session: SessionDep, actor: UserManager, user_id: RowId, grant_id: RowId) -> None:
    """Take a role away from today on."""
    users_service.revoke(session, actor, user_id, grant_id)


@router.post("/users/{user_id}/password-reset", operation_id="resetPassword", status_code=201, responses=CHANGE)
def reset_password(
    request: Request,
    response: Response,
    tasks: BackgroundTasks,
    session: SessionDep,
    actor: UserManager,
    user_id: RowId,
    body: ResetRequest,
) -> LinkRead:
    """A link by which the user sets a new password."""
    user, link = users_service.reset_password(session, actor, user_id, remove_second_factor=body.remove_second_factor)
    return _hand_over(request, response, tasks, user, link)
