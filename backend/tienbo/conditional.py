"""Conditional reads: every answer that comes whole has a tag, and who holds it already gets 304 without a body.

The route is asked all the same, as the caller and with the authority of this moment: what is saved is the way, never
the check. The tag is of the very bytes, so two callers or two languages share one only where they are told the same.
A version keeps standing in front of it, `"7.3f9c…"`, because `If-Match` goes by the version alone. Figures say when
they were read, and would be new every time: that moment is left out, and the tag is weak.
"""

import re
from hashlib import blake2b
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tienbo.answer_headers import CONDITIONAL
from tienbo.etags import DIGEST_BYTES
from tienbo.requests_limited import Kind, kind_of

# A person's computer is often shared, so a browser keeps nothing; a program asks again before it relies on a copy.
CACHE_CONTROL = {Kind.person: "no-store", Kind.program: "private, no-cache", Kind.network: "no-cache"}
VARY = ("Accept", "Accept-Language", "Authorization")
# What an answer says of its own making: the moment of reading, and the head of an SDMX message, which holds it.
_READ_AT = b'"as_of":"'
_MOMENT = re.compile(rb'"as_of":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^"]*"')
_HEADS = (
    re.compile(rb'\A\{\s*"meta":\s*\{(?:[^{}]|\{[^{}]*\})*\}'),
    re.compile(rb"<mes:Header>.*?</mes:Header>", re.DOTALL),
)
_LONGEST_HEAD = 4096
_OF_THE_BODY = ("content-length", "content-type", "content-disposition")


class ConditionalGet:
    """Around the routes of the API and what is looked up before it.

    A file kept has the tag of its content, and a stream passes through without one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(CONDITIONAL):
            send = _Answer(scope, send).take
        await self._app(scope, receive, send)


class _Answer:
    """Holds the head back until the first piece of the body says whether the answer comes whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._head: Message | None = None
        self._over = False

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head = message
            return
        head, self._head = self._head, None
        if head is not None:
            headers = MutableHeaders(scope=head)
            read = self._scope["method"] == "GET" and head["status"] == HTTPStatus.OK
            _say_who_may_keep_it(headers, CACHE_CONTROL[kind_of(self._scope)] if read else "no-store")
            if read and not message.get("more_body") and message["type"] == "http.response.body":
                headers["ETag"] = tag_of(message["body"], headers.get("etag"))
            if read and _holds(self._scope, headers.get("etag")):
                head["status"] = HTTPStatus.NOT_MODIFIED.value
                for name in _OF_THE_BODY:
                    del headers[name]
                await self._send(head)
                await self._send({"type": "http.response.body", "body": b""})
                self._over = True
                return
            await self._send(head)
        # A large file goes on coming, piece by piece, for a caller who holds it already.
        if not self._over:
            await self._send(message)


def _say_who_may_keep_it(headers: MutableHeaders, policy: str) -> None:
    headers.setdefault("Cache-Control", policy)
    for name in VARY:
        headers.add_vary_header(name)


def tag_of(body: bytes, given: str | None = None) -> str:
    """The tag of an answer's bytes, behind the tag that its route gave; a weak one where a moment was left out."""
    made = _made(body)
    start, end = made.span() if made else (0, 0)
    digest = blake2b(body[:start] + body[end:] if made else body, digest_size=DIGEST_BYTES).hexdigest()
    tag = f'"{given.strip(chr(34))}.{digest}"' if given else f'"{digest}"'
    return f"W/{tag}" if made else tag


def _made(body: bytes) -> re.Match[bytes] | None:
    # Large answers without a moment are looked through once, and by the quickest way.
    place = body.find(_READ_AT)
    if place >= 0 and (moment := _MOMENT.match(body, place)):
        return moment
    return next((found for head in _HEADS if (found := head.search(body, 0, _LONGEST_HEAD))), None)


def _holds(scope: Scope, tag: str | None) -> bool:
    """RFC 9110, 13.1.2: weak comparison, as a proxy that compresses makes a tag weak."""
    asked = Headers(scope=scope).get("if-none-match")
    if asked is None or tag is None:
        return False
    return asked.strip() == "*" or tag.removeprefix("W/") in {
        one.strip().removeprefix("W/") for one in asked.split(",")
    }
