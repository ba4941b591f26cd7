"""Rules of Akoma Ntoso 3.0 (OASIS LegalDocML 1.0, part 2) for the elements that exports use, as a check."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, fromstring

NAMESPACE: Final = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BLOCKS: Final = {"p", "table"}
HIERARCHY: Final = {
    "part", "chapter", "section", "division", "article", "paragraph", "subparagraph", "point", "indent", "alinea",
    "level",
}  # fmt: skip
INLINE: Final = {
    "ref", "signature", "person", "docAuthority", "docDate", "docNumber", "docTitle", "docType",
}  # fmt: skip
REFERENCES: Final = {"activeRef", "attachmentOf", "TLCOrganization", "TLCPerson", "TLCRole"}
CORE: Final = ("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor")
# Element: its children in order; a set stands for any of them, "?" for at most one, "*" for any number, "+" for some.
ORDER: Final[dict[str, list[tuple[set[str], str]]]] = {
    "akomaNtoso": [({"act", "doc"}, "1")],
    "act": [
        ({"meta"}, "1"), ({"preface"}, "?"), ({"preamble"}, "?"), ({"body"}, "1"), ({"conclusions"}, "?"),
        ({"attachments"}, "?"),
    ],
    "doc": [
        ({"meta"}, "1"), ({"preface"}, "?"), ({"preamble"}, "?"), ({"mainBody"}, "1"), ({"conclusions"}, "?"),
        ({"attachments"}, "?"),
    ],
    "meta": [({"identification"}, "1"), ({"references"}, "?")],
    "identification": [({"FRBRWork"}, "1"), ({"FRBRExpression"}, "1"), ({"FRBRManifestation"}, "1")],
    "FRBRWork": [
        *(({name}, "1") for name in CORE), ({"FRBRcountry"}, "1"), ({"FRBRsubtype"}, "?"), ({"FRBRnumber"}, "*"),
        ({"FRBRname"}, "*"),
    ],
    "FRBRExpression": [*(({name}, "1") for name in CORE), ({"FRBRversionNumber"}, "?"), ({"FRBRlanguage"}, "+")],
    "FRBRManifestation": [*(({name}, "1") for name in CORE), ({"FRBRformat"}, "?")],
    "references": [(REFERENCES, "*")],
    "preface": [(BLOCKS, "+")],
    "preamble": [(BLOCKS | {"citations"}, "+")],
    "citations": [({"citation"}, "+")],
    "citation": [(BLOCKS, "+")],
    "body": [(HIERARCHY, "+")],
    "mainBody": [(HIERARCHY | BLOCKS, "+")],
    "conclusions": [(BLOCKS, "+")],
    "attachments": [({"attachment"}, "+")],
    "attachment": [({"doc"}, "1")],
    "content": [(BLOCKS, "*")],
    "intro": [(BLOCKS, "*")],
    "table": [({"tr"}, "+")],
    "tr": [({"th", "td"}, "+")],
    "th": [(BLOCKS, "*")],
    "td": [(BLOCKS, "*")],
}  # fmt: skip
MIXED: Final = {"p", "num", "heading"} | INLINE
REQUIRED: Final = {
    **dict.fromkeys((*HIERARCHY, "content", "intro", "citations", "citation", "table", "attachment"), ("eId",)),
    **dict.fromkeys(REFERENCES, ("eId", "href", "showAs")),
    **dict.fromkeys(("FRBRthis", "FRBRuri", "FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRname"), ("value",)),
    "act": ("name",),
    "doc": ("name",),
    "docDate": ("date",),
    "FRBRdate": ("date", "name"),
    "FRBRauthor": ("href",),
    "FRBRlanguage": ("language",),
    "identification": ("source",),
    "references": ("source",),
    "person": ("eId", "refersTo"),
    "ref": ("href",),
}


def parsed(written: bytes) -> Element:
    return fromstring(written)  # noqa: S314 -- our own export


def name(element: Element) -> str:
    return element.tag.removeprefix(NAMESPACE)


def faults(root: Element) -> list[str]:
    """Everything that the rules forbid; an empty list is a sound document."""
    found = [fault for element in root.iter() for fault in _faults(element)]
    eids = [element.get("eId", "") for element in root.iter() if "eId" in element.attrib]
    found += [f"eId {eid!r} twice" for eid in sorted({eid for eid in eids if eids.count(eid) > 1})]
    found += [
        f"eId {eid!r} with white space or other letters" for eid in eids if not re.fullmatch(r"[\w-]+", eid, re.ASCII)
    ]
    for element in root.iter():
        for attribute in ("refersTo", "source", "as"):
            target = element.get(attribute)
            if target is not None and target.removeprefix("#") not in eids:
                found.append(f"{name(element)} {attribute}={target} leads nowhere")
    return found


def _faults(element: Element) -> Iterator[str]:
    tag = name(element)
    if not element.tag.startswith(NAMESPACE):
        yield f"{tag} is in no namespace"
    yield from (f"{tag} without {wanted}" for wanted in REQUIRED.get(tag, ()) if not element.get(wanted))
    children = [name(child) for child in element]
    if tag in HIERARCHY:
        yield from _hierarchy(tag, children)
    elif tag in MIXED:
        yield from (f"{child} in {tag}" for child in children if child not in INLINE)
        return
    elif tag in ORDER:
        yield from _ordered(tag, children)
    elif children:
        yield f"{tag} is not expected to hold {children}"
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        yield f"bare words in {tag}"


def _hierarchy(tag: str, children: list[str]) -> Iterator[str]:
    left = [child for child in children if child not in {"num", "heading"}]
    if children[: len(children) - len(left)] != children[: -len(left)] if left else False:
        yield f"{tag}: num and heading must come first"
    if left == ["content"]:
        return
    inner = left[1:] if left[:1] == ["intro"] else left
    if not inner or any(child not in HIERARCHY for child in inner):
        yield f"{tag} holds {children}"


def _ordered(tag: str, children: list[str]) -> Iterator[str]:
    place = 0
    for allowed, often in ORDER[tag]:
        count = 0
        while place < len(children) and children[place] in allowed and (often in "*+" or count == 0):
            place, count = place + 1, count + 1
        if often in "1+" and count == 0:
            yield f"{tag} lacks {sorted(allowed)}"
    yield from (f"{child} in {tag}" for child in children[place:])
