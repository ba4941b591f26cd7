"""Signing on through the province's provider: out by a redirect, and back through the page /sign-on."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Cookie, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from tienbo import clock
from tienbo.access import oidc_service, sign_in
from tienbo.access.oidc_attempts import Attempts
from tienbo.access.oidc_provider import Provider, SignOnRefused, SignOnUnavailable
from tienbo.access.routes import hand_over_tokens, same_site
from tienbo.access.schemas import AccessTokenRead
from tienbo.access.visitors import CurrentVisitor
from tienbo.database import Reach, SessionDep, set_reach
from tienbo.inputs import CleanText
from tienbo.problems import NotFound, Problem, Text, answer, problem_responses

COOKIE = "__Host-tienbo-sign-on"
SIGN_IN_PAGE = "/sign-in"

router = APIRouter(prefix="/sign-on", tags=["access"])


class SignOnOff(NotFound):
    code = "sign-on-off"
    title = Text("Hệ thống này không dùng đăng nhập của tỉnh.", "There is no province's sign-on here.")


class SignOnComplete(BaseModel):
    """What the provider sent the browser back with."""

    model_config = ConfigDict(extra="forbid")

    code: Annotated[CleanText, Field(min_length=1, max_length=4000)]
    state: Annotated[CleanText, Field(min_length=1, max_length=200)]
    iss: Annotated[CleanText | None, Field(max_length=500, description="As sent (RFC 9207); null: it was not.")] = None


class SignOnRead(AccessTokenRead):
    return_to: Annotated[str, Field(description="The page that asked for the sign-on.")]


def _provider(request: Request) -> Provider:
    provider: Provider | None = request.app.state.sign_on
    if provider is None:
        raise SignOnOff
    return provider


AttemptCookie = Annotated[str | None, Cookie(alias=COOKIE, max_length=2000)]


@router.get(
    "",
    operation_id="startSignOn",
    status_code=303,
    response_class=RedirectResponse,
    responses={303: {"description": "To the provider; or to the sign-in page with `problem`, a code, in the query."}},
)
def start_sign_on(
    request: Request, return_to: Annotated[CleanText, Query(max_length=600, description="A path here.")] = "/"
) -> RedirectResponse:
    """Go to the province's sign-on page; it comes back to /sign-on with a code, which `completeSignOn` takes."""
    attempts: Attempts = request.app.state.sign_on_attempts
    attempt = attempts.begin(return_to, clock.now())
    try:
        response = RedirectResponse(_provider(request).address(attempt), 303)
    except (SignOnOff, SignOnUnavailable) as problem:
        address = f"{SIGN_IN_PAGE}?{urlencode({'problem': problem.code})}"
        return RedirectResponse(address, 303, {"Cache-Control": "no-store"})
    response.headers["Cache-Control"] = "no-store"
    response.set_cookie(
        COOKIE,
        attempts.to_cookie(attempt),
        expires=attempt.expires_at,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )
    return response


@router.post(
    "/complete",
    operation_id="completeSignOn",
    dependencies=[Depends(same_site)],
    response_model=SignOnRead,
    responses=problem_responses(401, 403, 404, 409, 422, 503),
)
def complete_sign_on(
    request: Request,
    response: Response,
    session: SessionDep,
    visitor: CurrentVisitor,
    body: SignOnComplete,
    cookie: AttemptCookie = None,
) -> SignOnRead | Response:
    """Sign in with the code that the provider gave; only the browser that set out can, and only once."""
    provider, state = _provider(request), request.app.state
    attempt = state.sign_on_attempts.from_cookie(cookie, body.state, clock.now())
    if attempt is None:
        raise SignOnRefused
    outcome: oidc_service.Person | Problem
    try:
        # The transaction begins after this: no connection is held while the provider thinks.
        outcome = oidc_service.person_of(provider.prove(attempt, body.code, body.iss), state.settings)
    except (SignOnRefused, SignOnUnavailable) as problem:
        outcome = problem
    entered: int | Problem = SignOnRefused()
    if oidc_service.use_state(session, attempt):
        entered = (
            outcome
            if isinstance(outcome, Problem)
            else oidc_service.enter(session, outcome, state.settings, clock.now())
        )
    if isinstance(entered, Problem):
        known = None if isinstance(outcome, Problem) else oidc_service.known_user(session, outcome)
        set_reach(session, Reach(user_id=known))
        sign_in.record_refusal(session, entered, known, visitor)
        # Answered, not raised: the state was used, and roles may have been taken away.
        return answer(request, entered)
    continued = sign_in.begin(session, state.gate, entered, oidc_service.METHOD, visitor, clock.now())
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    return SignOnRead(**hand_over_tokens(request, response, continued).model_dump(), return_to=attempt.return_to)
