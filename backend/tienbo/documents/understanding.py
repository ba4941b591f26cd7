"""What reading and recognising a file give, and how it travels from the process that did it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from tienbo.documents.reading.blocks import Block, Heading, Paragraph
from tienbo.documents.reading.files import FileReading
from tienbo.documents.reading.formats.kinds import Kind
from tienbo.documents.reading.passages import Passage, Quote
from tienbo.documents.reading.source import Note, source_of
from tienbo.documents.recognise import Recognition, recognise_reading


@dataclass(frozen=True, slots=True)
class Understanding:
    """`text` is what every offset points into; `kind` is the format the file really has."""

    text: str
    blocks: tuple[Block, ...]
    recognition: Recognition
    notes: tuple[Note, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Answer:
    """The same between processes; `headings` are the places of the blocks that are headings."""

    text: str
    blocks: tuple[Block, ...]
    headings: tuple[int, ...]
    recognition: Recognition
    notes: tuple[Note, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Answered:
    """The text alone, which the places of the rest are checked against."""

    text: str


_ANSWER: Final = TypeAdapter(_Answer)
_ANSWERED: Final = TypeAdapter(_Answered)


def understood(file: FileReading) -> Understanding:
    reading = file.reading
    return Understanding(reading.source.original, reading.blocks, recognise_reading(reading), reading.notes, file.kind)


def to_wire(understanding: Understanding) -> bytes:
    headings = tuple(place for place, block in enumerate(understanding.blocks) if isinstance(block, Heading))
    answer = _Answer(
        understanding.text,
        understanding.blocks,
        headings,
        understanding.recognition,
        understanding.notes,
        understanding.kind,
    )
    return _ANSWER.dump_json(answer)


def from_wire(data: bytes) -> Understanding:
    """Raises ValueError for anything but an understanding whose places lie inside its text."""
    try:
        text = _ANSWERED.validate_json(data).text
        answer = _ANSWER.validate_json(data, strict=True, context={"source": source_of(text)})
    except (ValidationError, RecursionError) as error:
        raise ValueError("not an understanding") from error
    lines = text.count("\n") + 1
    for quote in _quotes((answer.blocks, answer.recognition)):
        if not (0 <= quote.start <= quote.end <= len(text) and 1 <= quote.line <= lines):
            raise ValueError("a quote outside its text")
    blocks = list(answer.blocks)
    for place in answer.headings:
        match blocks[place] if 0 <= place < len(blocks) else None:
            case Paragraph(passage, shut, caps):
                blocks[place] = Heading(passage, shut, caps)
            case _:
                raise ValueError("a heading that is none")
    return Understanding(text, tuple(blocks), answer.recognition, answer.notes, answer.kind)


def _quotes(value: object) -> Iterator[Quote]:
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _quotes(item)
    elif is_dataclass(value) and not isinstance(value, (type, Passage)):
        for field in fields(value):
            yield from _quotes(getattr(value, field.name))
