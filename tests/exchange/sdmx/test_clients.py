"""sdmx1 and pysdmx read the served figures, and ask for them in the forms that were recorded."""

import csv
import io
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sdmx
import sdmx.reader.xml.v30  # sdmx1 2.28 fails to load it once it has read structure-specific data of 2.1
from pysdmx.api.dc.query import MultiFilter, Operator, TextFilter
from pysdmx.api.qb import ApiVersion, DataContext, DataQuery
from pysdmx.api.qb.data import DataFormat
from pysdmx.api.qb.service import RestService
from pysdmx.api.qb.structure import StructureFormat, StructureQuery, StructureReference, StructureType
from pysdmx.io import get_datasets, read_sdmx
from sqlalchemy.orm import Session

from tests.builders.country import build_country
from tests.builders.figures import build_figures
from tests.builders.people import user_at
from tests.exchange.sdmx.conftest import Served
from tienbo import clock
from tienbo.access.models import SignIn

HERE = Path(__file__).parent
RECORDED: dict[str, Any] = json.loads((HERE / "requests.json").read_text(encoding="utf-8"))
GUIDE = HERE.parents[2] / "docs" / "standards.md"
FREE = "." * 8
FLOW = "HT-NCB"
NUMBERS = {
    ("18001", "2023-12-15/P1Y"): 12.0,
    ("42", "2023-12-15/P1Y"): 12.0,
    ("42", "2025-12-15/P1Y"): 30.0,
}


@dataclass
class Service:
    """The figures of Hà Tĩnh, served, and a token of the province."""

    served: Served
    token: str

    def api(self, version: str) -> str:
        return f"{self.served.address}/api/v1/sdmx/{version}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@pytest.fixture
def service(session: Session, served: Served) -> Service:
    country = build_country(session)
    figures = build_figures(country)
    figures.report("18001", "2024", CB_F=12)
    figures.report("18003", "2026", CB_F=30)
    user, now = user_at(country, country.unit("42")), clock.now()
    started = SignIn(id=uuid4(), user_id=user.id, started_at=now, expires_at=now + timedelta(hours=1))
    session.add(started)
    session.flush()
    return Service(served, served.app.state.issuer.issue(user.id, started.id, 600))


def sdmx1_client(service: Service, version: str) -> sdmx.Client:
    """A client of a source as its users describe one; nothing of it knows our paths."""
    name = f"TIENBO{version.replace('.', '')}"
    versions = {"2.1": ["2.1"], "3.0": ["3.0.0"]}[version]
    source = {"id": name, "name": "Tien Bo", "url": service.api(version), "versions": versions}
    sdmx.add_source(source, override=True)
    client = sdmx.Client(name)
    client.session.headers.update(service.headers)
    return client


def numbers(frame: Any) -> dict[tuple[str, str], float]:
    """The known numbers by area and time."""
    told = frame.dropna().reset_index()
    return {(row.REF_AREA, row.TIME_PERIOD): float(row.value) for row in told.itertuples()}


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_sdmx1(service: Service, version: str) -> None:
    client = sdmx1_client(service, version)
    flows: Any = client.get("dataflow", agency_id="TIENBO")
    assert list(flows.dataflow) == [FLOW]
    described: Any = client.get("dataflow", FLOW, agency_id="TIENBO", params={"references": "all"})
    structure = described.structure["DSD_INDICATORS"]
    assert [one.id for one in structure.dimensions][:3] == ["FREQ", "REF_AREA", "INDICATOR"]
    assert described.codelist["CL_REF_AREA"]["18001-20250701"].name.localized_default("vi") == "Xã An Bình"
    key = f"A.42+18001.CB_F@42.live{FREE}"
    more: dict[str, Any] = {"params": {"startPeriod": "2024"}}
    if version == "3.0":
        more = {"agency_id": "TIENBO"}
        key = f"A.42.CB_F@42.live{'.*' * 8},A.18001.CB_F@42.live{'.*' * 8}"
    data = client.get("data", FLOW, key=key, dsd=structure, **more)
    assert numbers(sdmx.to_pandas(data)) == NUMBERS
    assert service.served.asked == RECORDED[f"sdmx1 {version}"]


def test_sdmx1_makes_a_key_of_names(service: Service) -> None:
    """A key by names makes the client read the data structure and check the values against the code lists."""
    client = sdmx1_client(service, "2.1")
    client.source.id = "TIENBO"
    data = client.get("data", FLOW, key={"REF_AREA": ["42"], "INDICATOR": ["CB_F@42"], "BASIS": ["live"]})
    assert numbers(sdmx.to_pandas(data)) == {key: value for key, value in NUMBERS.items() if key[0] == "42"}
    assert service.served.asked == RECORDED["sdmx1 by names"]


# Of which nothing is numbered yet: everything may have changed since.
MOMENT = datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_sdmx1_asks_for_what_changed(service: Service, version: str) -> None:
    client = sdmx1_client(service, version)
    structure: Any = client.get("dataflow", FLOW, agency_id="TIENBO", params={"references": "all"})
    more: dict[str, Any] = {"agency_id": "TIENBO"} if version == "3.0" else {}
    key = f"A.42.CB_F@42.live{FREE if version == '2.1' else '.*' * 8}"
    dsd = structure.structure["DSD_INDICATORS"]
    name = "updatedAfter" if version == "2.1" else "update_after"  # each refuses the other's
    more["params"] = {name: MOMENT.isoformat()}
    data = client.get("data", FLOW, key=key, dsd=dsd, **more)
    assert numbers(sdmx.to_pandas(data)) == {key: value for key, value in NUMBERS.items() if key[0] == "42"}
    assert service.served.asked[-1] == RECORDED["updatedAfter"][f"sdmx1 {version}"]


@pytest.mark.parametrize("version", [ApiVersion.V1_5_0, ApiVersion.V2_0_0], ids=lambda one: one.name)
def test_pysdmx_asks_for_what_changed(service: Service, version: ApiVersion) -> None:
    second = version >= ApiVersion.V2_0_0
    format_ = DataFormat.SDMX_CSV_2_0_0 if second else DataFormat.SDMX_CSV_1_0_0
    client = RestService(service.api("3.0" if second else "2.1"), version, format_, timeout=60)
    client._headers |= service.headers  # noqa: SLF001 -- the client has no other way to sign in
    key = f"A.42.CB_F@42.live{'.*' * 8 if second else FREE}"
    query = DataQuery(DataContext.DATAFLOW, "TIENBO", FLOW, key=key, updated_after=MOMENT)
    answer = client.data(query).decode()
    assert {row["OBS_VALUE"] for row in csv.DictReader(io.StringIO(answer))} >= {"12", "30"}
    assert service.served.asked[-1] == RECORDED["updatedAfter"][f"pysdmx {version.name}"]


@pytest.mark.parametrize(
    ("version", "data_format"),
    [
        (ApiVersion.V1_5_0, DataFormat.SDMX_ML_2_1_GEN),
        (ApiVersion.V1_5_0, DataFormat.SDMX_CSV_1_0_0),
        (ApiVersion.V2_0_0, DataFormat.SDMX_ML_3_0),
        (ApiVersion.V2_0_0, DataFormat.SDMX_CSV_2_0_0),
    ],
    ids=lambda one: one.name,
)
def test_pysdmx(service: Service, version: ApiVersion, data_format: DataFormat) -> None:
    second = version >= ApiVersion.V2_0_0
    structure_format = StructureFormat.SDMX_ML_3_0 if second else StructureFormat.SDMX_ML_2_1
    client = RestService(
        service.api("3.0" if second else "2.1"),
        version,
        data_format,
        structure_format,
        timeout=60,
    )
    client._headers |= service.headers  # noqa: SLF001 -- the client has no other way to sign in
    wanted = StructureQuery(StructureType.DATAFLOW, "TIENBO", FLOW, references=StructureReference.ALL)
    described = client.structure(wanted).decode()
    (structure,) = read_sdmx(described, validate=True).get_data_structure_definitions()
    assert len(structure.components.dimensions) == 13
    query = DataQuery(
        DataContext.DATAFLOW,
        "TIENBO",
        FLOW,
        key="*" if second else f"A.42+18001.CB_F@42.live{FREE}",
        components=_filters() if second else None,
    )
    (dataset,) = get_datasets(client.data(query).decode(), described)
    frame = dataset.data[dataset.data["OBS_VALUE"].notna()]
    told = {(row.REF_AREA, row.TIME_PERIOD): float(row.OBS_VALUE) for row in frame.itertuples() if row.OBS_VALUE != ""}
    assert told == NUMBERS
    assert service.served.asked == RECORDED[f"pysdmx {version.name} {data_format.name}"]


def _filters() -> MultiFilter:
    return MultiFilter(
        [
            TextFilter("REF_AREA", Operator.IN, ["42", "18001"]),
            TextFilter("INDICATOR", Operator.EQUALS, "CB_F@42"),
            TextFilter("BASIS", Operator.EQUALS, "live"),
            TextFilter("TIME_PERIOD", Operator.GREATER_THAN_OR_EQUAL, "2024"),
        ]
    )


def test_the_guides_examples(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    """What docs/standards.md shows in Python runs as it stands."""
    (example,) = re.findall(r"^```python sdmx\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names = {"API": f"{service.served.address}/api/v1", "TOKEN": service.token}
    exec(compile(example, str(GUIDE), "exec"), names)  # noqa: S102 -- our own text
    assert "HT-NCB" in capsys.readouterr().out
