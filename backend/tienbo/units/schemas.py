from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.units.body_models import BodyKind
from tienbo.units.models import Share
from tienbo.units.refs import BodyRef, UnitRef


class Tenure(BaseModel):
    """The dates on which something holds, both inclusive; null is open."""

    valid_from: date | None
    valid_to: date | None
    start_exact: Annotated[bool, Field(description="False: the date is the list's own; the real one is not recorded.")]
    end_exact: Annotated[bool, Field(description="The same for the last day.")]


class UnitRead(UnitRef, Tenure):
    parent: UnitRef | None
    has_children: bool
    latitude: Annotated[Decimal | None, Field(description="A point within the unit, degrees north; null: unknown.")]
    longitude: Annotated[Decimal | None, Field(description="The same point, degrees east.")]


class UnitVersionRead(Tenure):
    """Code, name, kind and superior of the unit over one range of dates."""

    code: str
    name: str
    kind: str
    parent: UnitRef | None


class UnitDetail(UnitRead):
    as_of: date
    ancestors: Annotated[list[UnitRef], Field(description="From the top down.")]
    children: list[UnitRead]
    history: list[UnitVersionRead]


class BodyRead(BodyRef):
    """An agency of a unit under its official name of the day; both dates are inclusive, null is open."""

    kind: BodyKind
    aliases: Annotated[list[str], Field(description="Spellings met in documents.")]
    parent: Annotated[BodyRef | None, Field(description="The body that it is a part of.")]
    valid_from: date | None
    valid_to: date | None


class BodyList(BaseModel):
    as_of: date
    items: list[BodyRead]


class LineageLink(BaseModel):
    """The unit at the other end, under its code and name of the day of the change."""

    model_config = ConfigDict(from_attributes=True)

    unit_id: int
    code: str
    name: str
    effective_on: Annotated[date, Field(description="First day of the successor.")]
    share: Share
    resolution: str | None


class LineageRead(BaseModel):
    unit: UnitRef
    predecessors: list[LineageLink]
    successors: list[LineageLink]
