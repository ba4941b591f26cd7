"""An official report as its three kinds of files hold it alike: Word, PDF and spreadsheet (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tienbo.reports.formats.cells import Cell

KIND: Final = "BÁO CÁO"
RECIPIENTS: Final = "Nơi nhận:"
# Ends the text of every administrative document (Decree 30/2020/NĐ-CP, Annex I, II.6).
END: Final = "./."


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; a note is small and stands under a table."""

    text: str
    note: bool = False


@dataclass(frozen=True)
class Table:
    """Its first row stands again at the head of each page; widths in millimetres."""

    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]


Block = Heading | Text | Table


@dataclass(frozen=True)
class Annex:
    """Begins on a page of its own, with page numbers of its own; `wide`: the page lies across."""

    label: str
    title: str
    blocks: Sequence[Block]
    wide: bool = False


@dataclass(frozen=True)
class Official:
    """A report in the form of Decree 30/2020/NĐ-CP, Annex I."""

    issuer: Sequence[str]
    number: str
    place_and_day: str
    draft: bool
    subject: Sequence[str]
    notes: Sequence[str]
    blocks: Sequence[Block]
    recipients: Sequence[str]
    authority: Sequence[str]
    authority_days: str
    signer: str
    annexes: Sequence[Annex]
    came_with: str
    footer: str
    title: str
    moment: datetime

    @property
    def author(self) -> str:
        return " ".join(self.issuer)

    @property
    def recipient_lines(self) -> list[str]:
        """Each with its mark, the last one with a full stop."""
        last = len(self.recipients) - 1
        return [f"- {line.rstrip(';.')}{'.' if at == last else ';'}" for at, line in enumerate(self.recipients)]
