"""What a caller sends to change a submission."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.indicators.category_models import TOTAL
from tienbo.inputs import LARGEST_ID, CleanText, RowId
from tienbo.submissions.check_rules import CellKey
from tienbo.submissions.models import ValueStatus

BehalfReason = Annotated[
    CleanText | None,
    Field(
        min_length=3,
        max_length=2000,
        description="Why the reviewing unit does it for the reporter (nhập hộ); null: the reporter itself does.",
    ),
]


class OpenRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    form_id: RowId
    period: Annotated[CleanText, Field(max_length=10)]
    body_id: RowId
    behalf_reason: BehalfReason = None


# A factory, so that the contract calls it optional instead of given by default.
CategoryId = Annotated[
    int, Field(default_factory=lambda: TOTAL, ge=0, le=LARGEST_ID, description="0, or left out: the total.")
]


class ValueWrite(BaseModel):
    """A value as it shall be; a null status clears it."""

    model_config = ConfigDict(extra="forbid")

    indicator_id: RowId
    category_id: CategoryId
    status: ValueStatus | None
    number: Annotated[Decimal | None, Field(max_digits=18, decimal_places=6, allow_inf_nan=False)]
    seen: Annotated[
        int | None,
        Field(ge=0, le=LARGEST_ID, description="The version of this value that the writer saw; 0: there was none."),
    ] = None


class ValuesWrite(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    values: Annotated[list[ValueWrite], Field(min_length=1, max_length=2000)]
    behalf_reason: BehalfReason = None


class CopyRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    cells: Annotated[
        list[CellKey] | None,
        Field(max_length=2000, description="Only these; null: all of which nothing is said yet."),
    ] = None
    behalf_reason: BehalfReason = None


class SubmitRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    behalf_reason: BehalfReason = None


class Reason(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    reason: Annotated[CleanText, Field(min_length=3, max_length=2000)]


class CellReason(Reason):
    indicator_id: RowId
    category_id: CategoryId


class ReturnRequest(Reason):
    cells: Annotated[
        list[CellReason], Field(default_factory=list, max_length=2000, description="Reasons at single values.")
    ]
    mend_by: Annotated[date | None, Field(description="Last day to send it again; null: as soon as can be.")] = None


class ExplanationWrite(BaseModel):
    """Why a figure is right that a soft check finds unlikely."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    kind: Annotated[CleanText, Field(max_length=40)]
    indicator_id: RowId
    category_id: CategoryId
    seen: Annotated[int, Field(ge=0, le=LARGEST_ID, description="The version of the value that is explained.")]
    text: Annotated[CleanText, Field(min_length=3, max_length=2000)]
    behalf_reason: BehalfReason = None


class CommentWrite(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    text: Annotated[CleanText, Field(min_length=1, max_length=2000)]


class Accepted(BaseModel):
    """A submission as the reviewer saw it."""

    model_config = ConfigDict(extra="forbid")

    id: RowId
    version: Annotated[int, Field(ge=1, le=LARGEST_ID)]


class AcceptRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    period: Annotated[CleanText, Field(max_length=10)]
    expected_count: Annotated[int, Field(ge=1, description="As the reviewer confirmed it.")]
    submissions: Annotated[list[Accepted], Field(min_length=1, max_length=1000)]


class RemindRequest(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    period: Annotated[CleanText, Field(max_length=10)]
    body_ids: Annotated[list[RowId], Field(min_length=1, max_length=1000)]
    text: Annotated[CleanText, Field(min_length=3, max_length=2000)]
