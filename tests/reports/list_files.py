"""Each list beside its file: how both are asked for, and the cells that the API's rows ask for."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx

from tests.builders.people import Caller
from tests.reports import opened
from tienbo.clock import VIETNAM

Cells = list[Any]
STATES = {
    "not_started": "Chưa bắt đầu",
    "draft": "Đang nhập",
    "submitted": "Chờ duyệt",
    "returned": "Bị trả lại",
    "accepted": "Đã duyệt",
    "reopened": "Đã mở lại",
}
DOCUMENT_STATES = {"draft": "Chưa xác nhận", "confirmed": "Đã xác nhận", "issued": "Đã ban hành"}
LEVELS = {"nation": "Toàn quốc", "province": "Tỉnh", "district": "Huyện", "commune": "Xã"}
ROLES = {"officer": "Chuyên viên", "leader": "Lãnh đạo", "administrator": "Quản trị", "auditor": "Kiểm tra"}
BODY_KINDS = {
    "peoples_committee": "Ủy ban nhân dân",
    "advancement_board": "Ban vì sự tiến bộ của phụ nữ",
    "department": "Sở, ban, ngành, phòng",
    "womens_union": "Hội Liên hiệp Phụ nữ",
    "office": "Bộ phận của cơ quan khác",
}
ASSESSMENTS = {
    None: None,
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "no_data": "Chưa có số",
    "not_enough_coverage": "Chưa đủ nơi báo cáo để kết luận",
}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(text: str | None) -> datetime | None:
    """As the file has it: the clock of Vietnam, to the second."""
    return datetime.fromisoformat(text).astimezone(VIETNAM).replace(tzinfo=None, microsecond=0) if text else None


def number(text: str | int | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def remark(row: Any) -> str | None:
    return "Dữ liệu trình diễn" if row["demo"] else None


def document(row: Any) -> Cells:
    return [
        *(row["type"], row["number"], day(row["issued_on"]), row["subject"], row["issuer"]),
        *(DOCUMENT_STATES[row["state"]], row["unit"]["name"], row["open_proposals"], row["findings"]),
        *(moment(row["changed_at"]), remark(row)),
    ]


def unit(row: Any) -> Cells:
    parent = row["parent"] or {"code": None, "name": None}
    days = (day(row["valid_from"]), day(row["valid_to"]))
    return [row["code"], row["name"], row["kind"], LEVELS[row["level"]], parent["code"], parent["name"], *days]


def body(row: Any) -> Cells:
    parent = row["parent"]["name"] if row["parent"] else None
    about = [row["name"], BODY_KINDS[row["kind"]], row["sector"], row["unit"]["code"], row["unit"]["name"], parent]
    return [*about, "\n".join(row["aliases"]) or None, day(row["valid_from"]), day(row["valid_to"])]


def reporter(row: Any) -> Cells:
    parent = row["parent"]["name"] if row["parent"] else None
    about = [row["unit"]["code"], row["unit"]["name"], row["body"]["name"], parent, STATES[row["state"]]]
    return [*about, day(row["due_on"]), "Có" if row["late"] else "Không", moment(row["changed_at"]), remark(row)]


def user(row: Any) -> Cells:
    yes = {True: "Có", False: "Không"}
    about = [row["login"], row["name"], row["email"], yes[row["active"]], yes[row["second_factor"]]]
    return [*about, moment(row["last_sign_in_at"]), "\n".join(map(grant, row["grants"])) or None, remark(row)]


def grant(row: Any) -> str:
    since, until = day(row["valid_from"]), day(row["valid_to"])
    return (
        f"{ROLES[row['role']]}: {row['body']['name']}, {row['unit']['name']}"
        + (f" từ {since:%d/%m/%Y}" if since else "")
        + (f" đến hết {until:%d/%m/%Y}" if until else "")
    )


def program(row: Any) -> Cells:
    times = [moment(row[name]) for name in ("made_at", "expires_at", "revoked_at", "last_used_at")]
    about = [row["client_id"], row["name"], row["unit"]["name"], "\n".join(row["permissions"]) or None, row["made_by"]]
    return [*about, *times]


def event(row: Any) -> Cells:
    who = row["client"] and (row["client"]["name"] or row["client"]["client_id"])
    who = who or (row["user"] and (row["user"]["name"] or f"#{row['user']['id']}"))
    said = json.dumps(row["data"], ensure_ascii=False, sort_keys=True) if row["data"] else None
    subject = row["subject"]
    about = [row["id"], moment(row["happened_at"]), row["kind"], row["unit"] and row["unit"]["name"], who]
    named = [f"{subject['kind']} {subject['id']}", subject["name"] or None]
    return [*about, *named, said, row["request_id"], row["token_id"]]


PARTS = {"lead": "Chủ trì", "coordinating": "Phối hợp"}
DONE = {
    "not_started": "Chưa làm",
    "in_progress": "Đang làm",
    "reported_done": "Báo đã xong",
    "confirmed": "Đã xác nhận xong",
}
ON_TIME = {
    "no_deadline": "Không có thời hạn",
    "in_time": "Còn trong hạn",
    "due_soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
    "done_in_time": "Xong đúng hạn",
    "done_late": "Xong muộn",
}
RULES = {
    "due_soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
    "no_report": "Lâu không báo cáo",
    "by_hand": "Nhắc trực tiếp",
}


def work_item(row: Any) -> Cells:
    report = row["report"] or {"text": None, "share": None, "reported_at": None}
    first = row["original_deadline_on"] if row["original_deadline_on"] != row["deadline_on"] else None
    about = [row["number"], row["content"], row["matrix_title"], row["body"]["name"], row["body"]["unit_name"]]
    days = [PARTS[row["part"]], row["time"], day(row["deadline_on"]), day(first)]
    axes = [DONE[row["done"]], ON_TIME[row["timing"]["on_time"]], row["timing"]["days"]]
    return [*about, *days, *axes, report["text"] or None, report["share"], moment(report["reported_at"])]


def reminder(row: Any) -> Cells:
    task, report = row["task"], row["report"]
    what = [task["number"], task["content"]] if task else [None, f"{report['name_vi']} ({report['period']['code']})"]
    about = [moment(row["sent_at"]), row["body"]["name"], *what, RULES[row["rule"]]]
    sent = [day(row["about_on"]), row["text"], row["sent_by"], row["mailed_to"]]
    return [*about, *sent, moment(row["seen_at"]), row["seen_by"]]


@dataclass(frozen=True)
class ListFile:
    """`first` is the heading of the first column, `forbidden` a role without the permission, if there is one."""

    operation: str
    method: str
    path: str
    cells: Callable[[Any], Cells]
    first: str
    forbidden: str
    needs: dict[str, str] = field(default_factory=dict)

    def ask(self, caller: Caller, **params: Any) -> httpx.Response:
        path = self.path.format(**params)
        return caller.request(self.method, f"{path}/export", params=self._asked(params))

    def listed(self, caller: Caller, **params: Any) -> httpx.Response:
        return caller.get(self.path.format(**params), **self._asked(params), limit=500)

    def _asked(self, params: dict[str, Any]) -> dict[str, Any]:
        return self.needs | {name: value for name, value in params.items() if f"{{{name}}}" not in self.path}

    def expected(self, answer: httpx.Response) -> list[Cells]:
        found = answer.json()
        assert found["next_cursor"] is None, "the builders make lists of one page"
        return [self.cells(row) for row in found["items"]]

    def rows(self, answer: httpx.Response) -> list[Cells]:
        content = opened.answered(answer)
        assert opened.is_inert(content)
        return [list(map(exact, row)) for row in opened.below(opened.workbook(content), self.first)]


def exact(value: Any) -> Any:
    """Numbers as they were."""
    return Decimal(repr(value)) if isinstance(value, float) else value


LIST_FILES = (
    ListFile("exportDocuments", "GET", "/documents", document, "Loại văn bản", "administrator"),
    ListFile("exportUnits", "GET", "/units", unit, "Mã", ""),
    ListFile("exportBodies", "GET", "/bodies", body, "Tên", ""),
    ListFile("exportWork", "GET", "/work", work_item, "STT", "administrator"),
    ListFile("exportReminders", "GET", "/reminders", reminder, "Gửi lúc", "administrator", {"box": "sent"}),
    ListFile("exportReporters", "POST", "/forms/{form_id}/reporters", reporter, "Mã đơn vị", "administrator"),
    ListFile("exportUsers", "POST", "/users", user, "Tên đăng nhập", "officer"),
    ListFile("exportClients", "POST", "/clients", program, "Mã chương trình", "officer"),
    ListFile("exportEvents", "POST", "/events", event, "Mã", "officer"),
)


def total_lines(answer: httpx.Response, indicators: dict[int, Any]) -> list[Cells]:
    """The lines of the totals, with the names of the indicators."""
    found = answer.json()
    units = [(found["unit"], False, found["rows"])]
    units += [(child["unit"], child["own"], child["rows"]) for child in found["children"]]
    return [total_line(unit, own, row, indicators) for unit, own, rows in units for row in rows]


def total_line(unit: Any, own: bool, row: Any, indicators: dict[int, Any]) -> Cells:
    named = indicators[row["indicator_id"]]
    value, percent = number(row["number"]), named.factor == 100
    share = value / 100 if value is not None and percent else None
    sums = [number(row[name]) for name in ("numerator", "denominator", "target_value")]
    about = [unit["code"], f"Cơ quan thuộc chính {unit['name']}" if own else unit["name"], named.code, named.name_vi]
    assessment = ASSESSMENTS[row["assessment"]]
    return [*about, named.measure_unit, value, share, *sums, assessment, row["counted"], row["expected"]]
