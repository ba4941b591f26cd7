"""Beginning an edition, and what a unit adds to the sums while it is a draft."""

from collections.abc import Iterator

from sqlalchemy import func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_facts
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.reporters import find_reporters
from tienbo.editions import queries, reading
from tienbo.editions.adjusting import ADJUSTABLE, unbalanced
from tienbo.editions.changing import take, touch
from tienbo.editions.lifecycle import STATES, EditionAction
from tienbo.editions.models import Edition, EditionState
from tienbo.editions.problems import NobodyAsked, NotNow
from tienbo.editions.queries import Loaded
from tienbo.editions.report import first_report, next_report, wrong_signatory
from tienbo.editions.schemas import EditionDetail, EditionOpen, EditionWrite
from tienbo.exchange.events import record
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.forms.queries import get_period, readable_forms
from tienbo.indicators.categories import asked_cells
from tienbo.indicators.category_models import TOTAL
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Text
from tienbo.submissions.queries import duties_of
from tienbo.units import duty
from tienbo.units.models import UnitVersion

NOT_ASKED = Text("Biểu không hỏi chỉ tiêu này.", "The form does not ask this figure.")
NOT_ADJUSTABLE = Text(
    "Chỉ số đếm và số tiền mới điều chỉnh được; tỷ lệ luôn được tính.",
    "Only counts and amounts of money are adjusted; a ratio is always derived.",
)
NOT_SPLIT = Text(
    "Chỉ tiêu này có phân tổ: điều chỉnh tổng số thì phải điều chỉnh các phân tổ cộng lại đúng bằng vậy, và ngược lại.",
    "This indicator has categories: a total and its categories are adjusted by the same amount, or neither is.",
)
TWICE = Text("Chỉ tiêu này đã được điều chỉnh ở trên.", "This figure is adjusted above already.")
NO_REPORTER = Text("Nơi này không thuộc diện báo cáo của kỳ.", "This is no reporter of the period.")


def open_edition(session: Session, actor: Actor, wanted: EditionOpen) -> tuple[EditionDetail, bool]:
    """The unit's draft, begun now if there is none; and whether it was.

    Raises:
        NotFound: no such form, period or unit within the caller's reach.
        Forbidden: the caller does not enter figures for the unit.
        NobodyAsked: there is nothing to consolidate.
        NotNow: the edition before waits for the superior's word.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == wanted.form_id))
    if form is None:
        raise NotFound
    period = get_period(session, wanted.period)
    _refuse_strangers(session, actor, wanted.unit_id, period)
    if not find_reporters(session, form, period, wanted.unit_id):
        raise NobodyAsked
    before = _latest(session, form, period, wanted.unit_id)
    if before is not None and before.state is EditionState.draft:
        return reading.get_edition(session, actor, before.id), False
    if before is not None and before.state not in STATES[EditionAction.renew]:
        raise NotNow
    begun = _begin(session, actor, form, period, before, wanted)
    # Two may begin at once: the second finds what the first began.
    draft = (
        begun
        or session.scalars(
            select(Edition.id).filter_by(
                form_id=form.id, period_id=period.id, unit_id=wanted.unit_id, state=EditionState.draft
            )
        ).one()
    )
    if begun is not None:
        number = before.number + 1 if before else 1
        record(session, actor, "edition.drafted", ("edition", begun), wanted.unit_id, number=number)
        session.flush()
    return reading.get_edition(session, actor, draft), begun is not None


def _refuse_strangers(session: Session, actor: Actor, unit_id: int, period: Period) -> None:
    known = session.scalar(
        select(UnitVersion.id).where(
            UnitVersion.unit_id == unit_id,
            UnitVersion.valid.contains(period.data_to),
            visible_facts(actor, Permission.total_read, UnitVersion.unit_id, literal(period.data_to)),
        )
    )
    if known is None:
        raise NotFound
    if not duties_of(actor, *duty.duty_of(session, unit_id, actor.today)).enters:
        raise Forbidden


def _latest(session: Session, form: Form, period: Period, unit_id: int) -> Edition | None:
    """Locked, so that it is not submitted while the next one begins."""
    return session.scalar(
        select(Edition)
        .where(Edition.form_id == form.id, Edition.period_id == period.id, Edition.unit_id == unit_id)
        .order_by(Edition.number.desc())
        .limit(1)
        .with_for_update()
    )


def _begin(
    session: Session, actor: Actor, form: Form, period: Period, before: Edition | None, wanted: EditionOpen
) -> int | None:
    """What the edition before said besides the figures is a good beginning for the next."""
    demo = session.scalar(
        select(func.bool_or(FormPeriod.demo)).where(FormPeriod.form_id == form.id, FormPeriod.period_id == period.id)
    )
    return session.scalar(
        insert(Edition)
        .values(
            form_id=form.id,
            period_id=period.id,
            unit_id=wanted.unit_id,
            tree_on=period.data_to,
            number=before.number + 1 if before else 1,
            basis=wanted.basis,
            state=EditionState.draft,
            version=1,
            demo=bool(demo),
            adjustments=before.adjustments if before else [],
            waivers=before.waivers if before else [],
            report=next_report(before) if before else first_report(session, actor, wanted.unit_id, period.data_to),
        )
        .on_conflict_do_nothing()
        .returning(Edition.id)
    )


def save(session: Session, actor: Actor, edition_id: int, version: int, wanted: EditionWrite) -> EditionDetail:
    """Write what the unit says besides the sums; what is left out stays.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of an edition.
        InvalidInput: an adjustment of what is not asked or does not add up, or a waiver for no reporter.
    """
    loaded = take(session, actor, edition_id, EditionAction.save, version)
    signatory = wanted.report.signatory if wanted.report else None
    errors = [
        *_wrong_adjustments(session, loaded, wanted),
        *_wrong_waivers(session, loaded, wanted),
        *wrong_signatory(signatory, "/report/signatory"),
    ]
    if errors:
        raise InvalidInput(errors=errors)
    said = wanted.model_dump(mode="json", exclude={"report"}, exclude_unset=True, exclude_none=True)
    if wanted.report is not None:
        said["report"] = wanted.report.model_dump(mode="json")
    for name, value in said.items():
        setattr(loaded.edition, name, getattr(wanted, name) if name == "basis" else value)
    number = touch(loaded.edition)
    record(session, actor, "edition.changed", ("edition", edition_id), loaded.edition.unit_id, version=number, **said)
    session.flush()
    return reading.read(session, actor, queries.described(session, actor, loaded.edition))


def _wrong_adjustments(session: Session, loaded: Loaded, wanted: EditionWrite) -> Iterator[FieldError]:
    if not wanted.adjustments:
        return
    cells = asked_in(session, loaded.form, loaded.period).by_key
    seen = set()
    for place, one in enumerate(wanted.adjustments):
        key = (one.indicator_id, one.category_id)
        at = f"/adjustments/{place}/indicator_id"
        if key not in cells:
            yield FieldError(at, "not-asked", NOT_ASKED)
        elif cells[key].indicator.kind not in ADJUSTABLE:
            yield FieldError(at, "not-adjustable", NOT_ADJUSTABLE)
        elif key in seen:
            yield FieldError(at, "twice", TWICE)
        seen.add(key)
    places = {(one.indicator_id, one.category_id): place for place, one in enumerate(wanted.adjustments)}
    own = {(one.indicator_id, one.category_id): one.amount for one in wanted.adjustments}
    within = asked_cells(session, {indicator_id for indicator_id, _ in own if (indicator_id, TOTAL) in cells})
    for key in dict.fromkeys(unbalanced(own, {indicator_id: of.partitions for indicator_id, of in within.items()})):
        yield FieldError(f"/adjustments/{places[key]}/amount", "categories-do-not-add-up", NOT_SPLIT)


def _wrong_waivers(session: Session, loaded: Loaded, wanted: EditionWrite) -> Iterator[FieldError]:
    if not wanted.waivers:
        return
    asked = {one.body_id for one in find_reporters(session, loaded.form, loaded.period, loaded.edition.unit_id)}
    for place, one in enumerate(wanted.waivers):
        if one.body_id not in asked:
            yield FieldError(f"/waivers/{place}/body_id", "no-reporter", NO_REPORTER)
