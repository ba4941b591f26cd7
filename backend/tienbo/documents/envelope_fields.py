"""Fields of a document and of an edXML envelope (pure): the map between the two, and nothing of either's form."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tienbo.documents.exports.exported import Facts
from tienbo.exchange.edxml.envelope import Business, Envelope, Organ

# 192/KH-UBND; of a legal text 25/2017/QĐ-UBND; of the Party 21-CT/TW.
_STATE: Final = re.compile(r"(?P<number>[0-9]+[a-zđ]?)/(?P<notation>.+)", re.IGNORECASE)
_PARTY: Final = re.compile(r"(?P<number>[0-9]+[a-zđ]?)-(?P<notation>.+)", re.IGNORECASE)
_PARTY_NOTATION: Final = re.compile(r"(?![0-9]{4}/)[^/]+/.+")


@dataclass(frozen=True)
class Sent:
    """What is said of the sending besides the document: codes of organisations, and why it is sent once more."""

    sender_code: str = ""
    receivers: tuple[Organ, ...] = ()
    business: Business = Business.new
    reason: str | None = None


def split_number(number: str | None) -> tuple[str | None, str | None]:
    """CodeNumber and CodeNotation of a number; what cannot be put together again is notation altogether."""
    found = _STATE.fullmatch(number or "") or _PARTY.fullmatch(number or "")
    if found is None or joined_number(found["number"], found["notation"]) != number:
        return None, number or None
    return found["number"], found["notation"]


def joined_number(number: str | None, notation: str | None) -> str | None:
    """The number as it is printed: with a dash before the notation of the Party (`CT/TW`), else with a slash."""
    if not number or not notation:
        return notation or number
    return f"{number}{'-' if _PARTY_NOTATION.fullmatch(notation) else '/'}{notation}"


def envelope_of(facts: Facts, sent: Sent) -> Envelope:
    """The envelope of a document, without its files."""
    number, notation = split_number(facts.number)
    day = f"{facts.issued_on:%Y/%m/%d}" if facts.issued_on else ""
    return Envelope(
        sender=Organ(sent.sender_code, facts.issuer or ""),
        receivers=sent.receivers,
        number=number,
        notation=notation,
        place=facts.place,
        issued_on=facts.issued_on,
        type=facts.type,
        subject=facts.subject,
        competence=facts.signer_authority,
        position=facts.signer_position,
        signer=facts.signer,
        places=facts.recipients,
        document_id=",".join((sent.sender_code, day, facts.number or "")),
        business=sent.business,
        reason=sent.reason,
    )


def fields_of(envelope: Envelope) -> dict[str, str | date | list[str]]:
    """The header fields that the envelope says, by the names of ours."""
    said: dict[str, Any] = {
        "number": joined_number(envelope.number, envelope.notation),
        "type": envelope.type,
        "issuer": envelope.sender.name or None,
        "issued_on": envelope.issued_on,
        "place": envelope.place,
        "subject": envelope.subject,
        "signer": envelope.signer,
        "signer_position": envelope.position,
        "signer_authority": envelope.competence,
        "recipients": list(envelope.places),
    }
    return {name: value for name, value in said.items() if value}
