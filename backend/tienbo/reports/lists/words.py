"""The words of the screen for what the API says in codes."""

from enum import StrEnum
from typing import Final

from tienbo.access.models import Role
from tienbo.aggregates.schemas import Assessment
from tienbo.documents.models import DocumentState
from tienbo.problems import Text
from tienbo.submissions.models import ReporterState
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level

# Members of two enumerations may be the same text, so each has its own words.
WORDS: Final[dict[type[StrEnum], dict[str, Text]]] = {
    Assessment: {
        "met": Text("Đạt", "Met"),
        "not_met": Text("Chưa đạt", "Not met"),
        "no_data": Text("Chưa có số", "No figure"),
        "not_enough_coverage": Text("Chưa đủ nơi báo cáo để kết luận", "Too few reports to tell"),
    },
    BodyKind: {
        "peoples_committee": Text("Ủy ban nhân dân", "People's committee"),
        "department": Text("Sở, ban, ngành, phòng", "Department"),
        "advancement_board": Text("Ban vì sự tiến bộ của phụ nữ", "Board for the advancement of women"),
        "womens_union": Text("Hội Liên hiệp Phụ nữ", "Women's union"),
        "office": Text("Bộ phận của cơ quan khác", "Part of another body"),
        "peoples_council": Text("Hội đồng nhân dân", "People's council"),
        "party_body": Text("Cơ quan Đảng", "Party body"),
        "front": Text("Mặt trận Tổ quốc và tổ chức thành viên", "Fatherland Front and member organisations"),
        "public_unit": Text("Đơn vị sự nghiệp", "Public service unit"),
        "armed_force": Text("Công an, quân sự, biên phòng", "Police, military, border guard"),
        "enterprise": Text("Doanh nghiệp", "Enterprise"),
        "other": Text("Khác", "Other"),
    },
    DocumentState: {
        "draft": Text("Chưa xác nhận", "Not confirmed"),
        "confirmed": Text("Đã xác nhận", "Confirmed"),
        "issued": Text("Đã ban hành", "Issued"),
        "replaced": Text("Bị thay thế", "Replaced"),
        "withdrawn": Text("Bị thu hồi", "Withdrawn"),
        "expired": Text("Hết hiệu lực", "Expired"),
    },
    Level: {
        "nation": Text("Toàn quốc", "Nation"),
        "province": Text("Tỉnh", "Province"),
        "district": Text("Huyện", "District"),
        "commune": Text("Xã", "Commune"),
    },
    ReporterState: {
        "not_started": Text("Chưa bắt đầu", "Not started"),
        "draft": Text("Đang nhập", "Being entered"),
        "submitted": Text("Chờ duyệt", "To be reviewed"),
        "returned": Text("Bị trả lại", "Returned"),
        "accepted": Text("Đã duyệt", "Accepted"),
        "reopened": Text("Đã mở lại", "Reopened"),
    },
    Role: {
        "officer": Text("Chuyên viên", "Officer"),
        "leader": Text("Lãnh đạo", "Leader"),
        "administrator": Text("Quản trị", "Administrator"),
        "auditor": Text("Kiểm tra", "Auditor"),
    },
}

YES: Final = Text("Có", "Yes")
NO: Final = Text("Không", "No")


def word(value: StrEnum | None) -> Text | None:
    return WORDS[type(value)][value.value] if value is not None else None


def yes_or_no(value: bool) -> Text:
    return YES if value else NO
