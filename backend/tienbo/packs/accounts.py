"""Accounts of the demo: made-up people at real bodies, marked as such, refused in production."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.passwords import hash_password
from tienbo.packs.matrix import unit_on
from tienbo.units.body_models import Body, BodyKind

DEMO_PASSWORD = "trinh-dien-2026"  # noqa: S105 -- printed by `make demo`, worth nothing elsewhere
REHEARSAL = date(2025, 6, 16)
TODAY_CODES = date(2026, 1, 1)


@dataclass(frozen=True)
class DemoAccount:
    """One made-up account; `rehearsal` is the past day on which it lives, when districts still existed."""

    login: str
    name: str
    note: str
    unit_code: str
    roles: tuple[Role, ...]
    rehearsal: date | None = None


_WORKING = (Role.officer, Role.leader)

DEMO_ACCOUNTS = (
    DemoAccount(
        "xa", "Cán bộ xã (trình diễn)", "Xã Thạch Lạc, Hà Tĩnh: nhập và nộp số liệu năm 2026", "18628", _WORKING
    ),
    DemoAccount(
        "tinh", "Cán bộ tỉnh (trình diễn)", "Tỉnh Hà Tĩnh: duyệt báo cáo, xem tổng hợp và ma trận", "42", _WORKING
    ),
    DemoAccount(
        "tinhkhac", "Cán bộ tỉnh khác (trình diễn)", "Tỉnh Lào Cai: không thấy số liệu của Hà Tĩnh", "15", _WORKING
    ),
    DemoAccount("kiemtra", "Cán bộ kiểm tra (trình diễn)", "Tỉnh Hà Tĩnh: chỉ xem, không sửa", "42", (Role.auditor,)),
    DemoAccount(
        "quantri",
        "Quản trị tỉnh (trình diễn)",
        "Tỉnh Hà Tĩnh: mời người dùng, giao quyền, cấp chương trình kết nối",
        "42",
        (Role.administrator, Role.officer, Role.leader),
    ),
    DemoAccount(
        "xa2025",
        "Cán bộ xã năm 2025 (trình diễn)",
        "Xã Thạch Liên, huyện Thạch Hà, sống vào ngày 16/6/2025: nhập và nộp 6 tháng đầu năm 2025",
        "18592",
        _WORKING,
        REHEARSAL,
    ),
    DemoAccount(
        "huyen2025",
        "Cán bộ huyện năm 2025 (trình diễn)",
        "Huyện Thạch Hà, sống vào ngày 16/6/2025: duyệt hoặc trả lại báo cáo của xã",
        "445",
        _WORKING,
        REHEARSAL,
    ),
)


def load_accounts(session: Session, accounts: tuple[DemoAccount, ...] = DEMO_ACCOUNTS) -> None:
    password_hash = hash_password(DEMO_PASSWORD)
    for account in accounts:
        unit = unit_on(session, account.unit_code, account.rehearsal or TODAY_CODES)
        body_id = session.execute(
            select(Body.id).where(Body.unit_id == unit.unit_id, Body.kind == BodyKind.peoples_committee)
        ).scalar_one()
        user = User(
            login=account.login,
            name=account.name,
            password_hash=password_hash,
            active=True,
            demo=True,
            rehearsal_date=account.rehearsal,
        )
        session.add(user)
        session.flush()
        session.add_all(
            RoleGrant(user_id=user.id, body_id=body_id, unit_id=unit.unit_id, role=role) for role in account.roles
        )
    session.flush()
