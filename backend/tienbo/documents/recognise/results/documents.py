"""Documents of a file: number, issuer, date, subject, signer, recipients."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tienbo.documents.reading import Quote

Level = Literal["central", "province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Signer:
    authority: str | None
    position: str | None
    mark: str | None
    concurrent_position: str | None
    name: str | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Described:
    """The document an article tells of."""

    number: str | None
    type: str | None
    date: date | None
    issuer: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file: the main one, one attached to it, an appendix, or an article about one."""

    part: str
    type: str | None
    type_code: str | None
    number: str | None
    number_printed: str | None
    number_at: Quote | None
    number_blank: bool
    number_from_attachment: bool
    date: date | None
    date_at: Quote | None
    place: str | None
    issuer: str | None
    issuer_body: str | None
    issuer_level: Level | None
    subject: Quote | None
    signer: Signer | None
    recipients: tuple[Quote, ...]
    addressees: tuple[Quote, ...]
    archive_codes: tuple[str, ...]
    attached_to: str | None
    effective: str | None
    described: Described | None
    author: str | None
    title_line: int | None
    first_line: int
    last_line: int
    confidence: float
