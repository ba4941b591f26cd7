"""Versions of a form: at most one draft, and for every period one that was issued.

What a period was asked by stays: a new version begins with a period in which nothing has been asked yet.
"""

from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.events import record
from tienbo.forms.keeping import keeps, kept, readable
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period
from tienbo.forms.schemas import ItemsWrite, ItemWrite, VersionIssue, VersionList, VersionRead
from tienbo.indicators.models import Indicator, IndicatorKind
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


def list_versions(session: Session, actor: Actor, form_id: int) -> VersionList:
    """The versions with their items; a draft only to whoever keeps the form."""
    form = readable(session, actor, form_id)
    rows = session.scalars(select(FormVersion).filter_by(form_id=form.id).order_by(FormVersion.number.desc())).all()
    shown = [row for row in rows if row.valid is not None or keeps(session, actor, form.unit_id)]
    return VersionList(items=[_read(session, row) for row in shown], version=form.version)


def write_draft(session: Session, actor: Actor, form_id: int, version: int, wanted: ItemsWrite) -> None:
    """The items as the next version is to ask them; a draft that is there already is replaced.

    Raises:
        InvalidInput: with a pointer to every indicator that is unknown, derived, or there twice.
    """
    form = kept(session, actor, form_id, version)
    _check(session, actor, wanted)
    draft = session.scalar(select(FormVersion).filter_by(form_id=form.id, valid=None))
    if draft is None:
        last = session.scalar(select(func.max(FormVersion.number)).filter_by(form_id=form.id)) or 0
        draft = FormVersion(form_id=form.id, number=last + 1)
        session.add(draft)
        session.flush()
    session.execute(delete(FormItem).filter_by(form_id=form.id, version=draft.number))
    session.add_all(
        FormItem(form_id=form.id, version=draft.number, position=position, **item.model_dump())
        for position, item in enumerate(wanted.items, 1)
    )
    form.version += 1
    record(session, actor, "form.drafted", ("form", form.id), form.unit_id, **wanted.model_dump(mode="json"))
    session.flush()


def issue(session: Session, actor: Actor, form_id: int, version: int, wanted: VersionIssue) -> None:
    """Ask by the draft from a period on; the version before ends the day before.

    Raises:
        NoDraft: there is none.
        InvalidInput: it replaces another without saying why.
        AskedBefore: a period from that day on is asked already.
    """
    form = kept(session, actor, form_id, version)
    draft = session.scalar(select(FormVersion).filter_by(form_id=form.id, valid=None))
    if draft is None:
        raise NoDraft
    last = session.scalar(select(FormVersion).where(FormVersion.form_id == form.id, func.upper_inf(FormVersion.valid)))
    if last is None:
        draft.valid = Range(None, None)
    else:
        if wanted.reason is None:
            text = Text("Hãy ghi lý do thay phiên bản trước.", "Say why it replaces the version before.")
            raise InvalidInput(errors=[FieldError("/reason", "missing", text)])
        _end(session, form, last, wanted.first_period)
        draft.valid = Range(wanted.first_period, None)
    draft.reason, draft.issued_at = wanted.reason, clock.now()
    form.version += 1
    said = {"number": draft.number, **wanted.model_dump(mode="json")}
    record(session, actor, "form.issued", ("form", form.id), form.unit_id, **said)
    session.flush()


def _end(session: Session, form: Form, last: FormVersion, day: date) -> None:
    asked = session.scalar(
        select(func.max(Period.data_to))
        .join(FormPeriod, FormPeriod.period_id == Period.id)
        .where(FormPeriod.form_id == form.id)
    )
    begins = last.valid.lower if last.valid else None
    if (asked is not None and asked >= day) or (begins is not None and begins >= day):
        raise AskedBefore
    last.valid = Range(begins, day)
    session.flush()


def _check(session: Session, actor: Actor, wanted: ItemsWrite) -> None:
    known = dict(
        session.execute(
            select(Indicator.id, Indicator.kind).where(
                Indicator.id.in_({item.indicator_id for item in wanted.items}),
                Indicator.unit_id.in_(readable_units(actor, Permission.form_read)),
            )
        ).all()
    )
    errors: list[FieldError] = []
    seen: set[int] = set()
    for place, item in enumerate(wanted.items):
        fault = _fault(known.get(item.indicator_id), twice=item.indicator_id in seen)
        if fault is not None:
            errors.append(FieldError(f"/items/{place}/indicator_id", *fault))
        seen.add(item.indicator_id)
    if errors:
        raise InvalidInput(errors=errors)


def _fault(kind: IndicatorKind | None, *, twice: bool) -> tuple[str, Text] | None:
    if kind is None:
        return "unknown", Text("Không có chỉ tiêu này trong phạm vi của bạn.", "There is no such indicator for you.")
    if kind is IndicatorKind.ratio:
        return "derived", Text("Tỷ lệ được tính, không nhập.", "A ratio is derived, never entered.")
    if twice:
        return "twice", Text("Chỉ tiêu này đã có trong biểu.", "This indicator is in the form already.")
    return None


def _read(session: Session, row: FormVersion) -> VersionRead:
    items = session.scalars(
        select(FormItem).filter_by(form_id=row.form_id, version=row.number).order_by(FormItem.position)
    )
    ends = row.valid.upper if row.valid else None
    return VersionRead(
        number=row.number,
        valid_from=row.valid.lower if row.valid else None,
        valid_to=ends - timedelta(days=1) if ends else None,
        draft=row.valid is None,
        reason=row.reason,
        issued_at=row.issued_at,
        items=[
            ItemWrite(
                indicator_id=item.indicator_id,
                section_vi=item.section_vi,
                section_en=item.section_en,
                levels=item.levels,
            )
            for item in items
        ],
    )
