"""Targets: what a plan wants to reach, with the figure, its unit, and when.

Figures in conditions ("cơ quan có từ 30% nữ trở lên phải có …"), in past results and in names are not targets.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.measures import Measure, measures_in
from tienbo.documents.recognise.periods import Period, periods_in
from tienbo.documents.recognise.results import Target, TargetValue
from tienbo.documents.recognise.sentences import clauses_of

TARGET_HEADING: Final = re.compile(r"\bchi tieu\b|\bmuc tieu\b")
_INDICATOR_HEADING: Final = re.compile(r"\bchi tieu\b|\bmuc tieu cu the\b")
RESULTS_HEADING: Final = re.compile(
    r"\bket qua\b(?! (?:can dat|du kien|mong doi|phan dau|dau ra))|tinh hinh|thuc trang|danh gia chung|ton tai|han che|"
    r"khai quat|boi canh"
)
_WANTED: Final = re.compile(
    r"phan dau|\bdat\b|\btang\b|\bgiam\b|duy tri|bao dam|dam bao|it nhat|toi thieu|chi tieu|100\s?%|hoan thanh|"
    r"khong duoi|tro len"
)
_PAST: Final = re.compile(
    r"\b(?:da|hien|tinh den|ket qua|uoc|thuc te|chiem(?! (?:it nhat|tu|tren|toi thieu|khong duoi))|trong nam qua|"
    r"nam qua|nam truoc|vua qua)\b[^;.]{0,80}$"
)
_MONEY: Final = re.compile(r"\s?(?:tong )?(?:kinh phi|ngan sach|von|du toan|muc luong|luong co so|lai suat)\b")
_CONDITION: Final = re.compile(
    r"(?:\bco|\bnoi co|\bnhung noi)\s(?:ty le|ti le|tu|tren|it nhat|so)\b[^;.]{0,90}$|\bco\s$"
)
_REQUIRED: Final = re.compile(r"(?:nhat thiet\s)?(?:phai\s)?(?:co|bo tri)\s(?:it nhat\s|lanh dao|can bo|nu\b|nguoi)")
_MUST: Final = re.compile(r"(?:nhat thiet )?phai co\b|nhat thiet co\b|co lanh dao chu chot")
_LEAD: Final = re.compile(
    r"^\s*(?:[-–+•]\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*\)?[.):]?\s+|[a-zđ]\)\s*)?"
    r"(?:(?:chi tieu|muc tieu)\s*(?:(?:so\s*)?\d{1,2}(?:\.\d{1,2})?[a-z]?\s*[:.\-]|:)\s*)?"
    r"(?:(?:phan dau|muc tieu|dam bao|bao dam|duy tri|tiep tuc|thuc hien|co|dat|dat ty le|nang|nang cao|tang|giam|cu|"
    r"dua|trong do)[\s:,]+)*"
)
_NUMBERED_TARGET: Final = re.compile(r"^(?:[-–+•]\s*)?chi tieu\s*(?:so\s*)?\d{1,2}(?:\.\d{1,2})?[a-z]?\s*[:.\-]\s*")
_LINK: Final = re.compile(
    r"(?:[\s,:(]|\b(?:dat|dat ty le|ty le dat|la|con|len|xuong|o muc|giam con|giam xuong|tang len|len dat|xuong con|"
    r"chiem|va|co|dat duoc|phan dau|"
    r"bang|dat tu|duoc|duy tri|muc|ti le|giam|tang|cu|bao dam|dam bao)\b)*$"
)
_GOES_ON: Final = re.compile(r"\s*(?:tren tong so|trong tong so|so voi|cua|o |tai |doi voi|tren dia ban|trong )")
_WAITS: Final = re.compile(r"\b(?:tai|o|cho|cua|trong|voi|den)$")
_FIGURE: Final = re.compile(r"\d")
_SCOPE: Final = re.compile(
    r"(?:tren dia ban|tren pham vi|trong pham vi|toan)\s(?:toan\s)?[^,;.()]{2,40}|\bcap (?:tinh|huyen|xa|co so)\b"
)
_SPLIT: Final = re.compile(
    r",\s+(?=(?:trong đó )?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỷ số|100\s?%))|\s(?:và|đồng thời)\s(?=(?:tỷ lệ|tỉ lệ|tỷ trọng)\s)"
)
_DOWN: Final = re.compile(r"\bgiam\b|\bxuong\b|\bduoi\b|khong qua")
_UP: Final = re.compile(r"\btang\b|\bnang\b|\blen\b|tro len|it nhat|toi thieu|\btren\b")
_LONGEST_LINK: Final = 120
_LONGEST: Final = 2500
_SHORTEST: Final = 6


@dataclass(frozen=True, slots=True)
class Aim:
    """A passage that may state targets, the headings over it and a period they name."""

    passage: Passage
    clause: str | None
    headings: str
    period: str | None


def targets_of(aims: Iterable[Aim]) -> tuple[Target, ...]:
    found: list[Target] = []
    for aim in aims:
        if RESULTS_HEADING.search(aim.headings) and not TARGET_HEADING.search(aim.headings):
            continue
        found += targets_in(aim)
    return tuple(found)


def targets_in(aim: Aim, lead: tuple[str, ...] = ()) -> list[Target]:
    text = aim.passage.text
    under_heading = TARGET_HEADING.search(aim.headings) is not None
    if not under_heading and not _FIGURE.search(text):
        return []
    found: list[Target] = []
    carried = ""
    for start, end in _parts(text):
        statement = _statement(text[start:end])
        if statement is None:
            continue
        target = _target(aim, (start, end), statement, carried, lead=lead, wanted=under_heading)
        if target is not None:
            found.append(target)
        carried = statement.subject or carried
    if not found and _INDICATOR_HEADING.search(aim.headings):
        flag = _flag(aim, lead)
        found += [flag] if flag else []
    return found


def _parts(text: str) -> list[tuple[int, int]]:
    """Stretches that hold one target each."""
    parts: list[tuple[int, int]] = []
    for start, end in clauses_of(text):
        if end - start > _LONGEST:
            continue
        begin = start
        for match in _SPLIT.finditer(text, start, end):
            if measures_in(text[begin : match.start()]) and measures_in(text[match.end() : end]):
                parts.append((begin, match.start()))
                begin = match.end()
        parts.append((begin, end))
    return parts


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one stretch says: its subject, the figures that are its values, and those that only qualify."""

    text: str
    flat_text: str
    subject: str
    main: list[Measure]
    conditions: list[Measure]
    baseline: Measure | None
    periods: list[Period]


def _statement(text: str) -> _Statement | None:
    flat_text = flat(text)
    measures = [measure for measure in measures_in(text) if not _excluded(flat_text, measure)]
    if not measures:
        return None
    conditions = [measure for measure in measures if _is_condition(flat_text, measure)]
    main = [measure for measure in measures if measure not in conditions]
    shares = [measure for measure in main if not _is_count(measure)]
    if shares and len(shares) < len(main):
        conditions += [measure for measure in main if _is_count(measure)]
        main = shares
    baseline = _baseline(text, flat_text, main)
    main = [measure for measure in main if measure is not baseline]
    periods = periods_in(flat_text)
    figures = sorted([*main, *([baseline] if baseline else [])], key=lambda measure: measure.number_at)
    subject = ""
    if main and _is_count(main[0]):
        subject = _tidy(text[_skip_lead(flat_text, periods) :])
    elif figures:
        subject = _subject(text, flat_text, figures, periods)
    return _Statement(
        text, flat_text, subject if len(subject) >= _SHORTEST else "", main, conditions, baseline, periods
    )


def _target(
    aim: Aim, place: tuple[int, int], said: _Statement, carried: str, *, lead: tuple[str, ...], wanted: bool
) -> Target | None:
    """The target a stretch states. Where it has no subject of its own, it goes on about the one before."""
    flat_text = said.flat_text
    first = min(
        measure.number_at for measure in [*said.main, *said.conditions, *([said.baseline] if said.baseline else [])]
    )
    if not (wanted or _WANTED.search(flat_text)):
        return None
    if _PAST.search(flat_text[:first]) and "phan dau" not in flat_text:
        return None
    if not said.main:
        required = said.conditions and _MUST.search(flat_text)
        return _required(aim, *place, said.conditions, lead) if required else None
    if not (said.subject or carried):
        return None
    values = tuple(_value(measure, period) for measure, period in _paired(said.main, said.periods, aim.period))
    return Target(
        subject=said.subject or carried,
        values=values,
        condition=_condition_text(said.text, flat_text, said.conditions),
        scope=_scope(said.text, flat_text),
        baseline=said.text[said.baseline.number_at : said.baseline.end].strip() if said.baseline else None,
        direction=_direction(flat_text, said.main),
        lead=lead,
        at=aim.passage.quote(*place),
        clause=aim.clause,
        confidence=0.9 if wanted and said.subject else 0.7,
    )


def _excluded(flat_text: str, measure: Measure) -> bool:
    """Budgets and wages are no targets, nor a figure behind `dưới` that is an age."""
    return _MONEY.match(flat_text, measure.end) is not None


def _is_count(measure: Measure) -> bool:
    return not (measure.unit in {"%", "×"} or measure.unit.startswith("per "))


def _is_condition(flat_text: str, measure: Measure) -> bool:
    before, after = flat_text[: measure.start], flat_text[measure.end :]
    return bool(_CONDITION.search(before) and _REQUIRED.search(after)) and not re.search(r"\bdat\s$", before)


def _baseline(text: str, flat_text: str, measures: list[Measure]) -> Measure | None:
    for measure, following in pairwise(measures):
        between = flat_text[measure.end : following.start]
        from_word = re.search(r"\btu\s?$", flat_text[: measure.number_at])
        if from_word and measure.unit == following.unit and re.search(r"\b(?:xuong|len|con)\b", between):
            return measure
    for measure in measures:
        opening = text.rfind("(", 0, measure.start)
        if (
            opening >= 0
            and ")" not in text[opening : measure.start]
            and re.search(r"nam 20\d\d|hien", flat_text[opening : measure.start])
        ):
            return measure
    return None


def _paired(measures: list[Measure], periods: list[Period], fallback: str | None) -> list[tuple[Measure, str | None]]:
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


def _value(measure: Measure, period: str | None) -> TargetValue:
    return TargetValue(measure.comparator, measure.value, measure.value_to, measure.unit, period)


def _subject(text: str, flat_text: str, measures: list[Measure], periods: list[Period]) -> str:
    """What is measured: the words before the first figure, or, where there are none, those behind the last."""
    begin = _skip_lead(flat_text, periods)
    first, last = measures[0], measures[-1]
    before_end = max(begin, first.start)
    before_end = _strip_link(flat_text, begin, before_end, periods)
    after_start = last.end
    period = next((period for period in periods if 0 <= period.start - after_start <= 2), None)  # noqa: PLR2004 # one space
    after_start = period.end if period else after_start
    before = text[begin:before_end].strip(" ,:-–()")
    after = text[after_start:].strip(" ,.;:-–")
    if len(before) < _SHORTEST:
        return _tidy(after)
    if _GOES_ON.match(flat_text, after_start) or _WAITS.search(flat(before)):
        return _tidy(f"{before} {after}")
    return _tidy(before)


def _skip_lead(flat_text: str, periods: list[Period]) -> int:
    begin = 0
    while True:
        match = _LEAD.match(flat_text[begin:])
        step = match.end() if match else 0
        here = begin + step
        period = next((period for period in periods if 0 <= period.start - here <= 1), None)
        if period is not None:
            here = period.end + len(re.match(r"[\s,:]*", flat_text[period.end :])[0])  # type: ignore[index] # always matches
        if here == begin:
            return begin
        begin = here


def _strip_link(flat_text: str, begin: int, end: int, periods: list[Period]) -> int:
    while True:
        window = max(begin, end - _LONGEST_LINK)
        match = _LINK.search(flat_text[window:end])
        stripped = window + match.start() if match else end
        period = next((period for period in periods if period.end == stripped and period.start >= begin), None)
        stripped = period.start if period else stripped
        if stripped == end:
            return end
        end = stripped


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,.;:-–")


def _condition_text(text: str, flat_text: str, conditions: list[Measure]) -> str | None:
    if not conditions:
        return None
    measure = conditions[0]
    before = flat_text[: measure.number_at]
    often = [match.start() for match in re.finditer(r"\b(?:moi|hang)\s(?:quy|nam|thang|tuan)\b", before)]
    has = often or [match.start() for match in re.finditer(r"\bco\s", before)]
    begin = has[-1] if has else measure.start
    return text[begin : measure.end].strip()


def _required(aim: Aim, start: int, end: int, conditions: list[Measure], lead: tuple[str, ...]) -> Target:
    """`Cơ quan có từ 30% nữ trở lên phải có lãnh đạo nữ`: the figure is the condition, the target is yes."""
    text = aim.passage.text[start:end]
    flat_text = flat(text)
    must = _MUST.search(flat_text, conditions[-1].end)
    begin = _skip_lead(flat_text, [])
    stop = must.start() if must else conditions[-1].end
    periods = periods_in(flat_text)
    value = TargetValue("=", None, None, "yes/no", periods[0].name if periods else aim.period, flag=True)
    return Target(
        subject=_tidy(text[begin:]),
        values=(value,),
        condition=_tidy(text[begin:stop]),
        scope=_scope(text, flat_text),
        baseline=None,
        direction=None,
        lead=lead,
        at=aim.passage.quote(start, end),
        clause=aim.clause,
        confidence=0.8,
    )


def _flag(aim: Aim, lead: tuple[str, ...]) -> Target | None:
    """A numbered target without a figure asks for a fact."""
    text = aim.passage.text
    flat_text = flat(text)
    numbered = _NUMBERED_TARGET.match(flat_text)
    if (
        numbered is None
        or text.endswith(":")
        or not re.search(r"\b(?:duoc|co|dua|hoan thanh|thanh lap|trien khai)\b", flat_text)
    ):
        return None
    periods = periods_in(flat_text)
    value = TargetValue("=", None, None, "yes/no", periods[0].name if periods else aim.period, flag=True)
    subject = text[numbered.end() :]
    return Target(
        _tidy(subject), (value,), None, _scope(text, flat_text), None, None, lead, aim.passage.quote(), aim.clause, 0.6
    )


def _scope(text: str, flat_text: str) -> str | None:
    match = _SCOPE.search(flat_text)
    return text[match.start() : match.end()].strip() if match else None


def _direction(flat_text: str, measures: list[Measure]) -> Literal["up", "down", "keep"] | None:
    before = flat_text[: measures[0].end]
    if re.search(r"\bduy tri\b", before):
        return "keep"
    if _DOWN.search(before) and "khong duoi" not in before:
        return "down"
    return "up" if _UP.search(flat_text) else None
