"""What surrounds every request: an id, one log line, an answer to every failure, and headers for browsers."""

import re
import time
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tienbo.problems import BodyTooLarge, ServerFault, answer

log = structlog.get_logger()

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)

SECURITY_HEADERS = {
    # Ant Design writes its styles at run time; scripts come from our own files alone.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        " img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


# What takes a whole file; every other request is small.
_UPLOADS = re.compile(r"/api/v1/(?:documents(?:/[0-9]+/editions)?|progress-reports/[0-9]+/evidence)", re.ASCII)

_BULK = re.compile(r"/api/v1/bulk/(?:validate|apply)", re.ASCII)


# The address of a calendar is a secret: whoever reads the log must not get to read the calendar.
_SECRET_PATH = re.compile(r"(/calendar/)[^/]+(\.ics)", re.ASCII)


class BodyLimits:
    """How many bytes a request may have: a file where files are sent, and little everywhere else."""

    def __init__(self, ordinary: int, upload: int, bulk: int) -> None:
        self._ordinary = ordinary
        self._upload = upload
        self._bulk = bulk

    def of(self, scope: Scope) -> int:
        if scope["method"] != "POST":
            return self._ordinary
        if _BULK.fullmatch(scope["path"]):
            return self._bulk
        return self._upload if _UPLOADS.fullmatch(scope["path"]) else self._ordinary


class BodyLimit:
    """Counts the bytes that come, and refuses the rest before anything parses them."""

    def __init__(self, app: ASGIApp, limits: BodyLimits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await RequestBodyLimitMiddleware(self._app, self._limits.of(scope))(scope, receive, send)


class RequestContext:
    """Gives each request an id (the client's, if it has the form of one), logs it and adds the headers."""

    def __init__(self, app: ASGIApp, *, https_only: bool, limits: BodyLimits) -> None:
        self._app = app
        self._limits = limits
        self._headers = dict(SECURITY_HEADERS)
        if https_only:
            self._headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = 500
        started_answering = False

        async def answered(message: Message) -> None:
            nonlocal status, started_answering
            if message["type"] == "http.response.start":
                started_answering = True
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            # The framework counts the bytes that come; what is announced too large need not come at all.
            if _announced(scope) > self._limits.of(scope):
                await answer(Request(scope), BodyTooLarge())(scope, receive, answered)
            else:
                await self._app(scope, receive, answered)
        except Exception:
            log.exception("server-fault")
            if started_answering:
                raise
            await answer(Request(scope), ServerFault())(scope, receive, answered)
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            path = _SECRET_PATH.sub(r"\1…\2", scope["path"])
            log.info("request", method=scope["method"], path=path, status=status, ms=milliseconds)
            structlog.contextvars.clear_contextvars()


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0
