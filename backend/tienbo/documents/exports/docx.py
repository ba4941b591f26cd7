"""A document in the form of Decree 30/2020/NĐ-CP, as a Word file."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from docx.document import Document as Docx
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tienbo.documents.exports.docx_tables import add_table
from tienbo.documents.exports.exported import Exported, Json
from tienbo.documents.exports.facts import NOTICE, groups_of
from tienbo.documents.exports.layout import Node, Section, is_rule, sections_of
from tienbo.documents.exports.plain import cleaned
from tienbo.reports.formats import word as form
from tienbo.reports.formats.plain import plain
from tienbo.vietnamese import fold

_END: Final = "./."
# Clauses printed bold where they stand over others (Decree 30/2020/NĐ-CP, Annex I, II.5).
_BOLD: Final = frozenset({"part", "chapter", "section", "capital", "roman", "article"})


def to_docx(document: Exported) -> bytes:
    document = replace(document, facts=cleaned(document.facts))
    page = form.new_page()
    sections = sections_of(document)
    for place, section in enumerate(sections):
        if place:
            form.new_section(page, landscape=False)
        else:
            _head(page, document, section)
        _title(page, document, section, appendix=bool(place))
        _body(page, section, ends=not place)
        _foot(page, document, section, appendix=bool(place))
        _blocks(page, section.behind)
    if not sections:
        _head(page, document, Section())
        _title(page, document, Section(), appendix=False)
        _facts(page, document)
    facts = document.facts
    made = datetime.combine(document.exported_on, time())
    form.core(page, plain(facts.subject), plain(facts.issuer), plain(facts.number), made)
    stream = io.BytesIO()
    page.save(stream)
    return stream.getvalue()


def _head(page: Docx, document: Exported, section: Section) -> None:
    """Issuer and number on the left; the country's name, its motto, place and date on the right."""
    facts, header = document.facts, document.header
    left, right = form.two_columns(page, 62, 98)
    number = (header.get("places") or {}).get("number") or {"start": -1, "end": -1}
    day = (header.get("places") or {}).get("issued_on") or {"start": -1, "end": -1}
    issuer: list[str] = []
    for block in section.letterhead:
        text = plain(block.get("text"))
        national = "cong hoa xa hoi" in fold(text) or "doc lap" in fold(text)
        spans = [span for span in (number, day) if block["start"] < span["end"] and span["start"] < block["end"]]
        if block["kind"] != "table" and not (national or spans or is_rule(block)):
            issuer.append(text)
    for place, line in enumerate(issuer or [plain(facts.issuer).upper()]):
        last = place == len(issuer or [""]) - 1
        form.write(form.next_line(left, first=not place), line, align=form.CENTRE, bold=last, size=form.SMALL)
    form.write(left.add_paragraph(), _number(document), align=form.CENTRE, size=form.SMALL)
    form.motto(right)
    form.write(right.add_paragraph(), _place_and_day(document), align=form.CENTRE, italic=True)


def _number(document: Exported) -> str:
    """A number left blank stays blank."""
    printed = document.facts.number or document.header.get("number_printed")
    return f"Số: {'' if document.facts.number else '     '}{plain(printed)}" if printed else "Số:"


def _place_and_day(document: Exported) -> str:
    """An incomplete day stays so."""
    day, place = document.facts.issued_on, plain(document.facts.place)
    where = f"{place}, " if place else ""
    if day is None:
        return f"{where}{plain(document.header.get('date_printed')) or 'ngày      tháng      năm'}"
    return f"{where}{form.written_day(day)}"


def _title(page: Docx, document: Exported, section: Section, *, appendix: bool) -> None:
    lines = [plain(block.get("text")) for block in section.title if not is_rule(block)]
    if not lines and not appendix:
        lines = [plain(document.facts.type).upper(), plain(document.facts.subject)]
    for place, line in enumerate(line for line in lines if line):
        paragraph = page.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(0 if place else 12)
        bracketed = line.startswith("(")
        form.write(paragraph, line, align=form.CENTRE, bold=not bracketed, italic=bracketed)
    page.add_paragraph()


def _body(page: Docx, section: Section, *, ends: bool) -> None:
    _blocks(page, section.opening, italic_bases=True)
    for node in section.nodes:
        _node(page, node)
    _blocks(page, section.closing)
    if ends:
        _end(page)


def _end(page: Docx) -> None:
    """The last words of the text end with "./." (Annex I, II.5)."""
    last = next(reversed(list(page.iter_inner_content())), None)
    if not isinstance(last, Paragraph) or not last.text.strip() or last.text.rstrip().endswith(_END):
        return
    text = last.text.rstrip()
    form.write(last, "/." if text.endswith(".") else _END, align=last.alignment or form.JUSTIFY)


def _blocks(page: Docx, blocks: Sequence[Json], *, italic_bases: bool = False) -> None:
    for block in blocks:
        if block["kind"] == "table":
            add_table(page, block)
            continue
        text = plain(block["text"])
        command = text.isupper()
        basis = italic_bases and fold(text).startswith("can cu")
        _paragraph(page, text, bold=command, italic=basis, centred=command)


def _paragraph(page: Docx, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.first_line_indent = None if centred else form.INDENT
    form.write(paragraph, text, align=form.CENTRE if centred else form.JUSTIFY, bold=bold, italic=italic)


def _node(page: Docx, node: Node) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.first_line_indent = form.INDENT
    bold = node.clause.kind in _BOLD or bool(node.children and node.heading)
    paragraph.paragraph_format.keep_with_next = bool(node.children)
    number = f"{node.printed_number} " if node.printed_number else ""
    form.write(paragraph, f"{number}{node.heading or ''}", align=form.JUSTIFY, bold=bold)
    if node.rest:
        form.write(paragraph, f"{' ' if node.heading else ''}{node.rest.strip()}", align=form.JUSTIFY)
    starts_with_words = bool(node.blocks) and node.blocks[0]["kind"] != "table"
    _blocks(page, node.blocks[1:] if starts_with_words else node.blocks)
    for child in node.children:
        _node(page, child)


def _foot(page: Docx, document: Exported, section: Section, *, appendix: bool) -> None:
    """Recipients on the left, who signed on the right; an appendix has a foot only where one is printed."""
    facts = document.facts
    recipients = [plain(block["text"]) for block in section.recipients]
    signature = [plain(block.get("text")) for block in section.signature]
    if not appendix:
        recipients = recipients or [f"- {name};" for name in map(plain, facts.recipients)]
        parts = [*(facts.signer_authority or "").split(" / "), facts.signer_position, facts.signer]
        signature = signature or [plain(part) for part in parts if part]
    if not (recipients or signature):
        return
    page.add_paragraph()
    left, right = form.two_columns(page, 80, 80)
    if recipients and fold(recipients[0]).startswith("noi nhan"):
        # On one line in some texts: "Nơi nhận: - Như trên; - Lưu: VT."
        recipients = [line for line in (recipients[0][len("Nơi nhận") :].lstrip(" :"), *recipients[1:]) if line]
    form.write(left.paragraphs[0], "Nơi nhận:" if recipients else "", bold=True, italic=True, size=Pt(12))
    for line in recipients:
        form.write(left.add_paragraph(), line, size=Pt(11))
    for place, line in enumerate(signature):
        paragraph = form.next_line(right, first=not place)
        name = bool(facts.signer) and fold(line) == fold(facts.signer or "")
        if name:
            paragraph.paragraph_format.space_before = Pt(48)
        form.write(paragraph, line, align=form.CENTRE, bold=line.isupper() or name, italic=line.startswith("("))


def _facts(page: Docx, document: Exported) -> None:
    source = f" Nguồn: {plain(document.facts.source)}" if document.facts.source else ""
    _paragraph(page, f"{NOTICE}{source}", italic=True)
    for group in groups_of(document):
        _paragraph(page, group.heading, bold=True)
        for anchor, line in group.lines:
            _paragraph(page, f"- {f'[{anchor}] ' if anchor else ''}{line}")
    if document.facts.signer:
        _paragraph(page, f"Người ký: {document.facts.signer}", italic=True)
