"""The sandbox of the demo: a province in which integrators may try everything, figures and credentials made up.

Its units are real, so that codes, levels and lineage are those that a portal will meet; its form says in its name
that it is for practice, and every report in it is marked as demo data. `tienbo demo --reset` makes it new.
"""

from datetime import timedelta
from random import Random
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.clients_service import digest_of
from tienbo.access.models import Role, ServiceClient, User
from tienbo.access.permissions import FOR_PROGRAMS
from tienbo.forms.models import Form, FormItem, FormVersion
from tienbo.indicators.models import Indicator
from tienbo.packs.accounts import TODAY_CODES, DemoAccount, load_accounts
from tienbo.packs.catalogue import ask_in
from tienbo.packs.demo import load_figures
from tienbo.packs.matrix import unit_on
from tienbo.submissions.models import State
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

PROVINCE: Final = "44"
COMMUNE: Final = "18901"
SANDBOX_CLIENT: Final = "san-thu"
SANDBOX_SECRET: Final = "san-thu-trinh-dien-2026"  # noqa: S105 -- printed by `make demo`, worth nothing elsewhere
SANDBOX_ACCOUNTS: Final = (
    DemoAccount(
        "santhu",
        "Quản trị sân thử (trình diễn)",
        "Tỉnh Quảng Trị, sân thử kết nối: cấp chương trình kết nối, duyệt, xem tổng hợp",
        PROVINCE,
        (Role.administrator, Role.officer, Role.leader),
    ),
    DemoAccount(
        "santhuxa",
        "Cán bộ xã của sân thử (trình diễn)",
        "Xã Minh Hóa, Quảng Trị, sân thử kết nối: nhập và nộp số liệu",
        COMMUNE,
        (Role.officer, Role.leader),
    ),
)
# Counts that the national strategy defines, each whole before its part.
ASKED: Final = ("CL.1.1.M", "CL.1.1.T", "CL.2.3.M", "CL.2.3.T", "CL.6.2.M", "CL.6.2.T")
DUE_DAYS: Final = {Level.commune: 3}
BEGUN, OPEN = "2026-H1", "2026"
SEED: Final = 44
# The rest has not begun, so that there is something to send.
STATES: Final = {State.accepted: 0.8, State.submitted: 0.1}


def is_loaded(session: Session) -> bool:
    return session.get(ServiceClient, SANDBOX_CLIENT) is not None


def load_sandbox(session: Session) -> None:
    """The accounts, the program, the form and figures of most communes for one period; another period is open."""
    load_accounts(session, SANDBOX_ACCOUNTS)
    unit_id = unit_on(session, PROVINCE, TODAY_CODES).unit_id
    keeper = session.execute(select(User.id).where(User.login == SANDBOX_ACCOUNTS[0].login)).scalar_one()
    session.add(
        ServiceClient(
            id=SANDBOX_CLIENT,
            unit_id=unit_id,
            name="Cổng thử nghiệm (sân thử, trình diễn)",
            permissions=[*FOR_PROGRAMS],
            secret_digest=digest_of(SANDBOX_SECRET),
            made_by_id=keeper,
            expires_at=clock.now() + timedelta(days=3650),
        )
    )
    form = _form(session, unit_id)
    begun = ask_in(session, form, BEGUN, DUE_DAYS, demo=True)
    load_figures(session, form, begun, STATES, Random(SEED))  # noqa: S311 -- the same figures every time are the point
    ask_in(session, form, OPEN, DUE_DAYS, demo=True)


def _form(session: Session, unit_id: int) -> Form:
    form = Form(
        unit_id=unit_id,
        code="SAN-THU",
        name_vi="Biểu tập kết nối (sân thử, số liệu trình diễn)",
        name_en="Form for practising connections (sandbox, demo figures)",
        reporter_kind=BodyKind.peoples_committee,
        source="Sân thử của bản trình diễn, không phải biểu mẫu do cơ quan nào ban hành",
    )
    session.add(form)
    session.flush()
    session.add(FormVersion(form_id=form.id, number=1, valid=Range(None, None), issued_at=clock.now()))
    nation = unit_on(session, "VN", TODAY_CODES).unit_id
    ids = dict(session.execute(select(Indicator.code, Indicator.id).where(Indicator.unit_id == nation)).all())
    for position, code in enumerate(ASKED, 1):
        session.add(
            FormItem(
                form_id=form.id,
                indicator_id=ids[code],
                position=position,
                section_vi="Số liệu tập",
                section_en="Figures for practice",
                levels=[Level.commune],
            )
        )
    session.flush()
    return form
