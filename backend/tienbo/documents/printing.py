"""A recognition as lines for people at a terminal: kind, line of the text, what was found (pure)."""

from collections.abc import Iterator
from typing import Any

Seed = dict[str, Any]


def lines(seed: Seed) -> Iterator[str]:
    """One line for each thing found, in the order of the kinds; what was not found is not mentioned."""
    for document in seed["documents"]:
        yield _line("document", None, document["type"], document["number"], document["date"], document["issuer"])
    for citation in seed["citations"]:
        first = citation["mentions"][0]["line"] if citation["mentions"] else None
        yield _line("citation", first, citation["type"], citation["number"], citation["date"], citation["role"])
    for target in seed["targets"]:
        yield _line("target", _place(target), _quote(target))
    for duty in seed["reporting"]:
        yield _line("report", _place(duty), ", ".join(duty["from"]), "→", duty["to"], duty["frequency"])
    for entry in seed["responsibilities"]:
        yield _line("tasks of", None, entry["agency"], f"({len(entry['tasks'])})")
    for row in (seed["matrix"] or {}).get("rows", []):
        leads = "; ".join(name for assignment in row["assignments"] for name in assignment["lead"])
        yield _line("matrix", None, row["stt"], row["task"], "·", leads)
    for finding in seed["anomalies"]:
        yield _line("finding", None, finding["kind"], finding["text"])


def _line(kind: str, place: int | None, *parts: str | None) -> str:
    text = " ".join(part for part in parts if part)
    return f"{kind:<10}{'' if place is None else place:>5}  {text}"


def _place(item: Seed) -> int | None:
    return (item.get("at") or {}).get("line")


def _quote(item: Seed) -> str:
    return str((item.get("at") or {}).get("quote", ""))
