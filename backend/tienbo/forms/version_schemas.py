from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.forms.refs import PeriodRead
from tienbo.forms.schemas import Levels, Reason
from tienbo.indicators.schemas import IndicatorRead
from tienbo.inputs import CleanText, RowId
from tienbo.units.models import Level

FirstPeriod = Annotated[date, Field(description="Periods that end on this day or later are asked by it.")]


class ItemWrite(BaseModel):
    indicator_id: RowId
    section_vi: Annotated[CleanText, Field(max_length=300)] = ""
    section_en: Annotated[CleanText, Field(max_length=300)] = ""
    levels: Levels


class ItemsWrite(BaseModel):
    """The items in their order; those of one section stand together."""

    items: Annotated[list[ItemWrite], Field(min_length=1, max_length=500)]


class DraftQuestion(ItemsWrite):
    """Items that are not kept yet, and the period from which they are to be asked, if that is known."""

    first_period: FirstPeriod | None = None


class VersionIssue(BaseModel):
    """Both are needed where it replaces another version; the first one is for every period."""

    first_period: FirstPeriod | None = None
    reason: Reason | None = None


class VersionItem(BaseModel):
    indicator: IndicatorRead
    section_vi: str
    section_en: str
    levels: Annotated[list[Level], Field(description="Levels whose reporters are asked for it.")]


class VersionRead(BaseModel):
    number: int
    valid_from: Annotated[date | None, Field(description="Null: for all periods before the next version.")]
    valid_to: Annotated[date | None, Field(description="Last day; null: until it is replaced.")]
    draft: bool
    reason: str | None
    issued_at: datetime | None
    items: list[VersionItem]
    ratios: Annotated[list[IndicatorRead], Field(description="Derived from the items, never entered.")]


class VersionList(BaseModel):
    items: Annotated[list[VersionRead], Field(description="The newest first; a draft before all.")]
    version: Annotated[int, Field(description="The form's version, for If-Match.")]
    editable: bool


class LevelsChange(BaseModel):
    indicator: IndicatorRead
    before: list[Level]
    after: list[Level]


class DraftPreview(BaseModel):
    """What a draft would change of the version before it, and for which periods."""

    number: Annotated[int, Field(description="The number that it has or will have.")]
    against: Annotated[int | None, Field(description="The version it would replace; null: it is the first.")]
    added: list[IndicatorRead]
    removed: list[IndicatorRead]
    levels_changed: list[LevelsChange]
    moved: Annotated[bool, Field(description="What stays has another order or other sections.")]
    ratios: Annotated[list[IndicatorRead], Field(description="Derived from the items, never entered.")]
    earliest: Annotated[
        date | None, Field(description="The first day that can be its first period; null: it is the first version.")
    ]
    periods: Annotated[
        list[PeriodRead], Field(description="The next periods that it would be asked in, by what the form is asked in.")
    ]
