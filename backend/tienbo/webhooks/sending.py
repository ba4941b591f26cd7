"""One message to one receiver, over TLS to the address that was checked."""

import ssl
import time
from collections.abc import Mapping
from typing import Final, NamedTuple

import httpx

from tienbo.webhooks.addresses import HTTPS, Destination

TIMEOUT: Final = httpx.Timeout(10, connect=5)
LONGEST_SECONDS: Final = 15
LARGEST_ANSWER: Final = 16_384


class Answer(NamedTuple):
    """What came back: a status, or the reason why there is none."""

    status: int | None
    error: str | None

    @property
    def taken(self) -> bool:
        return self.status is not None and httpx.codes.is_success(self.status)


def post(
    to: Destination, headers: Mapping[str, str], body: bytes, port: int = HTTPS, trust: ssl.SSLContext | None = None
) -> Answer:
    """Send it once; no redirect is followed, no proxy asked, and no more of the answer read than is needed.

    The certificate must be that of the receiver's name, though the connection goes to its address.
    """
    url = httpx.URL(scheme="https", host=to.address, port=port, raw_path=to.target.encode())
    said = {"host": to.host, "content-type": "application/json", "user-agent": "tienbo-webhooks", **headers}
    latest = time.monotonic() + LONGEST_SECONDS
    try:
        with (
            httpx.Client(verify=trust or True, timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
            client.stream("POST", url, content=body, headers=said, extensions={"sni_hostname": to.host}) as answer,
        ):
            read = 0
            for part in answer.iter_raw():
                read += len(part)
                if read > LARGEST_ANSWER or time.monotonic() > latest:
                    break
            return Answer(answer.status_code, None)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return Answer(None, f"{type(error).__name__}: {error}"[:500])
