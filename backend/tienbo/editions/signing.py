"""Who signs a report, and in whose place (pure; Decree 30/2020/NĐ-CP, Article 13 and Annex I, II.7)."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, Field


class Authority(StrEnum):
    """In whose place the signatory signs."""

    head = "head"
    acting = "acting"
    deputy = "deputy"
    by_order = "by_order"
    authorised = "authorised"


# What stands before the head's position; of a head who signs in person, nothing.
MARKS: Final = {
    Authority.acting: "Q.",
    Authority.deputy: "KT.",
    Authority.by_order: "TL.",
    Authority.authorised: "TUQ.",
}
# These sign in the place of another and have a position of their own.
IN_PLACE: Final = {Authority.deputy, Authority.by_order, Authority.authorised}
_COLLECTIVE: Final = "TM."
_PRINTED: Final = {
    **{mark: authority for authority, mark in MARKS.items()},
    "K/T": Authority.deputy,
    "T/L": Authority.by_order,
}


class Signatory(BaseModel):
    collective: Annotated[str, Field(description="For which collective it is signed (TM.); empty: for none.")]
    authority: Authority
    head: Annotated[str, Field(description="The head's position.")]
    position: Annotated[str, Field(description="The signatory's own, where it is signed in the head's place.")]
    name: Annotated[str, Field(description="Empty: left to be filled in by hand.")]
    valid_from: Annotated[date | None, Field(description="First day of the authority to sign in the head's place.")]
    valid_to: Annotated[date | None, Field(description="Its last day.")]

    @property
    def lines(self) -> list[str]:
        """What stands above the signature."""
        head = f"{MARKS[self.authority]} {self.head}" if self.authority in MARKS else self.head
        said = [f"{_COLLECTIVE} {self.collective}" if self.collective else "", head]
        said += self.position.split("\n") if self.authority in IN_PLACE else []
        return [line for line in said if line]

    def covers(self, day: date) -> bool:
        """Whether the signatory has the authority on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


NOBODY: Final = Signatory(
    collective="", authority=Authority.head, head="", position="", name="", valid_from=None, valid_to=None
)
CHAIR: Final = NOBODY.model_copy(update={"collective": "ỦY BAN NHÂN DÂN", "head": "CHỦ TỊCH"})


def from_title(title: str) -> Signatory:
    """The signatory of a title in lines, as contents of the first schema hold it: TM. …, KT. …, position."""
    collective, authority, head, rest = "", Authority.head, "", []
    for line in filter(None, (line.strip() for line in title.split("\n"))):
        mark, _, said = line.partition(" ")
        if mark.upper() in {_COLLECTIVE, "T/M"} and not collective:
            collective = said
        elif mark.upper() in _PRINTED and not head:
            authority, head = _PRINTED[mark.upper()], said
        elif head:
            rest.append(line)
        else:
            head = line
    if rest and authority is Authority.head:
        head = "\n".join([head, *rest])
    return NOBODY.model_copy(
        update={"collective": collective, "authority": authority, "head": head, "position": "\n".join(rest)}
    )
