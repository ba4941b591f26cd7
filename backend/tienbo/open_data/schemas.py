from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.open_data.describing import Publisher
from tienbo.units.models import Level


class OpenDatasetRead(BaseModel):
    """A public indicator, its files, and what they cover."""

    code: Annotated[str, Field(description="Its name in the addresses of the files.")]
    title_vi: str
    title_en: str
    definition: str
    measure_unit: str
    kind: str
    source: str
    publisher: Publisher
    decision: Annotated[str, Field(description="The document by which it is public.")]
    periods: list[str]
    first_day: Annotated[date | None, Field(description="Of the data; null: nothing is accepted yet.")]
    last_day: date | None
    levels: list[Level]
    units: Annotated[int, Field(description="How many have figures.")]
    rows: int
    withheld: Annotated[int, Field(description="Figures not shown: small counts and what would give them away.")]
    demo: Annotated[bool, Field(description="Made-up figures.")]
    issued_at: datetime
    modified_at: datetime
    csv_url: str
    csv_size: Annotated[int, Field(description="In bytes.")]
    csv_sha256: str
    metadata_url: Annotated[str, Field(description="What the columns of the CSV hold (CSVW).")]


class OpenDataList(BaseModel):
    """Everything that is published, and under which terms."""

    licence: Annotated[str, Field(description="Address of the licence.")]
    contact: Annotated[str | None, Field(description="Whom to ask: a mail address.")]
    catalogue_url: Annotated[str, Field(description="The same as DCAT.")]
    items: list[OpenDatasetRead]
