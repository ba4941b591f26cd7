"""The outline of a document as a list of clauses that share its text out between them (pure functions)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from tienbo.documents.reading import Block, Table
from tienbo.documents.recognise import results

_WORDS: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Portion:
    """One clause with its own words: from `start` up to `end`, where the next clause begins or its text ends."""

    anchor: str
    parent: str | None
    depth: int
    kind: str
    label: str
    heading: str | None
    start: int
    end: int


def portions(
    text: str, start: int, end: int, outline: Sequence[results.Clause], blocks: Sequence[Block]
) -> list[Portion]:
    """Every clause that begins in `text[start:end]`, and what stands outside of any as kind `text` or `table`.

    The portions do not overlap, and every word of the stretch is in exactly one of them.
    """
    clauses = sorted(
        (item for item in _walk(outline, None, 0) if start <= item[0].at.start < end), key=lambda item: item[0].at.start
    )
    tables = [span for span in map(_span, (block for block in blocks if isinstance(block, Table))) if span]
    found: list[Portion] = []
    bounds = [item[0].at.start for item in clauses] + [end]
    found += _outside(text, (start, bounds[0]), None, tables)
    for (clause, parent, depth), (begins, following) in zip(clauses, pairwise(bounds), strict=True):
        stops = max(begins, min(_own_end(clause), following))
        found.append(Portion(clause.anchor, parent, depth, clause.kind, clause.label, clause.heading, begins, stops))
        found += _outside(text, (stops, following), clause.anchor, tables)
    return _numbered(found)


def _walk(
    clauses: Sequence[results.Clause], parent: str | None, depth: int
) -> Iterator[tuple[results.Clause, str | None, int]]:
    for clause in clauses:
        yield clause, parent, depth
        yield from _walk((*clause.children, *clause.bullets), clause.anchor, depth + 1)


def _own_end(clause: results.Clause) -> int:
    return max([clause.at.end, clause.body.end, *(paragraph.end for paragraph in clause.paragraphs)])


def _outside(text: str, gap: tuple[int, int], parent: str | None, tables: list[tuple[int, int]]) -> Iterator[Portion]:
    """What stands between two clauses: each table by itself, and the words around them."""
    place, end = gap
    for first, last in tables:
        if place <= first < last <= end:
            yield from _words(text, place, first, None)
            yield Portion("table", parent, 0, "table", "", None, first, last)
            place = last
    yield from _words(text, place, end, None)


def _words(text: str, start: int, end: int, parent: str | None) -> Iterator[Portion]:
    stretch = text[start:end]
    if _WORDS.search(stretch):
        begins = start + len(stretch) - len(stretch.lstrip())
        yield Portion("text", parent, 0, "text", "", None, begins, start + len(stretch.rstrip()))


def _numbered(found: list[Portion]) -> list[Portion]:
    """Anchors made unique: what has no number of its own is counted, and a doubled anchor says so."""
    used: dict[str, int] = {}
    numbered: list[Portion] = []
    for portion in found:
        used[portion.anchor] = count = used.get(portion.anchor, 0) + 1
        own = portion.kind in {"text", "table"}
        anchor = f"{portion.anchor}-{count}" if own else portion.anchor if count == 1 else f"{portion.anchor}~{count}"
        numbered.append(replace(portion, anchor=anchor))
    return numbered


def _span(table: Table) -> tuple[int, int] | None:
    passages = [cell.passage for row in (table.header, *table.rows) for cell in row.cells if cell.text]
    if not passages:
        return None
    return min(passage.start for passage in passages), max(passage.end for passage in passages)
