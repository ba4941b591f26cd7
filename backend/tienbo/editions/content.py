"""What an edition says, and the bytes under which it is frozen (pure)."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from tienbo.editions.models import FigureBasis
from tienbo.editions.signing import Signatory, from_title
from tienbo.forms.refs import PeriodRead
from tienbo.indicators.models import IndicatorKind
from tienbo.submissions.models import ReporterState
from tienbo.units.refs import BodyRef, UnitRef

# Never with an exponent: the same number is always the same bytes.
Number = Annotated[Decimal, PlainSerializer(lambda number: f"{number:f}", return_type=str, when_used="json")]


class Amount(BaseModel):
    """A figure; of a ratio both sums, which alone are added up."""

    model_config = ConfigDict(frozen=True)

    number: Number | None
    numerator: Number | None
    denominator: Number | None


class ContentLine(BaseModel):
    """One indicator × category: what the reporters said, what the unit adds, and what comes of it."""

    indicator_id: int
    category_id: Annotated[int, Field(description="0: the total.")]
    sum: Amount
    adjustment: Annotated[Number | None, Field(description="Of a ratio none: its parts are adjusted.")]
    result: Amount
    expected: int
    counted: int
    missing: int
    withheld: Annotated[
        int | None,
        Field(description="Of the missing, those whose report withholds it; null: nobody counted them (schema 1, 2)."),
    ]

    @model_validator(mode="before")
    @classmethod
    def _as_once_counted(cls, said: Any) -> Any:  # noqa: ANN401 -- whatever is read
        return {"withheld": None, **said} if isinstance(said, dict) else said


class ContentIndicator(BaseModel):
    """As it was called when the edition was made."""

    id: int
    code: str
    kind: IndicatorKind
    name_vi: str
    name_en: str
    measure_unit: str
    section_vi: str
    section_en: str


class ContentCategory(BaseModel):
    id: int
    name_vi: str
    name_en: str


class ContentReporter(BaseModel):
    """Who was asked, and through what its figures are in the sums."""

    body: BodyRef
    unit: UnitRef
    state: ReporterState
    counted: bool
    submission_id: int | None
    version: Annotated[int | None, Field(description="Of the submission.")]
    edition_id: Annotated[int | None, Field(description="The edition of the level below that it is counted in.")]
    edition_number: int | None
    waiver: Annotated[str | None, Field(description="Why the figures go without it.")]


class Adjustment(BaseModel):
    indicator_id: int
    category_id: int
    amount: Number
    reason: str


class Section(BaseModel):
    title: str
    text: str


class Report(BaseModel):
    """The words of the printed report."""

    sections: list[Section]
    recipients: list[str]
    issuer: Annotated[list[str], Field(description="Who issues it: the superior body's line first.")]
    symbol: Annotated[str, Field(description="What follows the number, which a person gives: BC-UBND.")]
    place: Annotated[str, Field(description="Where it is issued; the day is given with the number.")]
    signatory: Signatory

    @model_validator(mode="before")
    @classmethod
    def _as_once_written(cls, said: Any) -> Any:  # noqa: ANN401 -- whatever is read
        """Contents of the first schema held only the signer's title; the unit's name stood for the rest."""
        if isinstance(said, dict) and "signer_title" in said:
            kept = {name: value for name, value in said.items() if name != "signer_title"}
            return {"issuer": [], "symbol": "", "place": "", **kept, "signatory": from_title(said["signer_title"])}
        return said


class CellDifference(BaseModel):
    indicator_id: int
    category_id: int
    old: Number | None
    new: Number | None
    old_counted: int
    new_counted: int
    old_withheld: Annotated[
        int | None,
        Field(description="As of a line; null: that edition, or this one (schema 1 to 3), did not count them."),
    ]
    new_withheld: int | None

    @model_validator(mode="before")
    @classmethod
    def _as_once_counted(cls, said: Any) -> Any:  # noqa: ANN401 -- whatever is read
        return {"old_withheld": None, "new_withheld": None, **said} if isinstance(said, dict) else said


class ReporterDifference(BaseModel):
    """A reporter that came in, went out, or says something else than before."""

    body: BodyRef
    unit: UnitRef
    change: Literal["added", "removed", "corrected"]
    submission_id: int | None


class Differences(BaseModel):
    cells: list[CellDifference]
    reporters: list[ReporterDifference]


class Previous(BaseModel):
    """The edition before this one."""

    id: int
    number: int
    sha256: str
    differences: Differences


class FormNamed(BaseModel):
    id: int
    code: str
    name_vi: str
    name_en: str


class Content(BaseModel):
    schema_version: Annotated[
        Literal[1, 2, 3, 4],
        Field(
            description="1: `report` names only the signer's title; 1 and 2: lines do not say `withheld`; 1 to 3: nor"
            " do differences."
        ),
    ]
    form: FormNamed
    period: PeriodRead
    unit: UnitRef
    tree_on: date
    number: int
    basis: FigureBasis
    demo: bool
    expected: Annotated[int, Field(description="Reporters that are asked.")]
    counted: int
    indicators: list[ContentIndicator]
    categories: list[ContentCategory]
    lines: list[ContentLine]
    reporters: list[ContentReporter]
    adjustments: list[Adjustment]
    report: Report
    previous: Previous | None
    frozen_at: datetime | None
    frozen_by: Annotated[str | None, Field(description="The person's name, or the program's.")]

    @property
    def missing(self) -> list[ContentReporter]:
        return [reporter for reporter in self.reporters if not reporter.counted]


def canonical(content: Content) -> bytes:
    """Keys in order, no spaces, UTF-8: one content has one spelling."""
    said = content.model_dump(mode="json")
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
