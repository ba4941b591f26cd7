"""Reading: from a text file to paragraphs, headings and tables with places in the original."""

from tienbo.documents.reading.blocks import Block, Cell, Heading, Paragraph, Reading, Row, Table
from tienbo.documents.reading.passages import Passage, Quote, matching_form
from tienbo.documents.reading.source import Note
from tienbo.documents.reading.text import decode, read

__all__ = [
    "Block",
    "Cell",
    "Heading",
    "Note",
    "Paragraph",
    "Passage",
    "Quote",
    "Reading",
    "Row",
    "Table",
    "decode",
    "matching_form",
    "read",
]
