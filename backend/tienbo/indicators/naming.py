"""Finding indicators by their codes: in a unit's own catalogue first, then in those above it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.categories import UnknownCategoryError, ensure_categories
from tienbo.indicators.category_models import TOTAL, Category
from tienbo.indicators.keeping_problems import refuse
from tienbo.indicators.models import Indicator
from tienbo.units import tree

_PART: Final = re.compile(r"([^\[]+)(?:\[([^\]]+)\])?")


class Place(NamedTuple):
    """Whose catalogue it is, and the units whose catalogues it may build on, the nearest first."""

    unit_id: int
    superiors: tuple[int, ...]


def place_of(session: Session, unit_id: int, day: date) -> Place:
    superiors = tree.superiors(session, unit_id, day)
    return Place(unit_id, superiors or (unit_id,))


def find(session: Session, place: Place, code: str) -> Indicator:
    """The indicator of that code which is nearest.

    Raises:
        RuleBroken: there is none.
    """
    found = session.scalars(
        select(Indicator).where(Indicator.code == code, Indicator.unit_id.in_(place.superiors))
    ).all()
    if not found:
        raise refuse("indicator-unknown", f"Không có chỉ tiêu mã “{code}”.", f"There is no indicator “{code}”.")
    return min(found, key=lambda indicator: place.superiors.index(indicator.unit_id))


def find_part(session: Session, place: Place, part: str) -> tuple[Indicator, int]:
    """The indicator and the category of a part such as `CB` or `CB[sex=female]`.

    Raises:
        RuleBroken: there is no such indicator, or it does not ask that cell.
    """
    match = _PART.fullmatch(part)
    code, cell = (match[1], match[2]) if match else (part, None)
    indicator = find(session, place, code)
    return indicator, category_id(session, cell or "")


def category_id(session: Session, cell: str) -> int:
    """The category of a cell's code; the total for an empty one.

    Raises:
        RuleBroken: no such members.
    """
    return next(iter(categories(session, [cell]).values())).id if cell else TOTAL


def categories(session: Session, cells: Sequence[str]) -> dict[str, Category]:
    """The categories of these cells.

    Raises:
        RuleBroken: a cell names no members of known dimensions.
    """
    try:
        return ensure_categories(session, cells)
    except UnknownCategoryError as error:
        raise refuse(
            "cell-unknown", f"Không có phân tổ “{error}”.", f"“{error}” is no category of known dimensions."
        ) from error
