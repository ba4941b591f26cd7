from datetime import UTC
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, Request, Response

from tienbo import __version__, clock
from tienbo.access import queries, sessions, sign_in
from tienbo.access.dependencies import CurrentActor, PersonToken
from tienbo.access.schemas import About, AccessTokenRead, DemoAccount, Me, SignInRequest
from tienbo.access.visitors import CurrentVisitor
from tienbo.database import Reach, SessionDep, set_reach
from tienbo.packs.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from tienbo.problems import Forbidden, Problem, Text, answer, problem_responses
from tienbo.settings import Environment, Settings

COOKIE = "__Host-tienbo-refresh"

router = APIRouter(tags=["access"])


class CrossSite(Forbidden):
    code = "cross-site"
    title = Text("Yêu cầu đến từ một trang khác nên bị từ chối.", "The request came from another site; refused.")


def same_site(request: Request) -> None:
    """Refuse what a page of another site sends with the visitor's cookie (cross-site request forgery).

    Raises:
        CrossSite: the browser says so, by Sec-Fetch-Site or, where it is too old for that, by Origin.
    """
    fetch_site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if fetch_site is not None:
        foreign = fetch_site not in {"same-origin", "none"}
    else:
        foreign = origin is not None and origin.split("//")[-1] != request.headers.get("host")
    if foreign:
        raise CrossSite


RefreshCookie = Annotated[str | None, Cookie(alias=COOKIE, max_length=200)]


def hand_over_tokens(request: Request, response: Response, continued: sessions.Continued) -> AccessTokenRead:
    settings: Settings = request.app.state.settings
    life = settings.access_minutes * 60
    response.set_cookie(
        COOKIE,
        continued.refresh_token,
        expires=continued.expires_at.astimezone(UTC),
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )
    response.headers["Cache-Control"] = "no-store"
    token = request.app.state.issuer.issue(continued.user_id, continued.sign_in_id, life, continued.token_id)
    return AccessTokenRead(access_token=token, token_type="Bearer", expires_in=life)  # noqa: S106 -- RFC 6750's word


@router.post(
    "/session",
    operation_id="signIn",
    dependencies=[Depends(same_site)],
    response_model=AccessTokenRead,
    responses=problem_responses(401, 403, 422, 429),
)
def start_session(
    request: Request, response: Response, session: SessionDep, visitor: CurrentVisitor, body: SignInRequest
) -> AccessTokenRead | Response:
    """Sign in; the refresh token comes as a cookie that scripts cannot read.

    An account with a second factor answers 401 `second-factor-required` to the right password alone: send the
    same request again with `code`.
    """
    attempt = sign_in.Attempt(body.login, body.password.get_secret_value(), body.code)
    outcome = sign_in.sign_in(session, request.app.state.gate, attempt, visitor, clock.now())
    if isinstance(outcome, Problem):
        # Answered, not raised: a failure that is not committed would not be counted.
        return answer(request, outcome)
    return hand_over_tokens(request, response, outcome)


@router.post(
    "/session/refresh",
    operation_id="refreshSession",
    dependencies=[Depends(same_site)],
    response_model=AccessTokenRead,
    responses=problem_responses(401, 403),
)
def refresh_session(
    request: Request, response: Response, session: SessionDep, cookie: RefreshCookie = None
) -> AccessTokenRead | Response:
    """A new access token for the sign-in of the cookie, which is replaced."""
    continued = cookie and sessions.refresh(session, request.app.state.refresh_chain, cookie, clock.now())
    if not continued:
        # Answered, not raised: ending a sign-in whose token was used twice must be committed.
        return answer(request, sessions.SessionEnded())
    return hand_over_tokens(request, response, continued)


@router.delete(
    "/session",
    operation_id="signOut",
    status_code=204,
    dependencies=[Depends(same_site)],
    responses=problem_responses(401, 403),
)
def end_session(response: Response, session: SessionDep, token: PersonToken) -> None:
    """Sign out: this sign-in's tokens, the one used here included, are worth nothing from now on."""
    set_reach(session, Reach(user_id=token.user_id))
    sessions.end(session, token.user_id, token.sign_in_id, clock.now(), token_id=token.token_id)
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")


@router.get("/me", operation_id="getMe", responses=problem_responses(401, 403))
def get_me(session: SessionDep, actor: CurrentActor) -> Me:
    """Who the caller is, what they may do and where."""
    return queries.get_me(session, actor)


@router.get("/about", operation_id="getAbout")
def get_about(request: Request) -> About:
    """What this installation is; a demo says so and lists its made-up accounts."""
    environment = request.app.state.settings.environment
    demo = environment is Environment.demo
    return About(
        version=__version__,
        environment=environment,
        sign_on=request.app.state.sign_on is not None,
        demo_accounts=[DemoAccount(login=a.login, name=a.name, note=a.note) for a in DEMO_ACCOUNTS] if demo else [],
        demo_password=DEMO_PASSWORD if demo else None,
    )
