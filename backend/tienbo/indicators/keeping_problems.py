"""What the keeping of a catalogue refuses, each with its name."""

from tienbo.indicators.definition_rules import Broken
from tienbo.problems import FieldError, Problem, Text


class RuleBroken(Problem):
    """A definition breaks one of the rules of `definition_rules` or of `keeping`; the code names it."""

    status = 409
    code = "definition-refused"
    title = Text("Định nghĩa này chưa đúng.", "This definition does not hold.")

    def __init__(self, *broken: Broken) -> None:
        self.code = broken[0].code
        errors = [FieldError(one.pointer, one.code, one.text) for one in broken if one.pointer is not None]
        super().__init__(broken[0].text, errors)


def refuse(code: str, vi: str, en: str, pointer: str | None = None) -> RuleBroken:
    """The refusal of one rule, at its place in the request where it has one."""
    return RuleBroken(Broken(code, Text(vi, en), pointer))


class CatalogueChanged(Problem):
    status = 409
    code = "catalogue-changed"
    title = Text(
        "Danh mục đã thay đổi sau khi xem trước, hoặc tệp không phải tệp đã xem; hãy xem trước lại.",
        "The catalogue changed since the preview, or this is not the file previewed; preview again.",
    )
