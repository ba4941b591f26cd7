"""Akoma Ntoso 3.0 (OASIS LegalDocML 1.0).

A decision whose text is all articles is an `act`; everything else, and facts without a text, is a `doc`.
"""

from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tienbo.documents.exports.akoma_meta import meta, work_of
from tienbo.documents.exports.akoma_text import Writer
from tienbo.documents.exports.exported import Exported, Json
from tienbo.documents.exports.facts import NOTICE, groups_of
from tienbo.documents.exports.layout import Section, is_rule, sections_of
from tienbo.documents.exports.plain import cleaned, slug
from tienbo.reports.formats.plain import plain
from tienbo.vietnamese import fold

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def to_akoma_ntoso(document: Exported) -> bytes:
    document = replace(document, facts=cleaned(document.facts))
    sections = sections_of(document)
    root = Element("akomaNtoso", xmlns=NAMESPACE)
    if sections:
        _main(root, document, sections)
    else:
        _facts(root, document)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _main(root: Element, document: Exported, sections: list[Section]) -> None:
    main, writer = sections[0], Writer(document)
    as_act = work_of(document).is_act and any(node.clause.kind == "article" for node in main.nodes)
    name = slug(document.facts.type) or "van-ban"
    element = SubElement(root, "act" if as_act else "doc", name=name, contains="originalVersion")
    element.append(meta(document, "main", title=document.facts.subject, references=True))
    _preface(element, document, [*main.letterhead, *main.title])
    bases = [block for block in main.opening if as_act or _is_basis(block)]
    _preamble(element, writer, bases)
    body = SubElement(element, "body" if as_act else "mainBody")
    writer.blocks(body, [block for block in main.opening if block not in bases], "")
    for node in main.nodes:
        writer.node(body, node, "")
    if not as_act:
        writer.blocks(body, main.closing, "")
    if not len(body):
        SubElement(body, "p")
    _conclusions(element, document, writer, main, main.closing if as_act else [])
    if sections[1:]:
        attachments = SubElement(element, "attachments")
        for place, section in enumerate(sections[1:], 1):
            _appendix(attachments, document, writer, section, place)


def _preface(element: Element, document: Exported, blocks: list[Json]) -> None:
    """The printed head, with what it says of number, day, place, type and subject marked."""
    preface = SubElement(element, "preface")
    facts = document.facts
    marks = [
        ("docNumber", document.header.get("number_printed") or facts.number, {}),
        ("docDate", document.header.get("date_printed"), {"date": facts.issued_on.isoformat()})
        if facts.issued_on
        else ("docDate", None, {}),
        ("docType", facts.type, {}),
        ("docTitle", facts.subject, {}),
    ]
    for block in blocks:
        if block["kind"] == "table" or is_rule(block):
            continue
        _marked(SubElement(preface, "p"), plain(block["text"]), marks)
    if not len(preface):
        _head_of_facts(preface, document)


def _marked(paragraph: Element, text: str, marks: list[tuple[str, str | None, dict[str, str]]]) -> None:
    for name, words, attributes in marks:
        wanted = plain(words)
        at = text.casefold().find(wanted.casefold()) if wanted else -1
        if at >= 0:
            paragraph.text = text[:at]
            mark = SubElement(paragraph, name, attributes)
            mark.text, mark.tail = text[at : at + len(wanted)], text[at + len(wanted) :]
            return
    paragraph.text = text


def _head_of_facts(preface: Element, document: Exported) -> None:
    facts = document.facts
    day = facts.issued_on
    for name, words, attributes in (
        ("docAuthority", facts.issuer, {}),
        ("docNumber", facts.number, {}),
        ("docDate", f"{day:%d/%m/%Y}" if day else None, {"date": str(day)}),
        ("docType", facts.type, {}),
        ("docTitle", facts.subject, {}),
    ):
        if words:
            SubElement(SubElement(preface, "p"), name, attributes).text = plain(words)
    if not len(preface):
        SubElement(preface, "p")


def _is_basis(block: Json) -> bool:
    return block["kind"] != "table" and fold(block["text"]).startswith("can cu")


def _preamble(element: Element, writer: Writer, blocks: list[Json]) -> None:
    """Legal bases as citations; they stand together, and what stands between them goes with the one above."""
    if not blocks:
        return
    preamble = SubElement(element, "preamble")
    citations: Element | None = None
    for block in blocks:
        if _is_basis(block):
            if citations is None:
                citations = SubElement(preamble, "citations", eId=writer.eid("preamble__cits"))
            place = len(citations) + 1
            holder = SubElement(citations, "citation", eId=writer.eid(f"preamble__cits__cit_{place}"))
            writer.block(holder, block, "preamble__")
        else:
            citations = None
            writer.block(preamble, block, "preamble__")


def _conclusions(
    element: Element, document: Exported, writer: Writer, section: Section, closing: list[Json], prefix: str = ""
) -> None:
    if not (closing or section.recipients or section.signature or section.behind):
        return
    conclusions = SubElement(element, "conclusions")
    writer.blocks(conclusions, [*closing, *section.recipients], f"{prefix}concl__")
    signer = document.facts.signer
    for block in section.signature:
        paragraph = SubElement(conclusions, "p")
        if signer and fold(block["text"]) == fold(signer):
            signature = SubElement(paragraph, "signature", eId=writer.eid(f"{prefix}concl__signature_1"))
            person = {"eId": writer.eid(f"{prefix}concl__person_1"), "refersTo": "#signer", "as": "#signatory"}
            SubElement(signature, "person", person).text = plain(block["text"])
        else:
            paragraph.text = plain(block["text"])
    writer.blocks(conclusions, section.behind, f"{prefix}concl__")


def _appendix(attachments: Element, document: Exported, writer: Writer, section: Section, place: int) -> None:
    prefix = f"att_{place}__"
    attachment = SubElement(attachments, "attachment", eId=writer.eid(f"att_{place}"))
    title = " ".join(block["text"] for block in section.title)
    holder = SubElement(attachment, "doc", name="phu-luc", contains="originalVersion")
    holder.append(_appendix_meta(document, place, title))
    if section.title or section.letterhead:
        preface = SubElement(holder, "preface")
        for block in (*section.letterhead, *section.title):
            writer.block(preface, block, f"{prefix}preface__")
    body = SubElement(holder, "mainBody")
    writer.blocks(body, section.opening, prefix)
    for node in section.nodes:
        writer.node(body, node, prefix)
    writer.blocks(body, section.closing, prefix)
    if not len(body):
        SubElement(body, "p")
    _conclusions(holder, document, writer, section, [], prefix)


def _appendix_meta(document: Exported, place: int, title: str) -> Element:
    """The appendix's own identification; its references are those of the document, under ids of its own."""
    found = meta(document, f"annex_{place}", title=title, references=False)
    references = found[1]
    for reference in references:
        reference.set("eId", f"att_{place}__{reference.get('eId')}")
    for author in found.iter("FRBRauthor"):
        for name in ("href", "as"):
            author.set(name, f"#att_{place}__{str(author.get(name))[1:]}")
    for part in (found[0], references):
        part.set("source", f"#att_{place}__tienbo")
    return found


def _facts(root: Element, document: Exported) -> None:
    """What is known, clause by clause; the body says that the text itself is not here."""
    element = SubElement(root, "doc", name=slug(document.facts.type) or "van-ban", contains="originalVersion")
    element.append(meta(document, "main", title=document.facts.subject, references=True))
    _head_of_facts(SubElement(element, "preface"), document)
    body = SubElement(element, "mainBody", status="incomplete")
    source = f" Nguồn: {document.facts.source}" if document.facts.source else ""
    SubElement(body, "p", status="editorial").text = plain(f"{NOTICE}{source}")
    for number, group in enumerate(groups_of(document), 1):
        level = SubElement(body, "level", eId=f"lvl_{number}", status="editorial")
        SubElement(level, "heading").text = group.heading
        for place, (anchor, line) in enumerate(group.lines, 1):
            inner = SubElement(level, "level", eId=f"lvl_{number}__lvl_{place}")
            if anchor:
                SubElement(inner, "num").text = plain(anchor)
            content = SubElement(inner, "content", eId=f"lvl_{number}__lvl_{place}__content")
            SubElement(content, "p").text = plain(line)
