from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from tienbo.access.dependencies import FormKeeper, FormReader
from tienbo.database import SessionDep
from tienbo.forms import holidays
from tienbo.forms.schemas import HolidayList, HolidayRead, HolidayWrite
from tienbo.problems import problem_responses

router = APIRouter(prefix="/holidays", tags=["forms"], responses=problem_responses(401, 403, 404, 422))


@router.get("", operation_id="listHolidays")
def list_holidays(session: SessionDep, actor: FormReader, year: Annotated[int, Query(ge=2000, le=2100)]) -> HolidayList:
    """Days off and swapped working days of a year, by which due dates are counted."""
    return HolidayList(items=holidays.list_holidays(session, year), editable=holidays.may_write(session, actor))


@router.put("/{day}", operation_id="writeHoliday")
def write_holiday(session: SessionDep, actor: FormKeeper, day: date, wanted: HolidayWrite) -> HolidayRead:
    """Say that a day is off, or that a weekend day is worked; for the nation's administrators."""
    return holidays.write_holiday(session, actor, day, wanted)


@router.delete("/{day}", operation_id="removeHoliday", status_code=204)
def remove_holiday(session: SessionDep, actor: FormKeeper, day: date) -> None:
    """An ordinary day again."""
    holidays.remove_holiday(session, actor, day)
