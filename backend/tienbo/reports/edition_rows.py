"""What the files of an edition say, as its page says it (pure)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from tienbo.clock import VIETNAM
from tienbo.editions.content import Content, ContentLine, ContentReporter
from tienbo.editions.models import EditionState, FigureBasis
from tienbo.editions.schemas import EditionDetail
from tienbo.indicators.models import IndicatorKind
from tienbo.problems import Text
from tienbo.reports.formats import numbers
from tienbo.reports.lists.words import word

STATES: Final = {
    EditionState.draft: Text("Dự thảo", "Draft"),
    EditionState.frozen: Text("Đã chốt", "Frozen"),
    EditionState.submitted: Text("Đã gửi cấp trên", "Submitted"),
    EditionState.accepted: Text("Được chấp nhận", "Accepted"),
    EditionState.returned: Text("Bị trả lại", "Returned"),
}
BASES: Final = {
    FigureBasis.live: Text("các báo cáo đã duyệt", "accepted reports"),
    FigureBasis.official: Text(
        "bản tổng hợp đã chấp nhận của cấp dưới trực tiếp", "accepted editions of the level below"
    ),
}
SAID_NOTHING: Final = Text("không có", "none")


class Row(NamedTuple):
    """A figure with its name; numbers as they are, not yet written."""

    section: Text
    name: Text
    measure_unit: str
    ratio: bool
    line: ContentLine


def rows_of(content: Content) -> Iterator[Row]:
    """What is asked of anyone at or below the unit, in the order of the form."""
    indicators = {one.id: one for one in content.indicators}
    for line in content.lines:
        if not line.expected:
            continue
        indicator = indicators[line.indicator_id]
        yield Row(
            Text(indicator.section_vi, indicator.section_en),
            named(content, line.indicator_id, line.category_id),
            indicator.measure_unit,
            indicator.kind is IndicatorKind.ratio,
            line,
        )


def named(content: Content, indicator_id: int, category_id: int) -> Text:
    """The name of one figure: its indicator's, and its category's where it has one."""
    indicator = next(one for one in content.indicators if one.id == indicator_id)
    category = next((one for one in content.categories if one.id == category_id), None)
    name = Text(indicator.name_vi, indicator.name_en or indicator.name_vi)
    return Text(f"{name.vi} – {category.name_vi}", f"{name.en} – {category.name_en}") if category else name


def figure(row: Row, number: Decimal | None, language: str = "vi") -> str:
    """A number as the page shows it."""
    if number is None:
        return SAID_NOTHING.pick(language)
    return numbers.rate(number) if row.ratio else numbers.written(number)


def progress_of(one: ContentReporter) -> Text:
    """How far its report has come."""
    return word(one.state) or Text(one.state, one.state)


def missing_line(one: ContentReporter, language: str) -> str:
    """Who is missing, how far it came, and why the figures go without it."""
    said = f"{one.body.name} ({progress_of(one).pick(language).lower()})"
    return f"{said}: {one.waiver}" if one.waiver else said


def standing(edition: EditionDetail, language: str) -> list[str]:
    """Which edition it is, whether it counts, what it covers and what it is made of."""
    content = edition.content
    covered = Text(
        f"{content.counted}/{content.expected} nơi có số liệu, cộng từ {BASES[content.basis].vi}",
        f"{content.counted}/{content.expected} reporters, added up from {BASES[content.basis].en}",
    )
    number = Text(f"Bản tổng hợp số {edition.number}", f"Edition {edition.number}").pick(language)
    lines = [f"{number} · {STATES[edition.state].pick(language)}", covered.pick(language)]
    if content.frozen_at is not None:
        moment = f"{content.frozen_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        lines.append(Text(f"Chốt lúc {moment}", f"Frozen {moment}").pick(language))
        lines.append(f"SHA-256: {edition.sha256}")
    if edition.stale is not None:
        changed = f"{edition.stale.since.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        lines.append(
            Text(f"Số liệu bên dưới đã thay đổi từ {changed}", f"Figures under it changed on {changed}").pick(language)
        )
    return lines
