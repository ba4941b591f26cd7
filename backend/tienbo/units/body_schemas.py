from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from tienbo.inputs import CleanText, RowId
from tienbo.paging import Page
from tienbo.units.body_models import BodyKind, NameKind
from tienbo.units.refs import BodyRef, UnitRef
from tienbo.vietnamese import normalise


def _named(text: str) -> str:
    text = normalise(text)
    if not text:
        raise ValueError("Tên không được để trống.", "The name must not be empty.")
    return text


# Dates that a register can hold; a day later than the last cannot be written as the end of a range.
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
NameText = Annotated[CleanText, Field(max_length=300), AfterValidator(_named)]
Sector = Annotated[CleanText, Field(max_length=100), AfterValidator(_named)]
Source = Annotated[CleanText, Field(max_length=500), AfterValidator(_named)]


class BodyAction(StrEnum):
    """What the caller may do with a body now."""

    change = "change"
    add_alias = "add_alias"
    end = "end"
    merge = "merge"


class NameRead(BaseModel):
    """A name with the days it holds on, both inclusive; null is open."""

    id: int
    kind: NameKind
    name: str
    valid_from: date | None
    valid_to: date | None


class BodyListed(BodyRef):
    """A body under its official name of the day, and its unit's."""

    unit: UnitRef
    kind: BodyKind
    sector: str | None
    aliases: Annotated[list[str], Field(description="Spellings met in documents.")]
    parent: Annotated[BodyRef | None, Field(description="The body that it is a part of.")]
    valid_from: date | None
    valid_to: Annotated[date | None, Field(description="Last day in being.")]
    version: int


class BodyPage(Page[BodyListed]):
    as_of: date


class BodyUses(BaseModel):
    """How often it is named, as far as the caller may read; null: nothing of that sort."""

    tasks: int | None
    documents: int | None
    people: Annotated[int, Field(description="Who hold a role there on that day.")]


class GroupRef(BaseModel):
    id: int
    phrase: str


class BodyDetail(BodyListed):
    as_of: date
    in_being: Annotated[bool, Field(description="On that day.")]
    source: Annotated[str, Field(description="Where its being and its dates are known from.")]
    names: Annotated[list[NameRead], Field(description="The official ones in their order, then the aliases.")]
    parts: Annotated[list[BodyRef], Field(description="Bodies that are a part of it on that day.")]
    successor: Annotated[BodyRef | None, Field(description="Who stands for it on that day, once it has ended.")]
    predecessors: list[BodyRef]
    merged: Annotated[list[BodyRef], Field(description="Entered twice: their ids mean this body.")]
    groups: Annotated[list[GroupRef], Field(description="Groups that name it.")]
    uses: BodyUses
    actions: list[BodyAction]


class AliasCreate(BaseModel):
    name: NameText
    valid_from: Day | None = None
    valid_to: Annotated[Day | None, Field(description="Last day, inclusive.")] = None


class BodyCreate(BaseModel):
    unit_id: RowId
    kind: BodyKind
    name: NameText
    aliases: Annotated[list[NameText], Field(max_length=50)] = []
    sector: Sector | None = None
    parent_id: RowId | None = None
    valid_from: Day | None = None
    valid_to: Annotated[Day | None, Field(description="Last day, inclusive.")] = None
    source: Source | None = None


class NewName(BaseModel):
    """An official name from a day on; the one before it ends the day before."""

    name: NameText
    valid_from: Day


class BodyChange(BaseModel):
    """What is left out stays as it is."""

    name: NewName | None = None
    kind: BodyKind | None = None
    sector: Annotated[Sector | None, Field(description="Null: of no sector.")] = None
    parent_id: Annotated[RowId | None, Field(description="Null: part of none.")] = None


class LastDay(BaseModel):
    last_day: Day


class BodyEnd(LastDay):
    successor_id: Annotated[RowId | None, Field(description="Who takes over; people's roles go there.")] = None
    with_parts: Annotated[bool, Field(description="Bodies that are a part of it end with it.")] = False
