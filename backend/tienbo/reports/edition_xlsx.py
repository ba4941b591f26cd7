"""The figures of an edition as a spreadsheet; who is missing and what was adjusted on pages of their own."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from tienbo.editions.schemas import EditionDetail
from tienbo.problems import Text
from tienbo.reports.edition_rows import named, progress_of, rows_of
from tienbo.reports.formats import sheet

FIGURES: Final = Text("Số liệu", "Figures")
ADJUSTMENTS: Final = Text("Điều chỉnh", "Adjustments")
MISSING: Final = Text("Nơi thiếu", "Missing")
HEADS: Final = (
    Text("TT", "No."),
    Text("Chỉ tiêu", "Indicator"),
    Text("ĐVT", "Unit"),
    Text("Tổng cộng", "Sum"),
    Text("Điều chỉnh", "Adjustment"),
    Text("Kết quả", "Result"),
    Text("Số nơi có số liệu", "Reporters counted"),
    Text("Số nơi được hỏi", "Reporters asked"),
)
_WIDTHS: Final = (6.0, 60.0, 14.0, 16.0, 14.0, 16.0, 12.0, 12.0)
_REASON: Final = Text("Lý do", "Reason")


def to_xlsx(edition: EditionDetail, notes: list[str], language: str) -> bytes:
    """The figures under a title and `notes`; a rate shows two decimals and keeps the others."""
    content = edition.content
    stream = io.BytesIO()
    with sheet.new_book(stream) as book:
        name = Text(content.form.name_vi, content.form.name_en or content.form.name_vi).pick(language)
        title = f"{name} · {content.period.code} · {content.unit.name}"
        book.set_properties({"title": sheet.text_of(title)[:255]})
        lines: list[Sequence[sheet.Value]] = []
        rates = set()
        for number, row in enumerate(rows_of(content), 1):
            line = row.line
            if row.ratio:
                rates.add(number)
            said = (line.sum.number, line.adjustment, line.result.number, line.counted, line.expected)
            lines.append((number, row.name.pick(language), row.measure_unit, *said))
        heads = [head.pick(language) for head in HEADS]
        _page(book, FIGURES.pick(language), [title, *notes], heads, _WIDTHS, lines, rates)
        if content.adjustments:
            rows = [
                (named(content, one.indicator_id, one.category_id).pick(language), one.amount, one.reason)
                for one in content.adjustments
            ]
            heads = [HEADS[1].pick(language), HEADS[4].pick(language), _REASON.pick(language)]
            _page(book, ADJUSTMENTS.pick(language), [ADJUSTMENTS.pick(language)], heads, (60.0, 16.0, 60.0), rows)
        if content.missing:
            gone = [
                (one.body.name, one.unit.name, progress_of(one).pick(language), one.waiver) for one in content.missing
            ]
            heads = [
                Text("Nơi báo cáo", "Reporter").pick(language),
                Text("Đơn vị", "Unit").pick(language),
                Text("Trạng thái", "State").pick(language),
                _REASON.pick(language),
            ]
            _page(book, MISSING.pick(language), [MISSING.pick(language)], heads, (44.0, 30.0, 20.0, 60.0), gone)
    return stream.getvalue()


def _page(
    book: Workbook,
    name: str,
    top: Sequence[str],
    heads: Sequence[str],
    widths: Sequence[float],
    rows: Iterable[Sequence[sheet.Value]],
    rates: Iterable[int] = (),
) -> None:
    """`rates`: the rows, from 1, whose numbers are rates."""
    page = sheet.new_page(book, name, list(widths))
    start = sheet.write_top(book, page, top[0], top[1:], widths)
    head, plain = sheet.look(book, **sheet.HEAD), sheet.look(book, border=1)
    rate = sheet.look(book, border=1, num_format="#,##0.00")
    for column, text in enumerate(heads):
        sheet.write_text(page, start, column, text, head)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            form: Format = rate if number in set(rates) and column > 1 and not isinstance(value, int) else plain
            sheet.write_value(page, start + number, column, value, {str: form})
    page.freeze_panes(start + 1, 0)
    page.repeat_rows(start)
