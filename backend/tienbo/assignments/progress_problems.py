"""Why something about a followed task is refused, and the same as remarks on rows of a list."""

from dataclasses import dataclass

from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text


class TaskNotOpen(Problem):
    status = 409
    code = "task-not-open"
    title = Text(
        "Nhiệm vụ chưa được ban hành, đã đóng hoặc đã được đưa ra khỏi ma trận.",
        "The task has not been issued, is closed, or was taken out of its matrix.",
    )


class NotAssigned(Problem):
    status = 409
    code = "not-assigned"
    title = Text("Cơ quan này không được giao nhiệm vụ ấy.", "This body is not assigned to that task.")


class NotALead(Problem):
    status = 409
    code = "not-a-lead"
    title = Text(
        "Chỉ cơ quan chủ trì xác nhận hoàn thành phần của mình.", "Only a lead confirms that its part is finished."
    )


class NotYourBody(Forbidden):
    code = "not-your-body"
    title = Text("Bạn không nói thay cho cơ quan này.", "You do not speak for this body.")


class AlreadyConfirmed(Problem):
    status = 409
    code = "already-confirmed"
    title = Text("Cơ quan này đã xác nhận hoàn thành.", "This body has confirmed completion already.")


class NotConfirmed(Problem):
    status = 409
    code = "not-confirmed"
    title = Text("Chưa có xác nhận hoàn thành để rút lại.", "There is no confirmation to take back.")


class EvidenceMissing(Problem):
    status = 409
    code = "evidence-missing"
    title = Text(
        "Còn sản phẩm chưa có tài liệu minh chứng; hãy tải lên hoặc nêu lý do.",
        "Some products have no evidence; upload it or state why there is none.",
    )


class RowsRefused(Problem):
    """A list of which nothing was taken; `errors` names every refused row."""

    status = 409
    code = "rows-refused"
    title = Text("Chưa ghi báo cáo nào: có dòng không nhận được.", "Nothing was written: some rows were refused.")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one report: the field, and the problem it would be on its own."""

    field: str
    code: str
    text: Text
    problem: type[Problem] = InvalidInput

    def error(self, prefix: str = "") -> FieldError:
        return FieldError(f"{prefix}/{self.field}", self.code, self.text)

    def alone(self) -> Problem:
        """The refusal of a single report."""
        return InvalidInput(errors=[self.error()]) if self.problem is InvalidInput else self.problem()


def _of(field: str, problem: type[Problem]) -> Fault:
    return Fault(field, problem.code, problem.title, problem)


UNKNOWN = _of("assignment_id", NotFound)
NOT_OPEN = _of("assignment_id", TaskNotOpen)
NOT_ASSIGNED = _of("body_id", NotAssigned)
NOT_YOURS = _of("body_id", NotYourBody)
TWICE = Fault(
    "body_id",
    "twice",
    Text("Cơ quan này đã có một dòng về nhiệm vụ ấy.", "This body has another row about that task."),
)
NO_DAY = Fault(
    "finished_on",
    "finished-on-missing",
    Text("Đã hoàn thành thì phải ghi ngày hoàn thành.", "What is done needs the day on which it was finished."),
)
NOT_DONE = Fault(
    "finished_on",
    "not-done",
    Text("Chưa hoàn thành thì không ghi ngày hoàn thành.", "What is not done has no day on which it was finished."),
)
FUTURE = Text("Ngày này chưa đến.", "This day has not come yet.")
BACKWARDS = Fault(
    "finished_on",
    "before-start",
    Text("Ngày hoàn thành trước ngày bắt đầu.", "It was finished before it was started."),
)
SHARE = Fault(
    "share",
    "share-does-not-fit",
    Text(
        "Chưa thực hiện là 0%, đã hoàn thành là 100%.", "What is not started is 0 per cent, what is done 100 per cent."
    ),
)
