from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.documents.comparing import Verdict
from tienbo.documents.schemas import DocumentRef, ProposalRead
from tienbo.units.refs import UnitRef


class Pair(BaseModel):
    """What the plan above asks and what the one below says of it; either may be silent."""

    verdict: Verdict
    above: ProposalRead | None
    below: ProposalRead | None


class Comparison(BaseModel):
    above: DocumentRef
    below: DocumentRef
    targets: list[Pair]
    obligations: Annotated[list[Pair], Field(description="Days by which the plan below reports upward.")]


class Implemented(BaseModel):
    """A document that this one names as what it implements or rests on; held here or not."""

    relation: str
    number: str | None
    type: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    document: DocumentRef | None


class Plan(BaseModel):
    """A plan below, with its gaps against the one above."""

    document: DocumentRef
    later_deadlines: list[Pair]
    lower_targets: list[Pair]
    cites_replaced: list[DocumentRef]


class UnitBelow(BaseModel):
    unit: UnitRef
    parent: UnitRef | None
    plans: Annotated[list[Plan], Field(description="Empty: the unit has no plan of its own that implements this one.")]


class CascadeCounts(BaseModel):
    units: int
    with_plan: int
    without_plan: int
    later_deadline: int
    lower_target: int
    cites_replaced: int


class Cascade(BaseModel):
    document: DocumentRef
    as_of: Annotated[date, Field(description="The day of whose tree the units below are.")]
    above: list[Implemented]
    counts: CascadeCounts
    below: Annotated[list[UnitBelow], Field(description="Superiors before the units below them.")]
