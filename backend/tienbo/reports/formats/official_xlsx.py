"""An official report as a workbook: the report on its first sheet, a sheet for each annex, numbers as real ones."""

import io
from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tienbo.clock import VIETNAM
from tienbo.reports.formats import letter, sheet, word
from tienbo.reports.formats.cells import Cell, Look, placed
from tienbo.reports.formats.official import KIND, RECIPIENTS, Block, Heading, Official, Table

FIRST_SHEET: Final = "Báo cáo"
# Letters that a millimetre of a column holds.
_LETTERS: Final = 0.6
_NARROWEST: Final = 8.0
_ROOM: Final = 4
_LOOKS: Final[dict[Look, dict[str, Any]]] = {
    Look.head: sheet.HEAD,
    Look.group: {"bold": True, "border": 1},
    Look.centred: {"align": "center", "border": 1},
    Look.number: {"align": "right", "border": 1},
    Look.body: {"border": 1},
}


def to_xlsx(report: Official) -> bytes:
    stream = io.BytesIO()
    with sheet.new_book(stream) as book:
        moment = report.moment.astimezone(VIETNAM).replace(tzinfo=None)
        book.set_properties({"title": sheet.text_of(report.title)[:255], "created": moment})
        page = _Page(book, FIRST_SHEET, report.blocks, report.footer, wide=False)
        page.beside([(line.upper(), True) for line in report.issuer], [(line, True) for line in word.MOTTO])
        page.beside([(f"Số: {report.number}", False)], [(report.place_and_day, False)])
        if report.draft:
            page.across(letter.DRAFT, bold=True, align="center")
        for line in (KIND, *report.subject):
            page.across(line, bold=True, align="center")
        for note in report.notes:
            page.across(note, italic=True, align="center")
        page.write(report.blocks)
        page.beside([(RECIPIENTS, True)], [])
        signature = [*((line, True) for line in report.authority), (report.authority_days, False)]
        signature += [("", False)] * _ROOM + [(report.signer, True)]
        page.beside([(line, False) for line in report.recipient_lines], signature, left_align="left")
        for annex in report.annexes:
            page = _Page(book, annex.label, annex.blocks, report.footer, wide=annex.wide)
            page.across(annex.label.upper(), bold=True, align="center")
            page.across(annex.title, bold=True, align="center")
            page.across(report.came_with, italic=True, align="center")
            page.write(annex.blocks)
    return stream.getvalue()


class _Page:
    """One sheet, written from the top down; its columns are those of its table."""

    def __init__(self, book: Workbook, name: str, blocks: Sequence[Block], footer: str, *, wide: bool) -> None:
        tables = [block for block in blocks if isinstance(block, Table)]
        widths = [max(_NARROWEST, width * _LETTERS) for width in (tables[0].widths if tables else (60, 100))]
        self.book, self.widths, self.row = book, widths, 0
        self.looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.page: Worksheet = sheet.new_page(book, name, widths)
        if not wide:
            self.page.set_portrait()
        self.page.set_header("&C&P")
        self.page.set_footer(f"&L&8{sheet.text_of(footer).replace('&', '&&')}"[:255])

    def _look(self, **looks: str | bool) -> Format:
        """Each look once: a workbook holds only so many."""
        key = tuple(sorted(looks.items()))
        if key not in self.looks:
            self.looks[key] = sheet.look(self.book, **looks)
        return self.looks[key]

    def write(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Heading):
                self.across(block.text, bold=True)
            else:
                self.across(block.text, italic=block.note)

    def across(self, text: str, **looks: str | bool) -> None:
        self._merged(0, len(self.widths) - 1, text, **looks)
        self.row += 1

    def beside(
        self, left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]], *, left_align: str = "center"
    ) -> None:
        """Two columns of lines, each bold or not, as at the head and the foot of a document."""
        middle = self._middle()
        for place in range(max(len(left), len(right))):
            for lines, first, last, align in (
                (left, 0, middle - 1, left_align),
                (right, middle, len(self.widths) - 1, "center"),
            ):
                if place < len(lines):
                    text, bold = lines[place]
                    self._merged(first, last, text, bold=bold, align=align)
            self.row += 1

    def _middle(self) -> int:
        """The column before which two fifths of the width lie."""
        reached = 0.0
        for column, width in enumerate(self.widths):
            reached += width
            if reached >= sum(self.widths) * 2 / 5:
                return min(column + 1, len(self.widths) - 1)
        return 1

    def _merged(self, first: int, last: int, text: str, **looks: str | bool) -> None:
        form = self._look(**looks)
        self._tall(sheet.lines_of(text, sum(self.widths[first : last + 1])))
        if last > first:
            self.page.merge_range(self.row, first, self.row, last, "", form)
        sheet.write_text(self.page, self.row, first, text, form)

    def _tall(self, lines: int) -> None:
        height = min(sheet.TALLEST, sheet.points(lines))
        if height > self.page.row_sizes.get(self.row, (0.0,))[0]:
            self.page.set_row(self.row, height)

    def _table(self, table: Table) -> None:
        start = self.row
        for row, column, cell in placed(table.rows):
            self.row = start + row
            self._cell(column, cell)
        self.page.repeat_rows(start)
        self.row = start + len(table.rows)

    def _cell(self, column: int, cell: Cell) -> None:
        last = column + cell.column_span - 1
        looks = _LOOKS[cell.look]
        if cell.number is not None and sheet.holds(cell.number):
            form = self._look(**looks, num_format=_format(cell.text))
            self.page.write_number(self.row, column, float(cell.number), form)
        elif last > column:
            self._merged(column, last, cell.text, **looks)
        else:
            self._tall(sheet.lines_of(cell.text, self.widths[column]))
            sheet.write_text(self.page, self.row, column, cell.text, self._look(**looks))


def _format(text: str) -> str:
    """As many decimals as the report writes; an added number shows its sign, and a mark stands beside its own."""
    number, _, mark = text.partition(" ")
    places = len(number.partition(",")[2])
    plain = "#,##0" + (f".{'0' * places}" if places else "") + (f'" {mark}"' if mark else "")
    return f"+{plain};-{plain};+{plain}" if text.startswith("+") else plain
