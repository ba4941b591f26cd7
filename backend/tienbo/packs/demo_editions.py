"""Two editions of a year past, marked as demo data: a district's that its province accepted, and its province's."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import User
from tienbo.editions.consolidating import Wanted, consolidate
from tienbo.editions.content import Content, Report, Section, canonical, digest
from tienbo.editions.models import Edition, EditionContent, EditionState, FigureBasis
from tienbo.editions.report import SYMBOL, TITLES, issuer_of, place_of
from tienbo.editions.signing import CHAIR
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import get_period
from tienbo.packs.matrix import unit_on
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

PERIOD: Final = "2020"
DISTRICT, PROVINCE = "445", "42"
OF_DISTRICT, OF_PROVINCE = "huyen2025", "tinh"
WORDS: Final = "Các nơi báo cáo theo biểu (dữ liệu trình diễn)."
WAIVED: Final = "Chưa gửi báo cáo khi chốt (dữ liệu trình diễn)."


def load_demo_editions(session: Session, form: Form) -> None:
    """Freeze both with the figures that the demo holds by now; neither is issued: a person gives the number.

    Raises:
        NoResultFound: the accounts of the demo are not loaded.
    """
    period = get_period(session, PERIOD)
    district, province = (unit_on(session, code, period.data_to) for code in (DISTRICT, PROVINCE))
    leader, superior = (
        session.scalars(select(User).where(User.login == login)).one() for login in (OF_DISTRICT, OF_PROVINCE)
    )
    accepted = _freeze(session, form, period, district, leader, ["UBND tỉnh Hà Tĩnh", "Lưu: VT"])
    accepted.state, accepted.decided_by_id = EditionState.accepted, superior.id
    accepted.submitted_at = accepted.decided_at = accepted.frozen_at
    _freeze(session, form, period, province, superior, ["Bộ Nội vụ", "Lưu: VT"])
    session.flush()


def _report(unit: UnitVersion, recipients: list[str]) -> Report:
    ref = unit_ref(unit)
    return Report(
        sections=[Section(title=title, text="" if at else WORDS) for at, title in enumerate(TITLES)],
        recipients=recipients,
        issuer=issuer_of(ref),
        symbol=SYMBOL,
        place=place_of(ref),
        signatory=CHAIR,
    )


def _freeze(
    session: Session, form: Form, period: Period, unit: UnitVersion, leader: User, recipients: list[str]
) -> Edition:
    report = _report(unit, recipients)
    waivers = {one.body.id: WAIVED for one in _content(session, form, period, unit, {}, report).missing}
    now = clock.now()
    content = _content(session, form, period, unit, waivers, report)
    kept = canonical(content.model_copy(update={"frozen_at": now, "frozen_by": leader.name}))
    edition = _edition(form, period, unit, waivers, report)
    edition.sha256, edition.frozen_at, edition.frozen_by_id = digest(kept), now, leader.id
    session.add(edition)
    session.flush()
    session.add(EditionContent(edition_id=edition.id, unit_id=unit.unit_id, period_id=period.id, content=kept))
    return edition


def _content(
    session: Session, form: Form, period: Period, unit: UnitVersion, waivers: dict[int, str], report: Report
) -> Content:
    return consolidate(session, Wanted(form, period, unit, 1, FigureBasis.live, [], waivers, report))


def _edition(form: Form, period: Period, unit: UnitVersion, waivers: dict[int, str], report: Report) -> Edition:
    return Edition(
        form_id=form.id,
        period_id=period.id,
        unit_id=unit.unit_id,
        tree_on=period.data_to,
        number=1,
        basis=FigureBasis.live,
        state=EditionState.frozen,
        version=1,
        demo=True,
        adjustments=[],
        waivers=[{"body_id": body_id, "reason": reason} for body_id, reason in waivers.items()],
        report=report.model_dump(mode="json"),
    )
