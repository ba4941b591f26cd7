"""What the rules of the register refuse, each with its name."""

from tienbo.problems import Problem, Text


class NameTaken(Problem):
    status = 409
    code = "name-taken"
    title = Text(
        "Đơn vị đã có cơ quan khác mang tên này trong thời gian đó.",
        "Another body of the unit bears this name in that time.",
    )


class NamesOverlap(Problem):
    status = 409
    code = "names-overlap"
    title = Text(
        "Từ ngày đó cơ quan đã có một tên chính thức khác.",
        "The body has another official name from that day on or later.",
    )


class OutsideLife(Problem):
    status = 409
    code = "outside-its-life"
    title = Text(
        "Ngày này nằm ngoài thời gian tồn tại của cơ quan hoặc của đơn vị.",
        "This day is outside the time in which the body, or its unit, is in being.",
    )


class DaysReversed(Problem):
    status = 409
    code = "days-reversed"
    title = Text("Ngày cuối đứng trước ngày đầu.", "The last day is before the first.")


class ParentElsewhere(Problem):
    status = 409
    code = "parent-elsewhere"
    title = Text(
        "Cơ quan cấp trên phải là cơ quan đang hoạt động của cùng đơn vị.",
        "The body it belongs to must be one in being of the same unit.",
    )


class ParentCircle(Problem):
    status = 409
    code = "parent-circle"
    title = Text("Một cơ quan không thể trực thuộc chính nó.", "A body cannot be a part of itself.")


class CommitteeExists(Problem):
    status = 409
    code = "committee-exists"
    title = Text(
        "Mỗi đơn vị chỉ có một Ủy ban nhân dân trong cùng thời gian.",
        "A unit has one People's Committee at a time.",
    )


class BodyEnded(Problem):
    status = 409
    code = "body-ended"
    title = Text("Cơ quan này đã chấm dứt hoạt động.", "This body has ended already.")


class BodyMerged(Problem):
    status = 409
    code = "body-merged"
    title = Text("Cơ quan này đã được gộp vào cơ quan khác.", "This body has been merged into another.")


class RolesHeld(Problem):
    status = 409
    code = "roles-held"
    title = Text(
        "Còn người giữ vai trò tại cơ quan này: hãy chọn cơ quan kế thừa của cùng đơn vị.",
        "People still hold roles there: name a successor of the same unit.",
    )


class PartsLeft(Problem):
    status = 409
    code = "parts-left"
    title = Text(
        "Cơ quan này còn bộ phận trực thuộc: hãy chấm dứt cùng lúc hoặc chuyển đi trước.",
        "Other bodies are a part of it: let them end with it, or move them first.",
    )


class SuccessorUnfit(Problem):
    status = 409
    code = "successor-unfit"
    title = Text(
        "Cơ quan kế thừa phải là cơ quan khác và đang hoạt động vào ngày hôm sau.",
        "The successor must be another body, in being on the day after.",
    )


class AliasTaken(Problem):
    status = 409
    code = "alias-taken"
    title = Text(
        "Cách gọi này đã thuộc về cơ quan khác của đơn vị; nếu dùng chung, nó sẽ không còn chỉ rõ cơ quan nào.",
        "Another body of the unit has this spelling; shared, it would mean neither.",
    )


class NotAnAlias(Problem):
    status = 409
    code = "not-an-alias"
    title = Text(
        "Tên chính thức không được chấm dứt riêng; hãy đặt tên mới từ một ngày.",
        "An official name does not end by itself: give a new one from a day on.",
    )
