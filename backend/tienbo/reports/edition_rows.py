"""The rows of an edition's report: one source for its files, in the order and words of its page (pure)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tienbo.editions.content import Content, ContentLine, ContentReporter, Previous
from tienbo.editions.models import FigureBasis
from tienbo.indicators.models import IndicatorKind
from tienbo.problems import Text
from tienbo.reports.formats import numbers
from tienbo.reports.formats.cells import Cell, Look
from tienbo.reports.lists.words import word

BASES: Final = {
    FigureBasis.live: "các báo cáo đã duyệt",
    FigureBasis.official: "bản tổng hợp đã chấp nhận của cấp dưới trực tiếp",
}
SAID_NOTHING: Final = "không có"
MARK: Final = "(k)"
FIGURE_HEADS: Final = ("TT", "Chỉ tiêu", "ĐVT", "Tổng cộng", "Điều chỉnh", "Kết quả", "Số nơi")
REPORTER_HEADS: Final = ("TT", "Nơi báo cáo", "Đơn vị", "Trạng thái", "Trong số liệu", "Lý do tổng hợp khi thiếu")


class Row(NamedTuple):
    """A figure with its name; numbers as they are, not yet written."""

    section: str
    name: str
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
        name = named(content, line.indicator_id, line.category_id)
        ratio = indicator.kind is IndicatorKind.ratio
        yield Row(indicator.section_vi, name, indicator.measure_unit, ratio, line)


def named(content: Content, indicator_id: int, category_id: int) -> str:
    """The name of one figure: its indicator's, and its category's where it has one."""
    indicator = next(one for one in content.indicators if one.id == indicator_id)
    category = next((one for one in content.categories if one.id == category_id), None)
    return f"{indicator.name_vi} – {category.name_vi}" if category else indicator.name_vi


def figure(number: Decimal | None, *, ratio: bool) -> str:
    """A number as the page shows it; none is no zero."""
    if number is None:
        return SAID_NOTHING
    return numbers.rate(number) if ratio else numbers.written(number)


def figure_rows(content: Content) -> Iterator[list[Cell]]:
    yield _heads(FIGURE_HEADS)
    section = ""
    for number, row in enumerate(rows_of(content), 1):
        if row.section != section:
            section = row.section
            if section:
                yield [Cell(section, column_span=len(FIGURE_HEADS), look=Look.group)]
        line = row.line
        mark = _mark(line.withheld)
        own = "" if line.adjustment is None else numbers.signed(line.adjustment)
        yield [
            Cell(str(number), look=Look.centred, number=number),
            Cell(row.name),
            Cell(row.measure_unit, look=Look.centred),
            _figure(line.sum.number, ratio=row.ratio, mark=mark),
            Cell(own, look=Look.number, number=line.adjustment),
            _figure(line.result.number, ratio=row.ratio, mark=mark),
            Cell(f"{line.counted}/{line.expected}", look=Look.number),
        ]


def withheld_note(rows: Sequence[Row]) -> Iterator[str]:
    """What the mark beside figures means, and how many it stands for in each row; nothing where none is marked."""
    marked = [
        f"dòng {number}: {row.line.withheld} nơi" for number, row in enumerate(rows, start=1) if row.line.withheld
    ]
    if marked:
        yield (
            f"“{MARK}”: có nơi giữ kín số liệu của chỉ tiêu ở dòng này; số của nơi đó không được cộng vào và không "
            f"được tính là 0 ({'; '.join(marked)})."
        )


def withheld_in_differences(previous: Previous) -> Iterator[str]:
    """What the mark means in the list of differences; nothing where none is marked."""
    if any(cell.old_withheld or cell.new_withheld for cell in previous.differences.cells):
        yield f"“{MARK}”: có nơi giữ kín số liệu của chỉ tiêu trong bản tổng hợp của cột này."


def _mark(withheld: int | None) -> str:
    return f" {MARK}" if withheld else ""


def _figure(number: Decimal | None, *, ratio: bool, mark: str = "") -> Cell:
    return Cell(f"{figure(number, ratio=ratio)}{mark}", look=Look.number, number=number)


def _heads(heads: Sequence[str]) -> list[Cell]:
    return [Cell(head, look=Look.head) for head in heads]


def reporter_rows(content: Content) -> Iterator[list[Cell]]:
    """Everyone who was asked: how far the report came, and whether it is in the figures."""
    yield _heads(REPORTER_HEADS)
    for number, one in enumerate(content.reporters, 1):
        counted = "có" if one.counted else "không"
        if one.counted and one.edition_number is not None:
            counted = f"qua bản tổng hợp số {one.edition_number}"
        yield [
            Cell(str(number), look=Look.centred, number=number),
            Cell(one.body.name),
            Cell(one.unit.name),
            Cell(progress_of(one)),
            Cell(counted),
            Cell(one.waiver or ""),
        ]


def difference_rows(content: Content, previous: Previous) -> Iterator[list[Cell]]:
    """What the edition says differently from the one before it."""
    heads = ("TT", "Chỉ tiêu", "ĐVT", f"Bản số {previous.number}", f"Bản số {content.number}", "Chênh lệch", "Số nơi")
    yield _heads(heads)
    indicators = {one.id: one for one in content.indicators}
    for number, cell in enumerate(previous.differences.cells, 1):
        indicator = indicators[cell.indicator_id]
        ratio = indicator.kind is IndicatorKind.ratio
        change = None if cell.old is None or cell.new is None else cell.new - cell.old
        same = cell.old_counted == cell.new_counted
        yield [
            Cell(str(number), look=Look.centred, number=number),
            Cell(named(content, cell.indicator_id, cell.category_id)),
            Cell(indicator.measure_unit, look=Look.centred),
            _figure(cell.old, ratio=ratio, mark=_mark(cell.old_withheld)),
            _figure(cell.new, ratio=ratio, mark=_mark(cell.new_withheld)),
            Cell("" if change is None else _change(change, ratio=ratio), look=Look.number, number=change),
            Cell(str(cell.new_counted) if same else f"{cell.old_counted} → {cell.new_counted}", look=Look.number),
        ]


def _change(change: Decimal, *, ratio: bool) -> str:
    if not ratio:
        return numbers.signed(change)
    return f"+{numbers.rate(change)}" if change >= 0 else numbers.rate(change)


def progress_of(one: ContentReporter) -> str:
    """How far its report has come."""
    said: Text = word(one.state) or Text(one.state, one.state)
    return said.vi


def standing(content: Content) -> str:
    """What the figures cover, how far the reports have come, and what is added up."""
    states = Counter(progress_of(one).lower() for one in content.reporters)
    far = ", ".join(f"{count} {state}" for state, count in states.items())
    return (
        f"Số liệu cộng từ {BASES[content.basis]}: {content.counted}/{content.expected} nơi có số liệu"
        f" (trạng thái báo cáo: {far})."
    )
