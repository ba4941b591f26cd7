"""Compares a recognition with an annotated fixture, item by item.

A line is annotated by the words it begins with; only the keys that the annotation has are compared.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tienbo.documents.recognise import recognise, to_seed

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
KINDS = (
    "documents",
    "citations",
    "outline",
    "targets",
    "reporting",
    "responsibilities",
    "matrix",
    "anomalies",
    "noise",
)
Json = dict[str, Any]


@dataclass(frozen=True)
class Item:
    name: str
    wanted: Any
    got: Any

    @property
    def agrees(self) -> bool:
        return bool(self.wanted == self.got)


def text_of(name: str) -> str:
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8")


def items_of(name: str, kind: str) -> list[Item]:
    wanted: Json = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    text = text_of(name)
    got = to_seed(recognise(text))
    if kind not in wanted:
        return []
    return list(_COMPARE[kind](wanted[kind], got, text))


def _line(text: str, words: str) -> int:
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines, 1) if line.strip(" \t\\").startswith(words)]
    assert found, f"no line begins with {words!r}"
    return found[0]


def _lengths(name: str, wanted: list[Any], got: list[Any]) -> Item:
    return Item(f"number of {name}", len(wanted), len(got))


def _documents(wanted: list[Json], got: Json, _text: str) -> Iterator[Item]:
    yield _lengths("documents", wanted, got["documents"])
    for place, want in enumerate(wanted):
        have: Json = got["documents"][place] if place < len(got["documents"]) else {}
        for key, value in want.items():
            mine = have.get(key)
            if key == "subject" and mine:
                mine = mine["quote"]
            if key in {"signer", "describes"} and value and mine:
                mine = {name: mine.get(name) for name in value}
            yield Item(f"document {place + 1}.{key}", value, mine)


def _citations(wanted: list[Json], got: Json, _text: str) -> Iterator[Item]:
    yield Item(
        "numbers", sorted(want["number"] for want in wanted), sorted(str(have["number"]) for have in got["citations"])
    )
    for want in wanted:
        have: Json = next((have for have in got["citations"] if have["number"] == want["number"]), {})
        for key, value in want.items():
            mine = len(have.get("mentions", [])) if key == "mentions" else have.get(key)
            yield Item(f"{want['number']}.{key}", value, mine)


def _nodes(nodes: list[Json]) -> Iterator[Json]:
    for node in nodes:
        if "heading" in node:
            yield node
        yield from _nodes(node.get("children", []))


def _outline(wanted: list[list[Any]], got: Json, text: str) -> Iterator[Item]:
    have = {node["id"]: node for node in _nodes(got["outline"])}
    yield Item("anchors", [anchor for anchor, _, _ in wanted], list(have))
    for anchor, words, heading in wanted:
        node = have.get(anchor, {})
        yield Item(f"{anchor}.line", _line(text, words), node.get("line"))
        yield Item(f"{anchor}.heading", heading, node.get("heading"))


def _targets(wanted: list[Json], got: Json, _text: str) -> Iterator[Item]:
    yield _lengths("targets", wanted, got["targets"])
    for place, want in enumerate(wanted):
        have = got["targets"][place] if place < len(got["targets"]) else {}
        for key, value in want.items():
            mine = have.get(key)
            if key == "values" and mine:
                mine = [[part["comparator"], part["value"], part["unit"], part["period"]] for part in mine]
            yield Item(f"target {place + 1}.{key}", value, mine)


def _reporting(wanted: list[Json], got: Json, _text: str) -> Iterator[Item]:
    yield _lengths("duties", wanted, got["reporting"])
    for place, want in enumerate(wanted):
        have = got["reporting"][place] if place < len(got["reporting"]) else {}
        for key, value in want.items():
            mine = have.get(key)
            if key == "deadlines" and mine:
                mine = [[part["period"], part["day"], part["month"], part["relation"]] for part in mine]
            yield Item(f"duty {place + 1}.{key}", value, mine)


def _responsibilities(wanted: list[list[Any]], got: Json, text: str) -> Iterator[Item]:
    have = got["responsibilities"]
    yield _lengths("agencies", wanted, have)
    for place, (section, agency, requested, tasks) in enumerate(wanted):
        mine = have[place] if place < len(have) else {"tasks": []}
        name = f"agency {place + 1}"
        yield Item(f"{name}.section", section, mine.get("section"))
        yield Item(f"{name}.agency", agency, mine.get("agency"))
        yield Item(f"{name}.requested", requested, mine.get("requested", False))
        printed = [[task["line"], task["role"], task["with"]] for task in mine["tasks"]]
        yield Item(f"{name}.tasks", [[_line(text, words), role, partners] for words, role, partners in tasks], printed)


def _matrix(wanted: Json | None, got: Json, _text: str) -> Iterator[Item]:
    have = got["matrix"]
    if wanted is None or have is None:
        yield Item("matrix", wanted, have)
        return
    yield Item("columns", wanted["columns"], have["columns"])
    yield Item("groups", wanted["groups"], [[group["stt"], group["title"]] for group in have["groups"]])
    yield _lengths("rows", wanted["rows"], have["rows"])
    for place, want in enumerate(wanted["rows"]):
        row = have["rows"][place] if place < len(have["rows"]) else {"assignments": []}
        for key in ("stt", "group", "task"):
            if key in want:
                yield Item(f"row {place + 1}.{key}", want[key], row.get(key))
        yield _lengths(f"assignments of row {place + 1}", want["assignments"], row["assignments"])
        for sub, assignment in enumerate(want["assignments"]):
            mine = row["assignments"][sub] if sub < len(row["assignments"]) else {}
            for key, value in assignment.items():
                yield Item(f"row {place + 1}.{sub + 1}.{key}", value, mine.get(key))


def _anomalies(wanted: list[str], got: Json, _text: str) -> Iterator[Item]:
    yield Item("kinds", sorted(wanted), sorted({have["kind"] for have in got["anomalies"]}))


def _noise(wanted: list[str], got: Json, text: str) -> Iterator[Item]:
    yield Item("lines", [_line(text, words) for words in wanted], got["noise_lines"])


_COMPARE: dict[str, Callable[[Any, Json, str], Iterator[Item]]] = {
    "documents": _documents,
    "citations": _citations,
    "outline": _outline,
    "targets": _targets,
    "reporting": _reporting,
    "responsibilities": _responsibilities,
    "matrix": _matrix,
    "anomalies": _anomalies,
    "noise": _noise,
}
