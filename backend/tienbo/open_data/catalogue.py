"""The catalogue of open data as DCAT 3, with what DCAT-AP 3 asks of catalogues, datasets and distributions."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from tienbo.open_data.addresses import Addresses
from tienbo.open_data.queries import Dataset
from tienbo.open_data.words import CATALOGUE, CATALOGUE_MEANING, DEMO, EMPTY, SUPPRESSED
from tienbo.problems import Text

_VCARD: Final = Namespace("http://www.w3.org/2006/vcard/ns#")
_ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
_SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
# Vocabularies of the Publications Office of the EU, which DCAT-AP asks for.
_AUTHORITY: Final = Namespace("http://publications.europa.eu/resource/authority/")
_CSV: Final = URIRef("https://www.iana.org/assignments/media-types/text/csv")
_JSON: Final = URIRef("https://www.iana.org/assignments/media-types/application/json")


class CatalogueFormat(StrEnum):
    """How the catalogue is written."""

    jsonld = "jsonld"
    turtle = "turtle"
    rdfxml = "rdfxml"


MEDIA: Final = {
    CatalogueFormat.jsonld: "application/ld+json",
    CatalogueFormat.turtle: "text/turtle",
    CatalogueFormat.rdfxml: "application/rdf+xml",
}
_WRITERS: Final = {
    CatalogueFormat.jsonld: "json-ld",
    CatalogueFormat.turtle: "turtle",
    CatalogueFormat.rdfxml: "pretty-xml",
}


class Terms(NamedTuple):
    """Under which terms the data may be used, and whom to ask."""

    licence: str
    contact: str | None


def written(datasets: Sequence[Dataset], where: Addresses, terms: Terms, how: CatalogueFormat) -> bytes:
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dct", DCTERMS), ("vcard", _VCARD), ("adms", _ADMS), ("spdx", _SPDX)):
        graph.bind(prefix, namespace)
    _catalogue(graph, datasets, where, terms)
    return graph.serialize(format=_WRITERS[how], encoding="utf-8")


def _catalogue(graph: Graph, datasets: Sequence[Dataset], where: Addresses, terms: Terms) -> None:
    catalogue = URIRef(where.catalogue)
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    _say(graph, catalogue, DCTERMS.title, CATALOGUE)
    _say(graph, catalogue, DCTERMS.description, CATALOGUE_MEANING)
    graph.add((catalogue, FOAF.homepage, URIRef(where.page)))
    graph.add((catalogue, DCTERMS.license, URIRef(terms.licence)))
    for language in ("VIE", "ENG"):
        graph.add((catalogue, DCTERMS.language, _AUTHORITY[f"language/{language}"]))
    graph.add((catalogue, DCTERMS.publisher, _agent(graph, where, "installation", "Tien Bo")))
    if datasets:
        graph.add((catalogue, DCTERMS.issued, _moment(min(one.row.issued_at for one in datasets))))
        graph.add((catalogue, DCTERMS.modified, _moment(max(one.row.modified_at for one in datasets))))
    for one in datasets:
        graph.add((catalogue, DCAT.dataset, _dataset(graph, one, where, terms)))


def _dataset(graph: Graph, one: Dataset, where: Addresses, terms: Terms) -> URIRef:
    row, said = one
    dataset = URIRef(where.dataset(row.code))
    graph.add((dataset, RDF.type, DCAT.Dataset))
    graph.add((dataset, DCTERMS.identifier, Literal(row.code)))
    _say(graph, dataset, DCTERMS.title, Text(said.title_vi, said.title_en))
    graph.add((dataset, DCTERMS.description, Literal(said.meanings[-1].definition, lang="vi")))
    notes = [DEMO] if said.demo else []
    notes += [SUPPRESSED] if said.withheld else []
    notes += [EMPTY] if not row.rows else []
    for note in notes:
        _say(graph, dataset, _ADMS.versionNotes, note)
    graph.add((dataset, DCTERMS.publisher, _agent(graph, where, said.publisher.code, said.publisher.name)))
    graph.add((dataset, DCTERMS.provenance, _labelled(graph, DCTERMS.ProvenanceStatement, said.decision)))
    graph.add((dataset, DCTERMS.source, Literal(said.meanings[-1].source, lang="vi")))
    graph.add((dataset, DCTERMS.issued, _moment(row.issued_at)))
    graph.add((dataset, DCTERMS.modified, _moment(row.modified_at)))
    graph.add((dataset, DCAT.theme, _AUTHORITY["data-theme/SOCI"]))
    graph.add((dataset, DCAT.landingPage, URIRef(where.dataset(row.code))))
    graph.add((dataset, DCTERMS.spatial, _AUTHORITY["country/VNM"]))
    graph.add((dataset, DCTERMS.spatial, _place(graph, said.publisher.name, said.publisher.code)))
    if said.first_day and said.last_day:
        graph.add((dataset, DCTERMS.temporal, _span(graph, said.first_day, said.last_day)))
    if terms.contact:
        graph.add((dataset, DCAT.contactPoint, _contact(graph, said.publisher.name, terms.contact)))
    graph.add((dataset, DCAT.distribution, _csv(graph, one, where, terms)))
    return dataset


def _csv(graph: Graph, one: Dataset, where: Addresses, terms: Terms) -> URIRef:
    file = URIRef(where.csv(one.row.code))
    graph.add((file, RDF.type, DCAT.Distribution))
    _say(graph, file, DCTERMS.title, Text("Tệp CSV", "CSV file"))
    graph.add((file, DCAT.accessURL, file))
    graph.add((file, DCAT.downloadURL, file))
    graph.add((file, DCAT.mediaType, _CSV))
    graph.add((file, DCTERMS["format"], _AUTHORITY["file-type/CSV"]))
    graph.add((file, DCAT.byteSize, Literal(one.row.size, datatype=XSD.nonNegativeInteger)))
    graph.add((file, DCTERMS.license, URIRef(terms.licence)))
    graph.add((file, DCTERMS.issued, _moment(one.row.issued_at)))
    graph.add((file, DCTERMS.modified, _moment(one.row.modified_at)))
    checksum = BNode()
    graph.add((checksum, RDF.type, _SPDX.Checksum))
    graph.add((checksum, _SPDX.algorithm, _SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, _SPDX.checksumValue, Literal(one.row.sha256, datatype=XSD.hexBinary)))
    graph.add((file, _SPDX.checksum, checksum))
    page = URIRef(where.metadata(one.row.code))
    graph.add((page, RDF.type, FOAF.Document))
    graph.add((page, DCTERMS["format"], _JSON))
    graph.add((file, FOAF.page, page))
    return file


def _say(graph: Graph, about: Node, what: URIRef, text: Text) -> None:
    graph.add((about, what, Literal(text.vi, lang="vi")))
    graph.add((about, what, Literal(text.en, lang="en")))


def _moment(when: datetime) -> Literal:
    return Literal(when.isoformat(timespec="seconds"), datatype=XSD.dateTime)


def _agent(graph: Graph, where: Addresses, code: str, name: str) -> URIRef:
    agent = URIRef(f"{where.page}#publisher-{code}")
    graph.add((agent, RDF.type, FOAF.Agent))
    graph.add((agent, FOAF.name, Literal(name, lang="vi")))
    return agent


def _labelled(graph: Graph, kind: URIRef, words: str) -> BNode:
    node = BNode()
    graph.add((node, RDF.type, kind))
    graph.add((node, RDFS.label, Literal(words, lang="vi")))
    return node


def _place(graph: Graph, name: str, code: str) -> BNode:
    place = BNode()
    graph.add((place, RDF.type, DCTERMS.Location))
    graph.add((place, SKOS.prefLabel, Literal(name, lang="vi")))
    graph.add((place, DCTERMS.identifier, Literal(code)))
    return place


def _span(graph: Graph, first: date, last: date) -> BNode:
    span = BNode()
    graph.add((span, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((span, DCAT.startDate, Literal(first)))
    graph.add((span, DCAT.endDate, Literal(last)))
    return span


def _contact(graph: Graph, name: str, address: str) -> BNode:
    contact = BNode()
    graph.add((contact, RDF.type, _VCARD.Kind))
    graph.add((contact, _VCARD.fn, Literal(name, lang="vi")))
    graph.add((contact, _VCARD.hasEmail, URIRef(f"mailto:{address}")))
    return contact
