from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tienbo.forms.calendar import span
from tienbo.forms.due_dates import Fault
from tienbo.forms.models import Gate, PeriodKind
from tienbo.forms.refs import PeriodRead
from tienbo.inputs import CleanText, RowId
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level
from tienbo.units.refs import BodyRef, UnitRef

Name = Annotated[CleanText, Field(min_length=1, max_length=300)]
Reason = Annotated[CleanText, Field(min_length=1, max_length=2_000)]
Levels = Annotated[list[Level], Field(min_length=1, max_length=4)]


class HolidayWrite(BaseModel):
    worked: Annotated[bool, Field(description="True: a weekend day that is worked instead of another.")] = False
    name_vi: Name
    name_en: Name
    source: Annotated[Name, Field(description="The notice or law that fixes it.")]


class HolidayRead(HolidayWrite):
    model_config = ConfigDict(from_attributes=True)

    day: date


class HolidayList(BaseModel):
    items: list[HolidayRead]
    editable: Annotated[bool, Field(description="Whether the caller keeps the days off of the nation.")]


class FormCreate(BaseModel):
    unit_id: Annotated[RowId, Field(description="Who asks.")]
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$")]
    name_vi: Name
    name_en: Name
    source: Annotated[Name, Field(description="The document that orders it.")]
    reporter_kind: BodyKind | None = None
    reporter_group_id: RowId | None = None
    copy_of: Annotated[RowId | None, Field(description="A form whose newest items become the draft.")] = None

    @model_validator(mode="after")
    def _reporters_once(self) -> Self:
        if (self.reporter_kind is None) == (self.reporter_group_id is None):
            raise ValueError("Chọn một loại cơ quan, hoặc một nhóm.", "Choose a kind of body, or one group.")
        return self


class FormChange(BaseModel):
    """What is left out stays as it is."""

    name_vi: Name | None = None
    name_en: Name | None = None
    source: Name | None = None


class PeriodWrite(BaseModel):
    """A period by its code; terms and single occasions, which have no rule, with their dates."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{3,39}$")]
    kind: PeriodKind | None = None
    data_from: date | None = None
    data_to: date | None = None

    @model_validator(mode="after")
    def _known_or_dated(self) -> Self:
        if self.kind in {PeriodKind.term, PeriodKind.ad_hoc}:
            if self.data_from is None or self.data_to is None or self.data_from > self.data_to:
                raise ValueError("Kỳ này cần ngày đầu và ngày cuối.", "Such a period needs its first and last day.")
            try:
                span(self.code)
            except ValueError:
                return self
            raise ValueError("Mã này là của một kỳ có quy tắc.", "This code is that of a period with a rule.")
        try:
            span(self.code)
        except ValueError as error:
            raise ValueError("Không có kỳ mang mã này.", "There is no period of this code.") from error
        return self


class LevelDays(BaseModel):
    """What is left out follows from the schedule, and the cut-off from the period."""

    level: Level
    opens_on: date | None = None
    cut_off_on: date | None = None
    due_on: date | None = None
    closes_on: date | None = None


class AskRequest(BaseModel):
    period: PeriodWrite
    levels: Annotated[list[LevelDays], Field(min_length=1, max_length=4)]


class DaysChange(BaseModel):
    """New days for one level; what is left out stays."""

    opens_on: date | None = None
    cut_off_on: date | None = None
    due_on: date | None = None
    closes_on: date | None = None
    reason: Reason


class GateWrite(BaseModel):
    gate: Annotated[Gate | None, Field(description="Null: by its days again.")]
    levels: Levels
    reason: Reason


class DueExtensionWrite(BaseModel):
    body_ids: Annotated[list[RowId], Field(min_length=1, max_length=500)]
    due_on: date
    reason: Reason


class FindingRead(BaseModel):
    fault: Fault
    text_vi: str
    text_en: str


class AskedLevel(BaseModel):
    level: Level
    opens_on: date | None
    cut_off_on: date
    due_on: date
    closes_on: date | None
    gate: Gate | None
    gate_reason: str | None
    findings: list[FindingRead]


class DueExtensionRead(BaseModel):
    body: BodyRef
    unit: UnitRef
    due_on: date
    original_due_on: date | None
    reason: str
    granted_at: datetime


class AskedPeriod(BaseModel):
    """A form in a period: its days on each level, from the lowest up, and what is wrong with them."""

    period: PeriodRead
    levels: list[AskedLevel]
    extensions: list[DueExtensionRead]
    version: Annotated[int, Field(description="The form's version, for If-Match.")]
    editable: bool
