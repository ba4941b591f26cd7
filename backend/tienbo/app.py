"""The REST service."""

from typing import Any

from fastapi import APIRouter, FastAPI
from sqlalchemy.orm import sessionmaker

from tienbo import __version__, health, logs, problems
from tienbo.access import account_routes as account
from tienbo.access import clients_routes as clients
from tienbo.access import oauth_routes, well_known
from tienbo.access import oidc_routes as sign_on
from tienbo.access import routes as access
from tienbo.access import users_routes as users
from tienbo.access.keys import KeyRing, load_keys, new_key
from tienbo.access.oidc_attempts import Attempts
from tienbo.access.oidc_provider import Provider
from tienbo.access.recovery import RecoveryCodes
from tienbo.access.sealing import SecretBox
from tienbo.access.sessions import RefreshChain
from tienbo.access.sign_in import Gate
from tienbo.access.throttle import Throttler
from tienbo.access.tokens import TokenIssuer
from tienbo.aggregates import routes as aggregates
from tienbo.aggregates import series_routes as series
from tienbo.assignments import days_routes as calendar
from tienbo.assignments import edit_routes as matrix_edits
from tienbo.assignments import progress_routes as progress
from tienbo.assignments import reminders_routes as reminders
from tienbo.assignments import routes as assignments
from tienbo.assignments import work_routes as work
from tienbo.bulk import routes as bulk
from tienbo.conditional import ConditionalGet
from tienbo.database import make_engine, request_sessions, resolve_urls
from tienbo.deprecation import SaidDeprecated, mark_description
from tienbo.documents import export_routes as document_exports
from tienbo.documents import routes as documents
from tienbo.editions import routes as editions
from tienbo.exchange import feed_routes as feed
from tienbo.exchange import idempotency
from tienbo.exchange import routes as exchange
from tienbo.exchange.sdmx import routes as sdmx
from tienbo.exchange.waiting import EndOfFeed
from tienbo.forms import holiday_routes as holidays
from tienbo.forms import routes as forms
from tienbo.indicators import catalogue_file_routes as catalogue_files
from tienbo.indicators import catalogue_routes as catalogue
from tienbo.middleware import BodyLimit, BodyLimits, RequestContext
from tienbo.open_data import routes as open_data
from tienbo.open_data.access import OpenToEveryone
from tienbo.reorganisations import routes as reorganisations
from tienbo.reports import routes as reports
from tienbo.requests_limited import RequestLimit, Windows, quotas_of
from tienbo.settings import Settings, get_settings
from tienbo.spa import mount_spa
from tienbo.submissions import cell_routes as cells
from tienbo.submissions import review_routes as review
from tienbo.submissions import routes as submissions
from tienbo.units import bodies_routes as bodies
from tienbo.units import bodies_tidying_routes as body_tidying
from tienbo.units import groups_routes as body_groups
from tienbo.units import matching_routes as body_matching
from tienbo.units import routes as units
from tienbo.webhooks import routes as webhooks

FEATURES = (
    reports,
    access,
    account,
    users,
    clients,
    sign_on,
    units,
    reorganisations,
    body_matching,
    body_tidying,
    bodies,
    body_groups,
    documents,
    document_exports,
    assignments,
    matrix_edits,
    progress,
    work,
    reminders,
    calendar,
    catalogue,
    catalogue_files,
    holidays,
    forms,
    submissions,
    cells,
    review,
    bulk,
    aggregates,
    series,
    editions,
    exchange,
    sdmx,
    open_data,
    feed,
    webhooks,
)

DESCRIPTION = """
Documents, assigned tasks and reported figures of Vietnam's plans on gender equality and women's advancement.

Every answer holds what the caller's units may see: outside of that a thing does not exist (404), without the
permission it is refused (403). Numbers are decimal strings. A change needs `If-Match` with the `ETag` that was read.

Sign in as a person with `POST /api/v1/session`, as a program with `POST /oauth/token`, and send the access token as
`Authorization: Bearer`. Every answer says how many requests are left: `RateLimit-Policy` (`q` requests in `w` seconds)
and `RateLimit` (`r` left for `t` seconds); after 429 wait as many seconds as `Retry-After` says. What is to go says so
with `Deprecation`, `Sunset` and `Link`.
"""


def create_app(settings: Settings | None = None, sessions: sessionmaker[Any] | None = None) -> FastAPI:
    """The application of one installation; tests hand in their own settings and sessions."""
    settings = settings or get_settings()
    logs.configure(json=settings.log_json)
    app = FastAPI(
        title="Tien Bo",
        version=__version__,
        summary="Plans on gender equality and women's advancement, from province to commune.",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.sessions = sessions or request_sessions(make_engine(resolve_urls(settings).app))
    app.state.end_of_feed = EndOfFeed(app.state.sessions)
    app.state.keys = _keys(settings)
    app.state.issuer = TokenIssuer(app.state.keys, settings.issuer)
    secret = settings.secret.get_secret_value()
    app.state.refresh_chain = RefreshChain(secret)
    app.state.gate = Gate(
        app.state.refresh_chain, Throttler(secret), SecretBox(secret), RecoveryCodes(secret), settings.refresh_hours
    )
    app.state.sign_on = Provider(settings, settings.oidc_issuer) if settings.oidc_issuer else None
    app.state.sign_on_attempts = Attempts(secret)
    problems.install(app)
    idempotency.install(app)
    app.include_router(health.router)
    app.include_router(well_known.router)
    app.include_router(oauth_routes.router)
    api = APIRouter(prefix="/api/v1")
    for feature in FEATURES:
        api.include_router(feature.router)
    app.include_router(api)
    if settings.spa_dir is not None:
        mount_spa(app, settings.spa_dir)
    limits = BodyLimits(settings.body_limit, settings.upload_limit, settings.bulk_limit)
    app.add_middleware(SaidDeprecated)
    app.add_middleware(ConditionalGet)
    app.add_middleware(BodyLimit, limits=limits)
    app.add_middleware(RequestLimit, issuer=app.state.issuer, windows=Windows(quotas_of(settings)))
    app.add_middleware(OpenToEveryone)
    app.add_middleware(RequestContext, https_only=settings.is_production, limits=limits)
    mark_description(app)
    problems.describe(app)
    return app


def _keys(settings: Settings) -> KeyRing:
    folder = settings.data_dir / "keys"
    if not settings.is_production and not any(folder.glob("*.pem")):
        new_key(folder)
    return load_keys(folder)
