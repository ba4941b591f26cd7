"""How our things are named in SDMX (pure): ids that hold only what SDMX allows, and stay the same for one thing."""

from datetime import date
from typing import Final

AGENCY: Final = "TIENBO"
VERSION: Final = "1.0"
TOTAL: Final = "_T"
MEASURE: Final = "OBS_VALUE"
# Of the cross-domain list CL_SEX; the other members go by our own codes.
_SEXES: Final = {"female": "F", "male": "M"}


def plain_id(code: str) -> str:
    """The code of an indicator or form as an SDMX id.

    A key parts its dimensions with dots, so a dot becomes `_`, which no indicator's code holds; what SDMX does not
    allow becomes `$` and its number. Two codes of indicators never share an id.
    """
    return "".join(_plain(character) for character in code)


def _plain(character: str) -> str:
    if character == ".":
        return "_"
    return character if character.isascii() and (character.isalnum() or character in "-_") else f"${ord(character):x}$"


def area_id(first_code: str, first_day: date | None) -> str:
    """A unit by the code it began with and the day it began; by the code alone where it was there from the start.

    Official codes are used again: 18001 of before July 2025 and 18001-20250701 are two units, and stay two.
    """
    return first_code if first_day is None else f"{first_code}-{first_day:%Y%m%d}"


def indicator_id(code: str, area: str | None) -> str:
    """An indicator by its code, and by who defines it where that is not the nation."""
    return plain_id(code) if area is None else f"{plain_id(code)}@{area}"


def member_id(dimension: str, member: str) -> str:
    return _SEXES.get(member, member.upper()) if dimension == "sex" else member.upper()


def dimension_id(code: str) -> str:
    return code.upper()


def urn(kind: str, id_: str) -> str:
    """The URN of one of our artefacts; `kind` with its package, as `codelist.Codelist`."""
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={AGENCY}:{id_}({VERSION})"
