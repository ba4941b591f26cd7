"""Catalogues as files: what goes out comes in the same, and a file is brought in as a whole or not at all."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event
from tienbo.indicators import catalogue_files, catalogue_sheets
from tienbo.indicators.catalogue_files import entries_of
from tienbo.indicators.definitions import Catalogue, IndicatorGiven, MilestoneGiven, TargetGiven, VersionGiven
from tienbo.indicators.importing import MODELS
from tienbo.indicators.models import Direction, Indicator, IndicatorKind, Origin, PeriodRule
from tienbo.indicators.target_models import Comparator

AsUser = Callable[[User], Caller]

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]) | st.just("\n"), max_size=40
).map(lambda text: text.strip())
WORDS = TEXT.map(lambda text: f"=1+1 {text} x".strip())
CODES = st.from_regex(r"[A-ZĐ][A-Z0-9.]{0,8}", fullmatch=True)
NUMBERS = st.decimals(-(10**9), 10**9, places=3)
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@st.composite
def versions(draw: st.DrawFn) -> list[VersionGiven]:
    starts = sorted(draw(st.lists(DAYS, unique=True, max_size=3)))
    ends = [day - timedelta(days=1) for day in starts]
    return [
        VersionGiven(
            name_vi=draw(WORDS),
            name_en=draw(WORDS),
            definition=draw(WORDS),
            formula=draw(TEXT),
            measure_unit="người",
            origin=draw(st.sampled_from(Origin)),
            source=draw(WORDS),
            clause=draw(st.none() | st.just("II.2.a")),
            to_verify=draw(st.booleans()),
            valid_from=first,
            valid_to=last,
            change=draw(WORDS) if number else None,
        )
        for number, (first, last) in enumerate(zip([None, *starts], [*ends, None], strict=True))
    ]


INDICATORS = st.builds(
    IndicatorGiven,
    code=CODES,
    kind=st.sampled_from(IndicatorKind),
    numerator=st.none() | st.just("A[sex=female,level=commune]"),
    factor=st.none() | st.just(100),
    period_rule=st.sampled_from(PeriodRule),
    direction=st.sampled_from(Direction),
    plausible_min=st.none() | NUMBERS,
    plausible_max=st.none() | NUMBERS,
    sensitivity_threshold=st.none() | st.integers(1, 9),
    cells=st.lists(st.sampled_from(["sex=male", "sex=female", "level=commune,sex=male"]), unique=True),
    complete=st.lists(st.sampled_from(["sex", "level"]), unique=True),
    versions=versions(),
)
MILESTONES = st.builds(
    MilestoneGiven,
    from_year=st.integers(2000, 2050),
    to_year=st.none() | st.integers(2050, 2100),
    cell=st.sampled_from(["", "sex=male"]),
    comparator=st.sampled_from(Comparator),
    value=NUMBERS,
    to_verify=st.booleans(),
)
TARGETS = st.builds(
    TargetGiven,
    indicator=CODES,
    units=st.lists(st.sampled_from(["18003", "02746"]), unique=True),
    condition=st.none() | WORDS,
    printed=WORDS,
    source=WORDS,
    baseline=st.none() | NUMBERS,
    milestones=st.lists(MILESTONES, min_size=1, max_size=3),
)
CATALOGUES = st.builds(Catalogue, indicators=st.lists(INDICATORS, max_size=3), targets=st.lists(TARGETS, max_size=3))


def read_back(data: bytes) -> Catalogue:
    held: dict[str, list[Any]] = {"indicators": [], "targets": []}
    for entry in entries_of(data):
        held[entry.kind.value].append(MODELS[entry.kind].model_validate(entry.raw))
    return Catalogue(**held)


@given(catalogue=CATALOGUES)
@settings(max_examples=60)
def test_json_gives_back_what_went_out(catalogue: Catalogue) -> None:
    assert read_back(catalogue_files.to_json(catalogue)) == catalogue


@given(catalogue=CATALOGUES)
@settings(max_examples=12)
def test_a_spreadsheet_gives_back_what_went_out(catalogue: Catalogue) -> None:
    assert read_back(catalogue_sheets.to_xlsx(catalogue)) == catalogue


def test_nothing_in_a_spreadsheet_is_a_formula() -> None:
    words = dict.fromkeys(("name_vi", "name_en", "definition", "measure_unit", "source"), "=HYPERLINK(1)")
    version = VersionGiven(**words)
    given = Catalogue(indicators=[IndicatorGiven(code="A", kind=IndicatorKind.count, versions=[version])])
    page = load_workbook(BytesIO(catalogue_sheets.to_xlsx(given))).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def leader(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.leader))


def send(caller: Caller, step: str, unit_id: int, data: bytes, token: str | None = None) -> Any:
    form = {"unit_id": unit_id} | ({"token": token} if token else {})
    return caller.request("POST", f"/catalogue/{step}", files={"file": ("a", data)}, data=form)


def exported(caller: Caller, unit_id: int, kind: str) -> bytes:
    answer = caller.get("/catalogue/file", unit_id=unit_id, format=kind)
    assert answer.status_code == 200
    return answer.content


class TestStrangers:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        assert client.get("/api/v1/catalogue/file", params={"unit_id": 1}).status_code == 401
        for step in ("preview", "import"):
            assert client.post(f"/api/v1/catalogue/{step}", data={"unit_id": 1}).status_code == 401

    def test_others(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        unit_id, data = country.unit("42"), b'{"format": "tienbo-catalogue-1"}'
        stranger = as_user(user_at(country, country.unit("15"), Role.leader))
        assert stranger.get("/catalogue/file", unit_id=unit_id).status_code == 404
        assert send(stranger, "preview", unit_id, data).status_code == 404
        below = as_user(user_at(country, country.unit("18003"), Role.leader))
        assert below.get("/catalogue/file", unit_id=unit_id).status_code == 200
        assert send(below, "preview", unit_id, data).status_code == 403
        officer = as_user(user_at(country, unit_id, Role.officer))
        assert send(officer, "preview", unit_id, data).status_code == 403


class TestImport:
    @pytest.mark.parametrize("kind", ["json", "xlsx"])
    def test_what_is_there_changes_nothing(self, country: Country, leader: Caller, session: Session, kind: str) -> None:
        unit_id = country.unit("42")
        data = exported(leader, unit_id, kind)
        seen = send(leader, "preview", unit_id, data).json()
        assert (seen["new"], seen["changed"], seen["refused"]) == (0, 0, 0)
        assert seen["unchanged"] == 29
        done = send(leader, "import", unit_id, data, seen["token"])
        assert done.status_code == 200, done.text
        assert exported(leader, unit_id, "json") == exported(leader, unit_id, "json")
        assert session.scalar(select(func.count()).where(Event.kind == "catalogue.imported")) == 0
        assert set(session.scalars(select(Indicator.version))) == {1}

    def test_into_another_unit_it_is_the_same(self, country: Country, leader: Caller, as_user: AsUser) -> None:
        data = exported(leader, country.unit("42"), "xlsx")
        other = as_user(user_at(country, country.unit("15"), Role.administrator))
        unit_id = country.unit("15")
        seen = send(other, "preview", unit_id, data).json()
        assert (seen["new"], seen["refused"]) == (29, 0)
        assert json.loads(exported(other, unit_id, "json"))["indicators"] == []
        assert send(other, "import", unit_id, data, seen["token"]).status_code == 200
        assert exported(other, unit_id, "json") == exported(leader, country.unit("42"), "json")

    def test_row_by_row_and_all_or_nothing(self, country: Country, leader: Caller, session: Session) -> None:
        unit_id = country.unit("42")
        held = json.loads(exported(leader, unit_id, "json"))
        words = held["indicators"][0]["versions"][0]
        fresh = {"code": "MOI", "kind": "count", "versions": [words]}
        wrong = {"code": "SAI", "kind": "ratio", "versions": [words]}
        odd = {"code": "LA", "kind": "tally", "colour": 1, "versions": [words]}
        data = json.dumps({"format": held["format"], "indicators": [fresh, wrong, odd, fresh]}).encode()
        seen = send(leader, "preview", unit_id, data).json()
        assert seen["token"] is None
        assert [entry["status"] for entry in seen["entries"]] == ["new", "refused", "refused", "refused"]
        codes = [{problem["code"] for problem in entry["problems"]} for entry in seen["entries"]]
        assert codes == [set(), {"ratio-needs-parts"}, {"enum", "extra-forbidden"}, {"repeated"}]
        english = leader.request(
            "POST",
            "/catalogue/preview",
            files={"file": ("a", data)},
            data={"unit_id": unit_id},
            headers={"Accept-Language": "en"},
        ).json()
        assert (
            english["entries"][1]["problems"][0]["detail"] == "A ratio needs a numerator, a denominator and a factor."
        )
        assert session.scalar(select(Indicator.id).where(Indicator.code == "MOI")) is None
        assert send(leader, "import", unit_id, data, "x" * 64).json()["code"] == "catalogue-changed"

    def test_a_changed_word_is_said_and_recorded(self, country: Country, leader: Caller, session: Session) -> None:
        unit_id = country.unit("42")
        held = json.loads(exported(leader, unit_id, "json"))
        held["indicators"] = [one for one in held["indicators"] if one["code"] == "CB.F"]
        held["indicators"][0]["versions"][0]["name_en"] = "Women in public service"
        held["targets"] = []
        data = json.dumps(held).encode()
        seen = send(leader, "preview", unit_id, data).json()
        assert [entry["changes"] for entry in seen["entries"]] == [["versions/1/name_en"]]
        assert send(leader, "import", unit_id, data, seen["token"]).json()["changed"] == 1
        event = session.scalars(select(Event).where(Event.kind == "catalogue.imported")).one()
        assert event.data["entries"] == [["indicators", "CB.F", "changed", ["versions/1/name_en"]]]
        stale = send(leader, "import", unit_id, data, seen["token"])
        assert (stale.status_code, stale.json()["code"]) == (409, "catalogue-changed")

    @pytest.mark.parametrize(
        "data",
        [b"", b"[]", b"{}", b'{"format": "x"}', b"PK\x03\x04rubbish", b'{"format":"tienbo-catalogue-1","targets":3}'],
    )
    def test_no_catalogue(self, country: Country, leader: Caller, data: bytes) -> None:
        assert send(leader, "preview", country.unit("42"), data).status_code == 422
