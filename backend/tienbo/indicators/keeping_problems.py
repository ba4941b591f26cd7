"""What the keeping of a catalogue refuses, each with its name."""

from tienbo.indicators.definition_rules import Broken
from tienbo.problems import Problem, Text


class RuleBroken(Problem):
    """A definition breaks one of the rules of `definition_rules` or of `keeping`; the code names it."""

    status = 409
    code = "definition-refused"
    title = Text("Định nghĩa này chưa đúng.", "This definition does not hold.")

    def __init__(self, broken: Broken) -> None:
        self.code = broken.code
        super().__init__(broken.text)


def refuse(code: str, vi: str, en: str) -> RuleBroken:
    return RuleBroken(Broken(code, Text(vi, en)))


class CatalogueChanged(Problem):
    status = 409
    code = "catalogue-changed"
    title = Text(
        "Danh mục đã thay đổi sau khi xem trước, hoặc tệp không phải tệp đã xem; hãy xem trước lại.",
        "The catalogue changed since the preview, or this is not the file previewed; preview again.",
    )
