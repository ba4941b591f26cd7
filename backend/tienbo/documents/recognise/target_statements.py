"""What one stretch of a sentence says: its figures, which of them are values, and about what."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.measures import Measure, measures_in
from tienbo.documents.recognise.periods import Period, periods_in
from tienbo.documents.recognise.target_subjects import SHORTEST, skip_lead, subject_in, tidy

_MONEY: Final = re.compile(r"\s?(?:tong )?(?:kinh phi|ngan sach|von|du toan|muc luong|luong co so|lai suat)\b")
_CONDITION: Final = re.compile(
    r"(?:\bco|\bnoi co|\bnhung noi)\s(?:ty le|ti le|tu|tren|it nhat|so)\b[^;.]{0,90}$|\bco\s$"
)
_REQUIRED: Final = re.compile(r"(?:nhat thiet\s)?(?:phai\s)?(?:co|bo tri)\s(?:it nhat\s|lanh dao|can bo|nu\b|nguoi)")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stretch says: its subject, the figures that are its values, and those that only qualify."""

    text: str
    flat_text: str
    subject: str
    main: list[Measure]
    conditions: list[Measure]
    baseline: Measure | None
    periods: list[Period]


def statement_of(text: str) -> Statement | None:
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
        subject = tidy(text[skip_lead(flat_text, periods) :])
    elif figures:
        subject = subject_in(text, flat_text, figures, periods)
    return Statement(text, flat_text, subject if len(subject) >= SHORTEST else "", main, conditions, baseline, periods)


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
