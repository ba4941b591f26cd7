"""Titles: the line that says what kind of document begins here."""

import re
from dataclasses import dataclass
from typing import Final

from tienbo.documents.reading import Block, Paragraph, Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.markers import marker_of
from tienbo.documents.recognise.document_types import CODES, LEGAL, type_named

_NAMES: Final = sorted(
    (name for name in CODES if name not in {"Luật", "Lệnh", "Hợp đồng", "Văn bản"}), key=len, reverse=True
)
_TITLE: Final = re.compile(
    r"(?P<name>" + "|".join(name.upper().replace(" ", r"\s") for name in _NAMES) + r")(?P<end>\s*[:.]?\s*$|\s+(?=\S))"
)
_PLAIN: Final = re.compile("|".join(re.escape(name) for name in _NAMES if name not in LEGAL))
_APPENDIX: Final = re.compile(
    r"(?P<word>phu luc|bieu mau|bieu so|mau so|mau bieu|de cuong)\b(?P<label>\s*(?:so\s*)?:?\s*(?:[ivx]{1,5}|"
    r"\d{1,2}[a-z]?|[a-h])\b)?"
    r"\s*[:.\-]?\s*"
)
_APPENDIX_NAMES: Final = {"phu luc": "Phụ lục", "de cuong": "Đề cương"}
# `KẾ HOẠCH 88/KH-UBND NĂM 2021 …` is how a law portal captions a document, not the document's title.
_CAPTION: Final = re.compile(r"(?:SỐ\s*:?\s*)?\d+\s?[/-]")
_LONGEST_PLAIN: Final = 24


@dataclass(frozen=True, slots=True)
class Title:
    """`rest` is what the same line says behind the type; `blocks` how many paragraphs the title takes."""

    type: str
    at: Passage
    rest: Passage | None
    blocks: int = 1
    appendix: bool = False
    label: str | None = None
    enacting: bool = False


def title_at(blocks: list[Block], index: int) -> Title | None:
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return None
    text = block.text
    appendix = _appendix(block)
    if appendix is not None:
        return appendix
    match = _TITLE.match(text)
    if match:
        return _title(block, match)
    if (
        index + 1 < len(blocks)
        and block.caps
        and isinstance(following := blocks[index + 1], Paragraph)
        and following.caps
    ):
        broken = type_named(f"{text} {following.text}")
        if broken and broken not in LEGAL and type_named(text) is None:
            return Title(broken, block.passage, None, blocks=2)
    if len(text) <= _LONGEST_PLAIN and _PLAIN.fullmatch(text):
        return Title(text, block.passage, None)
    return None


def _title(block: Paragraph, match: re.Match[str]) -> Title | None:
    name = type_named(match["name"])
    rest = block.passage.part(match.end(), len(block.text))
    if name is None or (rest.text and rest.text[0] in ",;)") or _CAPTION.match(rest.text):
        return None
    enacting = not rest.text and ":" in match["end"]
    return Title(name, block.passage, rest if rest.text else None, enacting=enacting)


def _appendix(block: Paragraph) -> Title | None:
    text = block.text
    match = _APPENDIX.match(flat(text[:80]))
    if match is None or not text[0].isupper() or marker_of(text):
        return None
    whole = match.end() >= len(text)
    if not block.caps and not whole and not (match["label"] and text[: match.end()].rstrip()[-1] in ":.-"):
        return None
    if match["word"] != "phu luc" and not match["label"] and not block.caps:
        return None
    rest = block.passage.part(match.end(), len(text))
    label = match["label"].split()[-1].upper().lstrip(":") if match["label"] else None
    name = _APPENDIX_NAMES.get(match["word"], "Biểu mẫu")
    return Title(name, block.passage, rest if rest.text else None, appendix=True, label=label)
