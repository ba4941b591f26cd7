"""Head and foot of an administrative document (Decree 30/2020/NĐ-CP, Annex I)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from docx.document import Document as Docx
from docx.shared import Pt

from tienbo.reports.formats import word
from tienbo.reports.formats.official import RECIPIENTS, Official

DRAFT: Final = "DỰ THẢO"
BLANK: Final = "      "
# Lines left for the signature.
_ROOM: Final = 4


def head(page: Docx, issuer: Sequence[str], number: str, place_and_day: str, *, draft: bool) -> None:
    """Who issues it and its number on the left; the country, its motto, place and day on the right."""
    left, right = word.two_columns(page, 66, 94)
    for place, line in enumerate(issuer):
        last = place == len(issuer) - 1
        word.write(word.next_line(left, first=not place), line.upper(), align=word.CENTRE, bold=last, size=word.SMALL)
    word.write(left.add_paragraph(), f"Số: {number}", align=word.CENTRE, size=word.SMALL)
    if draft:
        word.write(left.add_paragraph(), DRAFT, align=word.CENTRE, bold=True)
    word.motto(right)
    word.write(right.add_paragraph(), place_and_day, align=word.CENTRE, italic=True)


def day_or_blank(day: date | None) -> str:
    """A day that is not known yet is left to be filled in by hand."""
    return word.written_day(day) if day else f"ngày{BLANK}tháng{BLANK}năm{BLANK}"


def title(page: Docx, kind: str, lines: Sequence[str]) -> None:
    """The document's type, and below it what it is about."""
    first = page.add_paragraph()
    first.paragraph_format.space_before = Pt(12)
    word.write(first, kind, align=word.CENTRE, bold=True)
    for line in lines:
        word.write(page.add_paragraph(), line, align=word.CENTRE, bold=True)


def foot(page: Docx, report: Official) -> None:
    """Recipients on the left; on the right room for the signature, between the signatory's authority and name."""
    page.add_paragraph()
    left, right = word.two_columns(page, 80, 80)
    word.write(left.paragraphs[0], RECIPIENTS if report.recipients else "", bold=True, italic=True, size=Pt(12))
    for line in report.recipient_lines:
        word.write(left.add_paragraph(), line, size=Pt(11))
    for place, line in enumerate(report.authority):
        word.write(word.next_line(right, first=not place), line, align=word.CENTRE, bold=True)
    if report.authority_days:
        word.write(right.add_paragraph(), report.authority_days, align=word.CENTRE, italic=True, size=Pt(11))
    for _ in range(_ROOM):
        right.add_paragraph()
    if report.signer:
        word.write(right.add_paragraph(), report.signer, align=word.CENTRE, bold=True)


def on_every_page(page: Docx, said: str) -> None:
    """A small line under every page: as of when, and whether it counts."""
    section = page.sections[0]
    for footer in (section.footer, section.first_page_footer):
        word.write(footer.paragraphs[0], said, size=Pt(9))
