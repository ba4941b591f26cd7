"""What a published CSV holds, as W3C's "Metadata Vocabulary for Tabular Data" says it (pure)."""

from typing import Any, Final

from tienbo.open_data.addresses import Addresses
from tienbo.open_data.columns import COLUMNS
from tienbo.open_data.describing import Meaning
from tienbo.open_data.queries import Dataset
from tienbo.open_data.words import DEMO, SUPPRESSED
from tienbo.problems import Text

_FORMATS: Final = {"datetime": "yyyy-MM-ddTHH:mm:ssX", "date": "yyyy-MM-dd", "boolean": "true|false"}


def csvw(dataset: Dataset, where: Addresses, licence: str) -> dict[str, Any]:
    row, said = dataset
    notes = [_both(DEMO)] if said.demo else []
    notes += [_both(SUPPRESSED)] if said.withheld else []
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "@id": where.metadata(row.code),
        "url": where.csv(row.code),
        "dc:title": _both(Text(said.title_vi, said.title_en)),
        "dc:description": _in("vi", said.meanings[-1].definition),
        "dc:publisher": {"schema:name": said.publisher.name, "schema:identifier": said.publisher.code},
        "dc:license": {"@id": licence},
        "dc:source": said.meanings[-1].source,
        "dc:provenance": _in("vi", said.decision),
        "dc:issued": {"@value": row.issued_at.isoformat(), "@type": "xsd:dateTime"},
        "dc:modified": {"@value": row.modified_at.isoformat(), "@type": "xsd:dateTime"},
        "notes": [*notes, *(_meaning(one) for one in said.meanings)],
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "delimiter": ",", "header": True},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:title": _both(column.title),
                    "dc:description": _both(column.meaning),
                    "datatype": _datatype(column.datatype),
                }
                for column in COLUMNS
            ],
            "primaryKey": ["unit_code", "period", "form", "category"],
        },
    }


def _datatype(base: str) -> str | dict[str, str]:
    return {"base": base, "format": _FORMATS[base]} if base in _FORMATS else base


def _both(text: Text) -> list[dict[str, str]]:
    return [_in("vi", text.vi), _in("en", text.en)]


def _in(language: str, words: str) -> dict[str, str]:
    return {"@value": words, "@language": language}


def _meaning(one: Meaning) -> dict[str, Any]:
    return one.model_dump(mode="json")
