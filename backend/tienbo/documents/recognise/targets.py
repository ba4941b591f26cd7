"""Targets: what a plan wants to reach, with the figure, its unit, and when.

Figures in conditions ("cơ quan có từ 30% nữ trở lên phải có …"), in past results and in names are not targets.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading import Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.measures import Measure, measures_in
from tienbo.documents.recognise.periods import periods_in
from tienbo.documents.recognise.results import Target, TargetValue
from tienbo.documents.recognise.sentences import clauses_of
from tienbo.documents.recognise.target_statements import Statement, statement_of
from tienbo.documents.recognise.target_subjects import skip_lead, tidy
from tienbo.documents.recognise.target_values import condition_text, direction_of, scope_of, target_value, with_periods

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
_MUST: Final = re.compile(r"(?:nhat thiet )?phai co\b|nhat thiet co\b|co lanh dao chu chot")
_NUMBERED_TARGET: Final = re.compile(r"^(?:[-–+•]\s*)?chi tieu\s*(?:so\s*)?\d{1,2}(?:\.\d{1,2})?[a-z]?\s*[:.\-]\s*")
_FIGURE: Final = re.compile(r"\d")
_SPLIT: Final = re.compile(
    r",\s+(?=(?:trong đó )?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỷ số|100\s?%))|\s(?:và|đồng thời)\s(?=(?:tỷ lệ|tỉ lệ|tỷ trọng)\s)"
)
_LONGEST: Final = 2500


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
        statement = statement_of(text[start:end])
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


def _target(
    aim: Aim, place: tuple[int, int], said: Statement, carried: str, *, lead: tuple[str, ...], wanted: bool
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
    values = tuple(
        target_value(measure, period) for measure, period in with_periods(said.main, said.periods, aim.period)
    )
    return Target(
        subject=said.subject or carried,
        values=values,
        condition=condition_text(said.text, flat_text, said.conditions),
        scope=scope_of(said.text, flat_text),
        baseline=said.text[said.baseline.number_at : said.baseline.end].strip() if said.baseline else None,
        direction=direction_of(flat_text, said.main),
        lead=lead,
        at=aim.passage.quote(*place),
        clause=aim.clause,
        confidence=0.9 if wanted and said.subject else 0.7,
    )


def _required(aim: Aim, start: int, end: int, conditions: list[Measure], lead: tuple[str, ...]) -> Target:
    """`Cơ quan có từ 30% nữ trở lên phải có lãnh đạo nữ`: the figure is the condition, the target is yes."""
    text = aim.passage.text[start:end]
    flat_text = flat(text)
    must = _MUST.search(flat_text, conditions[-1].end)
    begin = skip_lead(flat_text, [])
    stop = must.start() if must else conditions[-1].end
    periods = periods_in(flat_text)
    value = TargetValue("=", None, None, "yes/no", periods[0].name if periods else aim.period, flag=True)
    return Target(
        subject=tidy(text[begin:]),
        values=(value,),
        condition=tidy(text[begin:stop]),
        scope=scope_of(text, flat_text),
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
        tidy(subject), (value,), None, scope_of(text, flat_text), None, None, lead, aim.passage.quote(), aim.clause, 0.6
    )
