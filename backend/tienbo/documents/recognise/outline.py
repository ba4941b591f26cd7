"""The outline of a document: nested clauses with anchors such as `II.2.a`, whatever the numbering does."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from tienbo.documents.reading import Block, Paragraph, Passage
from tienbo.documents.reading.flat import flat
from tienbo.documents.reading.markers import BULLETS, RANK, SECTIONS, Marker, marker_of
from tienbo.documents.recognise.results import Clause

_CLOSING: Final = re.compile(
    r"tren day la|can cu (?:noi dung |muc tieu |cac noi dung )?(?:ke hoach|chuong trinh|chi thi|huong dan) nay"
    r"|(?:ubnd|uy ban nhan dan|ban thuong vu|tinh uy|ban vi su)[^.;:]{0,60}(?:yeu cau|de nghi|giao)\b"
    r"|yeu cau (?:cac|thu truong|giam doc|chu tich)|de nghi (?:cac (?:co quan, |so, |dong chi)|thu truong)"
    r"|trong qua trinh (?:trien khai|thuc hien|to chuc)|ke hoach nay (?:co|thay)|che do (?:thong tin|bao cao)"
    r"|nhan duoc (?:ke hoach|van ban)|neu (?:co )?(?:kho khan|vuong mac)|dinh ky[^.;]{0,30}, cac (?:co quan|so|don vi)"
)
_BASIS: Final = re.compile(r"can cu\b")
_PROPOSAL: Final = re.compile(r"(?:theo|xet) (?:de nghi|to trinh)|xet de nghi")
_LONGEST_HEADING: Final = 200
_LONGEST_SENTENCE: Final = 150
_LONGEST_LABEL: Final = 110
_COLON: Final = re.compile(r":\s+(?=\S)")


@dataclass(slots=True)
class _Node:
    marker: Marker
    passage: Passage
    anchor: str
    rank: int
    children: list["_Node"] = field(default_factory=list)
    bullets: list["_Node"] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    body_start: int = 0

    def clause(self) -> Clause:
        body = self.passage.part(self.marker.end, len(self.passage.text))
        return Clause(
            self.anchor,
            self.marker.label,
            self.marker.kind,
            _heading(self, body.text),
            self.passage.quote(),
            body,
            tuple(child.clause() for child in self.children),
            tuple(bullet.clause() for bullet in self.bullets),
            tuple(self.paragraphs),
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses of one document; `closing` are the paragraphs behind the last, `opening` those before the first."""

    clauses: tuple[Clause, ...]
    opening: tuple[Passage, ...]
    closing: tuple[Passage, ...]
    bases: tuple[Passage, ...]
    proposals: tuple[Passage, ...]


class _Builder:
    def __init__(self, prefix: str, *, bare_headings: bool) -> None:
        self.prefix = prefix
        self.bare_headings = bare_headings
        self.roots: list[_Node] = []
        self.stack: list[_Node] = []
        self.opening: list[Passage] = []
        self.closing: list[Passage] = []
        self.bases: list[Passage] = []
        self.proposals: list[Passage] = []
        self.anchors: Counter[str] = Counter()
        self.closed = False

    def add(self, paragraph: Paragraph) -> None:
        passage = paragraph.passage
        marker = marker_of(passage.text)
        if marker is None and self.bare_headings and paragraph.caps and not passage.text.endswith(":"):
            marker = Marker("section", f"§{len(self.roots) + 1}", 0)
        if marker is not None and (marker.end < len(passage.text) or marker.kind not in BULLETS):
            self.closed = self.closed and marker.kind in BULLETS
            if self.closed:
                self.closing.append(passage)
            else:
                self._open(marker, passage)
            return
        flat_text = flat(passage.text[:160])
        if not self.roots and _BASIS.match(flat_text):
            self.bases.append(passage)
        elif not self.roots and _PROPOSAL.match(flat_text):
            self.proposals.append(passage)
        elif self.closed or (self.stack and _CLOSING.match(flat_text)):
            self.closed = True
            self.closing.append(passage)
        elif self.stack:
            self._holder().paragraphs.append(passage)
        elif not (paragraph.caps and passage.text.endswith(":")):
            self.opening.append(passage)

    def _holder(self) -> _Node:
        return next((node for node in reversed(self.stack) if node.marker.kind not in BULLETS), self.stack[-1])

    def _open(self, marker: Marker, passage: Passage) -> None:
        rank = RANK[marker.kind] + (marker.label.count(".") - 1 if marker.kind == "decimal" else 0)
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        node = _Node(marker, passage, self._anchor(marker, parent), rank)
        if parent is None:
            self.roots.append(node)
        elif marker.kind in BULLETS:
            parent.bullets.append(node)
        else:
            parent.children.append(node)
        self.stack.append(node)

    def _anchor(self, marker: Marker, parent: _Node | None) -> str:
        label = marker.label
        if marker.kind in BULLETS:
            label = f"{label}{len(parent.bullets) + 1 if parent else len(self.roots) + 1}"
        above = parent.anchor if parent else ""
        if marker.kind == "article":
            above = ""
        elif marker.kind == "decimal" and parent and label.startswith(f"{parent.marker.label}."):
            above = above.removesuffix(parent.marker.label).rstrip(".")
            above = above if above != self.prefix.rstrip(".") else ""
        anchor = f"{above}.{label}" if above else f"{self.prefix}{label}"
        self.anchors[anchor] += 1
        return anchor if self.anchors[anchor] == 1 else f"{anchor}~{self.anchors[anchor]}"


def outline_of(body: list[Block], prefix: str = "") -> Outline:
    paragraphs = [block for block in body if isinstance(block, Paragraph)]
    markers = [marker_of(paragraph.text) for paragraph in paragraphs]
    numbered = any(marker and marker.kind in SECTIONS | {"article"} for marker in markers)
    builder = _Builder(prefix, bare_headings=not numbered)
    for paragraph in paragraphs:
        builder.add(paragraph)
    clauses = tuple(node.clause() for node in builder.roots)
    return Outline(
        clauses, tuple(builder.opening), tuple(builder.closing), tuple(builder.bases), tuple(builder.proposals)
    )


def walk(clauses: tuple[Clause, ...], *, bullets: bool = True) -> list[Clause]:
    """All clauses in the order of the text."""
    found: list[Clause] = []
    open_clauses = list(reversed(clauses))
    while open_clauses:
        clause = open_clauses.pop()
        found.append(clause)
        inner = [*clause.children, *(clause.bullets if bullets else ())]
        open_clauses += sorted(inner, key=lambda child: child.at.start, reverse=True)
    return found


def _heading(node: _Node, text: str) -> str | None:
    """The heading of a clause; None where the clause is a sentence of its own."""
    if node.marker.kind in BULLETS:
        return None
    colon = _COLON.search(text)
    inline = (
        text[: colon.start()]
        if colon and colon.start() <= _LONGEST_LABEL and "." not in text[: colon.start()]
        else None
    )
    sentence = text.endswith(".")
    if node.marker.kind in SECTIONS:
        return (inline if inline and (sentence or len(text) > _LONGEST_HEADING) else text).strip(" .:") or None
    listed = bool(node.children or node.bullets)
    filled = listed or (bool(node.paragraphs) and not sentence)
    if filled and len(text) <= (_LONGEST_SENTENCE if sentence else _LONGEST_HEADING) and not text.endswith(";"):
        return (inline if inline and sentence else text).strip(" .:") or None
    return inline.strip() if inline is not None else None
