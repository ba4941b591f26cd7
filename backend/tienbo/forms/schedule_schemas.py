from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tienbo.forms.models import PeriodKind
from tienbo.forms.refs import PeriodRead
from tienbo.forms.schemas import FindingRead
from tienbo.units.models import Level

MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


class ScheduleRule(BaseModel):
    """By when one level reports in every period of a kind: so many working days after the cut-off, or by a day."""

    model_config = ConfigDict(from_attributes=True)

    period_kind: PeriodKind
    level: Level
    due_working_days: Annotated[int, Field(ge=1, le=90)] | None = None
    due_month_day: Annotated[MonthDay | None, Field(description="MM-DD, the last day on which it is on time.")] = None
    opens_days: Annotated[int, Field(ge=0, le=366, description="Days before the cut-off.")] = 0
    closes_days: Annotated[int, Field(ge=0, le=366)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.due_working_days is None) == (self.due_month_day is None):
            raise ValueError("Chọn một cách tính hạn nộp.", "Choose one way to be due.")
        if self.period_kind in {PeriodKind.term, PeriodKind.ad_hoc}:
            raise ValueError("Kỳ này không có quy tắc; hãy mở từng kỳ.", "Such periods have no rule: ask in each.")
        return self


class Schedule(BaseModel):
    rules: Annotated[list[ScheduleRule], Field(max_length=60)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({(rule.period_kind, rule.level) for rule in self.rules}) < len(self.rules):
            raise ValueError("Mỗi cấp chỉ một quy tắc cho mỗi loại kỳ.", "One rule for each level and kind of period.")
        return self


class ComingLevel(BaseModel):
    """One level's days in a coming period."""

    level: Level
    opens_on: date | None
    cut_off_on: date
    due_on: date
    closes_on: date | None
    working_days: Annotated[int, Field(description="After the cut-off, up to and with the due date.")]
    asked: Annotated[bool, Field(description="It is asked already, by these days.")]
    findings: list[FindingRead]


class ComingPeriod(BaseModel):
    period: PeriodRead
    levels: list[ComingLevel]


class SchedulePreview(BaseModel):
    """The next three periods of each kind, and the years whose days off nobody has said yet."""

    coming: list[ComingPeriod]
    unknown_years: list[int]


class ScheduleRead(Schedule, SchedulePreview):
    version: Annotated[int, Field(description="The form's version, for If-Match.")]
    editable: bool
