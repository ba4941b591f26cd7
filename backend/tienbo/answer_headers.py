"""Headers that answers have whichever the route is, said in the OpenAPI description."""

from typing import Any, Final

# Where reads are asked again with the tag of what is held.
CONDITIONAL: Final = ("/api/", "/.well-known/")
NEXT_SINCE: Final = "Next-Updated-Since"
HEADERS: Final[dict[str, Any]] = {
    "ETag": {
        "description": "Of the bytes, without the moment of reading. If-None-Match spares them, If-Match changes.",
        "schema": {"type": "string"},
    },
    "Last-Modified": {
        "description": "For who keeps no tag: sent back as If-Modified-Since it spares the bytes too.",
        "schema": {"type": "string"},
    },
    NEXT_SINCE: {
        "description": "What to send as `updated_since` next time, to get whatever this answer does not show.",
        "schema": {"type": "string"},
    },
}
_STREAM: Final = "text/event-stream"


def say_headers(path: str, method: str, operation: dict[str, Any]) -> None:
    """Add what a read of the API says besides its body; limits of requests, in every answer, are said once for all."""
    answer = operation["responses"].get("200")
    if method != "get" or not path.startswith(CONDITIONAL) or answer is None or _STREAM in answer.get("content", {}):
        return
    names = ["ETag"]
    if any(one["name"] == "if-modified-since" for one in operation.get("parameters", [])):
        names.append("Last-Modified")
    if takes_mark(operation):
        names.append(NEXT_SINCE)
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def takes_mark(operation: dict[str, Any]) -> bool:
    """Whether it lists what was changed after an earlier answer (`tienbo.exchange.updates`)."""
    return any(one["name"] == "updated_since" for one in operation.get("parameters", []))
