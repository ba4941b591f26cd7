"""What one description of the API promised and another one breaks.

A client that was right stays right: nothing that it may send is refused, nothing that it was told is missing. New
operations, optional inputs, members of answers and new words of an answer's enumeration break nothing.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

Schema = dict[str, Any]

SAID_FOR_PEOPLE: Final = {"description", "summary", "title", "example", "examples", "tags", "default", "info"}
METHODS: Final = ("get", "post", "put", "patch", "delete")
# What may only grow, and what may only shrink, for an input.
UPPER: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
LOWER: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems")


def promised(value: Any) -> Any:
    """The description without what is said for people alone; names of properties stay, whatever they are."""
    if isinstance(value, list):
        return [promised(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, one in value.items():
        if name == "properties":
            kept[name] = {key: promised(schema) for key, schema in one.items()}
        elif name not in SAID_FOR_PEOPLE:
            kept[name] = promised(one)
    return kept


def newest(folder: Path) -> Path:
    """The contract of the last release."""
    return max(folder.glob("*.json"), key=lambda path: [int(part) for part in path.stem.split(".")])


class Comparison:
    """Two descriptions side by side; `breaks` tells each broken promise in one line."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self._old = old
        self._new = new
        self._met: set[tuple[str, str, bool]] = set()

    def breaks(self) -> Iterator[str]:
        for path, operations in self._old["paths"].items():
            for method in METHODS:
                if method not in operations:
                    continue
                place = f"{method.upper()} {path}"
                kept = self._new["paths"].get(path, {}).get(method)
                if kept is None:
                    yield f"{place}: gone"
                else:
                    yield from self._operation(place, operations[method], kept)

    def _operation(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        if old["operationId"] != new["operationId"]:
            yield f"{place}: operation id changed"
        yield from self._parameters(place, old, new)
        yield from self._body(place, old.get("requestBody"), new.get("requestBody"))
        needed = {name for way in new.get("security", ()) for name in way}
        needed -= {name for way in old.get("security", ()) for name in way}
        yield from (f"{place}: now needs {name}" for name in sorted(needed))
        for status, answer in old["responses"].items():
            if status not in new["responses"]:
                yield f"{place}: answer {status} gone"
                continue
            lost = answer.get("headers", {}).keys() - new["responses"][status].get("headers", {}).keys()
            yield from (f"{place} → {status}: header {name} gone" for name in sorted(lost))
            kept = new["responses"][status].get("content", {})
            for media, content in answer.get("content", {}).items():
                if media not in kept:
                    yield f"{place}: answer {status} no longer as {media}"
                else:
                    where = f"{place} → {status}"
                    yield from self._schema(where, content.get("schema", {}), kept[media].get("schema", {}), sent=False)

    def _parameters(self, place: str, old: Schema, new: Schema) -> Iterator[str]:
        before, after = ({(one["in"], one["name"]): one for one in side.get("parameters", [])} for side in (old, new))
        for key, one in before.items():
            where = f"{place} {key[0]} {key[1]}"
            if key not in after:
                yield f"{where}: gone"
            else:
                yield from self._schema(where, one["schema"], after[key]["schema"], sent=True)
        for key, one in after.items():
            if one.get("required") and not before.get(key, {}).get("required"):
                yield f"{place} {key[0]} {key[1]}: now required"

    def _body(self, place: str, old: Schema | None, new: Schema | None) -> Iterator[str]:
        if new and new.get("required") and not (old or {}).get("required"):
            yield f"{place}: a body is now required"
        for media, content in (old or {}).get("content", {}).items():
            kept = (new or {}).get("content", {}).get(media)
            if kept is None:
                yield f"{place}: body no longer as {media}"
            else:
                yield from self._schema(f"{place} body", content["schema"], kept["schema"], sent=True)

    def _schema(self, place: str, old: Schema, new: Schema, *, sent: bool) -> Iterator[str]:
        names = (old.get("$ref", ""), new.get("$ref", ""), sent)
        if all(names[:2]):
            if names in self._met:
                return
            self._met.add(names)
        before, after = _kinds(self._old, old), _kinds(self._new, new)
        lost = before.keys() - after.keys() if sent else after.keys() - before.keys()
        # What says nothing takes everything.
        if lost and not (sent and "any" in after) and not (not sent and "any" in before):
            yield f"{place}: {'no longer takes' if sent else 'may now be'} {', '.join(sorted(lost))}"
        for kind in sorted(before.keys() & after.keys()):
            yield from self._kind(place, before[kind], after[kind], sent=sent)

    def _kind(self, place: str, old: Schema, new: Schema, *, sent: bool) -> Iterator[str]:
        if sent:
            yield from _narrowed(place, old, new)
        elif "format" in old and old["format"] != new.get("format"):
            yield f"{place}: format changed"
        before, after = old.get("properties", {}), new.get("properties", {})
        yield from (f"{place}/{name}: gone" for name in sorted(before.keys() - after.keys()))
        first, second = set(old.get("required", ())), set(new.get("required", ()))
        changed, word = (second - first, "now required") if sent else (first - second & after.keys(), "no longer sure")
        changed = {name for name in changed if name in after}
        yield from (f"{place}/{name}: {word}" for name in sorted(changed))
        for name in sorted(before.keys() & after.keys()):
            yield from self._schema(f"{place}/{name}", before[name], after[name], sent=sent)
        if "items" in old and "items" in new:
            yield from self._schema(f"{place}[]", old["items"], new["items"], sent=sent)
        for number, pair in enumerate(zip(old.get("prefixItems", ()), new.get("prefixItems", ()), strict=False)):
            yield from self._schema(f"{place}/{number}", *pair, sent=sent)
        others = (old.get("additionalProperties"), new.get("additionalProperties"))
        if isinstance(others[0], dict) and isinstance(others[1], dict):
            yield from self._schema(f"{place}/*", others[0], others[1], sent=sent)


def _narrowed(place: str, old: Schema, new: Schema) -> Iterator[str]:
    words = _words(new)
    if words and (gone := sorted((_words(old) or {"anything"}) - words)):
        yield f"{place}: no longer takes {', '.join(gone)}"
    for name in UPPER:
        if name in new and new[name] < old.get(name, float("inf")):
            yield f"{place}: {name} lowered"
    for name in LOWER:
        if name in new and new[name] > old.get(name, float("-inf")):
            yield f"{place}: {name} raised"
    for name in ("pattern", "format", "multipleOf"):
        if name in new and new[name] != old.get(name):
            yield f"{place}: {name} changed"


def _words(schema: Schema) -> set[str]:
    """The words of an enumeration; one alone is written as a constant."""
    return set(map(str, schema.get("enum", [schema["const"]] if "const" in schema else [])))


def _kinds(document: Schema, schema: Schema) -> dict[str, Schema]:
    """The alternatives of a schema: by type, objects of several kinds by their names."""
    if "$ref" in schema:
        *_, name = schema["$ref"].split("/")
        return _kinds(document, document["components"]["schemas"][name])
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        found: dict[str, Schema] = {}
        for choice in choices:
            for kind, one in _kinds(document, choice).items():
                *_, name = choice.get("$ref", "").split("/")
                found[f"{kind} {name}" if kind in found else kind] = one
        return found
    types = schema.get("type", "any")
    return {str(one): schema for one in (types if isinstance(types, list) else [types])}


def read(path: Path) -> Schema:
    found: Schema = json.loads(path.read_text(encoding="utf-8"))
    return found


def write_contract(description: Path, folder: Path) -> Path:
    """Keep the description as the contract of its version."""
    described = read(description)
    target = folder / f"{described['info']['version']}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(promised(described), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    target.write_text(text + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    root = Path(__file__).parents[2]
    write_contract(root / "frontend" / "openapi.json", root / "docs" / "contract")
