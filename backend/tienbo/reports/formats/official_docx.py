"""An official report as a Word file: the same report is always the same bytes."""

from collections.abc import Sequence

from docx.document import Document as Docx
from docx.shared import Length, Mm, Pt

from tienbo.clock import VIETNAM
from tienbo.reports.formats import letter, word
from tienbo.reports.formats.official import KIND, Block, Heading, Official, Table
from tienbo.reports.formats.word_tables import add_table


def to_docx(report: Official) -> bytes:
    page = word.new_page()
    letter.head(page, report.issuer, report.number, report.place_and_day, draft=report.draft)
    letter.title(page, KIND, report.subject)
    for note in report.notes:
        word.write(page.add_paragraph(), note, align=word.CENTRE, italic=True, size=word.SMALL)
    _write(page, report.blocks)
    letter.foot(page, report)
    letter.on_every_page(page, report.footer)
    for annex in report.annexes:
        word.new_section(page, landscape=annex.wide)
        letter.title(page, annex.label.upper(), [annex.title])
        word.write(page.add_paragraph(), report.came_with, align=word.CENTRE, italic=True, size=word.SMALL)
        _write(page, annex.blocks)
    moment = report.moment.astimezone(VIETNAM).replace(tzinfo=None)
    word.core(page, report.title, report.author, report.number.strip(), moment)
    return word.saved(page)


def _write(page: Docx, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            _heading(page, block.text)
        elif isinstance(block, Table):
            widths: list[Length] = [Mm(width) for width in block.widths]
            add_table(page, block.rows, 1, widths=widths, size=Pt(11), whole_rows=True)
        elif block.note:
            word.write(page.add_paragraph(), block.text, italic=True, size=Pt(11))
        else:
            _paragraph(page, block.text)


def _heading(page: Docx, text: str) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    word.write(paragraph, text, bold=True)


def _paragraph(page: Docx, text: str) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.first_line_indent = word.INDENT
    word.write(paragraph, text, align=word.JUSTIFY)
