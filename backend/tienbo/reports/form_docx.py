"""An empty form to be printed and filled in by hand, on the page of Decree 30/2020/NĐ-CP."""

import io
from collections.abc import Iterator
from typing import Final

from docx.document import Document as Docx
from docx.shared import Length, Mm, Pt

from tienbo.reports.form_sheet import FormSheet
from tienbo.reports.formats import word
from tienbo.reports.formats.cells import Cell, Look
from tienbo.reports.formats.word_tables import add_table

_SIZE: Final = Pt(12)
_NUMBER, _UNIT, _CELL = 12, 22, 24  # millimetres
_NARROWEST_NAME: Final = 60


def to_docx(asked: FormSheet, notes: list[str]) -> bytes:
    """The form with room for the figures; `notes` stand under its title."""
    page = word.new_page(landscape=True)
    left, right = word.two_columns(page, 117, 130)
    word.write(left.paragraphs[0], asked.unit.name.upper(), align=word.CENTRE, bold=True, size=word.SMALL)
    word.motto(right)
    title = page.add_paragraph()
    title.paragraph_format.space_before = Pt(12)
    word.write(title, asked.form.name_vi.upper(), align=word.CENTRE, bold=True)
    for note in notes:
        word.write(page.add_paragraph(), note, align=word.CENTRE, italic=True, size=word.SMALL)
    page.add_paragraph()
    add_table(page, list(_rows(asked)), 1, widths=_widths(len(asked.columns)), size=_SIZE, whole_rows=True)
    _signatures(page)
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def _rows(asked: FormSheet) -> Iterator[list[Cell]]:
    heads = ["TT", "Chỉ tiêu", "ĐVT", *(column.name.vi for column in asked.columns)]
    yield [Cell(head, look=Look.head) for head in heads]
    section = ""
    for number, line in enumerate(asked.lines, 1):
        if line.section.vi != section:
            section = line.section.vi
            if section:
                yield [Cell(section, column_span=len(heads), look=Look.group)]
        room = ["" if column.category_id in line.asked else "×" for column in asked.columns]
        yield [
            Cell(str(number), look=Look.centred),
            Cell(line.name.vi),
            Cell(line.measure_unit, look=Look.centred),
            *(Cell(text, look=Look.centred) for text in room),
        ]


def _widths(cells: int) -> list[Length]:
    """The name takes what the cells leave; where they leave too little, they share the rest."""
    whole = word.LANDSCAPE_WIDTH // Mm(1)
    name = max(_NARROWEST_NAME, whole - _NUMBER - _UNIT - _CELL * cells)
    cell = (whole - _NUMBER - _UNIT - name) / cells
    return [Length(int(Mm(1) * width)) for width in (_NUMBER, name, _UNIT, *[cell] * cells)]


def _signatures(page: Docx) -> None:
    page.add_paragraph()
    left, right = word.two_columns(page, 117, 130)
    day = right.paragraphs[0]
    word.write(day, "……, ngày …… tháng …… năm ……", align=word.CENTRE, italic=True, size=word.SMALL)
    word.write(left.paragraphs[0], "NGƯỜI LẬP BIỂU", align=word.CENTRE, bold=True, size=word.SMALL)
    word.write(right.add_paragraph(), "THỦ TRƯỞNG ĐƠN VỊ", align=word.CENTRE, bold=True, size=word.SMALL)
    for cell in (left, right):
        word.write(cell.add_paragraph(), "(Ký, ghi rõ họ tên)", align=word.CENTRE, italic=True, size=word.SMALL)
