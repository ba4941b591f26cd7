"""The official report of an edition: what its Word file, its PDF and its spreadsheet hold alike (pure).

Of a frozen edition it says what was frozen, and under which number it was issued: nothing in it moves with later
changes of state, so its files stay the same bytes.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from tienbo.clock import VIETNAM
from tienbo.editions.content import Content
from tienbo.editions.models import EditionState
from tienbo.editions.report import SYMBOL, issuer_of, place_of
from tienbo.editions.schemas import EditionDetail
from tienbo.editions.signing import Signatory
from tienbo.reports import rounding
from tienbo.reports.edition_rows import (
    difference_rows,
    figure_rows,
    named,
    reporter_rows,
    rows_of,
    standing,
    withheld_in_differences,
    withheld_note,
)
from tienbo.reports.formats import letter, numbers
from tienbo.reports.formats.official import END, KIND, Annex, Block, Heading, Official, Table, Text
from tienbo.reports.period_name import period_name

FIGURE_WIDTHS: Final = (9, 44, 15, 28, 20, 28, 16)  # millimetres, 160 together; money takes 28
DIFFERENCE_WIDTHS: Final = (9, 41, 15, 26, 26, 23, 20)
REPORTER_WIDTHS: Final = (12, 75, 45, 32, 33, 50)  # 247 together: the page lies across
NOT_ZERO: Final = (
    "Số nơi: nơi có số liệu/nơi được hỏi. “không có”: không nơi nào có số liệu. Nơi chưa báo cáo, không thu thập, "
    "không thuộc diện hoặc giữ kín số liệu không được cộng vào và không được tính là 0."
)
DIVIDED: Final = "Tỷ lệ chia từ số chưa làm tròn, ghi đến hai chữ số thập phân."
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def official_report(edition: EditionDetail, notes: list[str], made_at: datetime) -> Official:
    """The report; number and day stay blank until a person has given them. `notes` stand under the title."""
    content, report = edition.content, edition.content.report
    signatory = edition.signed_by or report.signatory
    issuer = report.issuer or issuer_of(content.unit)
    number = edition.document_number or f"{letter.BLANK}/{report.symbol or SYMBOL}"
    day = letter.day_or_blank(edition.issued_on)
    moment = content.frozen_at or made_at
    annexes = list(_annexes(content))
    return Official(
        issuer=issuer,
        number=number,
        place_and_day=f"{report.place or place_of(content.unit)}, {day}",
        draft=edition.state is EditionState.draft,
        subject=[content.form.name_vi, _period(content)],
        notes=notes,
        blocks=[*_blocks(content), _ending(annexes)],
        recipients=report.recipients,
        authority=signatory.lines,
        authority_days=_days(signatory),
        signer=signatory.name,
        annexes=annexes,
        came_with=f"(Kèm theo {KIND.capitalize()} số {number} {day} của {_within(issuer)})",
        footer=_footer(edition, moment),
        title=f"Báo cáo {content.form.name_vi}, {_period(content)}, {content.unit.name}",
        moment=moment,
    )


def _period(content: Content) -> str:
    period = content.period
    return f"{period_name(period)} (số liệu từ {period.data_from:%d/%m/%Y} đến {period.data_to:%d/%m/%Y})"


def _within(issuer: list[str]) -> str:
    """The issuer's lines within a sentence."""
    first, *others = issuer
    return " ".join([first, *(f"{line[0].lower()}{line[1:]}" for line in others)])


def _days(signatory: Signatory) -> str:
    days = [
        f"{word} {day:%d/%m/%Y}"
        for word, day in (("từ ngày", signatory.valid_from), ("đến ngày", signatory.valid_to))
        if day
    ]
    return f"({' '.join(days)})" if days else ""


def _footer(edition: EditionDetail, moment: datetime) -> str:
    said = [f"Bản tổng hợp số {edition.number}"]
    if edition.state is EditionState.draft:
        said.append(letter.DRAFT)
    said.append(f"Số liệu lúc {moment.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}")
    if edition.sha256:
        said.append(f"SHA-256 {edition.sha256}")
    return " · ".join(said)


def _blocks(content: Content) -> Iterator[Block]:
    written = [section for section in content.report.sections if section.text]
    for place, section in enumerate(written, 1):
        yield Heading(f"{_roman(place)}. {section.title.upper()}")
        yield from (Text(line) for line in section.text.split("\n") if line.strip())
    yield Heading(f"{_roman(len(written) + 1)}. SỐ LIỆU TỔNG HỢP")
    yield Text(standing(content))
    yield Table(list(figure_rows(content)), FIGURE_WIDTHS)
    rows = list(rows_of(content))
    divided = [DIVIDED] if any(row.ratio for row in rows) else []
    for note in (NOT_ZERO, *withheld_note(rows), *divided, *rounding.notes(rows)):
        yield Text(note, note=True)
    if content.adjustments:
        yield Text("Điều chỉnh của đơn vị, không tính trong cột Tổng cộng:")
        for one in content.adjustments:
            name = named(content, one.indicator_id, one.category_id)
            yield Text(f"- {name}: {numbers.signed(one.amount)}. Lý do: {one.reason}")
    if content.missing:
        yield Text(f"{len(content.missing)} nơi chưa có trong số liệu; tên nơi và lý do nêu ở Phụ lục I.")


def _annexes(content: Content) -> Iterator[Annex]:
    yield Annex("Phụ lục I", "Các nơi báo cáo", [Table(list(reporter_rows(content)), REPORTER_WIDTHS)], wide=True)
    previous = content.previous
    if previous is None:
        return
    changed = previous.differences
    blocks: list[Block] = [Text(f"Bản tổng hợp số {previous.number}: SHA-256 {previous.sha256}", note=True)]
    if changed.cells:
        blocks.append(Table(list(difference_rows(content, previous)), DIFFERENCE_WIDTHS))
        blocks += [Text(note, note=True) for note in withheld_in_differences(previous)]
    else:
        blocks.append(Text("Không có số liệu nào khác."))
    if changed.reporters:
        said = {"added": "thêm vào", "removed": "không còn tính", "corrected": "đã sửa"}
        blocks.append(Text("Nơi báo cáo thay đổi:"))
        blocks += [Text(f"- {one.body.name} ({one.unit.name}): {said[one.change]}") for one in changed.reporters]
    yield Annex("Phụ lục II", f"Khác so với bản tổng hợp số {previous.number}", blocks)


def _ending(annexes: list[Annex]) -> Text:
    return Text(f"Kèm theo: {'; '.join(f'{annex.label} ({annex.title})' for annex in annexes)}{END}")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written
