"""Who is calling, what they may do, and the transaction that row security lets them work in."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import select

from tienbo import clock
from tienbo.access.models import RoleGrant, SignIn, User
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, Grant
from tienbo.access.sign_in import SessionEnded
from tienbo.access.tokens import AccessToken, InvalidToken
from tienbo.database import Reach, SessionDep, set_reach
from tienbo.problems import Forbidden, Unauthenticated

_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="Access token of at most ten minutes.")


async def verified_token(
    request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> AccessToken:
    """The caller's token, checked without the database."""
    if credentials is None:
        raise Unauthenticated
    try:
        token: AccessToken = request.app.state.issuer.verify(credentials.credentials)
    except InvalidToken as error:
        raise SessionEnded from error
    return token


def current_actor(
    request: Request, session: SessionDep, token: Annotated[AccessToken, Depends(verified_token)]
) -> Actor:
    """The caller with the authority of this moment; from here on row security shows what is theirs.

    Raises:
        SessionEnded: the sign-in was ended, or the account is no longer active.
    """
    set_reach(session, Reach(user_id=token.user_id))
    user = session.execute(
        select(User.name, User.rehearsal_date)
        .join(SignIn, SignIn.user_id == User.id)
        .where(User.id == token.user_id, User.active, SignIn.id == token.sign_in_id)
        .where(SignIn.ended_at.is_(None), SignIn.expires_at > clock.now())
    ).one_or_none()
    if user is None:
        raise SessionEnded
    grants = session.execute(
        select(RoleGrant.role, RoleGrant.body_id, RoleGrant.unit_id).where(RoleGrant.user_id == token.user_id)
    )
    actor = Actor(
        user_id=token.user_id,
        name=user.name,
        grants=tuple(Grant(*grant) for grant in grants),
        today=user.rehearsal_date or clock.today(),
        token_id=token.token_id,
        request_id=request.state.request_id,
    )
    set_reach(session, Reach(user_id=actor.user_id, roots=actor.roots, today=actor.today))
    return actor


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


FormReader = Annotated[Actor, Depends(holder_of(Permission.form_read))]
MatrixReader = Annotated[Actor, Depends(holder_of(Permission.matrix_read))]
SubmissionEnterer = Annotated[Actor, Depends(holder_of(Permission.submission_enter))]
SubmissionReader = Annotated[Actor, Depends(holder_of(Permission.submission_read))]
SubmissionReviewer = Annotated[Actor, Depends(holder_of(Permission.submission_review))]
SubmissionSubmitter = Annotated[Actor, Depends(holder_of(Permission.submission_submit))]
TotalReader = Annotated[Actor, Depends(holder_of(Permission.total_read))]
UnitReader = Annotated[Actor, Depends(holder_of(Permission.unit_read))]
