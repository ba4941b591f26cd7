"""Operations that will go: said in every answer (RFC 9745 Deprecation, RFC 8594 Sunset) and in the description."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any, Final, NamedTuple, TypeVar

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tienbo.clock import VIETNAM

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

# A province plans by the year: whoever uses an operation has one whole budget year to leave it.
SHORTEST_NOTICE: Final = timedelta(days=365)
_MARK: Final = "__deprecated__"


class Deprecation(NamedTuple):
    """Since when an operation is not to be used any more, when it goes, and where that is explained."""

    since: date
    sunset: date
    link: str

    def headers(self) -> dict[str, str]:
        return {
            "Deprecation": f"@{int(_midnight(self.since).timestamp())}",
            "Sunset": format_datetime(_midnight(self.sunset).astimezone(UTC), usegmt=True),
            "Link": f'<{self.link}>; rel="deprecation"; type="text/html"',
        }


def deprecated(since: date, sunset: date, link: str) -> Callable[[Endpoint], Endpoint]:
    """Mark the function of a route; it stands below the route's own decorator.

    Raises:
        ValueError: less than a year lies between the two days.
    """
    if sunset - since < SHORTEST_NOTICE:
        raise ValueError(f"an operation goes {SHORTEST_NOTICE.days} days after it was said, at the soonest")

    def mark(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MARK, Deprecation(since, sunset, link))
        return endpoint

    return mark


class SaidDeprecated:
    """Adds the headers to every answer of a marked operation, refusals included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def said(message: Message) -> None:
            # Only now is it known which route was found.
            found: Deprecation | None = getattr(scope.get("endpoint"), _MARK, None)
            if message["type"] == "http.response.start" and found is not None:
                headers = MutableHeaders(scope=message)
                for name, value in found.headers().items():
                    headers.append(name, value)
            await send(message)

        await self._app(scope, receive, said)


def mark_description(app: FastAPI) -> None:
    """Let the OpenAPI description say it too; call it when all routes are there."""
    for route in app.routes:
        if isinstance(route, APIRoute) and hasattr(route.endpoint, _MARK):
            route.deprecated = True


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
