"""The figures of a target: each with its period, the condition, the scope and the direction."""

import re
from typing import Final, Literal

from tienbo.documents.recognise.measures import Measure
from tienbo.documents.recognise.periods import Period
from tienbo.documents.recognise.results import TargetValue

_SCOPE: Final = re.compile(
    r"(?:tren dia ban|tren pham vi|trong pham vi|toan)\s(?:toan\s)?[^,;.()]{2,40}|\bcap (?:tinh|huyen|xa|co so)\b"
)
_DOWN: Final = re.compile(r"\bgiam\b|\bxuong\b|\bduoi\b|khong qua")
_UP: Final = re.compile(r"\btang\b|\bnang\b|\blen\b|tro len|it nhat|toi thieu|\btren\b")


def with_periods(
    measures: list[Measure], periods: list[Period], fallback: str | None
) -> list[tuple[Measure, str | None]]:
    """Each figure with its period: the one it stands behind, or the one behind it, as the sentence begins."""
    dated = [period for period in periods if period.kind != "often"] or periods
    if not dated:
        return [(measure, fallback) for measure in measures]
    leading = dated[0].start < measures[0].number_at
    if leading and dated[-1].start > measures[-1].number_at:
        leading = len(dated) <= len(measures)
    pairs: list[tuple[Measure, str | None]] = []
    for measure in measures:
        if leading:
            earlier = [period for period in dated if period.start < measure.number_at]
            period = earlier[-1] if earlier else dated[0]
        else:
            later = [period for period in dated if period.start >= measure.number_at]
            period = later[0] if later else dated[-1]
        pairs.append((measure, period.name))
    return pairs


def target_value(measure: Measure, period: str | None) -> TargetValue:
    return TargetValue(measure.comparator, measure.value, measure.value_to, measure.unit, period)


def condition_text(text: str, flat_text: str, conditions: list[Measure]) -> str | None:
    if not conditions:
        return None
    measure = conditions[0]
    before = flat_text[: measure.number_at]
    often = [match.start() for match in re.finditer(r"\b(?:moi|hang)\s(?:quy|nam|thang|tuan)\b", before)]
    has = often or [match.start() for match in re.finditer(r"\bco\s", before)]
    begin = has[-1] if has else measure.start
    return text[begin : measure.end].strip()


def scope_of(text: str, flat_text: str) -> str | None:
    match = _SCOPE.search(flat_text)
    return text[match.start() : match.end()].strip() if match else None


def direction_of(flat_text: str, measures: list[Measure]) -> Literal["up", "down", "keep"] | None:
    before = flat_text[: measures[0].end]
    if re.search(r"\bduy tri\b", before):
        return "keep"
    if _DOWN.search(before) and "khong duoi" not in before:
        return "down"
    return "up" if _UP.search(flat_text) else None
