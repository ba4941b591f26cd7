"""What a received edXML envelope said besides the document in it."""

from typing import Annotated

from pydantic import BaseModel, Field

from tienbo.exchange.edxml.envelope import Business


class EnvelopeDifference(BaseModel):
    """A field that the envelope and the text say differently."""

    field: str
    envelope: str
    document: str


class EnvelopeRead(BaseModel):
    """What the envelope said that the document itself does not."""

    business: Annotated[Business, Field(description="BussinessDocType: 0 new, 2 update, 3 replace.")]
    reason: str | None
    sender_code: str
    sender: str
    filled: Annotated[list[str], Field(description="Fields that the text did not say and the envelope did.")]
    differences: Annotated[list[EnvelopeDifference], Field(description="Where they disagree the text's stand.")]
