"""What makes a list of the API a file: its columns, the words of its filters, and what is said of it as a whole."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field

Row = TypeVar("Row")

UNIT: Final = Text("Đơn vị", "Unit")
UNIT_AND_BELOW: Final = Text("Đơn vị và cấp dưới", "Unit and those below")
DEMO: Final = Text("Dữ liệu trình diễn", "Demonstration data")
SEARCH: Final = Text("Tìm", "Search")


def items(_: Session, answer: Any) -> Iterable[Any]:  # noqa: ANN401 -- a page of any rows
    return answer.items  # type: ignore[no-any-return] # the same


def nothing(_: Any) -> list[Text]:  # noqa: ANN401 -- the same
    return []


def is_demo(answer: Any) -> bool:  # noqa: ANN401 -- the same
    return bool(getattr(answer, "demo", False))


@dataclass(frozen=True)
class Takeaway(Generic[Row]):
    """A list with its file.

    Attributes:
        endpoint: the list's own operation; its parameters and its scope are the file's.
        filters: a word for each of its parameters but cursor and limit.
        traced: taking it leaves an event: people, programs, the log, and figures.
        rows: those of one answer, in their order.
        said: what the first answer says of the whole list, such as its coverage.
    """

    path: str
    operation_id: str
    endpoint: Callable[..., Any]
    permission: Permission
    title: Text
    fields: tuple[Field[Row], ...]
    filters: Mapping[str, Text] = field(default_factory=dict)
    traced: bool = False
    rows: Callable[[Session, Any], Iterable[Row]] = items
    said: Callable[[Any], list[Text]] = nothing


def demo_field() -> Field[Any]:
    return Field(Text("Ghi chú", "Remark"), lambda row: DEMO if row.demo else None, width=16)
