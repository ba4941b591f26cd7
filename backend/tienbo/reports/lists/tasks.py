"""What is asked of bodies, and of what they were reminded."""

from datetime import date
from typing import Final

from tienbo.access.permissions import Permission
from tienbo.assignments import reminders_routes as reminders
from tienbo.assignments import work_routes as work
from tienbo.assignments.reminders_schemas import ReminderRead
from tienbo.assignments.work_schemas import WorkItem
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field, Kind
from tienbo.reports.lists.takeaways import SEARCH, UNIT, Takeaway
from tienbo.reports.lists.words import word

BODY: Final = Text("Cơ quan", "Body")
NUMBER: Final = Text("STT", "No.")
TASK: Final = Text("Nhiệm vụ", "Task")
MATRIX: Final = Text("Ma trận nhiệm vụ", "Assignment matrix")
PART: Final = Text("Vai trò", "Part")
DONE: Final = Text("Đã làm xong chưa", "Done")
ON_TIME: Final = Text("Đúng hạn không", "On time")
RULE: Final = Text("Lý do nhắc", "Why")


def _reminded_of(row: ReminderRead) -> Text | str | None:
    if row.report is None:
        return row.task.content if row.task else None
    code = row.report.period.code
    return Text(f"{row.report.name_vi} ({code})", f"{row.report.name_en} ({code})")


def _first_deadline(item: WorkItem) -> date | None:
    return item.original_deadline_on if item.original_deadline_on != item.deadline_on else None


WORK: Final = Takeaway[WorkItem](
    "/work",
    "exportWork",
    work.list_work,
    Permission.matrix_read,
    Text("Danh sách nhiệm vụ được giao", "Tasks assigned"),
    (
        Field(NUMBER, lambda row: row.number, width=8),
        Field(TASK, lambda row: row.content, width=48),
        Field(MATRIX, lambda row: row.matrix_title, width=32),
        Field(BODY, lambda row: row.body.name, width=30),
        Field(UNIT, lambda row: row.body.unit_name, width=22),
        Field(PART, lambda row: word(row.part), width=11),
        Field(Text("Thời gian", "Time"), lambda row: row.time, width=16),
        Field(Text("Thời hạn", "Deadline"), lambda row: row.deadline_on, Kind.date, 13),
        Field(Text("Thời hạn ban đầu", "Original deadline"), _first_deadline, Kind.date, 13),
        Field(DONE, lambda row: word(row.done), width=16),
        Field(ON_TIME, lambda row: word(row.timing.on_time), width=16),
        Field(Text("Số ngày", "Days"), lambda row: row.timing.days, Kind.number, 9),
        Field(Text("Báo cáo gần nhất", "Latest report"), lambda row: row.report.text if row.report else None, width=40),
        Field(Text("Tỷ lệ hoàn thành (%)", "Done (%)"), lambda row: row.report.share if row.report else None,
              Kind.number, 11),
        Field(Text("Báo cáo lúc", "Reported at"), lambda row: row.report.reported_at if row.report else None,
              Kind.instant, 17),
    ),
    {
        "body_id": BODY,
        "unit_id": UNIT,
        "matrix_id": MATRIX,
        "done": DONE,
        "on_time": ON_TIME,
        "part": PART,
        "q": SEARCH,
    },
)  # fmt: skip

REMINDERS: Final = Takeaway[ReminderRead](
    "/reminders",
    "exportReminders",
    reminders.list_reminders,
    Permission.matrix_read,
    Text("Nhật ký đôn đốc", "Reminders"),
    (
        Field(Text("Gửi lúc", "Sent at"), lambda row: row.sent_at, Kind.instant, 17),
        Field(BODY, lambda row: row.body.name, width=36),
        Field(NUMBER, lambda row: row.task.number if row.task else None, width=8),
        Field(Text("Nhiệm vụ, báo cáo", "Task or report"), _reminded_of, width=48),
        Field(RULE, lambda row: word(row.rule), width=18),
        Field(Text("Về ngày", "About"), lambda row: row.about_on, Kind.date, 13),
        Field(Text("Nội dung", "Text"), lambda row: row.text, width=48),
        Field(Text("Người gửi", "Sent by"), lambda row: row.sent_by, width=26),
        Field(Text("Số thư điện tử", "Mailed to"), lambda row: row.mailed_to, Kind.number, 9),
        Field(Text("Xem lúc", "Seen at"), lambda row: row.seen_at, Kind.instant, 17),
        Field(Text("Người xem", "Seen by"), lambda row: row.seen_by, width=26),
    ),
    {
        "box": Text("Hộp", "Box"),
        "matrix_id": MATRIX,
        "assignment_id": Text("Phân công", "Assignment"),
        "body_id": BODY,
        "rule": RULE,
        "unseen": Text("Chưa xem", "Not seen yet"),
    },
)
