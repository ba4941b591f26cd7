"""Numbers and issuers of documents in the forms by which they are compared (pure functions)."""

import re
from datetime import date
from typing import Final, NamedTuple

from tienbo.documents.recognise.symbols import symbols_in
from tienbo.units.body_keys import body_key
from tienbo.vietnamese import fold

_SEPARATORS: Final = re.compile(r"[\s/\-–—\\]+")
_LEADING_ZEROS: Final = re.compile(r"^0+(?=\d)")


def normal_number(printed: str) -> str:
    """The number in its usual spelling: `02  /QĐ - UBND` is `02/QĐ-UBND`. What is no number stays as it is."""
    found = symbols_in(printed)
    return found[0].text or printed.strip() if len(found) == 1 else " ".join(printed.split())


def key(number: str | None) -> str | None:
    """The number as numbers are compared: letters folded, separators alike, no leading zeros.

    `21-CT/TW` and the often met `21/CT-TW` are one number; `25/2017/QĐ-UBND` and `25/QĐ-UBND` are two.
    """
    if not number:
        return None
    return _LEADING_ZEROS.sub("", _SEPARATORS.sub("/", fold(number)).strip("/")) or None


def issuer_key(issuer: str | None) -> str | None:
    """The issuer as names of bodies are compared."""
    return body_key(issuer or "") or None


# Bodies of which there is one in the country: the symbol alone names the issuer.
_ONE_OF_A_KIND: Final = re.compile(
    r"/(?:tw|cp|ttg|vpcp|ctn|qh\d*|ubtvqh\d*|ubqg[a-z]*|[a-z]*btctw|bldtbxh|bnv|btc|bkhdt)$"
)


class Named(NamedTuple):
    """What identifies a document where it is named: any part may be missing."""

    number_key: str | None
    issued_on: date | None
    issuer_key: str | None


def same_document(cited: Named, held: Named) -> bool:
    """Whether a citation may mean a document held: one number, no contradiction in date or issuer.

    An issuer named in short ("UBND tỉnh") agrees with its full name. A number alone, without a date or an issuer to
    confirm it, is not enough: numbers begin again every year and with every issuer.
    """
    if cited.number_key is None or cited.number_key != held.number_key:
        return False
    if cited.issued_on and held.issued_on and cited.issued_on != held.issued_on:
        return False
    dated = bool(cited.issued_on and held.issued_on)
    if _ONE_OF_A_KIND.search(cited.number_key):
        return dated or bool(cited.issuer_key or held.issuer_key)
    if not _issuers_agree(cited.issuer_key, held.issuer_key):
        return False
    return dated or bool(cited.issuer_key and held.issuer_key)


def _issuers_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine
