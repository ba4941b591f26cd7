from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.editions.content import Content, ContentCategory, ContentIndicator, Differences, FormNamed
from tienbo.editions.lifecycle import EditionAction
from tienbo.editions.models import EditionState, FigureBasis
from tienbo.editions.signing import Authority, Signatory
from tienbo.forms.refs import PeriodRead
from tienbo.inputs import LARGEST_ID, CleanText, RowId
from tienbo.units.refs import UnitRef

ReasonText = Annotated[CleanText, Field(min_length=3, max_length=2000)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class EditionOpen(_Sent):
    form_id: RowId
    period: Annotated[CleanText, Field(max_length=10)]
    unit_id: RowId
    basis: FigureBasis


class AdjustmentWrite(_Sent):
    indicator_id: RowId
    category_id: Annotated[int, Field(ge=0, le=LARGEST_ID, description="0: the total.")]
    amount: Annotated[Decimal, Field(max_digits=18, decimal_places=6, allow_inf_nan=False)]
    reason: ReasonText


class WaiverWrite(_Sent):
    body_id: RowId
    reason: ReasonText


class SectionWrite(_Sent):
    title: Annotated[CleanText, Field(min_length=1, max_length=200)]
    text: Annotated[CleanText, Field(max_length=20_000)]


Named = Annotated[CleanText, Field(max_length=200)]


class SignatoryWrite(_Sent):
    collective: Named = ""
    authority: Authority = Authority.head
    head: Named
    position: Named = ""
    name: Annotated[CleanText, Field(max_length=100)] = ""
    valid_from: date | None = None
    valid_to: date | None = None


class EditionReportWrite(_Sent):
    sections: Annotated[list[SectionWrite], Field(max_length=20)]
    recipients: Annotated[list[Annotated[CleanText, Field(min_length=1, max_length=300)]], Field(max_length=30)]
    issuer: Annotated[list[Annotated[CleanText, Field(min_length=1, max_length=200)]], Field(max_length=4)]
    symbol: Annotated[CleanText, Field(max_length=50)]
    place: Annotated[CleanText, Field(max_length=100)]
    signatory: SignatoryWrite


class EditionWrite(_Sent):
    """What shall be different in the draft; what is left out stays."""

    basis: FigureBasis | None = None
    adjustments: Annotated[list[AdjustmentWrite] | None, Field(max_length=500, description="All of them.")] = None
    waivers: Annotated[list[WaiverWrite] | None, Field(max_length=5000, description="All of them.")] = None
    report: EditionReportWrite | None = None


class FreezeRequest(_Sent):
    seen: Annotated[CleanText, Field(max_length=64, description="`digest` of the draft as it was looked at.")]


class EditionReason(_Sent):
    reason: ReasonText


class IssueRequest(_Sent):
    document_number: Annotated[CleanText, Field(min_length=1, max_length=100)]
    issued_on: date
    signatory: Annotated[SignatoryWrite | None, Field(description="Who signed; left out: whom the edition names.")] = (
        None
    )


class EditionRef(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    number: int
    state: EditionState


class EditionBelow(EditionRef):
    unit: UnitRef
    stale_since: datetime


class EditionRow(EditionRef):
    """An edition as lists show it."""

    form: FormNamed
    period: PeriodRead
    unit: UnitRef
    basis: FigureBasis
    demo: bool
    sha256: str | None
    frozen_at: datetime | None
    submitted_at: datetime | None
    decided_at: datetime | None
    document_number: str | None
    issued_on: date | None
    stale_since: Annotated[datetime | None, Field(description="When something under it first changed.")]
    superseded: Annotated[bool, Field(description="A later edition of it was accepted.")]


class StaleRead(BaseModel):
    """What the figures under it would make of it now."""

    since: datetime
    differences: Differences


class EditionDetail(EditionRow):
    version: int
    reason: Annotated[str | None, Field(description="Why it was returned or withdrawn.")]
    decided_by: str | None
    signed_by: Annotated[Signatory | None, Field(description="Who signed the report; nobody before it is issued.")]
    superior: Annotated[UnitRef | None, Field(description="The unit to which it is submitted today.")]
    digest: Annotated[str, Field(description="Of the content; what `freeze` wants to be shown as seen.")]
    content: Annotated[Content, Field(description="Of a draft: with the figures of this moment.")]
    stale: StaleRead | None
    stale_below: Annotated[list[EditionBelow], Field(description="Editions in it that are stale themselves.")]
    others: Annotated[list[EditionRef], Field(description="Of the same form, period and unit, the newest first.")]
    actions: list[EditionAction]


class ComparisonRead(BaseModel):
    old: EditionRow
    new: EditionRow
    indicators: list[ContentIndicator]
    categories: list[ContentCategory]
    differences: Differences
