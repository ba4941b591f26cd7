from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from tienbo import clock
from tienbo.access import account_service, delegations, links, recovery
from tienbo.access.account_schemas import (
    ColleagueList,
    DelegationCreate,
    DelegationList,
    DelegationRead,
    LinkPreview,
    LinkRedemption,
    LinkSecret,
    PasswordChange,
    PasswordProof,
    RecoveryCodesLeft,
    RecoveryCodesMade,
    SecondFactorConfirm,
    SecondFactorStart,
    SessionList,
)
from tienbo.access.dependencies import CurrentActor, PersonToken
from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.access.throttle import forgive
from tienbo.access.visitors import CurrentVisitor
from tienbo.database import SessionDep
from tienbo.inputs import RowId
from tienbo.problems import answer, problem_responses

router = APIRouter(tags=["account"], responses=problem_responses(401, 403, 422))
public = APIRouter(tags=["account"], responses=problem_responses(404, 422))

BROKEN_RULE = problem_responses(409)
MISSING = problem_responses(404)
COUNTED = problem_responses(409, 429)


def current_person(token: PersonToken, actor: CurrentActor) -> Actor:  # noqa: ARG001 -- asked for its refusal
    """The caller, a person: a program has no account to keep."""
    return actor


Person = Annotated[Actor, Depends(current_person)]


def own_account(session: SessionDep, token: PersonToken, actor: Person) -> User:  # noqa: ARG001 -- after the check
    return account_service.own_account(session, token.user_id)


OwnAccount = Annotated[User, Depends(own_account)]


@router.get("/account/sessions", operation_id="listSessions")
def list_sessions(session: SessionDep, token: PersonToken, actor: Person) -> SessionList:
    """The caller's sign-ins that go on: where, by which browser, since when."""
    return SessionList(items=account_service.list_sessions(session, actor, token.sign_in_id, clock.now()))


@router.delete("/account/sessions/{sign_in_id}", operation_id="endSession", status_code=204, responses=MISSING)
def end_session(
    session: SessionDep,
    token: PersonToken,
    actor: Person,  # noqa: ARG001 -- an ended sign-in ends no other
    sign_in_id: UUID,
) -> None:
    """End one of the caller's sign-ins, for example on a telephone that was lost."""
    account_service.end_session(session, token, sign_in_id, clock.now())


@router.post(
    "/account/password", operation_id="changePassword", status_code=204, response_model=None, responses=COUNTED
)
def change_password(
    request: Request,
    session: SessionDep,
    token: PersonToken,
    actor: Person,
    user: OwnAccount,
    visitor: CurrentVisitor,
    body: PasswordChange,
) -> Response | None:
    """Set another password; every other sign-in of the account ends."""
    now = clock.now()
    current = body.current_password.get_secret_value()
    if problem := account_service.prove(session, actor, request.app.state.gate, user, current, visitor, now):
        return answer(request, problem)
    account_service.change_password(session, actor, user, body.password.get_secret_value(), token.sign_in_id, now)
    return None


@router.post(
    "/account/second-factor", operation_id="startSecondFactor", response_model=SecondFactorStart, responses=COUNTED
)
def start_second_factor(
    request: Request,
    response: Response,
    session: SessionDep,
    actor: Person,
    user: OwnAccount,
    visitor: CurrentVisitor,
    body: PasswordProof,
) -> SecondFactorStart | Response:
    """A secret for an authenticator application; nothing changes until a code confirms it."""
    gate = request.app.state.gate
    if problem := account_service.prove(
        session, actor, gate, user, body.password.get_secret_value(), visitor, clock.now()
    ):
        return answer(request, problem)
    response.headers["Cache-Control"] = "no-store"
    return account_service.start_second_factor(session, gate, user)


@router.post("/account/second-factor/confirm", operation_id="confirmSecondFactor", responses=BROKEN_RULE)
def confirm_second_factor(
    request: Request,
    response: Response,
    session: SessionDep,
    actor: Person,
    user: OwnAccount,
    body: SecondFactorConfirm,
) -> RecoveryCodesMade:
    """Turn the second factor on with the first code; answers ten recovery codes, which are shown this once."""
    gate = request.app.state.gate
    response.headers["Cache-Control"] = "no-store"
    codes = account_service.confirm_second_factor(session, actor, gate, user, body.code, clock.now())
    return RecoveryCodesMade(codes=codes)


@router.get("/account/recovery-codes", operation_id="countRecoveryCodes")
def count_recovery_codes(session: SessionDep, token: PersonToken, actor: Person) -> RecoveryCodesLeft:  # noqa: ARG001 -- asked for its refusal
    """How many of the caller's recovery codes are left."""
    return RecoveryCodesLeft(left=recovery.count_left(session, token.user_id))


@router.post(
    "/account/recovery-codes",
    operation_id="replaceRecoveryCodes",
    response_model=RecoveryCodesMade,
    responses=COUNTED,
)
def replace_recovery_codes(
    request: Request,
    response: Response,
    session: SessionDep,
    actor: Person,
    user: OwnAccount,
    visitor: CurrentVisitor,
    body: PasswordProof,
) -> RecoveryCodesMade | Response:
    """Ten new recovery codes, shown this once; the ones before are worth nothing. Needs the password once more."""
    gate, now = request.app.state.gate, clock.now()
    if problem := account_service.prove(session, actor, gate, user, body.password.get_secret_value(), visitor, now):
        return answer(request, problem)
    response.headers["Cache-Control"] = "no-store"
    return RecoveryCodesMade(codes=account_service.replace_recovery_codes(session, actor, gate, user, now))


@router.delete(
    "/account/second-factor",
    operation_id="removeSecondFactor",
    status_code=204,
    response_model=None,
    responses=COUNTED,
)
def remove_second_factor(
    request: Request,
    session: SessionDep,
    actor: Person,
    user: OwnAccount,
    visitor: CurrentVisitor,
    body: PasswordProof,
) -> Response | None:
    """Turn the second factor off; needs the password once more."""
    password = body.password.get_secret_value()
    if problem := account_service.prove(session, actor, request.app.state.gate, user, password, visitor, clock.now()):
        return answer(request, problem)
    account_service.remove_second_factor(session, actor, user)
    return None


@router.get("/account/colleagues", operation_id="listColleagues")
def list_colleagues(session: SessionDep, actor: Person) -> ColleagueList:
    """Who may be the caller's deputy; empty for everyone but leaders."""
    return ColleagueList(items=delegations.list_colleagues(session, actor))


@router.get("/account/delegations", operation_id="listDelegations")
def list_delegations(session: SessionDep, actor: Person) -> DelegationList:
    """Roles handed to deputies by the caller, and to the caller by others."""
    return DelegationList(items=delegations.list_delegations(session, actor))


@router.post(
    "/account/delegations",
    operation_id="delegateRole",
    status_code=201,
    responses={**MISSING, **BROKEN_RULE},
)
def delegate_role(session: SessionDep, actor: Person, body: DelegationCreate) -> DelegationRead:
    """Let a colleague of the same unit lead for some days."""
    return delegations.create(session, actor, body)


@router.delete("/account/delegations/{delegation_id}", operation_id="endDelegation", status_code=204, responses=MISSING)
def end_delegation(session: SessionDep, actor: Person, delegation_id: RowId) -> None:
    """Take the role back before its last day."""
    delegations.revoke(session, actor, delegation_id)


@public.post("/access-links/preview", operation_id="previewAccessLink")
def preview_access_link(response: Response, session: SessionDep, body: LinkSecret) -> LinkPreview:
    """Whose link this is and how long it works, before a password is set by it."""
    link = links.find(session, body.secret, clock.now())
    response.headers["Cache-Control"] = "no-store"
    return LinkPreview(kind=link.kind, login=link.user.login, name=link.user.name, expires_at=link.expires_at)


@public.post("/access-links/redeem", operation_id="redeemAccessLink", status_code=204)
def redeem_access_link(request: Request, session: SessionDep, visitor: CurrentVisitor, body: LinkRedemption) -> None:
    """Set the password, once; every sign-in of the account ends, and what strangers tried no longer delays it."""
    user = links.redeem(session, body.secret, body.password.get_secret_value(), clock.now())
    counters = request.app.state.gate.throttler.counters(user.login, visitor.network, familiar=False)
    forgive(session, counters, everywhere=True)


router.include_router(public)
