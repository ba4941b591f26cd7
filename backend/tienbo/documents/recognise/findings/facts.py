"""What the checks look at: everything recognised so far, and the text itself."""

from dataclasses import dataclass

from tienbo.documents.reading import Passage, Quote
from tienbo.documents.reading.source import Source
from tienbo.documents.recognise.contexts import Placed
from tienbo.documents.recognise.results import Recognition


@dataclass(frozen=True, slots=True)
class Facts:
    recognition: Recognition
    source: Source
    places: list[Placed]
    glued: tuple[Quote, ...]
    passages: list[Passage]
