"""The draft of a form's next version: its items, and what they would change."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.events import record
from tienbo.forms.calendar import RULED, coming
from tienbo.forms.items import draft_of, newest_of, next_number, put_items
from tienbo.forms.keeping import kept
from tienbo.forms.models import Form, FormItem, FormPeriod, FormSchedule, Period, PeriodKind
from tienbo.forms.queries import form_items
from tienbo.forms.refs import PeriodRead
from tienbo.forms.version_schemas import DraftPreview, DraftQuestion, ItemsWrite, ItemWrite, LevelsChange
from tienbo.forms.versions import AskedBefore, earliest, ratios_of
from tienbo.indicators.models import Indicator, IndicatorKind
from tienbo.indicators.schemas import IndicatorRead
from tienbo.problems import FieldError, InvalidInput, Text

APART = Text(
    "Các chỉ tiêu của một phần phải đứng liền nhau; phần này đã có ở trên.",
    "The items of a section stand together; this section was there before.",
)


def write_draft(session: Session, actor: Actor, form_id: int, version: int, wanted: ItemsWrite) -> None:
    """The items as the next version is to ask them; a draft that is there already is replaced.

    Raises:
        InvalidInput: with a pointer to every item that is unknown, derived, there twice, or away from its section.
    """
    form = kept(session, actor, form_id, version)
    _known(session, actor, wanted.items)
    put_items(session, form, wanted.items)
    form.version += 1
    record(session, actor, "form.drafted", ("form", form.id), form.unit_id, **wanted.model_dump(mode="json"))
    session.flush()


def preview(session: Session, actor: Actor, form_id: int, version: int, wanted: DraftQuestion) -> DraftPreview:
    """What these items would change of the version before, and the next periods they would be asked in.

    Raises:
        NotFound, Forbidden, VersionStale, InvalidInput: as for keeping them.
        AskedBefore: they cannot be asked from that period on.
    """
    form = kept(session, actor, form_id, version)
    known = _known(session, actor, wanted.items)
    last, draft = newest_of(session, form), draft_of(session, form)
    first = earliest(session, form, last) if last else None
    if first and wanted.first_period and wanted.first_period < first:
        raise AskedBefore
    before = form_items(session, form.id) if last else []
    known |= {indicator.id: indicator for _, indicator in before}
    old = {item.indicator_id: item for item, _ in before}
    new = {item.indicator_id: item for item in wanted.items}
    return DraftPreview(
        number=draft.number if draft else next_number(session, form),
        against=last.number if last else None,
        added=[IndicatorRead.model_validate(known[one]) for one in new if one not in old],
        removed=[IndicatorRead.model_validate(known[one]) for one in old if one not in new],
        levels_changed=[
            LevelsChange(indicator=IndicatorRead.model_validate(known[one]), before=old[one].levels, after=item.levels)
            for one, item in new.items()
            if one in old and set(old[one].levels) != set(item.levels)
        ],
        moved=_order(old, new) != _order(new, old),
        ratios=ratios_of(session, new),
        earliest=first,
        periods=_periods(session, form, max(wanted.first_period or actor.today, first or date.min)),
    )


def _order(
    items: Mapping[int, FormItem] | Mapping[int, ItemWrite], others: Mapping[int, object]
) -> list[tuple[int, str, str]]:
    """The items that the others hold too, with their sections."""
    return [(one, item.section_vi, item.section_en) for one, item in items.items() if one in others]


def _periods(session: Session, form: Form, day: date) -> list[PeriodRead]:
    """The next periods of the kinds in which the form is asked, that end on the day or later."""
    scheduled = select(FormSchedule.period_kind).where(FormSchedule.form_id == form.id)
    asked = select(Period.kind).join(FormPeriod, FormPeriod.period_id == Period.id).where(FormPeriod.form_id == form.id)
    kinds: set[PeriodKind] = set(session.scalars(scheduled)) | set(session.scalars(asked))
    found = [period for kind in kinds.intersection(RULED) for period in coming(kind, day, 3)]
    return [PeriodRead.model_validate(period) for period in sorted(found, key=lambda one: (one.data_to, one.kind))]


def _known(session: Session, actor: Actor, items: Sequence[ItemWrite]) -> dict[int, Indicator]:
    """The indicators of the items.

    Raises:
        InvalidInput: see `write_draft`.
    """
    rows = session.scalars(
        select(Indicator).where(
            Indicator.id.in_({item.indicator_id for item in items}),
            Indicator.unit_id.in_(readable_units(actor, Permission.form_read)),
        )
    )
    known = {indicator.id: indicator for indicator in rows}
    errors: list[FieldError] = []
    seen: set[int] = set()
    sections: list[tuple[str, str]] = []
    for place, item in enumerate(items):
        fault = _fault(known.get(item.indicator_id), twice=item.indicator_id in seen)
        if fault is not None:
            errors.append(FieldError(f"/items/{place}/indicator_id", *fault))
        section = (item.section_vi, item.section_en)
        if section in sections[:-1]:
            errors.append(FieldError(f"/items/{place}/section_vi", "apart", APART))
        elif section not in sections:
            sections.append(section)
        seen.add(item.indicator_id)
    if errors:
        raise InvalidInput(errors=errors)
    return known


def _fault(indicator: Indicator | None, *, twice: bool) -> tuple[str, Text] | None:
    if indicator is None:
        return "unknown", Text("Không có chỉ tiêu này trong phạm vi của bạn.", "There is no such indicator for you.")
    if indicator.kind is IndicatorKind.ratio:
        return "derived", Text("Tỷ lệ được tính, không nhập.", "A ratio is derived, never entered.")
    if twice:
        return "twice", Text("Chỉ tiêu này đã có trong biểu.", "This indicator is in the form already.")
    return None
