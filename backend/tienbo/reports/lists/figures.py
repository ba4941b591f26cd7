"""Who has reported, and what was added up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.aggregates import routes as totals
from tienbo.aggregates.schemas import TotalRow, Totals
from tienbo.indicators.models import Indicator
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field, Kind
from tienbo.reports.lists.takeaways import SEARCH, UNIT, UNIT_AND_BELOW, Takeaway, demo_field
from tienbo.reports.lists.words import word, yes_or_no
from tienbo.submissions import routes as submissions
from tienbo.submissions.models import ReporterState
from tienbo.submissions.reporter_schemas import ReporterPage, ReporterRead
from tienbo.units.refs import UnitRef

FORM: Final = Text("Biểu mẫu", "Form")
PERIOD: Final = Text("Kỳ", "Period")
_PERCENT: Final = Decimal(100)


def states_said(page: ReporterPage) -> list[Text]:
    """How many reports are accepted of how many asked, and what the others wait for."""
    counts = page.counts.model_dump()
    others = [ReporterState(name) for name, count in counts.items() if count and name != ReporterState.accepted]
    parts = {
        language: [f"{word(state).pick(language).lower()}: {counts[state.value]}" for state in others]  # type: ignore[union-attr] # every state has a word
        for language in ("vi", "en")
    }
    accepted = f"{counts[ReporterState.accepted.value]}/{sum(counts.values())}"
    return [
        Text(
            "; ".join([f"Độ phủ: {accepted} nơi báo cáo đã duyệt", *parts["vi"]]),
            "; ".join([f"Coverage: {accepted} reports accepted", *parts["en"]]),
        )
    ]


REPORTERS: Final = Takeaway[ReporterRead](
    "/forms/{form_id}/reporters",
    "exportReporters",
    submissions.list_reporters,
    Permission.submission_read,
    Text("Tình hình nộp báo cáo số liệu", "Who has reported"),
    (
        Field(Text("Mã đơn vị", "Unit's code"), lambda row: row.unit.code, width=10),
        Field(UNIT, lambda row: row.unit.name, width=30),
        Field(Text("Nơi báo cáo", "Reporter"), lambda row: row.body.name, width=44),
        Field(Text("Đơn vị cấp trên", "Superior"), lambda row: row.parent.name if row.parent else None, width=28),
        Field(Text("Trạng thái", "State"), lambda row: word(row.state), width=16),
        Field(Text("Hạn nộp", "Due on"), lambda row: row.due_on, Kind.date, 13),
        Field(Text("Quá hạn", "Late"), lambda row: yes_or_no(row.late), width=10),
        Field(Text("Thay đổi lúc", "Changed at"), lambda row: row.changed_at, Kind.instant, 17),
        demo_field(),
    ),
    {
        "form_id": FORM,
        "period": PERIOD,
        "unit_id": UNIT_AND_BELOW,
        "state": Text("Trạng thái", "State"),
        "q": SEARCH,
        "mine": Text("Chỉ đơn vị của tôi", "Only my units"),
        "to_review": Text("Chỉ báo cáo chờ tôi duyệt", "Only what waits for my review"),
    },
    traced=True,
    said=states_said,
)


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One indicator of one unit; `own`: of the unit's own bodies alone."""

    unit: UnitRef
    own: bool
    indicator: Indicator
    row: TotalRow

    @property
    def share(self) -> Decimal | None:
        """A percentage as the fraction that a spreadsheet shows as one."""
        number = self.row.number
        return number / _PERCENT if number is not None and self.indicator.factor == _PERCENT else None


def _lines(session: Session, answer: Totals) -> Iterator[TotalLine]:
    """The unit's own totals first, then each unit below."""
    asked = {row.indicator_id for row in answer.rows}
    indicators = {row.id: row for row in session.scalars(select(Indicator).where(Indicator.id.in_(asked)))}
    yield from _of_unit(answer.unit, indicators, answer.rows)
    for child in answer.children:
        yield from _of_unit(child.unit, indicators, child.rows, own=child.own)


def _of_unit(
    unit: UnitRef, indicators: dict[int, Indicator], rows: Iterable[TotalRow], *, own: bool = False
) -> Iterator[TotalLine]:
    for row in rows:
        yield TotalLine(unit, own, indicators[row.indicator_id], row)


def _unit_name(line: TotalLine) -> Text:
    if not line.own:
        return Text(line.unit.name, line.unit.name)
    return Text(f"Cơ quan thuộc chính {line.unit.name}", f"Bodies of {line.unit.name} itself")


def _coverage(answer: Totals) -> list[Text]:
    covered, day = answer.coverage, f"{answer.tree_on:%d/%m/%Y}"
    return [
        Text(
            f"Độ phủ: {covered.counted}/{covered.expected} nơi báo cáo đã duyệt; cây đơn vị ngày {day}",
            f"Coverage: {covered.counted}/{covered.expected} reports accepted; units as of {day}",
        )
    ]


TOTALS: Final = Takeaway[TotalLine](
    "/totals",
    "exportTotals",
    totals.get_totals,
    Permission.total_read,
    Text("Tổng hợp số liệu", "Totals"),
    (
        Field(Text("Mã đơn vị", "Unit's code"), lambda line: line.unit.code, width=10),
        Field(UNIT, _unit_name, width=30),
        Field(Text("Mã chỉ tiêu", "Indicator's code"), lambda line: line.indicator.code, width=14),
        Field(
            Text("Chỉ tiêu", "Indicator"), lambda line: Text(line.indicator.name_vi, line.indicator.name_en), width=48
        ),
        Field(Text("Đơn vị tính", "Measured in"), lambda line: line.indicator.measure_unit, width=12),
        Field(Text("Số liệu", "Figure"), lambda line: line.row.number, Kind.number, 14),
        Field(Text("Tỷ lệ", "Share"), lambda line: line.share, Kind.share, 10),
        Field(Text("Tử số", "Numerator"), lambda line: line.row.numerator, Kind.number, 12),
        Field(Text("Mẫu số", "Denominator"), lambda line: line.row.denominator, Kind.number, 12),
        Field(Text("Mức đề ra", "Target"), lambda line: line.row.target_value, Kind.number, 11),
        Field(Text("So với mức đề ra", "Against the target"), lambda line: word(line.row.assessment), width=22),
        Field(Text("Đã tính", "Counted"), lambda line: line.row.counted, Kind.number, 9),
        Field(Text("Phải báo cáo", "Expected"), lambda line: line.row.expected, Kind.number, 9),
    ),
    {"form_id": FORM, "period": PERIOD, "unit_id": UNIT, "basis": Text("Cách cộng", "Basis")},
    traced=True,
    rows=_lines,
    said=_coverage,
)
