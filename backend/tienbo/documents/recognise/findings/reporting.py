"""Reports that cannot be made in the order the plan asks for them, and duties without a day."""

import re
from typing import Final

from tienbo.documents.reading.flat import flat
from tienbo.documents.recognise.findings import days
from tienbo.documents.recognise.findings.deadline_order import day_of, key_of, order_findings
from tienbo.documents.recognise.findings.facts import Facts
from tienbo.documents.recognise.findings.levels import rank_of
from tienbo.documents.recognise.results import Document, Finding, Obligation

_LOWER_UNITS: Final = re.compile(
    r"\bdia phuong\b|ubnd (?:cac |cap )?(?:xa|huyen|phuong)|uy ban nhan dan (?:cac |cap )?(?:xa|huyen)|cac (?:xa|"
    r"huyen)\b|cap xa|cap huyen"
)
_OFFICES: Final = re.compile(r"\bco quan\b|\bso\b|\bphong\b|ban,? nganh|don vi\b|\bban\b")
_CUT_OFFS: Final = {"half-year": ((4, 1), (6, 14)), "year": ((7, 1), (12, 14)), "nine months": ((7, 1), (9, 14))}
_RANGE: Final = re.compile(
    r"tu (?:ngay )?(?P<d1>\d{1,2})\s?/\s?(?P<m1>\d{1,2})(?:/\d{4})? (?:den|"
    r"-)(?: het)?(?: ngay)? ?(?P<d2>\d{1,2})\s?/\s?(?P<m2>\d{1,2})"
)
_FIELD: Final = re.compile(r"quan ly nha nuoc[^.;]{0,60}(?:binh dang gioi|phu nu)")
_OFFICE_NAME: Final = re.compile(r"(?:so|phong|bo phan|ban|van phong)\b")
_AREA: Final = re.compile(r"tren dia ban (?P<level>thanh pho|tinh|huyen)(?! [A-ZĐ])")
_MANY_RECEIVERS: Final = 3
_GOVERNS: Final = re.compile(r"ubnd|uy ban nhan dan|thuong truc")
_SECOND_HALF: Final = (7, 1)


def reporting_findings(facts: Facts) -> list[Finding]:
    issuer = _issuer_rank(facts.recognition.documents)
    found = order_findings(facts.recognition.obligations, issuer)
    found += _tiers(facts.recognition.obligations)
    found += _undated(facts.recognition.obligations)
    found += _early(facts.recognition.obligations)
    found += _activities(facts)
    found += _levels(facts, issuer)
    found += _owners(facts)
    return found


def _issuer_rank(documents: tuple[Document, ...]) -> int | None:
    return next((rank for document in documents if (rank := rank_of(document.issuer))), None)


def _tiers(obligations: tuple[Obligation, ...]) -> list[Finding]:
    """Offices and the units below them report by one day, and no day is left for putting their reports together."""
    found: list[Finding] = []
    for obligation in obligations:
        senders = flat("; ".join(obligation.senders))
        tiers = _LOWER_UNITS.search(senders) and _OFFICES.search(senders)
        if tiers and obligation.deadlines and obligation.forward_to and not obligation.forward_deadlines:
            named, due = "; ".join(obligation.senders), obligation.deadlines[-1]
            vi = f"{named} có chung một thời hạn báo cáo, {days.due_vi(due)}; không cấp nào có thời hạn riêng."
            en = f"{named} share one deadline, {days.due_en(due)}; no tier has its own."
            found.append(Finding("no-tier-deadline", vi, en, (obligation.at,), (obligation.at.line,)))
    return found


def _undated(obligations: tuple[Obligation, ...]) -> list[Finding]:
    return [
        Finding(
            "undated-duty",
            f"Báo cáo gửi {obligation.to or 'nơi nhận không nêu tên'} không có thời hạn.",
            f"A report to {obligation.to or 'nobody named'} without a day.",
            (obligation.at,),
            (obligation.at.line,),
        )
        for obligation in obligations
        if not obligation.deadlines and not (obligation.frequency or "").startswith(("once", "on demand"))
    ]


def _early(obligations: tuple[Obligation, ...]) -> list[Finding]:
    """Due before the period's figures are cut off (Decree 09/2019/NĐ-CP): what is sent will be estimates."""
    early = [
        (obligation, deadline)
        for obligation in obligations
        for deadline in obligation.deadlines
        if deadline.period in _CUT_OFFS
        and (day := day_of(deadline))
        and _CUT_OFFS[deadline.period][0] <= day <= _CUT_OFFS[deadline.period][1]
    ]
    if not early:
        return []
    due_vi, due_en = (
        ", ".join(dict.fromkeys(written(deadline) for _, deadline in early)) for written in (days.due_vi, days.due_en)
    )
    quotes = tuple(dict.fromkeys(obligation.at for obligation, _ in early))
    vi = f"Thời hạn {due_vi} sớm hơn ngày chốt số liệu theo Nghị định 09/2019/NĐ-CP: số liệu gửi lên sẽ là số ước tính."
    en = f"Due {due_en}, before the statutory cut-off: the figures will be estimates."
    return [Finding("early-deadline", vi, en, quotes, tuple(quote.line for quote in quotes), "note")]


def _activities(facts: Facts) -> list[Finding]:
    """A yearly report due before an activity that it has to cover has ended."""
    yearly = [
        (day, place, obligation)
        for place, obligation in enumerate(facts.recognition.obligations)
        for deadline in obligation.deadlines
        if deadline.period == "year" and (day := day_of(deadline))
    ]
    if not yearly:
        return []
    day, _, obligation = min(yearly, key=lambda item: item[:2])
    for passage in facts.passages:
        for match in _RANGE.finditer(flat(passage.text)):
            first, last = (int(match["m1"]), int(match["d1"])), (int(match["m2"]), int(match["d2"]))
            if _SECOND_HALF <= first < last and day <= last:
                quotes = (obligation.at, passage.quote(match.start(), match.end()))
                vi = (
                    f"Báo cáo năm đến hạn ngày {days.day_vi(day[1], day[0])}, trước khi hoạt động diễn ra "
                    f"“{quotes[1].text}” kết thúc."
                )
                en = f"The yearly report is due {day[1]}/{day[0]}, before what lasts {quotes[1].text} has ended."
                return [Finding("report-before-activity", vi, en, quotes, tuple(quote.line for quote in quotes))]
    return []


def _levels(facts: Facts, issuer: int | None) -> list[Finding]:
    """Reports past the issuer, several receivers above it, and an area that is not its own."""
    if issuer is None:
        return []
    found: list[Finding] = []
    upward = [item for item in facts.recognition.obligations if (rank := rank_of(item.to, issuer)) and rank > issuer]
    own = [item for item in facts.recognition.obligations if rank_of(item.to, issuer) == issuer]
    gathering = {key_of(name) for item in facts.recognition.obligations for name in (*item.receivers, item.via or "")}
    for item in upward:
        lower = [name for name in item.senders if rank_of(re.sub(r"^[Cc]ác ", "", name), issuer) == issuer]
        passes = own and lower and not any(rank_of(name, issuer) == issuer for name in item.receivers)
        if passes and key_of(lower[0]) not in gathering and not _GOVERNS.match(flat(lower[0])):
            vi = f"{lower[0]} báo cáo thẳng {item.to}, vượt cấp cơ quan ban hành kế hoạch."
            en = f"{lower[0]} reports to {item.to} past the issuer of the plan."
            found.append(Finding("bypassed-level", vi, en, (item.at,), (item.at.line,)))
    receivers = list(
        dict.fromkeys(key_of(name) for item in upward for name in (*item.receivers, item.via or "") if name)
    )
    if len(receivers) >= _MANY_RECEIVERS and issuer == 1:
        quotes = tuple(item.at for item in upward)
        vi = f"Có {len(receivers)} cơ quan cấp trên cùng nhận báo cáo về một nội dung."
        en = f"{len(receivers)} bodies above receive reports on the same matter."
        found.append(Finding("several-receivers", vi, en, quotes, tuple(quote.line for quote in quotes)))
    for place in facts.places:
        if issuer > 1:
            break
        text = place.passage.text
        match = re.search(r"trên địa bàn (?:thành phố|tỉnh|huyện)(?=[^\w]|\s[a-zà-ỹ])", text)
        if match:
            quote = place.passage.quote(match.start(), match.end())
            vi, en = f"“{quote.text}” trong kế hoạch của cấp xã.", f"“{quote.text}” in a plan of a commune."
            found.append(Finding("wrong-level", vi, en, (quote,), (quote.line,)))
    return found


def _owners(facts: Facts) -> list[Finding]:
    """Who manages the field, and who receives its reports."""
    receivers = [
        (obligation, name)
        for obligation in facts.recognition.obligations
        for name in (obligation.via, *obligation.receivers)
        if name and _OFFICE_NAME.match(flat(name))
    ]
    managers = [
        (entry, task)
        for entry in facts.recognition.responsibilities
        for task in entry.tasks
        if _OFFICE_NAME.match(flat(entry.agency)) and _FIELD.search(flat(task.at.text))
    ]
    found: list[Finding] = []
    for entry, task in managers[:1]:
        other = next((pair for pair in receivers if not key_of(entry.agency).startswith(key_of(pair[1])[:12])), None)
        if other:
            vi = f"{entry.agency} quản lý nhà nước về lĩnh vực này, nhưng báo cáo lại gửi về {other[1]}."
            en = f"{entry.agency} manages the field, but reports go to {other[1]}."
            quotes = (task.at, other[0].at)
            found.append(Finding("owner-clash", vi, en, quotes, tuple(quote.line for quote in quotes)))
    found += _idle_receivers(facts, receivers)
    return found


def _idle_receivers(facts: Facts, receivers: list[tuple[Obligation, str]]) -> list[Finding]:
    """An office that receives every report and leads nothing."""
    leading: dict[str, bool] = {}
    for entry in facts.recognition.responsibilities:
        key = key_of(entry.agency)
        leading[key] = leading.get(key, False) or any(task.role == "lead" for task in entry.tasks)
    if not any(leading.values()):
        return []
    for obligation, name in receivers:
        if leading.get(key_of(name)) is False:
            vi = f"{name} nhận báo cáo nhưng không chủ trì nhiệm vụ nào."
            en = f"{name} receives the reports and leads none of the tasks."
            return [Finding("receiver-without-lead", vi, en, (obligation.at,), (obligation.at.line,), "note")]
    return []
