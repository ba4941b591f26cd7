"""Who is calling, what they may do, and the transaction that row security lets them work in."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.clients_queries import is_alive
from tienbo.access.models import RoleGrant, ServiceClient, SignIn, User
from tienbo.access.permissions import FOR_PROGRAMS, PERMISSIONS, Permission
from tienbo.access.scope import Actor, Grant
from tienbo.access.sessions import SessionEnded
from tienbo.access.tokens import ClientToken, UserToken
from tienbo.database import Reach, SessionDep, set_reach
from tienbo.problems import Forbidden, Unauthenticated

_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="Access token of at most ten minutes.")


async def verified_token(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> UserToken | ClientToken:
    """The caller's token, checked without the database."""
    if credentials is None:
        raise Unauthenticated
    # Read once, where requests are counted (`requests_limited.py`); what is no token of ours is None there.
    token: UserToken | ClientToken | None = getattr(request.state, "token", None)
    if token is None:
        raise SessionEnded
    return token


VerifiedToken = Annotated[UserToken | ClientToken, Depends(verified_token)]


async def person_token(token: VerifiedToken) -> UserToken:
    """The token of a person.

    Raises:
        Forbidden: a program's token, which never buys a person's session.
    """
    if not isinstance(token, UserToken):
        raise Forbidden
    return token


PersonToken = Annotated[UserToken, Depends(person_token)]


def current_actor(request: Request, session: SessionDep, token: VerifiedToken) -> Actor:
    """The caller with the authority of this moment; from here on row security shows what is theirs.

    Raises:
        SessionEnded: the sign-in or the program was ended, or the account is no longer active.
    """
    request_id = request.state.request_id
    if isinstance(token, UserToken):
        actor = _person(session, token, request_id)
    else:
        actor = _program(session, token, request_id)
    set_reach(session, Reach(actor.user_id, client_id=actor.client_id, roots=actor.roots, today=actor.today))
    return actor


def _person(session: Session, token: UserToken, request_id: str) -> Actor:
    set_reach(session, Reach(user_id=token.user_id))
    user = session.execute(
        select(User.name, User.rehearsal_date)
        .join(SignIn, SignIn.user_id == User.id)
        .where(User.id == token.user_id, User.active, SignIn.id == token.sign_in_id)
        .where(SignIn.ended_at.is_(None), SignIn.expires_at > clock.now())
    ).one_or_none()
    if user is None:
        raise SessionEnded
    today = user.rehearsal_date or clock.today()
    grants = session.execute(
        select(RoleGrant.unit_id, RoleGrant.role, RoleGrant.body_id).where(
            RoleGrant.user_id == token.user_id, RoleGrant.valid.contains(today)
        )
    )
    return Actor(
        user_id=token.user_id,
        client_id=None,
        name=user.name,
        grants=tuple(Grant(unit, frozenset(PERMISSIONS[role]), role, body) for unit, role, body in grants),
        today=today,
        token_id=token.token_id,
        request_id=request_id,
    )


def _program(session: Session, token: ClientToken, request_id: str) -> Actor:
    set_reach(session, Reach(client_id=token.client_id))
    program = session.scalar(select(ServiceClient).where(ServiceClient.id == token.client_id, is_alive(clock.now())))
    if program is None:
        raise SessionEnded
    held = token.scope.intersection(program.permissions)
    permissions = frozenset(permission for permission in FOR_PROGRAMS if permission in held)
    return Actor(
        user_id=None,
        client_id=program.id,
        name=program.name,
        grants=(Grant(program.unit_id, permissions),),
        today=clock.today(),
        token_id=token.token_id,
        request_id=request_id,
    )


CurrentActor = Annotated[Actor, Depends(current_actor)]


def holder_of(permission: Permission) -> Callable[[Actor], Actor]:
    """A dependency that lets only callers with the permission through.

    Raises:
        Forbidden: none of the caller's roles carries it.
    """

    def check(actor: CurrentActor) -> Actor:
        if permission not in actor.permissions:
            raise Forbidden
        return actor

    return check


BodyKeeper = Annotated[Actor, Depends(holder_of(Permission.body_manage))]
ClientManager = Annotated[Actor, Depends(holder_of(Permission.client_manage))]
DocumentEditor = Annotated[Actor, Depends(holder_of(Permission.document_edit))]
DocumentReader = Annotated[Actor, Depends(holder_of(Permission.document_read))]
EventReader = Annotated[Actor, Depends(holder_of(Permission.event_read))]
FormKeeper = Annotated[Actor, Depends(holder_of(Permission.form_manage))]
FormReader = Annotated[Actor, Depends(holder_of(Permission.form_read))]
IndicatorDefiner = Annotated[Actor, Depends(holder_of(Permission.indicator_define))]
MatrixEditor = Annotated[Actor, Depends(holder_of(Permission.matrix_edit))]
MatrixIssuer = Annotated[Actor, Depends(holder_of(Permission.matrix_issue))]
MatrixReader = Annotated[Actor, Depends(holder_of(Permission.matrix_read))]
ProgressConfirmer = Annotated[Actor, Depends(holder_of(Permission.progress_confirm))]
ProgressReporter = Annotated[Actor, Depends(holder_of(Permission.progress_report))]
SubmissionEnterer = Annotated[Actor, Depends(holder_of(Permission.submission_enter))]
SubmissionReader = Annotated[Actor, Depends(holder_of(Permission.submission_read))]
SubmissionReviewer = Annotated[Actor, Depends(holder_of(Permission.submission_review))]
SubmissionSubmitter = Annotated[Actor, Depends(holder_of(Permission.submission_submit))]
TaskChaser = Annotated[Actor, Depends(holder_of(Permission.task_chase))]
TotalReader = Annotated[Actor, Depends(holder_of(Permission.total_read))]
UnitManager = Annotated[Actor, Depends(holder_of(Permission.unit_manage))]
UnitReader = Annotated[Actor, Depends(holder_of(Permission.unit_read))]
UserManager = Annotated[Actor, Depends(holder_of(Permission.user_manage))]
