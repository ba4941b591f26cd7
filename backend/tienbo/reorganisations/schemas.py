"""What is sent to reorganise units, and what was recorded."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from tienbo.inputs import CleanText, RowId
from tienbo.reorganisations.models import ReorganisationKind
from tienbo.units.body_schemas import Day, NameText
from tienbo.units.models import Share
from tienbo.units.refs import UnitRef
from tienbo.vietnamese import normalise

Code = Annotated[str, Field(pattern="^([0-9]{2}|[0-9]{3}|[0-9]{5})$", description="Official code from that day on.")]
KindText = Annotated[CleanText, Field(min_length=1, max_length=50), AfterValidator(normalise)]
Cited = Annotated[CleanText, Field(min_length=1, max_length=300), AfterValidator(normalise)]


class NewUnit(BaseModel):
    """A unit that begins: made of several, or of a part of one."""

    code: Code
    name: NameText
    kind: KindText
    parent_id: Annotated[
        RowId | None,
        Field(
            description="Null, and no `parent_code` either: the superior of the units that go into it whole or, where"
            " none does, of those that give it a part; refused (`level-unfit`) where these have several superiors."
        ),
    ] = None
    parent_code: Annotated[Code | None, Field(description="Instead, where the superior begins on the same day.")] = None


class LineageLine(BaseModel):
    """An old unit that becomes, whole or in part, a new one."""

    predecessor_id: RowId
    successor_code: Annotated[Code, Field(description="Of one of the new units.")]
    share: Share


class AlteredUnit(BaseModel):
    """A unit that goes on as itself under another name, code, kind or superior; what is left out stays."""

    unit_id: RowId
    code: Code | None = None
    name: NameText | None = None
    kind: KindText | None = None
    parent_id: RowId | None = None


class ReorganisationWanted(BaseModel):
    """A change of units on one day, by one resolution."""

    effective_on: Annotated[Day, Field(description="First day of the new map.")]
    resolution: Annotated[Cited, Field(description="The act that orders it: Nghị quyết 1234/NQ-UBTVQH15.")]
    document_id: Annotated[RowId | None, Field(description="That act, where it is held here.")] = None
    begins: Annotated[list[NewUnit], Field(max_length=500)] = []
    lines: Annotated[list[LineageLine], Field(max_length=2000)] = []
    alters: Annotated[list[AlteredUnit], Field(max_length=2000)] = []
    abolishes: Annotated[
        list[RowId], Field(max_length=100, description="Units of a level between that end; those below go up.")
    ] = []


class ReorganisationToRecord(ReorganisationWanted):
    plan: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="The token of the preview that was read.")]


class UndoWanted(BaseModel):
    reason: Annotated[CleanText, Field(min_length=1, max_length=500)]


class ReorganisationRead(BaseModel):
    id: int
    unit: UnitRef | None
    effective_on: date
    resolution: str
    document_id: int | None
    kinds: list[ReorganisationKind]
    ended: Annotated[list[UnitRef], Field(description="Under their last names and codes.")]
    begun: Annotated[list[UnitRef], Field(description="Under their first ones; empty once undone.")]
    altered: list[UnitRef]
    recorded_at: datetime
    undone_at: datetime | None
    undone_reason: str | None
    may_undo: bool


class ReorganisationList(BaseModel):
    items: Annotated[list[ReorganisationRead], Field(description="The latest first, at most 200.")]
