"""Which block of a document belongs where: head, opening, clauses, closing, signature, appendices (pure)."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from tienbo.documents.exports.exported import Exported, ExportedClause, Json
from tienbo.documents.reading.markers import marker_of
from tienbo.reports.formats.plain import plain
from tienbo.vietnamese import fold

OUTSIDE: Final = frozenset({"text", "table", "basis", "proposal", "title"})
_RECIPIENTS: Final = re.compile(r"noi nhan\b")
_SIGNED_FOR: Final = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)(?:\.|\s)\s?\S")
# A line of a signature or a recipient is short; recipients on one line are not.
_LONGEST_FOOT: Final = 400
_LINE: Final = re.compile(r"[-–—_*=\s]+")


@dataclass(slots=True)
class Node:
    """A clause with the blocks that are its own, the first of which holds its number."""

    clause: ExportedClause
    blocks: list[Json]
    children: list["Node"] = field(default_factory=list)

    @property
    def printed_number(self) -> str:
        return self._split()[0]

    @property
    def heading(self) -> str | None:
        return self._split()[1]

    @property
    def rest(self) -> str:
        """The first block's words behind number and heading."""
        return self._split()[2]

    def _split(self) -> tuple[str, str | None, str]:
        text = plain(self.blocks[0]["text"]) if self.blocks and self.blocks[0]["kind"] != "table" else ""
        marker = marker_of(text)
        end = marker.end if marker else 0
        number, words = text[:end].strip(), text[end:]
        heading = plain(self.clause.heading)
        if heading and words.startswith(heading):
            end = len(heading) + len(re.match(r"[\s.:]*", words[len(heading) :])[0])  # type: ignore[index] # matches ""
            return number, words[:end].strip(), words[end:]
        return number, None, words


@dataclass(slots=True)
class Section:
    """The document itself or one of its appendices.

    `letterhead` stands above the title, `title` are type and subject, `recipients` and `signature` the foot; `behind`
    is what follows the foot without the title of an appendix.
    """

    letterhead: list[Json] = field(default_factory=list)
    title: list[Json] = field(default_factory=list)
    opening: list[Json] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    closing: list[Json] = field(default_factory=list)
    recipients: list[Json] = field(default_factory=list)
    signature: list[Json] = field(default_factory=list)
    behind: list[Json] = field(default_factory=list)


def sections_of(document: Exported) -> list[Section]:
    """The document, and behind it its appendices; a document without a text has none."""
    if not document.blocks:
        return []
    shared = _shared(document)
    breaks = [place for place, (clause, _) in enumerate(shared) if place and _opens_appendix(document, clause, place)]
    bounds = [0, *breaks, len(shared)]
    return [
        _section(document, shared[first:last], appendix=bool(place))
        for place, (first, last) in enumerate(pairwise(bounds))
    ]


def _shared(document: Exported) -> list[tuple[ExportedClause | None, list[Json]]]:
    """Each clause with the blocks that begin in it, in the order of the text."""
    clauses = sorted(document.clauses, key=lambda clause: clause.start)
    starts = [clause.start for clause in clauses]
    found: list[tuple[ExportedClause | None, list[Json]]] = [(clause, []) for clause in clauses]
    found.insert(0, (None, []))
    for block in document.blocks:
        found[bisect_right(starts, block["start"])][1].append(block)
    return [(clause, blocks) for clause, blocks in found if clause is not None or blocks]


def _opens_appendix(document: Exported, clause: ExportedClause | None, place: int) -> bool:
    titles = [item for item in document.clauses if item.kind == "title"]
    if clause is None or clause.kind != "title":
        return False
    numbered = [item.start for item in document.clauses if item.kind not in OUTSIDE]
    return clause is not min(titles, key=lambda item: item.start) or (place > 0 and min(numbered) < clause.start)


def _section(
    document: Exported, shared: Sequence[tuple[ExportedClause | None, list[Json]]], *, appendix: bool
) -> Section:
    section = Section()
    first = next((n for n, (clause, _) in enumerate(shared) if clause and clause.kind not in OUTSIDE), len(shared))
    last = max((n for n, (clause, _) in enumerate(shared) if clause and clause.kind not in OUTSIDE), default=-1)
    before = [block for _, blocks in shared[:first] for block in blocks]
    _head(document, section, before, appendix=appendix)
    behind = [block for _, blocks in shared[max(last + 1, first) :] for block in blocks]
    if last < 0:
        section.opening, behind = _until_foot(document, section.opening)
    _foot(document, section, behind)
    _nest(section, shared[first : last + 1])
    return section


def _head(document: Exported, section: Section, before: list[Json], *, appendix: bool) -> None:
    """The title is the line that names the type; the subject and what is said in brackets follow it."""
    kind = fold(document.facts.type or "") if not appendix else "phu luc"
    titles = [n for n, block in enumerate(before) if kind and block["kind"] != "table" and _names(block, kind)]
    if not titles:
        end = _head_end(document) if not appendix else 0
        section.letterhead = [block for block in before if block["start"] < end]
        section.opening = [block for block in before if block["start"] >= end]
        return
    subject = (document.header.get("places") or {}).get("subject") or {}
    end = max(before[titles[0]]["end"], subject.get("end", 0) if not appendix else 0)
    section.letterhead = before[: titles[0]]
    for block in before[titles[0] :]:
        bracketed = not section.opening and block["kind"] != "table" and block["text"].startswith("(")
        caps = appendix and not section.opening and block["kind"] != "table" and block["text"].isupper()
        (section.title if block["start"] < end or bracketed or caps else section.opening).append(block)


def _names(block: Json, kind: str) -> bool:
    text = fold(block["text"])
    return text.rstrip(" :.") == kind or (text.startswith(kind) and block["text"][: len(kind)].isupper())


def _head_end(document: Exported) -> int:
    numbered = [clause.start for clause in document.clauses if clause.kind not in OUTSIDE]
    limit = min(numbered, default=document.blocks[-1]["end"])
    places = document.header.get("places") or {}
    named = [places[name]["end"] for name in ("number", "issued_on", "subject") if name in places]
    return max((end for end in named if end <= limit), default=0)


def _until_foot(document: Exported, blocks: list[Json]) -> tuple[list[Json], list[Json]]:
    at = next((n for n, block in enumerate(blocks) if _is_foot(document, block)), len(blocks))
    return blocks[:at], blocks[at:]


def _foot(document: Exported, section: Section, behind: list[Json]) -> None:
    section.closing, foot = _until_foot(document, behind)
    span = (document.header.get("places") or {}).get("recipients") or {"start": 0, "end": 0}
    for place, block in enumerate(foot):
        if block["kind"] == "table" or len(block["text"]) > _LONGEST_FOOT:
            section.behind = foot[place:]
            break
        listed = (
            _RECIPIENTS.match(fold(block["text"]))
            or block["text"].startswith(("-", "–", "+"))
            or span["start"] <= block["start"] < span["end"]
        )
        (section.recipients if listed else section.signature).append(block)


def _is_foot(document: Exported, block: Json) -> bool:
    if block["kind"] == "table":
        return False
    text = block["text"].strip()
    facts = document.facts
    names = {fold(part) for part in (*(facts.signer_authority or "").split(" / "), facts.signer_position or "") if part}
    return bool(
        _RECIPIENTS.match(fold(text))
        or (_SIGNED_FOR.match(text) and text.isupper())
        or (text.isupper() and fold(text) in names)
        or (facts.signer and fold(text) == fold(facts.signer))
    )


def _nest(section: Section, shared: Sequence[tuple[ExportedClause | None, list[Json]]]) -> None:
    """Clauses under their parents; what stands between two clauses goes with the one above it."""
    by_anchor: dict[str, Node] = {}
    latest: Node | None = None
    for clause, blocks in shared:
        if clause is None or clause.kind in OUTSIDE:
            if latest is not None:
                latest.blocks += blocks
            continue
        latest = Node(clause, list(blocks))
        parent = by_anchor.get(clause.parent or "")
        (parent.children if parent else section.nodes).append(latest)
        by_anchor[clause.anchor] = latest


def is_rule(block: Json) -> bool:
    """A line drawn of dashes."""
    return block["kind"] != "table" and _LINE.fullmatch(block["text"]) is not None
