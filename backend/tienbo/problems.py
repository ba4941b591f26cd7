"""Errors as RFC 9457 problem documents: a stable code, one sentence in the reader's language, and where.

A business error is a subclass of `Problem` with its status; 422 is kept for malformed payloads and a broken
rule is 409 with its name. Codes are never translated.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from tienbo.answer_headers import HEADERS, say_headers, takes_mark
from tienbo.validation_messages import explain


class Text(NamedTuple):
    """One sentence in both languages of the screen."""

    vi: str
    en: str

    def pick(self, language: str) -> str:
        return self.en if language == "en" else self.vi


class FieldProblem(BaseModel):
    """What is wrong at one place of the request."""

    pointer: str = Field(description="JSON pointer into the body, or `query/name`, `path/name`, `header/name`.")
    code: str
    detail: str


class ProblemDocument(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(description="`urn:tienbo:problem:` and the code.")
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[FieldProblem]


class FieldError(NamedTuple):
    """A `FieldProblem` before its language is chosen."""

    pointer: str
    code: str
    text: Text


class Problem(Exception):  # noqa: N818 -- RFC 9457 calls it a problem, and so do the routes
    """Base of every error that a client is meant to read.

    `extensions` are further members of the document, as RFC 9457 allows.
    """

    extensions: Mapping[str, Any] = MappingProxyType({})
    status = 400
    code = "bad-request"
    title = Text("Yêu cầu không hợp lệ.", "The request is not valid.")

    def __init__(
        self,
        detail: Text | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__((detail or self.title).en)
        self.detail = detail or self.title
        self.errors = errors
        self.headers = dict(headers or {})


class NotFound(Problem):
    status = 404
    code = "not-found"
    title = Text("Không tìm thấy, hoặc nằm ngoài phạm vi của đơn vị bạn.", "Not found, or outside your unit's scope.")


class Forbidden(Problem):
    status = 403
    code = "forbidden"
    title = Text("Tài khoản của bạn không có quyền làm việc này.", "Your account may not do this.")


class Unauthenticated(Problem):
    status = 401
    code = "unauthenticated"
    title = Text("Hãy đăng nhập để tiếp tục.", "Sign in to continue.")

    def __init__(self, detail: Text | None = None) -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"})


class VersionRequired(Problem):
    status = 428
    code = "version-required"
    title = Text(
        "Thiếu If-Match: hãy gửi phiên bản (ETag) mà bạn đã đọc.", "If-Match is missing: send the ETag you read."
    )


class VersionStale(Problem):
    status = 412
    code = "version-stale"
    title = Text("Dữ liệu đã được người khác thay đổi sau khi bạn mở.", "Someone changed this since you opened it.")


class InvalidInput(Problem):
    status = 422
    code = "invalid-input"
    title = Text("Dữ liệu gửi lên chưa đúng.", "The data sent is not correct.")


class ServerFault(Problem):
    status = 500
    code = "server-fault"
    title = Text(
        "Hệ thống gặp lỗi; chưa có gì được lưu. Hãy báo mã yêu cầu cho quản trị.",
        "The system failed; nothing was saved. Report the request id to the administrator.",
    )


TOO_LARGE = Text("Nội dung gửi lên quá lớn.", "The request body is too large.")


class BodyTooLarge(Problem):
    status = 413
    code = "body-too-large"
    title = TOO_LARGE


_HTTP_TITLES = {
    404: ("not-found", Text("Không có địa chỉ này.", "There is nothing at this address.")),
    400: ("unreadable", Text("Không đọc được nội dung gửi lên.", "The request body cannot be read.")),
    413: ("body-too-large", TOO_LARGE),
    405: ("method-not-allowed", Text("Địa chỉ này không nhận phương thức đó.", "This address does not take it.")),
}


def language_of(request: Request) -> str:
    """`en` when the client prefers English to Vietnamese, else `vi`."""
    for choice in request.headers.get("accept-language", "").lower().split(","):
        tag = choice.split(";")[0].strip()[:2]
        if tag in {"vi", "en"}:
            return tag
    return "vi"


def answer(request: Request, problem: Problem) -> JSONResponse:
    language = language_of(request)
    document = ProblemDocument(
        type=f"urn:tienbo:problem:{problem.code}",
        title=problem.title.pick(language),
        status=problem.status,
        code=problem.code,
        detail=problem.detail.pick(language),
        request_id=getattr(request.state, "request_id", ""),
        errors=[FieldProblem(pointer=e.pointer, code=e.code, detail=e.text.pick(language)) for e in problem.errors],
    )
    return JSONResponse(
        document.model_dump() | dict(problem.extensions),
        problem.status,
        headers={**problem.headers, "Content-Language": language},
        media_type="application/problem+json",
    )


def install(app: FastAPI) -> None:
    """Answer every failure of the application, FastAPI's own included, as a problem document."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> JSONResponse:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return answer(request, InvalidInput(errors=[_field_error(item) for item in error.errors()]))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        problem = Problem(headers=error.headers)
        problem.status = error.status_code
        if error.status_code in _HTTP_TITLES:
            problem.code, problem.title = _HTTP_TITLES[error.status_code]
            problem.detail = problem.title
        return answer(request, problem)


def _field_error(item: Mapping[str, Any]) -> FieldError:
    place, *path = [str(part) for part in item["loc"]]
    pointer = "/" + "/".join(path) if place == "body" else "/".join([place, *path])
    vi, en = explain(item)
    return FieldError(pointer, str(item["type"]).replace("_", "-"), Text(vi, en))


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI `responses` of a route for the given problem statuses."""
    return {
        status: {
            "description": "Problem",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
        }
        for status in statuses
    }


def describe(app: FastAPI) -> None:
    """Let the OpenAPI file say what is true: every 422 is a problem document like the other failures."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = generate()
            components = schema["components"]["schemas"]
            for name in ("HTTPValidationError", "ValidationError"):
                components.pop(name, None)
            document = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
            components |= document.pop("$defs")
            components["ProblemDocument"] = document
            schema["components"]["headers"] = HEADERS
            for path, operations in schema["paths"].items():
                for method, operation in operations.items():
                    _as_problems(operation["responses"])
                    _what_any_may_answer(method, operation)
                    if "422" in operation["responses"]:
                        operation["responses"].update(_as_text(problem_responses(422)))
                    say_headers(path, method, operation)
        return app.openapi_schema or schema

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI documents replacing it this way


def _what_any_may_answer(method: str, operation: dict[str, Any]) -> None:
    """What is answered around the routes, whichever they are."""
    with_body, with_mark = (400, 413) if "requestBody" in operation else (), (410,) if takes_mark(operation) else ()
    around = _as_text(problem_responses(*with_body, *with_mark, 429))
    if method == "get":
        around["304"] = {"description": "The caller holds it already: its ETag was sent as If-None-Match."}
    operation["responses"] = around | operation["responses"]


def _as_problems(responses: dict[str, Any]) -> None:
    """A problem document with members of its own is sent as such; OAuth's errors are none."""
    for response in responses.values():
        content = response.get("content", {})
        if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("Document"):
            content["application/problem+json"] = content.pop("application/json")


def _as_text(responses: dict[int | str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(status): response for status, response in responses.items()}
