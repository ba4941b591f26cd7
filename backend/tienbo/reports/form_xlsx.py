"""The XLSX template of a form: only the cells that are asked can be filled in, and each takes only what it may hold.

Row and column codes stand in a hidden column and row, and what the sheet is for on a hidden page, so that a filled-in
template can be read back whatever was sorted or renamed on the screen.
"""

import io
from typing import Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tienbo.indicators.models import IndicatorKind
from tienbo.problems import Text
from tienbo.reports.form_sheet import FormSheet, Line
from tienbo.reports.formats import sheet

# Grows when a template of before could not be read as one of now.
TEMPLATE: Final = 1
FIGURES, GUIDE, ABOUT = "Số liệu", "Hướng dẫn", "tienbo"
# Words that stand for why there is no number.
REASONS: Final = {
    "not_collected": Text("không thu thập", "not collected"),
    "not_applicable": Text("không áp dụng", "not applicable"),
    "withheld": Text("không công bố", "withheld"),
}
_BEFORE: Final = (4.0, 5.0, 60.0, 12.0)  # code, number, name, unit of measure
_HEADS: Final = (Text("Mã", "Code"), Text("TT", "No."), Text("Chỉ tiêu", "Indicator"), Text("ĐVT", "Unit"))
_CELL: Final = 14.0
_GUIDE: Final = (
    Text(
        "Chỉ nhập vào các ô trắng; ô xám không hỏi đơn vị của bạn và được khóa.",
        "Fill in the white cells only; grey ones are not asked of you and are locked.",
    ),
    Text(
        "Nhập số đếm được, không nhập tỷ lệ phần trăm: hệ thống tự tính. Không có phát sinh thì nhập 0.",
        "Enter what was counted, never a percentage: the system computes it. Where there was none, enter 0.",
    ),
    Text(
        "Không có số thì ghi lý do: không thu thập, không áp dụng hoặc không công bố. Ô trống là chưa báo cáo.",
        "Without a number, say why: not collected, not applicable or withheld. An empty cell is not reported yet.",
    ),
    Text(
        "Không đổi tên, thêm hay xóa trang, hàng, cột: mã ẩn giúp hệ thống đọc lại tệp này.",
        "Do not rename, add or delete pages, rows or columns: hidden codes let the system read this file again.",
    ),
)


class _Looks(NamedTuple):
    head: Format
    section: Format
    text: Format
    entry: Format
    closed: Format
    hidden: Format


def to_xlsx(asked: FormSheet, notes: list[str], language: str) -> bytes:
    """The template; `notes` stand under its title."""
    stream = io.BytesIO()
    book = sheet.new_book(stream)
    try:
        widths = [*_BEFORE, *[_CELL] * len(asked.columns)]
        page = sheet.new_page(book, FIGURES, widths)
        looks = _looks(book)
        top = sheet.write_top(book, page, Text(asked.form.name_vi, asked.form.name_en).pick(language), notes, widths)
        _heads(page, top, asked, looks, language)
        _lines(page, top + 2, asked, looks, language)
        page.set_column(0, 0, _BEFORE[0], None, {"hidden": True})
        page.set_row(top + 1, None, None, {"hidden": True})
        page.repeat_rows(top)
        page.freeze_panes(top + 2, 3)
        page.protect("", {"format_columns": True, "format_rows": True})
        _guide(book, asked, looks, language)
        _about(book, asked)
    finally:
        book.close()
    return stream.getvalue()


def _looks(book: Workbook) -> _Looks:
    return _Looks(
        head=sheet.look(book, **sheet.HEAD),
        section=sheet.look(book, bold=True, border=1, bg_color="#F4F6F8"),
        text=sheet.look(book, border=1),
        entry=sheet.look(book, border=1, align="right", locked=False, num_format="#,##0.##"),
        closed=sheet.look(book, border=1, bg_color="#D9D9D9"),
        hidden=sheet.look(book, font_color="#808080"),
    )


def _heads(page: Worksheet, row: int, asked: FormSheet, looks: _Looks, language: str) -> None:
    titles = [*_HEADS, *(column.name for column in asked.columns)]
    page.set_row(row, sheet.points(max(sheet.lines_of(title.pick(language), _CELL) for title in titles)))
    for place, title in enumerate(titles):
        sheet.write_text(page, row, place, title.pick(language), looks.head)
    for place, column in enumerate(asked.columns, len(_HEADS)):
        sheet.write_text(page, row + 1, place, column.code, looks.hidden)


def _lines(page: Worksheet, row: int, asked: FormSheet, looks: _Looks, language: str) -> None:
    section: Text | None = None
    last = len(_HEADS) + len(asked.columns) - 1
    for number, line in enumerate(asked.lines, 1):
        if line.section != section:
            section = line.section
            if section.vi:
                page.merge_range(row, 1, row, last, "", looks.section)
                sheet.write_text(page, row, 1, section.pick(language), looks.section)
                row += 1
        page.set_row(row, sheet.points(sheet.lines_of(line.name.pick(language), _BEFORE[2])))
        cells = (line.code, str(number), line.name.pick(language), line.measure_unit)
        for place, text in enumerate(cells):
            sheet.write_text(page, row, place, text, looks.text if place else looks.hidden)
        for place, column in enumerate(asked.columns, len(_HEADS)):
            if column.category_id in line.asked:
                page.write_blank(row, place, None, looks.entry)
                _validate(page, row, place, line, language)
            else:
                page.write_blank(row, place, None, looks.closed)
        row += 1


def _validate(page: Worksheet, row: int, column: int, line: Line, language: str) -> None:
    """A number that the indicator may have, or one of the words for why there is none."""
    cell = xl_rowcol_to_cell(row, column)
    whole = line.kind in {IndicatorKind.count, IndicatorKind.flag}
    number = f"AND(ISNUMBER({cell}),{cell}>=0{f',{cell}=INT({cell})' if whole else ''})"
    words = ",".join(f'{cell}="{reason.pick(language)}"' for reason in REASONS.values())
    wanted = Text("số nguyên từ 0 trở lên" if whole else "số từ 0 trở lên", "a whole number" if whole else "a number")
    page.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "custom",
            "value": f"=OR({number},{words})",
            "ignore_blank": True,
            "input_title": line.code[:32],
            "input_message": line.name.pick(language)[:250],
            "error_title": Text("Chưa đúng", "Not right").pick(language),
            "error_message": Text(
                f"Cần {wanted.vi}, hoặc lý do: không thu thập, không áp dụng, không công bố.",
                f"{wanted.en.capitalize()} from 0 up is needed, or why there is none.",
            ).pick(language),
        },
    )


def _guide(book: Workbook, asked: FormSheet, looks: _Looks, language: str) -> None:
    widths = [5.0, 45.0, 80.0]
    page = sheet.new_page(book, GUIDE, widths)
    title = Text("Hướng dẫn nhập biểu", "How to fill in this form").pick(language)
    row = sheet.write_top(book, page, title, [text.pick(language) for text in _GUIDE], widths) + 1
    for place, head in enumerate((_HEADS[1], _HEADS[2], Text("Định nghĩa", "Definition"))):
        sheet.write_text(page, row, place, head.pick(language), looks.head)
    for number, line in enumerate(asked.lines, 1):
        for place, text in enumerate((str(number), line.name.pick(language), line.definition)):
            sheet.write_text(page, row + number, place, text, looks.text)
        page.set_row(row + number, sheet.points(max(sheet.lines_of(line.definition, 80), 1)))
    page.protect()


def _about(book: Workbook, asked: FormSheet) -> None:
    """What the file is for, as a program reads it."""
    page = book.add_worksheet(ABOUT)
    said = {
        "template": str(TEMPLATE),
        "form": asked.form.code,
        "period": asked.period.code,
        "unit": asked.unit.code,
        "date": asked.period.data_to.isoformat(),
    }
    for row, (name, value) in enumerate(said.items()):
        page.write_string(row, 0, name)
        page.write_string(row, 1, value)
    page.protect()
    page.hide()
