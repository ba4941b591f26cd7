"""What reading gives: paragraphs, headings and tables, each with its place in the original text."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tienbo.documents.reading.passages import Passage
from tienbo.documents.reading.source import Note, Source

TableLayout = Literal["tabs", "bars", "pipes", "cells"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`shut` says that a blank line, a table or the end follows; `caps` that no letter is lower case."""

    passage: Passage
    shut: bool = False
    caps: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Heading(Paragraph):
    pass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed; `merged` marks one that stands for the cell above, empty or with the passage of that cell."""

    passage: Passage
    merged: bool = False

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Table:
    header: Row
    rows: tuple[Row, ...]
    layout: TableLayout


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Reading:
    """`furniture` holds what stands around the document on its page: menus, counters, page numbers."""

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Passage, ...]
    notes: tuple[Note, ...]
