"""The tables of a dashboard as pages of a spreadsheet: the same rows in the same order as on the screen (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tienbo.aggregates.restatement import Incomparable, Quality
from tienbo.aggregates.series_schemas import BreakKind
from tienbo.indicators.category_models import TOTAL
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field, Kind
from tienbo.reports.lists.words import word

Row = Mapping[str, Any]

BREAKS: Final = {
    BreakKind.definition_changed: Text("Định nghĩa chỉ tiêu đã đổi từ kỳ này", "The definition changed"),
    BreakKind.tree_changed: Text("Đơn vị bên dưới đã thay đổi từ kỳ này", "The units below changed"),
}
INCOMPARABLE: Final = {
    Incomparable.unrecorded: Text("chưa rõ đơn vị cũ nay thuộc đâu", "where a former unit went is not recorded"),
    Incomparable.out_of_reach: Text("có phần ngoài phạm vi", "a part is out of reach"),
    Incomparable.not_additive: Text("số đo của nhiều nơi, không cộng được", "measured at several places"),
    Incomparable.edition_divided: Text(
        "bản tổng hợp không tách theo phần của đơn vị", "an edition says nothing of the parts of its unit"
    ),
}
_NOT_COMPARABLE: Final = Text("Không so sánh được", "Not comparable")
_WITHHELD: Final = Text("Không công bố: số nhỏ về người", "Withheld: a small count of people")
_NOT_ASKED: Final = Text("Không hỏi", "Not asked")
_NO_NUMBER: Final = Text("Chưa có số", "No figure")
_WHOLE: Final = Text("Tất cả", "All")
_RANGE: Final = Text("Một khoảng", "A range")


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what its page says it is of."""

    name: Text
    part: Text
    row: Row
    breaks: Sequence[Row] = ()


@dataclass(frozen=True)
class Looked:
    """What a dashboard looks at.

    Attributes:
        own: the unit's figures over the periods, in all categories.
        below: the figures of the units below, in the chosen one alone.
        period: the code of the period looked at.
    """

    own: Row
    below: Row
    period: str
    indicator_id: int
    category_id: int

    @property
    def indicators(self) -> dict[int, Row]:
        return {one["id"]: one for one in self.own["indicators"]}

    @property
    def subject(self) -> Text:
        """The chosen figure, as titles name it."""
        name, part = _named(self.indicators[self.indicator_id]), self._part(self.category_id)
        return name if self.category_id == TOTAL else Text(f"{name.vi} · {part.vi}", f"{name.en} · {part.en}")

    def _part(self, category_id: int) -> Text:
        names = {one["id"]: _named(one) for one in self.own["categories"]}
        return names.get(category_id, _WHOLE)

    def _lines(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            yield Line(_named(self.indicators[row["indicator_id"]]), self._part(row["category_id"]), row)

    def targets(self) -> Iterator[Line]:
        now = (row for row in self.own["figures"] if row["period"] == self.period)
        return self._lines(row for row in now if row["target_value"] is not None and row["expected"])

    def categories(self) -> Iterator[Line]:
        now = (row for row in self.own["figures"] if row["period"] == self.period)
        return self._lines(
            row for row in now if row["indicator_id"] == self.indicator_id and row["category_id"] != TOTAL
        )

    def series(self) -> Iterator[Line]:
        key = (self.indicator_id, self.category_id)
        for row in self.own["figures"]:
            if (row["indicator_id"], row["category_id"]) == key:
                breaks = [
                    one
                    for one in self.own["breaks"]
                    if one["period"] == row["period"] and one["indicator_id"] in {None, self.indicator_id}
                ]
                yield Line(Text(row["period"], row["period"]), self._part(self.category_id), row, breaks)

    def children(self) -> Iterator[Line]:
        """By rank, or by number where nothing is better; units without a figure last, in the order of names."""
        found = [
            (child["unit"]["name"], row)
            for child in self.below["children"]
            if not child["own"]
            for row in child["figures"]
            if row["period"] == self.period
        ]
        for name, row in sorted(found, key=lambda one: _place(one[1])):
            yield Line(Text(name, name), self._part(self.category_id), row)


def _named(one: Row) -> Text:
    return Text(one["name_vi"], one["name_en"] or one["name_vi"])


def _place(row: Row) -> tuple[bool, int, Any]:
    known = row["number"] is not None
    return not known, row["rank"] or 0, -row["number"] if known else 0


def _remark(line: Line) -> Text | None:
    """Why there is no number, or what breaks the series: never an empty cell that looks like nought."""
    if line.breaks:
        changes = [(BREAKS[one["kind"]], f": {one['change']}" if one["change"] else "") for one in line.breaks]
        return Text(*("; ".join(said.pick(language) + why for said, why in changes) for language in ("vi", "en")))
    row = line.row
    if row["withheld"]:
        return _WITHHELD
    if row["quality"] is Quality.not_comparable:
        why = INCOMPARABLE.get(row["reason"])
        return Text(f"{_NOT_COMPARABLE.vi}: {why.vi}", f"{_NOT_COMPARABLE.en}: {why.en}") if why else _NOT_COMPARABLE
    if row["quality"] is Quality.bounded:
        return _RANGE
    if not row["expected"]:
        return _NOT_ASKED
    return _NO_NUMBER if row["number"] is None else None


def _of(title: Text, name: str, width: float = 12) -> Field[Line]:
    return Field(title, lambda line: line.row[name], Kind.number, width)


PERIOD: Final = Field[Line](Text("Kỳ", "Period"), lambda line: line.name, width=12)
INDICATOR: Final = Field[Line](Text("Chỉ tiêu", "Indicator"), lambda line: line.name, width=48)
UNIT: Final = Field[Line](Text("Đơn vị", "Unit"), lambda line: line.name, width=30)
PART: Final = Field[Line](Text("Nhóm", "Category"), lambda line: line.part, width=20)
RANK: Final = _of(Text("Hạng", "Rank"), "rank", 8)
FIGURES: Final[tuple[Field[Line], ...]] = (
    _of(Text("Số liệu", "Figure"), "number", 14),
    _of(Text("Ít nhất", "At least"), "lower"),
    _of(Text("Nhiều nhất", "At most"), "upper"),
    _of(Text("Mức đề ra", "Target"), "target_value"),
    _of(Text("Cách mức đề ra", "Gap to the target"), "gap"),
    Field(Text("So với mức đề ra", "Against the target"), lambda line: word(line.row["assessment"]), width=22),
    _of(Text("Thay đổi so với kỳ trước", "Change since the period before"), "change", 14),
    _of(Text("Đã tính", "Counted"), "counted", 9),
    _of(Text("Phải báo cáo", "Expected"), "expected", 9),
    Field(Text("Ghi chú", "Remark"), _remark, width=36),
)
