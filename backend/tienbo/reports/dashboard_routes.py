"""A dashboard as a spreadsheet: the tables under its charts, with everything that they depend on."""

import io
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field as Checked
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.dependencies import TotalReader
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates import series
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.series_wanted import Wanted
from tienbo.database import SessionDep
from tienbo.editions.models import FigureBasis
from tienbo.exchange import events
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.indicators.category_models import TOTAL
from tienbo.inputs import LARGEST_ID, CleanText, RowId
from tienbo.problems import NotFound, Text, language_of, problem_responses
from tienbo.reports import dashboard_pages as pages
from tienbo.reports import takeaway
from tienbo.reports.formats import listing, sheet
from tienbo.reports.lists.figures import states_said
from tienbo.reports.lists.words import WORDS
from tienbo.submissions import reporters

router = APIRouter(tags=["files"], responses=problem_responses(401, 403, 404, 409, 422))

Codes = Annotated[
    list[Annotated[CleanText, Checked(max_length=10)]],
    Query(min_length=1, max_length=40, description="The series; the last of them in time is the one looked at."),
]

TITLE: Final = Text("Toàn cảnh số liệu", "Dashboard")
_AS_REPORTED: Final = Text("Theo địa giới của từng kỳ", "Each period's own boundaries")


@router.post(
    "/dashboards/export",
    operation_id="exportDashboard",
    response_class=Response,
    responses=takeaway.file_responses(takeaway.XLSX),
)
def export_dashboard(
    request: Request,
    session: SessionDep,
    actor: TotalReader,
    unit_id: RowId,
    form_id: RowId,
    period: Codes,
    indicator_id: RowId,
    category_id: Annotated[int, Query(ge=0, le=LARGEST_ID, description="0: the total.")] = TOTAL,
    basis: FigureBasis = FigureBasis.live,
    geography: Annotated[
        Literal["as_reported"] | date, Query(description="The map of this day; as_reported: each period's own.")
    ] = "as_reported",
) -> Response:
    """What a dashboard shows, as XLSX: targets, series, units below, categories. A POST because it leaves an event."""
    language = language_of(request)
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == form_id))
    if form is None:
        raise NotFound
    on = geography if isinstance(geography, date) else None
    wanted = Wanted(unit_id, frozenset(), tuple(period), form_id=form_id, geography=on, basis=basis)
    looked, shown = _looked(session, actor, form, wanted, (indicator_id, category_id))
    notes = _notes(session, actor, form, shown, looked)
    if takeaway.is_demo(request):
        notes.append(takeaway.DEMO)
    content, count = _book(looked, [note.pick(language) for note in notes], language)
    filters = {name: str(value) for name, value in request.query_params.multi_items() if name != "period"}
    asked = {"list": "exportDashboard", "rows": count, "filters": filters | {"period": ",".join(period)}}
    events.record(session, actor, "export.taken", ("unit", unit_id), unit_id, **asked)
    name = f"toan-canh-{form.code}-{shown.code}-{looked.own['unit']['code']}-{clock.today():%Y-%m-%d}"
    return takeaway.file_response(content, takeaway.XLSX, name, "xlsx")


def _looked(
    session: Session, actor: Actor, form: Form, wanted: Wanted, key: tuple[int, int]
) -> tuple[pages.Looked, Period]:
    """The two answers that the page asks for, and the period that it looks at.

    Raises:
        NotFound: the form does not ask the indicator in that period, or the unit was not.
    """
    known = sorted((get_period(session, code) for code in set(wanted.periods)), key=lambda one: one.data_to)
    last = known[-1]
    ids = frozenset(indicator.id for indicator in asked_in(session, form, last).indicators)
    indicator_id, category_id = key
    if indicator_id not in ids:
        raise NotFound
    own = series.get_aggregates(session, actor, replace(wanted, indicator_ids=ids))
    chosen = replace(
        wanted,
        indicator_ids=frozenset({indicator_id}),
        category_ids=frozenset({category_id}),
        # With the one before, for the change.
        periods=tuple(one.code for one in known[-2:]),
        children=True,
    )
    below = series.get_aggregates(session, actor, chosen)
    if not any(row["period"] == last.code for row in own["figures"]):
        raise NotFound
    return pages.Looked(own, below, last.code, indicator_id, category_id), last


def _notes(session: Session, actor: Actor, form: Form, period: Period, looked: pages.Looked) -> list[Text]:
    """What all pages depend on: unit, form, period, coverage and states, basis, map, and when they were read."""
    own = looked.own
    day = own["geography"]
    said = [
        Text(
            f"{own['unit']['name']} · {form.name_vi} · {period.code}",
            f"{own['unit']['name']} · {form.name_en or form.name_vi} · {period.code}",
        )
    ]
    if actor.roots_with(Permission.submission_read):
        wanted = reporters.Wanted(period.code, own["unit"]["id"], None, None, mine=False, to_review=False)
        said += states_said(reporters.list_reporters(session, actor, form.id, wanted, None, 1))
    said.append(WORDS[FigureBasis][own["basis"]])
    said.append(
        _AS_REPORTED if day is None else Text(f"Theo địa giới ngày {day:%d/%m/%Y}", f"Boundaries of {day:%d/%m/%Y}")
    )
    said.append(Text(*(takeaway.as_of(own["as_of"], language) for language in ("vi", "en"))))
    return said


def _book(looked: pages.Looked, notes: list[str], language: str) -> tuple[bytes, int]:
    """A page for each table that has rows, and how many rows they have."""
    subject = looked.subject.pick(language)
    tables: tuple[tuple[Text, str | None, tuple[listing.Field[pages.Line], ...], Any], ...] = (
        (Text("Mức đề ra", "Targets"), None, (pages.INDICATOR, pages.PART), looked.targets()),
        (Text("Qua các kỳ", "Over the periods"), subject, (pages.PERIOD,), looked.series()),
        (Text("Các đơn vị", "Units below"), subject, (pages.RANK, pages.UNIT), looked.children()),
        (Text("Theo nhóm", "By category"), subject, (pages.PART,), looked.categories()),
    )
    stream = io.BytesIO()
    count = 0
    with sheet.new_book(stream) as book:
        book.set_properties({"title": sheet.text_of(f"{TITLE.pick(language)} · {subject}")[:255]})
        for name, of, head, lines in tables:
            rows = list(lines)
            if not rows and of is None:
                continue
            title = name.pick(language) if of is None else f"{name.pick(language)} · {of}"
            fields = (*head, *pages.FIGURES)
            count += listing.add_page(book, name.pick(language), title, notes, fields, rows, language)
    return stream.getvalue(), count
