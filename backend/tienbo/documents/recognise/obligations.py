"""Reporting duties: who reports to whom, through whom, how often and by which day."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.deadlines import deadlines_in, frequency_of
from tienbo.documents.recognise.report_duties import Duty, duty_clauses, report_verb
from tienbo.documents.recognise.report_parties import forwarded_to, receivers_in, senders_of, subject_of, via_in
from tienbo.documents.recognise.results import Obligation

_PROBLEMS: Final = re.compile(
    r"(?:kho khan|vuong mac|phat sinh|bat cap)[^;.]{0,160}bao cao|bao cao[^;.]{0,120}(?:xem xet|giai quyet|"
    r"dieu chinh, bo sung|cho y kien)"
)
_PURPOSE: Final = re.compile(
    r"[,\s]*\bđể\s+(?=(?:theo dõi|tổng hợp|báo cáo|kịp thời|phục vụ|Sở|Ban|UBND|Ủy ban|xây dựng|biết|trình))"
)
_REPORT_TASK: Final = re.compile(
    r"(?:(?:xay dung|lap|tong hop|thuc hien|tham muu|hoan thien|gui|danh gia)(?:,| va)?\s)*(?:che do )?bao cao\b"
)
_LONGEST: Final = 1500


def obligations_of(duties: Iterable[Duty]) -> tuple[Obligation, ...]:
    found: list[Obligation] = []
    for duty in duties:
        for obligation in _in_passage(duty):
            if found and _same_duty(found[-1], obligation):
                found[-1] = _together(found[-1], obligation)
            else:
                found.append(obligation)
    return tuple(found)


def is_report_task(text: str) -> bool:
    """Whether a row of a matrix asks for a report."""
    return _REPORT_TASK.match(flat(text)) is not None


def _in_passage(duty: Duty) -> list[Obligation]:
    text = duty.passage.text
    if "báo cáo" not in text.lower() and "gửi" not in text:
        return []
    owners = subject_of(text) or duty.owners
    found: list[Obligation] = []
    for start, end in [(0, len(text))] if duty.whole else duty_clauses(text):
        if end - start > _LONGEST:
            continue
        flat_text = flat(text[start:end])
        match = report_verb(flat_text, duty)
        if match is None or _PROBLEMS.search(flat_text):
            continue
        obligation = _obligation(duty, start, end, match.start(), owners)
        if obligation is None:
            continue
        if found and not obligation.senders and not obligation.to and not obligation.deadlines:
            continue
        if found and _completes(found[-1], obligation):
            found[-1] = _together(found[-1], obligation)
            continue
        found.append(obligation)
    return found


def _obligation(duty: Duty, start: int, end: int, report: int, owners: tuple[str, ...]) -> Obligation | None:
    text = duty.passage.text[start:end]
    purpose = _PURPOSE.search(text, report)
    stop = purpose.start() if purpose else len(text)
    flat_text = flat(text)
    receivers, to_span = receivers_in(text, report, stop)
    via = via_in(text, report, stop)
    before = deadlines_in(flat_text, 0, stop)
    behind = deadlines_in(flat_text, stop) if purpose else []
    frequency = frequency_of(flat_text) or (frequency_of(duty.heading) if before else None)
    routine = re.search(r"che do (?:thong tin,? )?bao cao|bao cao (?:dinh ky|dot xuat)|tong hop,? bao cao", flat_text)
    if not receivers and not before and not (routine and frequency) and not (routine and "che do" in routine[0]):
        return None
    if not before and not frequency and not _undated_duty(flat_text, report):
        return None
    forward = forwarded_to(text[purpose.end() :]) if purpose else ()
    senders = senders_of(text, report) or owners
    if to_span is not None and senders == receivers:
        senders = owners
    quote_end = len(text.rstrip(" ./;"))
    if before and all(item.start < report for item in before) is False:
        quote_end = max(quote_end, before[-1].end)
    return Obligation(
        senders=senders,
        to=", ".join(receivers) or None,
        receivers=receivers,
        via=via,
        forward_to=forward,
        forward_deadlines=tuple(item.deadline for item in behind),
        frequency=frequency,
        deadlines=tuple(item.deadline for item in before),
        what=_what(text[report : to_span[0] if to_span else stop]),
        purpose=text[purpose.start() :].strip(" ,.;/") if purpose else None,
        clause=duty.clause,
        at=duty.passage.quote(start + report, start + quote_end),
        confidence=0.9 if receivers and before else 0.7,
    )


def _what(text: str) -> str | None:
    """What is reported, without the days in brackets."""
    return re.sub(r"\s*\([^)]*(?:\)|$)", "", text).strip(" ,.;:") or None


def _undated_duty(flat_text: str, report: int) -> bool:
    """Without a day and without a rhythm, only the plan's own result makes a report a duty."""
    return (
        re.search(
            r"ket qua|tinh hinh|so lieu|tong hop,? bao cao|so ket|tong ket|theo quy dinh",
            flat_text[max(0, report - 60) :],
        )
        is not None
    )


def _completes(first: Obligation, second: Obligation) -> bool:
    """`Báo cáo 6 tháng gửi trước ngày 10/6` behind the sentence that says who sends it to whom."""
    return not second.receivers and (not second.senders or second.senders == first.senders) and bool(first.receivers)


def _same_duty(first: Obligation, second: Obligation) -> bool:
    """Neighbouring sentences that only differ in their day: the 6-month and the yearly report."""
    if first.clause is None or second.clause is None or not first.deadlines or not second.deadlines:
        return False
    near = first.clause.rsplit(".", 1)[0] == second.clause.rsplit(".", 1)[0]
    return (
        near
        and first.senders == second.senders
        and first.via == second.via
        and first.to == second.to
        and not second.forward_to
    )


def _together(first: Obligation, second: Obligation) -> Obligation:
    frequencies = [name for item in (first, second) if item.frequency for name in item.frequency.split(", ")]
    return replace(
        first,
        deadlines=first.deadlines + second.deadlines,
        frequency=", ".join(dict.fromkeys(frequencies)) or None,
    )
