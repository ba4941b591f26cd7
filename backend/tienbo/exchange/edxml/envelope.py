"""What an edXML envelope says, free of XML and of our tables (pure)."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


class Business(IntEnum):
    """What the sender wants done: the values of BussinessDocType, which the regulation spells so."""

    new = 0
    revoke = 1
    update = 2
    replace = 3


@dataclass(frozen=True)
class Organ:
    """An organisation by its code (Decision 20/2020/QĐ-TTg) and name; either may be unknown and is then empty."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file of the envelope, unpacked; its name is the sender's word for it and nothing else."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Envelope:
    """The parts of the header that a plan document has, and the files; None is what the envelope does not say.

    Attributes:
        number: CodeNumber, `192`.
        notation: CodeNotation, `KH-UBND`.
        competence: in whose authority it is signed, `TM. ỦY BAN NHÂN DÂN`.
        places: whom it names as recipients (nơi nhận).
        reason: why it is revoked, updated or replaces another.
    """

    sender: Organ
    receivers: tuple[Organ, ...] = ()
    number: str | None = None
    notation: str | None = None
    place: str | None = None
    issued_on: date | None = None
    type: str | None = None
    subject: str | None = None
    competence: str | None = None
    position: str | None = None
    signer: str | None = None
    due_on: date | None = None
    places: tuple[str, ...] = ()
    appendixes: tuple[str, ...] = ()
    document_id: str | None = None
    business: Business = Business.new
    reason: str | None = None
    attachments: tuple[Attachment, ...] = ()
