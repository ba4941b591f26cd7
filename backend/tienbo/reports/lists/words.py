"""The words of the screen for what the API says in codes."""

from enum import StrEnum
from typing import Final

from tienbo.access.models import Role
from tienbo.aggregates.schemas import Assessment
from tienbo.assignments.models import Part
from tienbo.assignments.progress_axes import Done, OnTime
from tienbo.assignments.progress_models import ReminderRule
from tienbo.documents.models import DocumentState
from tienbo.editions.models import FigureBasis
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
    Done: {
        "not_started": Text("Chưa làm", "Not started"),
        "in_progress": Text("Đang làm", "In progress"),
        "reported_done": Text("Báo đã xong", "Reported done"),
        "confirmed": Text("Đã xác nhận xong", "Confirmed done"),
    },
    FigureBasis: {
        "live": Text("Cộng từ các báo cáo đã duyệt", "Added up from accepted reports"),
        "official": Text("Cộng từ các bản tổng hợp đã chấp nhận", "Added up from accepted editions"),
    },
    Level: {
        "nation": Text("Toàn quốc", "Nation"),
        "province": Text("Tỉnh", "Province"),
        "district": Text("Huyện", "District"),
        "commune": Text("Xã", "Commune"),
    },
    OnTime: {
        "no_deadline": Text("Không có thời hạn", "No deadline"),
        "in_time": Text("Còn trong hạn", "In time"),
        "due_soon": Text("Sắp đến hạn", "Due soon"),
        "overdue": Text("Quá hạn", "Overdue"),
        "done_in_time": Text("Xong đúng hạn", "Done in time"),
        "done_late": Text("Xong muộn", "Done late"),
    },
    Part: {
        "lead": Text("Chủ trì", "Lead"),
        "coordinating": Text("Phối hợp", "Coordinating"),
    },
    ReminderRule: {
        "due_soon": Text("Sắp đến hạn", "Due soon"),
        "overdue": Text("Quá hạn", "Overdue"),
        "no_report": Text("Lâu không báo cáo", "No report for long"),
        "by_hand": Text("Nhắc trực tiếp", "By hand"),
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

# What stands in addresses as a plain text of few.
CHOICES: Final = {"received": Text("nhận được", "received"), "sent": Text("đã gửi", "sent")}
YES: Final = Text("Có", "Yes")
NO: Final = Text("Không", "No")


def word(value: StrEnum | None) -> Text | None:
    return WORDS[type(value)][value.value] if value is not None else None


def yes_or_no(value: bool) -> Text:
    return YES if value else NO
