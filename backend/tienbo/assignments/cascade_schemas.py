from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.assignments.edit_schemas import Reason
from tienbo.assignments.models import MatrixState, Part
from tienbo.assignments.schemas import TaskRef
from tienbo.inputs import RowId
from tienbo.units.refs import UnitRef


class Implementing(BaseModel):
    """An own task that carries out a superior's."""

    task: TaskRef
    matrix_state: MatrixState
    deadline_on: date | None


class GivenTask(BaseModel):
    task: TaskRef
    matrix_title: str
    year: int
    part: Part
    body_id: int
    body_name: Annotated[str, Field(description="The unit's body that was named, as it was called on that day.")]
    deadline_on: date | None
    implemented_by: list[Implementing]


class GivenTasks(BaseModel):
    items: list[GivenTask]


class TakeOver(BaseModel):
    model_config = ConfigDict(extra="forbid")

    task_ids: Annotated[list[RowId], Field(min_length=1, max_length=500)]
    reason: Reason = None


class UnitCoverage(BaseModel):
    unit: UnitRef
    asked_on: date | None
    implemented_by: list[Implementing]
    later: Annotated[bool, Field(description="An own deadline is later than asked, or there is none.")]


class TaskCoverage(BaseModel):
    task: TaskRef
    units: list[UnitCoverage]


class CoverageCounts(BaseModel):
    given: Annotated[int, Field(description="Pairs of a task and a unit that it was given to.")]
    covered: int
    uncovered: int
    later: int


class MatrixCoverage(BaseModel):
    counts: CoverageCounts
    items: list[TaskCoverage]
