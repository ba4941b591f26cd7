"""The page of Decree 30/2020/NĐ-CP, Annex I: A4, margins, letters, page numbers, and tables without lines."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION_START
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tienbo.reports.formats.plain import plain

FONT: Final = "Times New Roman"
BODY: Final = Pt(14)
SMALL: Final = Pt(13)
# The text is 160 mm wide: 210 less 30 on the left (30-35 asked) and 20 on the right (15-20).
WIDTH: Final = Mm(160)
# The same margins on the page turned: 297 less 30 and 20.
LANDSCAPE_WIDTH: Final = Mm(247)
INDENT: Final = Cm(1.27)
MOTTO: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
MOTTO_WIDTH: Final = Cm(7)
# The first day that a ZIP file can hold.
_UNDATED: Final = (1980, 1, 1, 0, 0, 0)
LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def new_page(*, landscape: bool = False) -> Docx:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, BODY
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    _turn(section, landscape=landscape)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return document


def new_section(document: Docx, *, landscape: bool) -> None:
    """An appendix begins on a page of its own, and its pages are numbered from 1 again."""
    section = document.add_section(WD_SECTION_START.NEW_PAGE)
    _turn(section, landscape=landscape)
    properties = section._sectPr  # noqa: SLF001 -- python-docx has no name for it
    for before in properties.findall(qn("w:pgNumType")):
        properties.remove(before)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    properties.find(qn("w:pgMar")).addnext(start)


def _turn(section: Section, *, landscape: bool) -> None:
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def _page_number(paragraph: Paragraph) -> None:
    """A field; its letters are Word's own and never come from a document."""
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = SMALL
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), str(kind))
        run._r.append(element)  # noqa: SLF001 -- the same


def write(
    paragraph: Paragraph,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    bold: bool = False,
    italic: bool = False,
    size: Pt = BODY,
) -> Run:
    """Add a run; control characters are left out, and nothing in it is read as a field."""
    paragraph.alignment = align
    run = paragraph.add_run(plain(text))
    run.bold, run.italic, run.font.size = bold, italic, size
    return run


def lined(paragraph: Paragraph) -> None:
    """A line under the paragraph, as under the motto and the subject."""
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().append(border)  # noqa: SLF001 -- python-docx has no name for it


def motto(cell: _Cell) -> None:
    """The country's name and its motto, with the line under it (Annex I, II.1)."""
    write(cell.paragraphs[0], MOTTO[0], align=CENTRE, bold=True, size=Pt(12))
    line = cell.add_paragraph()
    write(line, MOTTO[1], align=CENTRE, bold=True, size=SMALL)
    # The line under the motto is as long as the motto.
    side = Length((Length(cell.width or MOTTO_WIDTH) - MOTTO_WIDTH) // 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    lined(line)


def written_day(day: date) -> str:
    """Days below 10 and the months 1 and 2 with a leading zero (Annex I, II.4)."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 -- February
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def two_columns(document: Docx, left: int, right: int) -> tuple[_Cell, _Cell]:
    """A table without lines of one row; widths in millimetres."""
    table = document.add_table(rows=1, cols=2)
    set_widths(table, [Mm(left), Mm(right)])
    unbroken(table.rows[0])
    return table.rows[0].cells[0], table.rows[0].cells[1]


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Word reads the width of each cell, other programs that of the column."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def unbroken(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- the same


def repeat_header(row: _Row) -> None:
    """The row stands at the head of every page that the table goes over."""
    unbroken(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- the same


def next_line(cell: _Cell, *, first: bool) -> Paragraph:
    line: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    return line


def grid(document: Docx, rows: int, columns: int) -> Table:
    table: Table = document.add_table(rows=rows, cols=columns)
    table.style = document.styles["Table Grid"]
    return table


def core(document: Docx, title: str, author: str, subject: str, created: Any) -> None:  # noqa: ANN401 -- a datetime
    properties = document.core_properties
    properties.title, properties.author, properties.subject = title[:255], author[:255], subject[:255]
    properties.comments, properties.created, properties.modified = "", created, created
    properties.last_modified_by = ""


def saved(document: Docx) -> bytes:
    """The file; the same document is always the same bytes, since no part of it is dated by the clock."""
    stream, steady = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with ZipFile(stream) as made, ZipFile(steady, "w", ZIP_DEFLATED) as file:
        for name in made.namelist():
            part = ZipInfo(name, _UNDATED)
            part.compress_type = ZIP_DEFLATED
            file.writestr(part, made.read(name))
    return steady.getvalue()
