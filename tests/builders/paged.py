"""Lists of the API that come in pages: how a row gets into each, leaves it, and gets another place in its order."""

from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any, ClassVar

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.figures import Figures, build_figures
from tests.builders.tasks import Row, add_matrix, assignments_of
from tienbo.access.models import User
from tienbo.assignments.models import Matrix
from tienbo.database import Base
from tienbo.forms.models import Period
from tienbo.webhooks.models import Webhook

DAYS = 4  # few, so that many rows share a day and the rest of the key must decide
NUMBERS = count(1)
LONGEST = 300


@dataclass(frozen=True)
class Place:
    """A province whose people read every list, and what some of the rows are about."""

    session: Session
    country: Country
    user: User

    @cached_property
    def unit_id(self) -> int:
        return self.country.unit("42")

    @cached_property
    def body_id(self) -> int:
        return self.country.committee(self.unit_id)

    @cached_property
    def figures(self) -> Figures:
        return build_figures(self.country)

    @property
    def period(self) -> Period:
        return self.figures.periods["2026"]

    @cached_property
    def matrix(self) -> Matrix:
        """Issued, with one task of the province's committee."""
        return add_matrix(self.session, self.unit_id, Row([self.body_id]))

    @cached_property
    def about(self) -> dict[str, int]:
        """What a word about that task names."""
        (assignment_id,) = assignments_of(self.session, self.matrix)
        return {"assignment_id": assignment_id, "body_id": self.body_id, "unit_id": self.unit_id}

    @cached_property
    def webhook_id(self) -> int:
        row = Webhook(unit_id=self.unit_id, name="Cổng", url="https://a.vn/", kinds=[], after_sequence=0)
        self.session.add(row)
        self.session.flush()
        return row.id


class Paged:
    """One list: its route as the description has it, and the table in which its rows stand.

    Attributes:
        column: of the table, by which a row is known.
        stays: rows of it neither leave nor change.
        moves: a write can give a row another place in the order.
    """

    route: ClassVar[str]
    table: ClassVar[type[Base]]
    column: ClassVar[str] = "id"
    asked: ClassVar[dict[str, Any]] = {}
    stays: ClassVar[bool] = False
    cursor: ClassVar[str] = "cursor"

    def __init__(self, place: Place) -> None:
        self.place = place
        self.session = place.session
        self.prepare()

    def prepare(self) -> None:
        """Make what the rows are about, before any of them."""

    @property
    def path(self) -> str:
        return self.route

    def add(self, draw: int) -> int | str:
        raise NotImplementedError

    def drop(self, row: int | str) -> None:
        self.session.execute(delete(self.table).where(self._known == row))

    def rewrite(self, row: int | str) -> None:
        """Write the row again as it is; the table keeps it elsewhere from now on."""
        self.change(row, **{self.column: self._known})

    def move(self, row: int | str, draw: int) -> None:
        """Give the row another place."""
        raise NotImplementedError

    @property
    def moves(self) -> bool:
        return type(self).move is not Paged.move

    def change(self, row: int | str, **values: Any) -> None:
        self.session.execute(update(self.table).where(self._known == row).values(**values))

    def shown(self, item: dict[str, Any]) -> int | str:
        """By what a row is known where it is listed."""
        found: int | str = item["id"]
        return found

    def next(self, page: dict[str, Any]) -> str | None:
        found: str | None = page["next_cursor"]
        return found

    def keep(self, row: Base) -> int:
        self.session.add(row)
        self.session.flush()
        found: int = getattr(row, self.column)
        return found

    @property
    def _known(self) -> Any:
        return getattr(self.table, self.column)
