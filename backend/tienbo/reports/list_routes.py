"""Each list's own path with `/export`: the operation of the list is asked page by page, so both show the same rows."""

import inspect
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.exchange import events
from tienbo.problems import language_of, problem_responses
from tienbo.reports import takeaway
from tienbo.reports.formats import listing
from tienbo.reports.lists import figures, people, registers, tasks
from tienbo.reports.lists.naming import filters_said, whose
from tienbo.reports.lists.takeaways import Takeaway, is_demo
from tienbo.vietnamese import fold

TAKEAWAYS: Final[tuple[Takeaway[Any], ...]] = (
    registers.DOCUMENTS,
    registers.UNITS,
    registers.BODIES,
    tasks.WORK,
    tasks.REMINDERS,
    figures.REPORTERS,
    figures.TOTALS,
    people.USERS,
    people.CLIENTS,
    people.EVENTS,
)
# Fewer, longer pages than a client gets: what a page counts besides its rows is then counted less often.
_PAGE: Final = 5_000
_PAGING: Final = {"cursor", "limit"}
# A file is of the whole list: whoever keeps a copy up to date asks the list itself.
_MARK: Final = "since"


def _export_of(taken: Takeaway[Any]) -> Callable[..., Response]:
    """The operation that sends the list as a file; its parameters are the list's own, paging and marks apart."""
    signature = inspect.signature(taken.endpoint)
    paged = "cursor" in signature.parameters
    unmarked = {_MARK: None} if _MARK in signature.parameters else {}

    def export(request: Request, **given: Any) -> Response:  # noqa: ANN401 -- the parameters of any list
        session, actor, language = given["session"], given["actor"], language_of(request)
        wanted = given | unmarked
        answers = _answers(taken, wanted) if paged else iter([taken.endpoint(**wanted)])
        first = next(answers)
        notes = _notes(request, session, actor, taken, given, first, language)
        rows = chain.from_iterable(taken.rows(session, answer) for answer in chain([first], answers))
        content, count = listing.to_xlsx(taken.title.pick(language), notes, taken.fields, rows, language)
        if taken.traced:
            _record(request, session, actor, taken, count)
        # Without diacritics: not every program that files pass through keeps them.
        name = f"{fold(taken.title.pick(language)).replace(' ', '-')}-{clock.today():%Y-%m-%d}"
        return takeaway.file_response(content, takeaway.XLSX, name, "xlsx")

    kept = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, parameter in signature.parameters.items()
        if name not in {*_PAGING, _MARK}
    ]
    asked = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
    # FastAPI reads parameters and their kinds here.
    export.__signature__ = inspect.Signature([asked, *kept], return_annotation=Response)  # type: ignore[attr-defined] # any function may have one
    return export


def _answers(taken: Takeaway[Any], given: dict[str, Any]) -> Iterator[Any]:
    cursor = None
    while True:
        answer = taken.endpoint(**given, cursor=cursor, limit=_PAGE)
        yield answer
        cursor = answer.next_cursor
        if cursor is None:
            return


def _notes(
    request: Request,
    session: Session,
    actor: Actor,
    taken: Takeaway[Any],
    given: dict[str, Any],
    first: Any,  # noqa: ANN401 -- the answer of any list
    language: str,
) -> list[str]:
    filters = filters_said(request, session, actor, taken.permission, taken.filters, given, language)
    notes = [whose(session, actor, taken.permission, language), *([filters] if filters else [])]
    notes += [said.pick(language) for said in taken.said(first)]
    notes.append(takeaway.as_of(clock.now(), language))
    if takeaway.is_demo(request) or is_demo(first):
        notes.append(takeaway.DEMO.pick(language))
    return notes


def _record(request: Request, session: Session, actor: Actor, taken: Takeaway[Any], count: int) -> None:
    """Who took which list, by which filters, with how many rows."""
    unit_id = actor.roots_with(taken.permission)[0]
    asked = {**request.path_params, **request.query_params}
    filters = {name: asked[name] for name in taken.filters if name in asked}
    data = {"list": taken.operation_id, "rows": count, "filters": filters}
    events.record(session, actor, "export.taken", ("unit", unit_id), unit_id, **data)


router = APIRouter()
for _taken in TAKEAWAYS:
    router.add_api_route(
        f"{_taken.path}/export",
        _export_of(_taken),
        methods=["POST" if _taken.traced else "GET"],
        operation_id=_taken.operation_id,
        summary=f"{_taken.title.en} as a spreadsheet",
        description=(
            f"All rows of the list, by the same filters, as XLSX; refused above {listing.MOST_ROWS:,} rows."
            + (" It is a POST because taking it leaves an event." if _taken.traced else "")
        ),
        response_class=Response,
        responses={**takeaway.file_responses(takeaway.XLSX), **problem_responses(401, 403, 404, 409, 422)},
        tags=["files"],
    )
