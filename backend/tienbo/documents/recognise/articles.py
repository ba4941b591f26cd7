"""A page that tells of a document without being it."""

import re
from dataclasses import replace
from typing import Final

from tienbo.documents.reading import Paragraph, Reading
from tienbo.documents.recognise.documents import author_of
from tienbo.documents.recognise.results import (
    Citation,
    Described,
)
from tienbo.documents.recognise.sections import (
    Section,
)

ARTICLE: Final = "web article"
_MOST_ANONYMOUS: Final = 25


def describe(sections: list[Section], citations: tuple[Citation, ...], reading: Reading) -> None:
    """A text without title, number and signature that tells of an issued document is an article about it."""
    section = sections[0]
    document = section.document
    if len(sections) > 1 or section.part.title or document.number_at or document.recipients or document.signer:
        return
    opening = [block for block in section.part.content[:_MOST_ANONYMOUS] if isinstance(block, Paragraph)]
    issued = [citation for citation in citations if re.search(r"ban hành\s+$|ban hành\s", _before(citation, reading))]
    if not issued and not reading.furniture:
        return
    described = None
    if issued and opening:
        cited = issued[0]
        described = Described(cited.number, cited.type, cited.date, cited.issuer, cited.subject)
    elif not opening or not citations:
        return
    author = author_of([block.passage for block in section.part.content if isinstance(block, Paragraph)])
    section.document = replace(
        document,
        part="article",
        type=ARTICLE,
        type_code=None,
        issuer=None,
        issuer_body=None,
        issuer_level=None,
        subject=None,
        described=described,
        author=author,
    )


def _before(citation: Citation, reading: Reading) -> str:
    start = citation.mentions[0].at.start
    return reading.source.original[max(0, start - 12) : start]
