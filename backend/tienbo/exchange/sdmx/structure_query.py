"""Which artefacts a structure query names, what it wants with them, and how much of each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import msgspec
from pysdmx.model import AgencyScheme, Codelist, ConceptScheme, Dataflow, DataStructureDefinition

from tienbo.exchange.sdmx.codelists import codelists
from tienbo.exchange.sdmx.errors import MalformedError, NoResultsError, UnsupportedError
from tienbo.exchange.sdmx.names import AGENCY, VERSION
from tienbo.exchange.sdmx.register import Register
from tienbo.exchange.sdmx.structures import Artefact, agency_scheme, concept_scheme, data_structure, dataflows

TYPES: Final = {
    "agencyscheme": AgencyScheme,
    "codelist": Codelist,
    "conceptscheme": ConceptScheme,
    "dataflow": Dataflow,
    "datastructure": DataStructureDefinition,
}
ANY: Final = {"all", "*"}
_NAMES: Final = {kind.__name__: name for name, kind in TYPES.items()}
OUR_VERSION: Final = {VERSION, "latest", "+", "~", "1.0.0", "1.0+", "1+.0", *ANY}
# What each kind refers to directly.
_BELOW: Final = {
    "dataflow": {"datastructure"},
    "datastructure": {"codelist", "conceptscheme"},
}
_ABOVE: Final = {below: {above for above, of in _BELOW.items() if below in of} for below in TYPES}
_DETAILS: Final = {
    "full",
    "raw",
    "referencepartial",
    "allstubs",
    "allcompletestubs",
    "referencestubs",
    "referencecompletestubs",
}


@dataclass(frozen=True)
class StructureQuery:
    """A query as its path and parameters say it."""

    type: str
    agency: str = "all"
    id: str = "all"
    version: str = "latest"
    references: str = "none"
    detail: str = "full"


def find(register: Register, query: StructureQuery) -> list[Artefact]:
    """The named artefacts and those referred to.

    Raises:
        NoResultsError: nothing of that name that the caller may read.
        UnsupportedError: a kind of artefact that there is none of.
        MalformedError: a detail or a direction of references that SDMX does not know.
    """
    if query.detail not in _DETAILS:
        raise MalformedError(f"Không có detail={query.detail}.", f"There is no detail={query.detail}.")
    types = set(TYPES) if query.type in {"structure", *ANY} else {query.type}
    if not types <= set(TYPES):
        raise UnsupportedError(f"Không có {query.type} ở đây.", f"There is no {query.type} here.")
    lists = codelists(register)
    everything: list[Artefact] = [
        agency_scheme(register),
        *lists,
        concept_scheme(register),
        data_structure(register, lists),
        *dataflows(register),
    ]
    named = [one for one in everything if _type(one) in types and _is_named(one, query)]
    if not named:
        raise NoResultsError(f"Không có {query.type} nào như vậy.", f"There is no such {query.type}.")
    wanted = _referred({_type(one) for one in named}, query.references)
    also = [one for one in everything if _type(one) in wanted and one not in named]
    if query.detail.startswith("all"):
        return [_stub(one, query.detail) for one in (*named, *also)]
    if query.detail.endswith("stubs"):
        return [*named, *(_stub(one, query.detail) for one in also)]
    return [*named, *also]


def _type(artefact: Artefact) -> str:
    return _NAMES[type(artefact).__name__]


def _is_named(artefact: Artefact, query: StructureQuery) -> bool:
    agencies, ids = set(query.agency.split(",")), set(query.id.split(","))
    ours = {AGENCY, str(artefact.agency), *ANY}
    return bool(agencies & ours) and bool(ids & {artefact.id, *ANY}) and names_our_version(query.version)


def names_our_version(version: str) -> bool:
    return bool(set(version.split(",")) & OUR_VERSION)


def _referred(types: Collection[str], references: str) -> set[str]:
    """The kinds of artefacts that are wanted besides the named ones: every one of a kind refers to the same."""
    below, above = _reached(types, _BELOW), _reached(types, _ABOVE)
    children = _next(types, _BELOW)
    parents = _next(types, _ABOVE)
    found = {
        "none": set[str](),
        "children": children,
        "descendants": below,
        "parents": parents,
        "parentsandsiblings": parents | _next(parents, _BELOW),
        "ancestors": above,
        "all": below | above | _reached(above, _BELOW),
    }
    if references in found:
        return found[references]
    if references in TYPES:
        return {references} & (below | above)
    raise MalformedError(f"Không có references={references}.", f"There is no references={references}.")


def _next(types: Iterable[str], links: dict[str, set[str]]) -> set[str]:
    return set[str]().union(*(links.get(one, set()) for one in types))


def _reached(types: Collection[str], links: dict[str, set[str]]) -> set[str]:
    found = _next(types, links)
    return found | (_reached(found, links) if found else set())


def _stub(artefact: Artefact, detail: str) -> Artefact:
    """Only what names it; a complete stub keeps its description."""
    changes: dict[str, object] = {"is_external_reference": True}
    if "complete" not in detail:
        changes["description"] = None
    if isinstance(artefact, (AgencyScheme, Codelist, ConceptScheme)):
        changes["items"] = []
    if isinstance(artefact, DataStructureDefinition):
        changes["components"] = type(artefact.components)([])
    return msgspec.structs.replace(artefact, **changes)
