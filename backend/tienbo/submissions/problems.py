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
