from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tienbo.inputs import CleanText


class FeedWrite(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[CleanText, Field(min_length=1, max_length=100, description="Which program it is for.")]


class FeedRead(BaseModel):
    id: int
    name: str
    made_at: datetime
    used_at: Annotated[datetime | None, Field(description="When a program last read it, to the hour.")]


class FeedList(BaseModel):
    items: list[FeedRead]


class FeedMade(FeedRead):
    url: Annotated[str, Field(description="Shown this once; whoever has it reads the calendar.")]
