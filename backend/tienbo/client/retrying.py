"""How long to wait before a request is sent again."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

# The service is not there for the moment, or says that it is asked too much; 409 is a first attempt still at work.
BUSY: Final = frozenset({429, 502, 503, 504})
STILL_RUNNING: Final = "request-still-running"


@dataclass(frozen=True)
class Retries:
    """Waits that double, each shortened by chance so that many programs do not come back at once.

    Attributes:
        most: attempts after the first.
        first: seconds before the second attempt, at most.
        longest: seconds of one wait; where the service asks for more, the refusal is handed on.
    """

    most: int = 6
    first: float = 0.5
    longest: float = 60.0

    def waits(self) -> Iterator[float]:
        """Seconds before each further attempt."""
        for attempt in range(self.most):
            yield min(self.longest, self.first * 2**attempt) * random.uniform(0.5, 1.0)  # noqa: S311 -- no secret


def retry_after(headers: Mapping[str, str]) -> float:
    """Seconds that the service asks to wait (RFC 9110: a number or a date); 0 where it asks for none."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return 0.0
