"""Identification and references of an Akoma Ntoso document (part 1, naming convention; part 2, meta)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from tienbo.documents.contents import CitationContent
from tienbo.documents.exports.exported import Exported
from tienbo.documents.exports.facts import name_of
from tienbo.documents.exports.plain import slug
from tienbo.reports.formats.plain import plain

SOURCE: Final = "#tienbo"
ACTS: Final = frozenset(
    {"hien-phap", "bo-luat", "luat", "phap-lenh", "lenh", "nghi-dinh", "nghi-quyet", "quyet-dinh", "thong-tu"}
)


@dataclass(frozen=True, slots=True)
class Work:
    """What names a work in a URI; a part that nobody knows is None."""

    type: str | None
    issuer: str | None
    issued_on: date | None
    number: str | None

    @property
    def is_act(self) -> bool:
        return slug(self.type) in ACTS

    def uri(self, instead_of_day: str = "undated", instead_of_number: str = "nn") -> str:
        """`/akn/vn/act/quyet-dinh/ubnd-tinh/2019-03-25/02-qd-ubnd`."""
        parts = [
            "act" if self.is_act else "doc",
            slug(self.type) or "van-ban",
            slug(self.issuer) or "unknown",
            self.issued_on.isoformat() if self.issued_on else instead_of_day,
            slug(self.number) or instead_of_number,
        ]
        return "/akn/vn/" + "/".join(parts)


def work_of(document: Exported) -> Work:
    facts = document.facts
    return Work(facts.type, facts.issuer, facts.issued_on, facts.number)


def meta(document: Exported, component: str, *, title: str | None, references: bool) -> Element:
    """The `meta` of the document (`component` is `main`) or of an appendix (`annex_1` …)."""
    found = Element("meta")
    identification = SubElement(found, "identification", source=SOURCE)
    work = work_of(document)
    # A document without day or number is told from its neighbours by its place in the register.
    uri = work.uri(instead_of_number=f"nn-{document.facts.id}")
    version = document.facts.issued_on if document.edition == 1 else document.recorded_on
    expression = f"{uri}/vie@{version or ''}"
    _work(SubElement(identification, "FRBRWork"), document, uri, component, title)
    _level(SubElement(identification, "FRBRExpression"), expression, component, version, "expression", document)
    SubElement(identification[1], "FRBRversionNumber", value=str(document.edition))
    SubElement(identification[1], "FRBRlanguage", language="vie")
    manifestation = SubElement(identification, "FRBRManifestation")
    _level(manifestation, expression, component, document.exported_on, "generation", None, ending=".akn")
    SubElement(manifestation, "FRBRformat", value="application/akn+xml")
    found.append(_references(document if references else None, document.facts.issuer, document.facts.signer))
    return found


def _work(element: Element, document: Exported, uri: str, component: str, title: str | None) -> None:
    _level(element, uri, component, document.facts.issued_on, "issue", document)
    SubElement(element, "FRBRcountry", value="vn")
    if document.facts.type:
        SubElement(element, "FRBRsubtype", value=slug(document.facts.type))
    if document.facts.number:
        SubElement(element, "FRBRnumber", value=plain(document.facts.number))
    if title:
        SubElement(element, "FRBRname", value=plain(title))


def _level(
    element: Element, uri: str, component: str, day: date | None, name: str, document: Exported | None, ending: str = ""
) -> None:
    SubElement(element, "FRBRthis", value=f"{uri}/!{component}{ending}")
    SubElement(element, "FRBRuri", value=f"{uri}{ending}")
    # The standard asks for a day: where the document bears none, the one on which its text was taken in.
    known = day or (document.recorded_on if document else None)
    SubElement(element, "FRBRdate", date=str(known), name=name if day else "record")
    author = "#issuer" if document and document.facts.issuer else SOURCE
    SubElement(element, "FRBRauthor", {"href": author, "as": "#author" if author == "#issuer" else "#editor"})


def _references(document: Exported | None, issuer: str | None, signer: str | None) -> Element:
    found = Element("references", source=SOURCE)
    for place, citation in enumerate(document.citations if document else [], 1):
        if citation.relation != "self":
            name = "attachmentOf" if citation.relation == "attached" else "activeRef"
            SubElement(found, name, eId=reference_id(place), href=href(citation), showAs=plain(name_of(citation)))
    for name, eid, shown in (
        ("TLCOrganization", "issuer", issuer),
        ("TLCOrganization", "tienbo", "Tien Bo"),
        ("TLCPerson", "signer", signer),
        ("TLCRole", "author", "Cơ quan ban hành"),
        ("TLCRole", "editor", "Nơi lập tệp"),
        ("TLCRole", "signatory", "Người ký"),
    ):
        if shown:
            kind = name.removeprefix("TLC").lower()
            attributes = {
                "eId": eid,
                "href": f"/akn/ontology/{kind}/vn/{slug(shown) or 'unknown'}",
                "showAs": plain(shown),
            }
            SubElement(found, name, attributes)
    return found


def reference_id(place: int) -> str:
    return f"ref_{place}"


def href(citation: CitationContent) -> str:
    return Work(citation.type, citation.issuer, citation.issued_on, citation.number).uri()
