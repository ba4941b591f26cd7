"""Why a change of an edition is refused."""

from tienbo.problems import Problem, Text


class NotNow(Problem):
    status = 409
    code = "not-in-this-state"
    title = Text("Bản tổng hợp đang ở trạng thái không cho phép việc này.", "The edition's state does not allow this.")


class NobodyAsked(Problem):
    status = 409
    code = "nobody-asked"
    title = Text(
        "Kỳ này không hỏi đơn vị nào thuộc phạm vi tổng hợp.", "Nobody at or below the unit is asked in this period."
    )


class FiguresChanged(Problem):
    status = 409
    code = "figures-changed"
    title = Text(
        "Số liệu đã thay đổi sau khi bạn xem; hãy xem lại trước khi chốt.",
        "The figures changed since you looked; look again before freezing.",
    )


class MissingNotWaived(Problem):
    status = 409
    code = "missing-not-waived"
    title = Text(
        "Chưa chốt được: còn nơi chưa có số liệu mà chưa ghi lý do tổng hợp khi thiếu.",
        "Not frozen: some reporters are missing without a word on why the figures go without them.",
    )


class ForTheChain(Problem):
    status = 403
    code = "for-the-reporting-chain"
    title = Text(
        "Bản tổng hợp có chỉ tiêu nhạy cảm nên chỉ dành cho các cấp trong tuyến báo cáo;"
        " trang tổng hợp số liệu cho xem phần không phải giữ kín.",
        "The edition holds sensitive figures and is for the reporting chain alone;"
        " the page of totals shows what need not be withheld.",
    )


class OutsideAuthority(Problem):
    status = 409
    code = "outside-authority"
    title = Text(
        "Ngày ban hành nằm ngoài thời hạn người ký được ký thay.",
        "The day of issue is outside the days on which the signatory may sign in another's place.",
    )


class AlreadyIssued(Problem):
    status = 409
    code = "already-issued"
    title = Text("Bản tổng hợp đã có số, ngày văn bản.", "The edition has its document's number and day already.")
