"""What a definition must fulfil by itself, before anyone looks into the register (pure)."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from tienbo.indicators.definitions import IndicatorGiven, MilestoneGiven, TargetGiven, VersionGiven
from tienbo.indicators.models import IndicatorKind
from tienbo.problems import Text

COUNTED = {IndicatorKind.count, IndicatorKind.money}


class Broken(NamedTuple):
    """A rule that is broken: its name, the sentence for the reader, and, where it has one, its place in the request."""

    code: str
    text: Text
    pointer: str | None = None


def broken_by(given: IndicatorGiven) -> Iterator[Broken]:
    """The rules that the indicator breaks."""
    yield from _kind(given)
    yield from _breakdown(given)
    yield from _versions(given.versions)
    low, high = given.plausible_min, given.plausible_max
    if low is not None and high is not None and low > high:
        yield Broken("range-reversed", Text("Khoảng hợp lý bị ngược.", "The plausible range is reversed."))


def _kind(given: IndicatorGiven) -> Iterator[Broken]:
    parts = (given.numerator, given.denominator, given.factor)
    if given.kind is IndicatorKind.ratio and None in parts:
        yield Broken(
            "ratio-needs-parts",
            Text("Tỷ lệ phải có tử số, mẫu số và hệ số.", "A ratio needs a numerator, a denominator and a factor."),
        )
    if given.kind is not IndicatorKind.ratio and parts != (None, None, None):
        yield Broken(
            "only-ratios-have-parts",
            Text("Chỉ tỷ lệ mới có tử số, mẫu số và hệ số.", "Only a ratio has numerator, denominator and factor."),
        )
    if given.part_of is not None and given.kind not in COUNTED:
        yield Broken(
            "only-counts-are-parts",
            Text(
                "Chỉ số đếm hoặc số tiền mới là một phần của chỉ tiêu khác.",
                "Only a count or a sum of money is part of another.",
            ),
        )
    if given.part_of == given.code:
        yield Broken(
            "part-of-itself", Text("Chỉ tiêu không thể là một phần của chính nó.", "It cannot be part of itself.")
        )


def _breakdown(given: IndicatorGiven) -> Iterator[Broken]:
    if given.cells and given.kind is IndicatorKind.text:
        yield Broken(
            "text-has-no-cells", Text("Chỉ tiêu dạng chữ không chia theo phân tổ.", "A text is not broken down.")
        )
    if len(set(given.cells)) < len(given.cells):
        yield Broken("cell-repeated", Text("Một phân tổ bị lặp lại.", "A cell is repeated."))
    members: dict[str, set[str]] = {}
    for part in (part for cell in given.cells for part in cell.split(",")):
        members.setdefault(part.partition("=")[0].strip(), set()).add(part)
    for dimension in given.complete:
        if len(members.get(dimension, ())) <= 1:
            yield Broken(
                "complete-needs-members",
                Text(
                    f"Chiều “{dimension}” chỉ đủ khi có ít nhất hai phân tổ được hỏi.",
                    f"“{dimension}” is complete only with two asked members at least.",
                ),
            )


def _versions(versions: list[VersionGiven]) -> Iterator[Broken]:
    for number, version in enumerate(versions, 1):
        first, last = version.valid_from, version.valid_to
        if first is not None and last is not None and last < first:
            yield Broken("days-reversed", Text("Ngày cuối đứng trước ngày đầu.", "The last day is before the first."))
        if (number == 1) != (version.change is None):
            yield Broken(
                "change-said",
                Text(
                    "Phiên bản đầu không có lý do thay đổi; mỗi phiên bản sau phải có.",
                    "The first version has no reason of change; each later one needs one.",
                ),
            )
    for earlier, later in pairwise(versions):
        if earlier.valid_to is None or later.valid_from is None or later.valid_from <= earlier.valid_to:
            yield Broken(
                "versions-overlap",
                Text(
                    "Hai phiên bản cùng có hiệu lực trong một ngày, hoặc không theo thứ tự.",
                    "Two versions are valid on one day, or they are out of order.",
                ),
            )


def broken_by_target(given: TargetGiven) -> Iterator[Broken]:
    """The rules that the target breaks, each at its place in the request."""
    if given.baseline is None and given.baseline_year is not None:
        yield Broken(
            "baseline-half",
            Text("Có năm gốc mà thiếu giá trị gốc.", "A year of the baseline has no value."),
            "/target/baseline",
        )
    numbered = sorted(enumerate(given.milestones), key=lambda one: (one[1].cell, one[1].from_year))
    for _, of_cell in groupby(numbered, key=lambda one: one[1].cell):
        yield from _milestones(list(of_cell))


def _milestones(milestones: list[tuple[int, MilestoneGiven]]) -> Iterator[Broken]:
    """Of one cell, in the order of their first years, each with its place in the request."""
    for place, one in milestones:
        if one.to_year is not None and one.to_year < one.from_year:
            yield Broken(
                "years-reversed",
                Text("Năm cuối đứng trước năm đầu.", "The last year is before the first."),
                f"/target/milestones/{place}/to_year",
            )
    for (_, earlier), (place, later) in pairwise(milestones):
        if later.from_year <= (earlier.from_year if earlier.to_year is None else earlier.to_year):
            yield Broken(
                "milestones-overlap",
                Text("Hai mốc cùng có hiệu lực trong một năm.", "Two milestones are in force in one year."),
                f"/target/milestones/{place}/from_year",
            )
