"""Users, programs, and what they did. Nothing by which anyone could sign in is in these files, as in their lists."""

import json
from typing import Final

from tienbo.access import clients_routes as clients
from tienbo.access import users_routes as users
from tienbo.access.clients_schemas import ClientRead
from tienbo.access.permissions import Permission
from tienbo.access.users_schemas import UserGrant, UserRead
from tienbo.exchange import routes as events
from tienbo.exchange.schemas import EventRead
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field, Kind
from tienbo.reports.lists.takeaways import SEARCH, UNIT, UNIT_AND_BELOW, Takeaway, demo_field
from tienbo.reports.lists.words import word, yes_or_no


def _grant(grant: UserGrant, language: str) -> str:
    role = word(grant.role)
    since = f" {Text('từ', 'from').pick(language)} {grant.valid_from:%d/%m/%Y}" if grant.valid_from else ""
    until = f" {Text('đến hết', 'until').pick(language)} {grant.valid_to:%d/%m/%Y}" if grant.valid_to else ""
    return f"{role.pick(language) if role else ''}: {grant.body.name}, {grant.unit.name}{since}{until}"


def _grants(user: UserRead) -> Text:
    return Text(*("\n".join(_grant(grant, language) for grant in user.grants) for language in ("vi", "en")))


USERS: Final = Takeaway[UserRead](
    "/users",
    "exportUsers",
    users.list_users,
    Permission.user_manage,
    Text("Danh sách người dùng", "Users"),
    (
        Field(Text("Tên đăng nhập", "Sign-in name"), lambda row: row.login, width=22),
        Field(Text("Họ và tên", "Name"), lambda row: row.name, width=28),
        Field(Text("Thư điện tử", "E-mail"), lambda row: row.email, width=28),
        Field(Text("Đang dùng", "Active"), lambda row: yes_or_no(row.active), width=10),
        Field(Text("Xác thực hai lớp", "Second factor"), lambda row: yes_or_no(row.second_factor), width=12),
        Field(Text("Đăng nhập gần nhất", "Last sign-in"), lambda row: row.last_sign_in_at, Kind.instant, 17),
        Field(Text("Vai trò", "Roles"), _grants, width=60),
        demo_field(),
    ),
    {"q": SEARCH, "unit_id": UNIT_AND_BELOW, "active": Text("Đang dùng", "Active")},
    traced=True,
)

CLIENTS: Final = Takeaway[ClientRead](
    "/clients",
    "exportClients",
    clients.list_clients,
    Permission.client_manage,
    Text("Danh sách chương trình kết nối", "Programs"),
    (
        Field(Text("Mã chương trình", "Client id"), lambda row: row.client_id, width=30),
        Field(Text("Tên chương trình", "Name"), lambda row: row.name, width=36),
        Field(UNIT, lambda row: row.unit.name, width=28),
        Field(Text("Quyền", "Permissions"), lambda row: "\n".join(row.permissions), width=26),
        Field(Text("Người tạo", "Made by"), lambda row: row.made_by, width=26),
        Field(Text("Tạo lúc", "Made at"), lambda row: row.made_at, Kind.instant, 17),
        Field(Text("Hết hạn lúc", "Expires at"), lambda row: row.expires_at, Kind.instant, 17),
        Field(Text("Thu hồi lúc", "Revoked at"), lambda row: row.revoked_at, Kind.instant, 17),
        Field(Text("Dùng gần nhất", "Last used"), lambda row: row.last_used_at, Kind.instant, 17),
    ),
    traced=True,
)


def _who(event: EventRead) -> str | None:
    if event.client:
        return event.client.name or event.client.client_id
    return (event.user.name or f"#{event.user.id}") if event.user else None


def _data(event: EventRead) -> str | None:
    return json.dumps(event.data, ensure_ascii=False, sort_keys=True, default=str) if event.data else None


EVENTS: Final = Takeaway[EventRead](
    "/events",
    "exportEvents",
    events.list_events,
    Permission.event_read,
    Text("Nhật ký", "Event log"),
    (
        Field(Text("Mã", "Id"), lambda row: row.id, Kind.number, 10),
        Field(Text("Lúc", "At"), lambda row: row.happened_at, Kind.instant, 17),
        Field(Text("Sự kiện", "Event"), lambda row: row.kind, width=24),
        Field(UNIT, lambda row: row.unit.name if row.unit else None, width=28),
        Field(Text("Người làm", "Who"), _who, width=28),
        Field(Text("Đối với", "Subject"), lambda row: f"{row.subject.kind} {row.subject.id}", width=24),
        Field(Text("Tên", "Name"), lambda row: row.subject.name, width=28),
        Field(Text("Chi tiết", "Details"), _data, width=48),
        Field(Text("Mã yêu cầu", "Request"), lambda row: row.request_id, width=36),
        Field(Text("Mã token", "Token"), lambda row: row.token_id, width=36),
    ),
    {
        "unit_id": UNIT_AND_BELOW,
        "kind": Text("Sự kiện", "Event"),
        "user_id": Text("Người làm", "Who"),
        "client_id": Text("Chương trình", "Program"),
        "subject_kind": Text("Đối với", "Subject"),
        "subject_id": Text("Mã đối tượng", "Subject's id"),
        "request_id": Text("Mã yêu cầu", "Request"),
        "from": Text("Từ ngày", "From"),
        "to": Text("Đến hết ngày", "Until"),
    },
    traced=True,
)
