"""What the rules of reorganising refuse, each with its name."""

from tienbo.problems import Problem, Text


class NothingChanges(Problem):
    status = 409
    code = "nothing-changes"
    title = Text("Không có đơn vị nào thay đổi.", "No unit would change.")


class SharesUnfit(Problem):
    status = 409
    code = "shares-unfit"
    title = Text(
        "Mỗi đơn vị cũ phải vào trọn một đơn vị mới, hoặc chia thành nhiều phần trong đó có đúng một phần chính.",
        "An old unit goes whole into one new unit, or in several parts, exactly one of them the main part.",
    )


class NewUnitUnfit(Problem):
    status = 409
    code = "new-unit-unfit"
    title = Text(
        "Đơn vị mới phải hợp thành từ nhiều đơn vị hoặc từ một phần của một đơn vị; nếu chỉ đổi tên, đổi mã hay đổi "
        "cấp trên thì đơn vị vẫn là chính nó.",
        "A new unit is made of several units or of a part of one; renamed, recoded or moved, a unit goes on as itself.",
    )


class LineUnfit(Problem):
    status = 409
    code = "line-unfit"
    title = Text(
        "Một đơn vị chỉ có thể kết thúc hoặc thay đổi một lần, và mã mới phải có trong danh sách đơn vị mới.",
        "A unit ends or changes only once, and a successor must be one of the new units.",
    )


class LevelUnfit(Problem):
    status = 409
    code = "level-unfit"
    title = Text(
        "Mã, cấp của đơn vị và đơn vị cấp trên không khớp nhau.", "Code, level and superior of a unit do not fit."
    )


class OnlyBetween(Problem):
    status = 409
    code = "only-a-level-between"
    title = Text(
        "Chỉ đơn vị cấp huyện có thể kết thúc mà không có đơn vị kế thừa; đơn vị khác phải có.",
        "Only a district can end without a successor; any other unit needs one.",
    )


class ChildrenLeft(Problem):
    status = 409
    code = "children-left"
    title = Text(
        "Đơn vị bị chia còn đơn vị trực thuộc: hãy nêu rõ từng đơn vị về đâu.",
        "A divided unit has units below it: say where each of them goes.",
    )


class NotInBeing(Problem):
    status = 409
    code = "not-in-being"
    title = Text(
        "Có đơn vị không tồn tại ngay trước và trong ngày đó.", "A unit is not in being on the day before and that day."
    )


class ChangesLater(Problem):
    status = 409
    code = "changes-later"
    title = Text(
        "Có đơn vị đã được ghi nhận một thay đổi vào hoặc sau ngày đó.",
        "A change of one of the units is recorded for that day or later.",
    )


class CodeTaken(Problem):
    status = 409
    code = "code-taken"
    title = Text("Mã này thuộc đơn vị khác vào ngày đó.", "The code is another unit's on that day.")


class PlanStale(Problem):
    status = 409
    code = "plan-stale"
    title = Text(
        "Số liệu, người dùng hoặc báo cáo đã thay đổi từ lúc xem trước; hãy xem trước lại.",
        "Figures, people or reports have changed since the preview; look at it again.",
    )


class AlreadyUndone(Problem):
    status = 409
    code = "already-undone"
    title = Text("Việc sắp xếp này đã được hủy.", "This reorganisation has been undone already.")


class StillUsed(Problem):
    status = 409
    code = "reorganisation-used"
    title = Text(
        "Đã có dữ liệu của đơn vị mới hoặc thay đổi sau đó; hãy ghi nhận một lần sắp xếp ngược lại.",
        "Something depends on the new units already: record a reorganisation the other way round.",
    )
