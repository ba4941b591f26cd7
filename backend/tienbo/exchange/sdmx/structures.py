"""Our forms, indicators, units and dimensions as SDMX artefacts: one data structure, one dataflow for each form."""

from collections.abc import Iterable
from typing import Final

from pysdmx.model import (
    Agency,
    AgencyScheme,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Role,
)

from tienbo.exchange.sdmx.concepts import ATTRIBUTES, CONCEPTS, TYPES
from tienbo.exchange.sdmx.keys import TIME
from tienbo.exchange.sdmx.names import AGENCY, MEASURE, dimension_id, plain_id, urn
from tienbo.exchange.sdmx.register import Register
from tienbo.problems import Text

CONCEPT_SCHEME: Final = "CS_TIENBO"
DATA_STRUCTURE: Final = "DSD_INDICATORS"
Artefact = AgencyScheme | Codelist | ConceptScheme | DataStructureDefinition | Dataflow


def agency_scheme(register: Register) -> AgencyScheme:
    name = register.say("Tiến Bộ", "Tien Bo")
    agency = Agency(id=AGENCY, name=name)
    return AgencyScheme(id="AGENCIES", name=name, agency="SDMX", items=[agency])


def concept_scheme(register: Register) -> ConceptScheme:
    of_dimensions = {dimension_id(one.code): Text(one.name_vi, one.name_en) for one in register.breakdown.dimensions}
    concepts = [
        Concept(id=id_, name=name.pick(register.language), dtype=TYPES.get(id_, DataType.STRING))
        for id_, name in (CONCEPTS | of_dimensions).items()
    ]
    name = register.say("Khái niệm của Tiến Bộ", "Concepts of Tien Bo")
    return ConceptScheme(id=CONCEPT_SCHEME, name=name, agency=AGENCY, items=concepts)


def components(register: Register, lists: Iterable[Codelist]) -> Components:
    by_id = {one.id: one for one in lists}

    def component(id_: str, role: Role, attached: str | None = None, *, required: bool = True) -> Component:
        codes = by_id.get(f"CL_{id_}")
        return Component(
            id=id_,
            required=required,
            role=role,
            concept=ItemReference("Concept", AGENCY, CONCEPT_SCHEME, "1.0", id_),
            local_dtype=None if codes else TYPES.get(id_, DataType.STRING),
            local_codes=codes,
            attachment_level=attached,
            local_enum_ref=urn("codelist.Codelist", codes.id) if codes else None,
        )

    series = ",".join(register.series_dimensions)
    levels = {"series": series, "observation": "O"}
    return Components(
        [
            *(component(id_, Role.DIMENSION) for id_ in (*register.series_dimensions, TIME)),
            component(MEASURE, Role.MEASURE, required=False),
            *(
                component(id_, Role.ATTRIBUTE, levels[level], required=id_ == "OBS_STATUS")
                for id_, level in ATTRIBUTES.items()
            ),
        ]
    )


def data_structure(register: Register, lists: Iterable[Codelist]) -> DataStructureDefinition:
    name = register.say("Số liệu của các chỉ tiêu", "Figures of indicators")
    return DataStructureDefinition(id=DATA_STRUCTURE, name=name, agency=AGENCY, components=components(register, lists))


def dataflows(register: Register) -> list[Dataflow]:
    structure = urn("datastructure.DataStructure", DATA_STRUCTURE)
    return [
        Dataflow(
            id=plain_id(form.code),
            name=register.say(form.name_vi, form.name_en),
            description=form.source or None,
            agency=AGENCY,
            structure=structure,
        )
        for form in register.forms
    ]
