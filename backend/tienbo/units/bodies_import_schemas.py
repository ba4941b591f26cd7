from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field


class RowStatus(StrEnum):
    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    refused = "refused"


class ImportRow(BaseModel):
    """What a row of the list would do."""

    row: Annotated[int, Field(description="As the file counts them, the header included.")]
    status: RowStatus
    unit_code: str
    name: str
    body_id: Annotated[int | None, Field(description="The body it is about, where the register has it.")]
    changes: Annotated[list[str], Field(description="What would change: kind, sector, parent_id, aliases.")]
    code: Annotated[str | None, Field(description="Why it is refused.")]
    detail: str | None


class ImportPreview(BaseModel):
    new: int
    changed: int
    unchanged: int
    refused: int
    rows: list[ImportRow]
    token: Annotated[
        str | None, Field(description="Send it with the same file to bring the list in; null while rows are refused.")
    ]
