"""Numbers and symbols of documents: five shapes, damaged and split ones mended."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from tienbo.documents.reading.letters import UPPER
from tienbo.documents.recognise.document_types import TYPE_CODES, canonical_code

Shape = Literal["state", "party", "legal", "law", "letter"]

_TYPE = "|".join(map(re.escape, TYPE_CODES))
_WORD = rf"[{UPPER}][\wĐđ]*(?:[&.][{UPPER}][\wĐđ]*)*"
_BODY = rf"{_WORD}(?:[-–]{_WORD})*"
_GAP = r"\s{0,2}"
_BLANK = r"[.…_]{1,12}"
SYMBOL: Final = re.compile(
    rf"""
    (?<![\w/.])(?:
      (?P<law_n>\d{{1,4}}){_GAP}/{_GAP}(?P<law_y>(?:19|20)\d\d){_GAP}/{_GAP}(?P<law_b>(?:QH|UBTVQH)\s?\d{{1,2}})
    | (?P<n>\d{{1,6}}[a-zA-ZĐđ]?|{_BLANK}){_GAP}/{_GAP}(?:(?P<y>(?:19|20)\d\d|{_BLANK}){_GAP}/{_GAP})?
      (?P<t>{_TYPE}){_GAP}[-–]{_GAP}(?P<b>{_BODY})
    | (?P<party_n>\d{{1,6}}|{_BLANK}){_GAP}[-–]{_GAP}(?P<party_t>{_TYPE}){_GAP}/{_GAP}(?P<party_b>{_BODY})
    | (?P<letter_n>\d{{1,6}}){_GAP}/{_GAP}(?P<letter_b>[{UPPER}]{{2,}}[\wĐđ]*(?:[-–&]{_WORD})*)
    )(?!\w)
    """,
    re.VERBOSE,
)
# A number left empty, after the word that announces it.
BLANK_SYMBOL: Final = re.compile(
    rf"(?:[Ss]ố|SỐ)\s?:?\s{{0,40}}(?P<symbol>(?:/{_GAP}(?:20\d\d{_GAP}/{_GAP})?(?P<t>{_TYPE}){_GAP}[-–]{_GAP}(?P<b>{_BODY})"
    rf"|[-–]{_GAP}(?P<party_t>{_TYPE}){_GAP}/{_GAP}(?P<party_b>{_BODY})))(?!\w)"
)
_PARTY_BODY: Final = re.compile(r"T[WUƯ]|ThU|HU|QU|TXU|ĐU\w*|\w*TW|BTV\w*|\w+ĐU")
_STATE_BODY: Final = re.compile(r"CP|TTg|UBND|HĐND|VPCP|UBTVQH\d*|CTN")
_BODY_SPELLINGS: Final = {"TTG": "TTg", "TƯ": "TW", "TUW": "TW", "UBNN": "UBND"}
_LETTER_EXCEPTIONS: Final = frozenset({"AIDS", "ĐT", "TK"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """`number` is None where it is blank; `text` is the normal form, without the number then."""

    shape: Shape
    number: str | None
    year: int | None
    type_code: str | None
    body: str
    start: int
    end: int
    swapped: bool = False

    @property
    def text(self) -> str | None:
        return None if self.number is None else f"{self.number}{self.tail}"

    @property
    def tail(self) -> str:
        """The symbol behind the number, in normal form."""
        if self.shape == "party":
            return f"-{self.type_code}/{self.body}"
        middle = f"/{self.year}" if self.year else ""
        return f"{middle}/{self.type_code}-{self.body}" if self.type_code else f"{middle}/{self.body}"


def symbols_in(text: str, start: int = 0, end: int | None = None) -> list[Symbol]:
    """Every numbered symbol; numbers of letters, which have no type, only where they cannot be anything else."""
    stop = len(text) if end is None else end
    return [symbol for match in SYMBOL.finditer(text, start, stop) if (symbol := _symbol(match)) is not None]


def blank_symbols_in(text: str) -> list[Symbol]:
    found: list[Symbol] = []
    for match in BLANK_SYMBOL.finditer(text):
        code, body = match["t"] or match["party_t"], match["b"] or match["party_b"]
        shape: Shape = "state" if match["t"] else "party"
        found.append(Symbol(shape, None, None, canonical_code(code), body_name(body), *match.span("symbol")))
    return found


def _symbol(match: re.Match[str]) -> Symbol | None:
    span = match.span()
    if match["law_n"]:
        return Symbol("law", match["law_n"], int(match["law_y"]), None, match["law_b"].replace(" ", ""), *span)
    if match["letter_n"]:
        body = body_name(match["letter_b"])
        return None if body in _LETTER_EXCEPTIONS else Symbol("letter", match["letter_n"], None, None, body, *span)
    if match["n"]:
        body = body_name(match["b"])
        code = canonical_code(match["t"])
        if not match["y"] and _PARTY_BODY.fullmatch(body):
            return Symbol("party", _number(match["n"]), None, code, body, *span, swapped=True)
        year = int(match["y"]) if match["y"] and match["y"].isdigit() else None
        return Symbol("legal" if year else "state", _number(match["n"]), year, code, body, *span)
    body = body_name(match["party_b"])
    swapped = bool(_STATE_BODY.fullmatch(body))
    shape: Shape = "state" if swapped else "party"
    return Symbol(
        shape, _number(match["party_n"]), None, canonical_code(match["party_t"]), body, *span, swapped=swapped
    )


def _number(printed: str) -> str | None:
    return printed if printed[0].isdigit() else None


def body_name(printed: str) -> str:
    """The body behind the type code, in its usual spelling."""
    name = printed.replace("–", "-").rstrip(".")
    return _BODY_SPELLINGS.get(name, name)
