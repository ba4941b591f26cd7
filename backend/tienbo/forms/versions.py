"""Versions of a form: at most one draft, and for every period one that was issued.

What a period was asked by stays: a new version begins with a period in which nothing has been asked yet.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.forms.items import draft_of, newest_of
from tienbo.forms.keepers import keeps
from tienbo.forms.keeping import kept, readable
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.forms.version_schemas import VersionIssue, VersionItem, VersionList, VersionRead
from tienbo.indicators.models import Indicator
from tienbo.indicators.queries import derived_ratios
from tienbo.indicators.schemas import IndicatorRead
from tienbo.problems import FieldError, InvalidInput, Problem, Text


class NoDraft(Problem):
    status = 409
    code = "no-draft"
    title = Text("Biểu không có bản thảo để ban hành.", "The form has no draft to issue.")


class AskedBefore(Problem):
    status = 409
    code = "asked-before"
    title = Text(
        "Đã có kỳ báo cáo từ ngày này được mở bằng phiên bản trước; hãy chọn kỳ đầu muộn hơn.",
        "A period from this day on is asked by the version before; choose a later first period.",
    )

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/first_period", self.code, self.title)])


def list_versions(session: Session, actor: Actor, form_id: int) -> VersionList:
    """The versions with their items; a draft only to whoever keeps the form."""
    form = readable(session, actor, form_id)
    editable = keeps(session, actor, form.unit_id)
    rows = session.scalars(select(FormVersion).filter_by(form_id=form.id).order_by(FormVersion.number.desc())).all()
    items = _items(session, form.id)
    shown = [_read(session, row, items.get(row.number, [])) for row in rows if row.valid is not None or editable]
    return VersionList(items=shown, version=form.version, editable=editable)


def issue(session: Session, actor: Actor, form_id: int, version: int, wanted: VersionIssue) -> None:
    """Ask by the draft from a period on; the version before ends the day before.

    Raises:
        NoDraft: there is none.
        InvalidInput: it replaces another without saying why, or from when on.
        AskedBefore: a period from that day on is asked already.
    """
    form = kept(session, actor, form_id, version)
    draft = draft_of(session, form)
    if draft is None:
        raise NoDraft
    last = newest_of(session, form)
    if last is None:
        draft.valid = Range(None, None)
    else:
        first = _replacing(wanted)
        if first < earliest(session, form, last):
            raise AskedBefore
        last.valid = Range(_begins(last), first)
        session.flush()
        draft.valid = Range(first, None)
    draft.reason, draft.issued_at = wanted.reason, clock.now()
    form.version += 1
    said = {"number": draft.number, **wanted.model_dump(mode="json", exclude_none=True)}
    record(session, actor, "form.issued", ("form", form.id), form.unit_id, **said)
    session.flush()


def _replacing(wanted: VersionIssue) -> date:
    """The first period of a version that replaces another."""
    if wanted.reason is None:
        text = Text("Hãy ghi lý do thay phiên bản trước.", "Say why it replaces the version before.")
        raise InvalidInput(errors=[FieldError("/reason", "missing", text)])
    if wanted.first_period is None:
        text = Text("Hãy chọn ngày bắt đầu áp dụng.", "Say from when on it is asked.")
        raise InvalidInput(errors=[FieldError("/first_period", "missing", text)])
    return wanted.first_period


def earliest(session: Session, form: Form, last: FormVersion) -> date:
    """The first day that can be the first period of a version after `last`."""
    asked = session.scalar(
        select(func.max(Period.data_to))
        .join(FormPeriod, FormPeriod.period_id == Period.id)
        .where(FormPeriod.form_id == form.id)
    )
    return max(asked or date.min, _begins(last) or date.min) + timedelta(days=1)


def _begins(version: FormVersion) -> date | None:
    return version.valid.lower if version.valid else None


def _items(session: Session, form_id: int) -> dict[int, list[VersionItem]]:
    rows = session.execute(
        select(FormItem, Indicator)
        .join(Indicator, Indicator.id == FormItem.indicator_id)
        .where(FormItem.form_id == form_id)
        .order_by(FormItem.version, FormItem.position)
    )
    found: dict[int, list[VersionItem]] = {}
    for item, indicator in rows:
        read = VersionItem(
            indicator=IndicatorRead.model_validate(indicator),
            section_vi=item.section_vi,
            section_en=item.section_en,
            levels=item.levels,
        )
        found.setdefault(item.version, []).append(read)
    return found


def ratios_of(session: Session, indicator_ids: Iterable[int]) -> list[IndicatorRead]:
    """The ratios that would be derived from these indicators."""
    return [IndicatorRead.model_validate(ratio) for ratio in derived_ratios(session, list(indicator_ids))]


def _read(session: Session, row: FormVersion, items: list[VersionItem]) -> VersionRead:
    ends = row.valid.upper if row.valid else None
    return VersionRead(
        number=row.number,
        valid_from=_begins(row),
        valid_to=ends - timedelta(days=1) if ends else None,
        draft=row.valid is None,
        reason=row.reason,
        issued_at=row.issued_at,
        items=items,
        ratios=ratios_of(session, (item.indicator.id for item in items)),
    )
