"""Setting out to a sign-on provider, and coming back in the same browser.

Setting out is a link that anyone may follow, so it writes nothing here: the state stands in a cookie that we
signed, and the nonce and the PKCE verifier are derived from it with the installation's secret. Whoever does not
hold the cookie cannot use the state, so nobody can be signed in to a stranger's account by a forged return. Only
when a state comes back is it written down as used, once.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LIFE = timedelta(minutes=10)
_STATE_BYTES = 32
# A path of ours: it begins with one slash, for `//host` and `/\\host` lead elsewhere.
RETURN_TO = re.compile(r"/(?:[A-Za-z0-9_.~!$&'()*+,;=:@%?-][A-Za-z0-9_.~!$&'()*+,;=:@%?/-]{0,500})?", re.ASCII)


@dataclass(frozen=True)
class Attempt:
    """One round trip, with what is derived from its state."""

    state: str
    nonce: str
    code_verifier: str
    return_to: str
    expires_at: datetime

    @property
    def code_challenge(self) -> str:
        return _text(hashlib.sha256(self.code_verifier.encode()).digest())

    @property
    def state_digest(self) -> bytes:
        return hashlib.sha256(self.state.encode()).digest()


class Attempts:
    """Makes attempts and knows them again."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"sign-on\0" + secret.encode()).digest()

    def begin(self, return_to: str, now: datetime) -> Attempt:
        """A new attempt; what is no path of ours leads to the home page."""
        path = return_to if RETURN_TO.fullmatch(return_to) else "/"
        return self._attempt(_text(secrets.token_bytes(_STATE_BYTES)), path, int((now + LIFE).timestamp()))

    def to_cookie(self, attempt: Attempt) -> str:
        content = f"{attempt.state}.{int(attempt.expires_at.timestamp())}.{_text(attempt.return_to.encode())}"
        return f"{content}.{self._derive('cookie', content)}"

    def from_cookie(self, cookie: str | None, state: str, now: datetime) -> Attempt | None:
        """The attempt that this browser made with this state, if it is not over."""
        content, _, seal = (cookie or "").rpartition(".")
        if not hmac.compare_digest(self._derive("cookie", content).encode(), seal.encode()):
            return None
        own_state, expires, path = content.split(".")
        attempt = self._attempt(own_state, base64.urlsafe_b64decode(f"{path}==").decode(), int(expires))
        if not hmac.compare_digest(own_state.encode(), state.encode()) or attempt.expires_at <= now:
            return None
        return attempt

    def _attempt(self, state: str, return_to: str, expires: int) -> Attempt:
        return Attempt(
            state=state,
            nonce=self._derive("nonce", state),
            code_verifier=self._derive("verifier", state),
            return_to=return_to,
            expires_at=datetime.fromtimestamp(expires, UTC),
        )

    def _derive(self, purpose: str, text: str) -> str:
        return _text(hmac.digest(self._key, f"{purpose}\0{text}".encode(), "sha256"))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
