"""What goes wrong in an SDMX query, by the numbers that the standard gives to it, and as SDMX messages."""

from collections.abc import Callable, Coroutine
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import orjson
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from tienbo import clock
from tienbo.exchange.sdmx.names import AGENCY
from tienbo.problems import Problem, Text, language_of

_MESSAGE: Final = "http://www.sdmx.org/resources/sdmxml/schemas/v{}/message"
_COMMON: Final = "http://www.sdmx.org/resources/sdmxml/schemas/v{}/common"
XML_ERROR: Final = "application/xml"
JSON_ERROR: Final = "application/vnd.sdmx.data+json;version=2.0.0"
_SYNTAX: Final = Text("Câu hỏi SDMX viết chưa đúng.", "The SDMX query is not well formed.")
# Errors that other parts of the service raise, by their status; anything else stays what it was.
_NUMBERS: Final = {401: 110, 403: 110, 404: 100, 413: 130, 422: 140}


class SdmxError(Problem):
    """An error with a number of the SDMX standard."""

    number = 140
    code = "sdmx-syntax"
    title = _SYNTAX

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(Text(vi, en))


class MalformedError(SdmxError):
    """The query is not well formed."""


class SemanticError(SdmxError):
    """The query is well formed and means nothing here."""

    number = 150
    code = "sdmx-semantic"
    title = Text("Câu hỏi SDMX không có nghĩa ở đây.", "The SDMX query means nothing here.")


class NoResultsError(SdmxError):
    status = 404
    number = 100
    code = "sdmx-no-results"
    title = Text("Không có kết quả.", "There are no results.")


class NotAcceptableError(SdmxError):
    status = 406
    code = "sdmx-not-acceptable"
    title = Text("Hệ thống không viết định dạng này.", "The service does not write this format.")


class TooLargeError(SdmxError):
    status = 413
    number = 130
    code = "sdmx-too-large"
    title = Text("Kết quả quá lớn.", "The answer is too large.")


class UnsupportedError(SdmxError):
    status = 501
    number = 501
    code = "sdmx-not-implemented"
    title = Text("Hệ thống chưa làm được việc này.", "The service does not do this.")


class SdmxRoute(APIRoute):
    """A route whose failures are answered as SDMX messages, in the family of formats that was asked for."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except Problem as problem:
                return _answer(request, problem)
            except RequestValidationError as error:
                details = "; ".join(f"{'/'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
                return _answer(request, MalformedError(f"{_SYNTAX.vi} {details}", f"{_SYNTAX.en} {details}"))

        return handled


def _answer(request: Request, problem: Problem) -> Response:
    language = language_of(request)
    number = problem.number if isinstance(problem, SdmxError) else _NUMBERS.get(problem.status, 500)
    headers = {**problem.headers, "Content-Language": language}
    text = problem.detail.pick(language)
    asked = f"{request.headers.get('accept', '')} {request.query_params.get('format', '')}".lower()
    if "json" in asked:
        body = {
            "meta": {"id": request.state.request_id, "prepared": clock.now().isoformat(), "sender": {"id": AGENCY}},
            "errors": [{"code": number, "title": problem.title.pick(language), "detail": text}],
        }
        return Response(orjson.dumps(body), problem.status, headers, media_type=JSON_ERROR)
    version = "3_0" if "/sdmx/3.0/" in request.url.path else "2_1"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"<mes:Error xmlns:mes={quoteattr(_MESSAGE.format(version))} xmlns:com={quoteattr(_COMMON.format(version))}>"
        f'<mes:ErrorMessage code="{number}"><com:Text xml:lang="{language}">{escape(text)}</com:Text>'
        "</mes:ErrorMessage></mes:Error>"
    )
    return Response(content, problem.status, headers, media_type=XML_ERROR)
