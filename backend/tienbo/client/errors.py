"""What can go wrong between a program and Tien Bo, as one tree of exceptions.

Go by the class, `code` and `pointer`; `detail` is a sentence for people, in the language that was asked for.
"""

from collections.abc import Mapping
from typing import Any, Final, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError

# Whatever JSON can say.
Document: TypeAlias = Any


class TienboError(Exception):
    """Base of every error of this package."""


class Unreachable(TienboError):  # noqa: N818 -- says what it is
    """No answer came, however often it was tried; with the same key the request may be sent again."""


class UnexpectedAnswer(TienboError):  # noqa: N818 -- says what it is
    """The answer is none of Tien Bo's: another server, or a version that this client does not know."""


class SignInRefused(TienboError):  # noqa: N818 -- says what it is
    """The token endpoint did not let the program in.

    Attributes:
        code: of RFC 6749, section 5.2, as `invalid_client`.
    """

    def __init__(self, code: str, description: str) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code


class FieldProblem(BaseModel):
    """What is wrong at one place: `pointer` into the body, or `query/name`, `path/name`, `header/name`."""

    model_config = ConfigDict(frozen=True)

    pointer: str
    code: str
    detail: str


class Refused(TienboError):  # noqa: N818 -- RFC 9457 has a problem where others have an error
    """An answer of RFC 9457.

    Attributes:
        type: `urn:tienbo:problem:` and the code.
        code: what is wrong; the same in every language.
        errors: the places, each with its pointer.
        request_id: finds the request in the operator's log.
        document: the whole document, with the members that only some problems have.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[FieldProblem]

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = dict(document)
        self.type, self.title = str(document["type"]), str(document.get("title", ""))
        self.status, self.code = int(document["status"]), str(document["code"])
        self.detail, self.request_id = str(document.get("detail", "")), str(document.get("request_id", ""))
        self.errors = [FieldProblem.model_validate(one) for one in document.get("errors", [])]
        places = "".join(f"\n  {one.pointer}: {one.detail} ({one.code})" for one in self.errors)
        super().__init__(f"{self.status} {self.code}: {self.detail} [request {self.request_id}]{places}")

    @classmethod
    def read(cls, status: int, body: Document, headers: Mapping[str, str]) -> Self:
        """The exception of the code and status, also of an answer without a document, as gateways give it."""
        if not isinstance(body, dict) or "code" not in body:
            body = {"code": f"http-{status}"}
        body = {"type": "about:blank", "request_id": headers.get("x-request-id", ""), **body, "status": status}
        kind = _BY_CODE.get(str(body["code"])) or _BY_STATUS.get(status, cls)
        try:
            found = kind(body)
        except (ValidationError, TypeError) as error:
            raise UnexpectedAnswer(f"{status} without a problem document that can be read") from error
        assert isinstance(found, cls)  # noqa: S101 -- every kind is a subclass
        return found


class Unauthenticated(Refused):
    """401: no token, or the sign-in has ended."""


class Forbidden(Refused):
    """403: without the permission."""


class NotFound(Refused):
    """404: not there, or outside of the program's units."""


class RuleBroken(Refused):
    """409: a rule of the field refuses it; `code` names the rule."""


class VersionStale(Refused):
    """412: somebody else was quicker; read again, then decide. The same key may be used for the next attempt."""


class VersionRequired(Refused):
    """428: say with `version` which state the change is meant for."""


class TooLarge(Refused):
    """413: more than one request may hold."""


class InvalidInput(Refused):
    """422: malformed; `errors` points at each fault."""


class FeedRestored(Refused):
    """410: a backup older than this cursor was restored; read the feed from the start, events keep their `id`."""


class MarkLost(Refused):
    """410: `updated_since` is from before a restore, or too old; read the list from the start."""


class ServerFault(Refused):
    """5xx: the service failed."""


class TooBusy(Refused):
    """429 or 503, longer than the program wants to wait."""


_BY_CODE: Final[dict[str, type[Refused]]] = {"feed-restored": FeedRestored, "mark-lost": MarkLost}
_BY_STATUS: Final[dict[int, type[Refused]]] = {
    401: Unauthenticated,
    403: Forbidden,
    404: NotFound,
    409: RuleBroken,
    412: VersionStale,
    413: TooLarge,
    422: InvalidInput,
    428: VersionRequired,
    429: TooBusy,
    503: TooBusy,
    **dict.fromkeys((500, 502, 504), ServerFault),
}
