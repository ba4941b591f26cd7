"""The catalogue, read back in each of its formats and held against what DCAT-AP asks for."""

import pytest
from fastapi.testclient import TestClient
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.figures import Figures
from tests.builders.publications import OPEN_DATA, made_public
from tienbo.app import create_app
from tienbo.settings import Settings

MEDIA = {"json-ld": "application/ld+json", "turtle": "text/turtle", "xml": "application/rdf+xml"}
HERE = "https://testserver"


@pytest.fixture
def public(session: Session, accepted: Figures) -> Figures:
    made_public(session, accepted.ids["CB.F"], accepted.ids["HDX.ALL"])
    return accepted


def read(client: TestClient, how: str) -> Graph:
    answer = client.get(f"{OPEN_DATA}/catalog", headers={"Accept": MEDIA[how]})
    assert answer.headers["Content-Type"].split(";")[0] == MEDIA[how]
    return Graph().parse(data=answer.content, format=how)


# rdflib's own reader of JSON-LD still uses what rdflib means to take away.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("how", sorted(MEDIA))
def test_every_format_says_the_same(public: Figures, client: TestClient, how: str) -> None:
    graph = read(client, how)
    assert len(graph) == len(read(client, "turtle"))
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert len(set(graph.objects(catalogue, DCAT.dataset))) == 2


def test_what_dcat_ap_asks_for(public: Figures, client: TestClient) -> None:
    graph = read(client, "turtle")
    needed = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution, DCTERMS.temporal),
        DCAT.Distribution: (DCAT.accessURL, DCAT.mediaType, DCAT.byteSize, DCTERMS.license),
        FOAF.Agent: (FOAF.name,),
    }
    for kind, properties in needed.items():
        things = set(graph.subjects(RDF.type, kind))
        assert things
        for thing in things:
            assert not [one for one in properties if (thing, one, None) not in graph], thing
    titles = {title.language for title in graph.objects(None, DCTERMS.title)}  # type: ignore[attr-defined] # literals
    assert titles == {"vi", "en"}


def test_a_distribution_is_the_file(public: Figures, client: TestClient) -> None:
    graph = read(client, "turtle")
    for file in set(graph.subjects(RDF.type, DCAT.Distribution)):
        content = client.get(str(file).removeprefix(HERE)).content
        assert int(str(graph.value(file, DCAT.byteSize))) == len(content)
        page = graph.value(file, FOAF.page)
        assert client.get(str(page).removeprefix(HERE)).status_code == 200


def test_licence_and_contact_are_the_operators(
    settings: Settings, app_sessions: sessionmaker[Session], public: Figures
) -> None:
    said = {"open_data_licence": "https://example.vn/giay-phep", "open_data_contact": "du-lieu@example.vn"}
    app = create_app(settings.model_copy(update=said), app_sessions)
    with TestClient(app, base_url=HERE) as client:
        graph = read(client, "turtle")
    assert set(graph.objects(None, DCTERMS.license)) == {URIRef("https://example.vn/giay-phep")}
    assert URIRef("mailto:du-lieu@example.vn") in set(graph.objects())
