from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.assignments.progress_axes import Done


class DayKind(StrEnum):
    fixed = "fixed"  # a day of the field, every year
    deadline = "deadline"  # of a task
    extension = "extension"  # asked for and not decided yet
    obligation = "obligation"  # by which a plan asks for a report
    form = "form"  # by which a form of figures is due


class DayRead(BaseModel):
    """Something on the calendar, from `first` to `last`, both in it."""

    key: Annotated[str, Field(description="The same whenever it is asked for.")]
    kind: DayKind
    first: date
    last: date
    title_vi: str
    title_en: str
    detail: Annotated[str | None, Field(description="As printed or reported, in Vietnamese.")]
    done: Annotated[Done | None, Field(description="Of a task's deadline: how far the body is.")]
    matrix_id: int | None
    assignment_id: int | None
    body_id: int | None
    document_id: int | None
    form_id: int | None


class CalendarRead(BaseModel):
    items: list[DayRead]
