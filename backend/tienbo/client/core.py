"""Signing in, sending again and reading refusals: the same for every transport, since nothing here sends or waits."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from urllib.parse import quote_plus, urlsplit

import httpx

from tienbo.client.calls import SAFE, Answer, Call, Flow, Params, Pause, Send
from tienbo.client.errors import Refused, SignInRefused, Unauthenticated, UnexpectedAnswer, Unreachable
from tienbo.client.retrying import BUSY, STILL_RUNNING, Retries, retry_after

API: Final = "/api/v1"
# A token is renewed a little early, so that it does not run out on its way.
_EARLY: Final = 30.0
_REFUSED: Final = 400


@dataclass
class Core:
    """One program at one server.

    Attributes:
        server: `https://` and the host.
        scope: permissions to which its tokens are narrowed, divided by spaces; none given, all it has.
        language: of the sentences for people, `vi` or `en`.
    """

    server: str
    client_id: str
    client_secret: str = field(repr=False)
    scope: str | None = None
    language: str = "en"
    retries: Retries = field(default_factory=Retries)
    _token: str = field(default="", repr=False)
    _good_until: float = 0.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.server)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.username:
            raise ValueError(f"not the address of a server: {self.server}")
        self.server = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}".removesuffix(API)

    def exchange(self, call: Call) -> Flow[Answer]:
        """Send a call as the signed-in program, again where that is harmless.

        Raises:
            Refused: what the service answered, by its kind.
            SignInRefused: the program's credentials are not good.
            Unreachable: no answer, after every attempt.
        """
        renewed = False
        while True:
            token = yield from self._signed_in()
            harmless = call.method in SAFE or call.key is not None
            answer = yield from self._persist(partial(self._sent, call, token), again=harmless)
            if answer.status < _REFUSED:
                return answer
            refusal = _refusal(answer)
            if not isinstance(refusal, Unauthenticated) or renewed:
                raise refusal
            # Authority is read anew on each request; a token may have ended before its time.
            self._good_until, renewed = 0.0, True

    def _persist(self, make: Callable[[], Send], *, again: bool) -> Flow[Answer]:
        waits = self.retries.waits() if again else iter(())
        while True:
            asked = 0.0
            try:
                answer = yield make()
            except Unreachable:
                wait = next(waits, None)
                if wait is None:
                    raise
            else:
                assert answer is not None  # noqa: S101 -- what is sent is answered
                asked = retry_after(answer.headers)
                wait = next(waits, None) if _may_pass(answer) and asked <= self.retries.longest else None
                if wait is None:
                    return answer
            yield Pause(max(wait, asked))

    def _sent(self, call: Call, token: str) -> Send:
        url = httpx.URL(f"{self.server}{API}{call.path}", params=list(_pairs(call.params)))
        headers = {
            "Host": url.netloc.decode("ascii"),  # httpx adds it to bodies in memory alone
            "Authorization": f"Bearer {token}",
            "Accept-Language": self.language,
            "Accept": "application/json, application/problem+json, */*",
            **call.headers(),
        }
        content = call.body.content() if call.body else None
        if isinstance(content, httpx.SyncByteStream):
            return Send(httpx.Request(call.method, url, headers=headers, stream=content), call.sink)
        return Send(httpx.Request(call.method, url, headers=headers, content=content), call.sink)

    def _signed_in(self) -> Flow[str]:
        if time.monotonic() < self._good_until:
            return self._token
        # A token more than is used does no harm, so this too is tried again.
        answer = yield from self._persist(self._sign_in, again=True)
        try:
            granted = json.loads(answer.body)
            if answer.status >= _REFUSED:
                if "error" in granted:
                    raise SignInRefused(str(granted["error"]), str(granted.get("error_description", "")))
                raise _refusal(answer)
            token, life = str(granted["access_token"]), float(granted["expires_in"])
        except (ValueError, KeyError, TypeError) as error:
            raise UnexpectedAnswer(f"{answer.status} from the token endpoint of {self.server}") from error
        self._token, self._good_until = token, time.monotonic() + max(life - _EARLY, life / 2)
        return token

    def _sign_in(self) -> Send:
        wanted = {"grant_type": "client_credentials"} | ({"scope": self.scope} if self.scope else {})
        # RFC 6749, section 2.3.1: both halves are form-encoded before they are joined.
        basic = httpx.BasicAuth(quote_plus(self.client_id), quote_plus(self.client_secret))
        return Send(next(basic.auth_flow(httpx.Request("POST", f"{self.server}/oauth/token", data=wanted))))


def _may_pass(answer: Answer) -> bool:
    """Whether the same request may well be answered otherwise in a while."""
    return answer.status in BUSY or (answer.status == httpx.codes.CONFLICT and _refusal(answer).code == STILL_RUNNING)


def _refusal(answer: Answer) -> Refused:
    try:
        document: Any = json.loads(answer.body)
    except ValueError:
        document = None
    return Refused.read(answer.status, document, answer.headers)


def _pairs(params: Params) -> Iterator[tuple[str, str]]:
    for name, given in params.items():
        many = given if isinstance(given, (list, tuple)) else (given,)
        for one in many:
            if one is not None:
                yield name, str(one).lower() if isinstance(one, bool) else str(one)
