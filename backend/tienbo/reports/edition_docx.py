"""The report of an edition on the page of Decree 30/2020/NĐ-CP, with its figures, words, gaps and adjustments."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from docx.document import Document as Docx
from docx.shared import Length, Mm, Pt

from tienbo.clock import VIETNAM
from tienbo.editions.content import Content
from tienbo.editions.models import EditionState
from tienbo.editions.schemas import EditionDetail
from tienbo.reports.edition_rows import STATES, figure, missing_line, named, rows_of
from tienbo.reports.formats import letter, numbers, word
from tienbo.reports.formats.cells import Cell, Look
from tienbo.reports.formats.word_tables import add_table
from tienbo.units.refs import UnitRef

_WIDTHS: Final = (10, 58, 18, 21, 18, 21, 14)  # millimetres, 160 together
_HEADS: Final = ("TT", "Chỉ tiêu", "ĐVT", "Tổng cộng", "Điều chỉnh", "Kết quả", "Số nơi")
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_docx(edition: EditionDetail, notes: list[str], made_at: datetime) -> bytes:
    """The report; number and day stay blank until the edition has them. `notes` stand under the title."""
    content, unit = edition.content, edition.content.unit
    page = word.new_page()
    number = edition.document_number or f"{letter.BLANK}/BC-UBND"
    day = letter.place_and_day(_short(unit), edition.issued_on)
    draft = edition.state is EditionState.draft
    letter.head(page, ["Ủy ban nhân dân", unit.name], number, day, draft=draft)
    letter.title(page, "BÁO CÁO", [f"{content.form.name_vi}, kỳ {content.period.code}"])
    for note in notes:
        word.write(page.add_paragraph(), note, align=word.CENTRE, italic=True, size=word.SMALL)
    _words(page, content)
    letter.foot(page, content.report.recipients, content.report.signer_title.split("\n"))
    moment = (content.frozen_at or made_at).astimezone(VIETNAM)
    said = [f"Bản tổng hợp số {edition.number}", STATES[edition.state].vi, f"Số liệu lúc {moment:%H:%M ngày %d/%m/%Y}"]
    letter.on_every_page(page, " · ".join([*said, *([f"SHA-256 {edition.sha256}"] if edition.sha256 else [])]))
    word.core(page, content.form.name_vi, unit.name, edition.document_number or "", moment.replace(tzinfo=None))
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def _short(unit: UnitRef) -> str:
    """`Huyện Thạch Hà` writes its documents at `Thạch Hà`."""
    kind = f"{unit.kind} "
    return unit.name[len(kind) :] if unit.name.lower().startswith(kind.lower()) else unit.name


def _words(page: Docx, content: Content) -> None:
    place = 0
    for section in content.report.sections:
        if section.text:
            place += 1
            _heading(page, place, section.title)
            for line in section.text.split("\n"):
                _paragraph(page, line)
    _heading(page, place + 1, "Số liệu tổng hợp")
    _paragraph(page, f"Có số liệu của {content.counted}/{content.expected} nơi được hỏi.")
    widths: list[Length] = [Mm(width) for width in _WIDTHS]
    add_table(page, list(_rows(content)), 1, widths=widths, size=Pt(11), whole_rows=True)
    if content.adjustments:
        _paragraph(page, "Điều chỉnh của đơn vị, không tính trong cột Tổng cộng:")
        for one in content.adjustments:
            name = named(content, one.indicator_id, one.category_id).vi
            sign = "+" if one.amount > 0 else ""
            _paragraph(page, f"- {name}: {sign}{numbers.written(one.amount)}. Lý do: {one.reason}")
    if content.missing:
        _paragraph(page, "Các nơi chưa có trong số liệu:")
        for reporter in content.missing:
            _paragraph(page, f"- {missing_line(reporter, 'vi')}")


def _heading(page: Docx, number: int, title: str) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    word.write(paragraph, f"{_roman(number)}. {title.upper()}", bold=True)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _paragraph(page: Docx, text: str) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.first_line_indent = word.INDENT
    word.write(paragraph, text, align=word.JUSTIFY)


def _rows(content: Content) -> Iterator[list[Cell]]:
    yield [Cell(head, look=Look.head) for head in _HEADS]
    section = ""
    for number, row in enumerate(rows_of(content), 1):
        if row.section.vi != section:
            section = row.section.vi
            if section:
                yield [Cell(section, column_span=len(_HEADS), look=Look.group)]
        line = row.line
        said = [
            figure(row, line.sum.number),
            "" if line.adjustment is None else numbers.written(line.adjustment),
            figure(row, line.result.number),
            f"{line.counted}/{line.expected}",
        ]
        yield [
            Cell(str(number), look=Look.centred),
            Cell(row.name.vi),
            Cell(row.measure_unit, look=Look.centred),
            *(Cell(text, look=Look.centred) for text in said),
        ]
