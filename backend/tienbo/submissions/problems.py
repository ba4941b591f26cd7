"""Why a change of a submission is refused."""

from collections.abc import Sequence

from tienbo.problems import Problem, Text
from tienbo.submissions.schemas import Conflict


class NotNow(Problem):
    status = 409
    code = "not-in-this-state"
    title = Text("Báo cáo đang ở trạng thái không cho phép việc này.", "The report's state does not allow this.")


class ChecksFailed(Problem):
    status = 409
    code = "checks-failed"
    title = Text("Chưa nộp được: còn số liệu phải sửa.", "Not submitted: some figures must be mended first.")


class CellsChanged(Problem):
    status = 412
    code = "cells-changed"
    title = Text(
        "Người khác đã sửa một số ô sau khi bạn mở; chưa có gì được lưu.",
        "Someone changed some of these values since you saw them; nothing was saved.",
    )

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__()
        self.extensions = {"conflicts": [conflict.model_dump(mode="json") for conflict in conflicts]}


class NothingToExplain(Problem):
    status = 409
    code = "nothing-to-explain"
    title = Text("Ô này hiện không có cảnh báo như vậy.", "No such warning stands at this value now.")


class CountDiffers(Problem):
    status = 409
    code = "count-differs"
    title = Text(
        "Số báo cáo gửi lên khác số đã xác nhận; chưa có gì được duyệt.",
        "The reports sent are not as many as were confirmed; nothing was accepted.",
    )


class TooManyFiles(Problem):
    status = 409
    code = "too-many-files"
    title = Text("Mỗi báo cáo có tối đa 20 tệp.", "A report has 20 files at most.")


class AlreadyWithdrawn(Problem):
    status = 409
    code = "already-withdrawn"
    title = Text("Tệp này đã được rút.", "This file has been withdrawn already.")
