from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tienbo.inputs import RowId
from tienbo.paging import Page
from tienbo.units.body_models import BodyKind
from tienbo.units.body_schemas import Day, NameText, Sector
from tienbo.units.models import Level
from tienbo.units.refs import BodyRef, UnitRef


class SelectorWrite(BaseModel):
    """Bodies of a kind, narrowed by level, sector, unit and the body they are a part of; or one body by name."""

    kind: BodyKind | None = None
    level: Level | None = None
    within: Annotated[BodyKind | None, Field(description="Kind of the body it is a part of; null: of none.")] = None
    sector: Sector | None = None
    unit_id: Annotated[RowId | None, Field(description="Only this unit and what is below it.")] = None
    body_id: RowId | None = None
    exclude: Annotated[bool, Field(description="An exception: takes out of the group.")] = False

    @model_validator(mode="after")
    def _selects_something(self) -> Self:
        if (self.kind is None) == (self.body_id is None):
            raise ValueError("Chọn loại cơ quan, hoặc một cơ quan.", "Choose a kind of body, or one body.")
        return self


Selectors = Annotated[list[SelectorWrite], Field(max_length=100)]


class GroupCreate(BaseModel):
    unit_id: RowId
    phrase: NameText
    selectors: Selectors


class GroupChange(BaseModel):
    """What is left out stays as it is."""

    phrase: NameText | None = None
    selectors: Selectors | None = None


class GroupPreview(BaseModel):
    unit_id: RowId
    on: Day | None = None
    selectors: Selectors


class SelectorRead(BaseModel):
    kind: BodyKind | None
    level: Level | None
    within: BodyKind | None
    sector: str | None
    unit: UnitRef | None
    body: BodyRef | None
    exclude: bool


class GroupRead(BaseModel):
    id: int
    unit: UnitRef
    phrase: str
    selectors: list[SelectorRead]
    editable: bool
    version: int


class GroupPage(Page[GroupRead]):
    """Groups of the caller's units, those below and those above, in the order of the alphabet."""


class MemberRead(BaseModel):
    """A body under its name, and its unit's, of a day."""

    model_config = ConfigDict(from_attributes=True)

    body_id: int
    name: str
    unit_name: str


class Renamed(BaseModel):
    body_id: int
    before: str
    after: str


class GroupDifference(BaseModel):
    """How the group was on another day, seen from the day asked for."""

    on: date
    joined: list[MemberRead]
    left: list[MemberRead]
    renamed: list[Renamed]


class GroupBodies(BaseModel):
    """The bodies that a group stands for on a day."""

    on: date
    complete: Annotated[bool, Field(description="False: of a superior's group the caller sees only their own part.")]
    bodies: list[MemberRead]
    since: GroupDifference | None
