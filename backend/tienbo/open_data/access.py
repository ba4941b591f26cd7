"""What is different without an account: scripts of any site may read, HEAD is answered, proxies may keep copies."""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX: Final = "/api/v1/open-data"
# Anybody may keep a copy and asks again before using it, so that what is taken back is gone at once.
CACHE_CONTROL: Final = "public, no-cache"
_EVERYWHERE: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, Last-Modified, Content-Disposition, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID, "
        "Deprecation, Sunset"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_ASKED_FIRST: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class OpenToEveryone:
    """Around the routes of open data, and no others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == PREFIX or path.startswith(f"{PREFIX}/")):
            await self._app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            await Response(status_code=204, headers=_EVERYWHERE | _ASKED_FIRST)(scope, receive, send)
            return
        head_alone = scope["method"] == "HEAD"

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_EVERYWHERE)
            elif head_alone:
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"} if head_alone else scope, receive, answered)
