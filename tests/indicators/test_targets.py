"""Targets through the API: who asks, of whom, by which document, and what stands beside them above."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.documents.models import Clause, Document, DocumentState, DocumentText
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]


def milestone(value: str = "60", **more: Any) -> dict[str, Any]:
    return {"from_year": 2025, "comparator": "at_least", "value": value} | more


def target(**more: Any) -> dict[str, Any]:
    asked = {"indicator": "HT.A", "printed": "đạt 60%", "source": "Kế hoạch xã, mục 2"}
    return asked | {"milestones": [milestone()]} | more


def document(session: Session, unit_id: int, state: DocumentState) -> int:
    """A document of the unit with the clause II.2."""
    held = Document(unit_id=unit_id, state=state, type="Kế hoạch", number="12/KH-UBND")
    session.add(held)
    session.flush()
    text = DocumentText(document_id=held.id, edition=1, start=0, end=0, header={})
    session.add(text)
    session.flush()
    words = {"kind": "arabic", "label": "2", "text": "2. Chỉ tiêu", "folded": "2. chi tieu"}
    place = {"anchor": "II.2", "position": 1, "depth": 1, "start": 0, "end": 0}
    session.add(Clause(text_id=text.id, document_id=held.id, **place, **words))
    session.flush()
    return held.id


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def leader(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.leader))


@pytest.fixture
def commune(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("18003"), Role.officer, Role.leader))


@pytest.fixture
def stranger(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("15"), Role.leader))


@pytest.fixture
def provincial(figures: Figures, commune: Caller) -> int:
    """The province's target of HT.A, which the shipped plan asks."""
    found: int = commune.get(f"/indicators/{figures.ids['HT.A']}").json()["targets"][0]["id"]
    return found


def versioned(caller: Caller, method: str, path: str, body: Any, version: int = 1) -> Any:
    return caller.request(method, path, json=body, headers={"If-Match": f'"{version}"'})


class TestCreate:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.post("/api/v1/targets", json={}).status_code == 401

    @pytest.mark.parametrize(("code", "status"), [("15", 404), ("42", 403)])
    def test_in_the_name_of_another_unit(self, country: Country, commune: Caller, code: str, status: int) -> None:
        assert commune.post("/targets", {"unit_id": country.unit(code), "target": target()}).status_code == status

    def test_an_officer(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        assert officer.post("/targets", {"unit_id": country.unit("42"), "target": target()}).status_code == 403

    def test_everything_that_can_be_said(self, country: Country, leader: Caller) -> None:
        wanted = target(
            units=["18003", "18001"],
            levels=["commune"],
            body_kinds=["peoples_committee"],
            condition="cơ quan có từ 30% nữ",
            baseline="33.5",
            baseline_year=2020,
            milestones=[milestone("35", to_year=2029), milestone("40", from_year=2030, comparator="aim_for")],
        )
        made = leader.post("/targets", {"unit_id": country.unit("42"), "target": wanted})
        assert made.status_code == 201, made.text
        found = made.json()
        assert sorted(unit["code"] for unit in found["units"]) == ["18001", "18003"]
        for name in ("levels", "body_kinds", "condition", "baseline", "baseline_year", "printed", "source"):
            assert found[name] == wanted[name], name
        assert [(one["from_year"], one["value"]) for one in found["milestones"]] == [(2025, "35"), (2030, "40")]
        assert (found["indicator"]["code"], found["indicator"]["measure_unit"]) == ("HT.A", "%")

    @pytest.mark.parametrize(
        ("wanted", "code", "pointer"),
        [
            (target(indicator="X"), "indicator-unknown", None),
            (target(units=["15"]), "unit-unknown", "/target/units"),
            (target(levels=["province"]), "level-above", "/target/levels"),
            (target(baseline_year=2020), "baseline-half", "/target/baseline"),
            (
                target(milestones=[milestone(), milestone(from_year=2030, to_year=2029)]),
                "years-reversed",
                "/target/milestones/1/to_year",
            ),
            (
                target(milestones=[milestone(comparator="every")]),
                "every-needs-yes-no",
                "/target/milestones/0/comparator",
            ),
            (target(milestones=[milestone(cell="sex=male")]), "cell-not-asked", "/target/milestones/0/cell"),
            (
                target(milestones=[milestone(from_year=2020, to_year=2025), milestone("61")]),
                "milestones-overlap",
                "/target/milestones/1/from_year",
            ),
        ],
        ids=lambda given: given if isinstance(given, str) and "/" not in given else "",
    )
    def test_what_does_not_hold_is_said_at_its_place(
        self, country: Country, commune: Caller, wanted: Any, code: str, pointer: str | None
    ) -> None:
        answer = commune.post("/targets", {"unit_id": country.unit("18003"), "target": wanted})
        assert (answer.status_code, answer.json()["code"]) == (409, code)
        assert [one["pointer"] for one in answer.json()["errors"]] == ([pointer] if pointer else [])


class TestSource:
    def test_a_document_of_the_unit_or_issued_above(
        self, session: Session, country: Country, leader: Caller, commune: Caller
    ) -> None:
        own = document(session, country.unit("18003"), DocumentState.confirmed)
        above = document(session, country.unit("42"), DocumentState.issued)
        for held in (own, above):
            wanted = {"unit_id": country.unit("18003"), "target": target(document_id=held, clause="II.2")}
            made = commune.post("/targets", wanted)
            assert made.status_code == 201, made.text
            found = made.json()
            assert (found["document"]["id"], found["document"]["number"], found["clause"]) == (
                held,
                "12/KH-UBND",
                "II.2",
            )

    @pytest.mark.parametrize(
        ("code", "state", "clause", "refused", "pointer"),
        [
            ("18003", "draft", "II.2", "document-not-confirmed", "/target/document_id"),
            ("42", "confirmed", "II.2", "document-unknown", "/target/document_id"),
            ("15", "issued", "II.2", "document-unknown", "/target/document_id"),
            ("18003", "confirmed", "II.9", "clause-unknown", "/target/clause"),
        ],
    )
    def test_others_are_none(
        self, session: Session, country: Country, commune: Caller, code: str, state: str, clause: str, refused: str,
        pointer: str,
    ) -> None:  # fmt: skip
        held = document(session, country.unit(code), DocumentState(state))
        wanted = {"unit_id": country.unit("18003"), "target": target(document_id=held, clause=clause)}
        answer = commune.post("/targets", wanted)
        assert (answer.status_code, answer.json()["code"]) == (409, refused)
        assert answer.json()["errors"][0]["pointer"] == pointer

    def test_no_such_document_at_all(self, country: Country, commune: Caller) -> None:
        wanted = {"unit_id": country.unit("18003"), "target": target(document_id=2_000_000_000)}
        assert commune.post("/targets", wanted).json()["code"] == "document-unknown"

    def test_a_document_that_the_reader_may_not_open_is_not_named(
        self, session: Session, country: Country, leader: Caller, commune: Caller
    ) -> None:
        held = document(session, country.unit("42"), DocumentState.confirmed)
        wanted = {"unit_id": country.unit("42"), "target": target(document_id=held)}
        made = leader.post("/targets", wanted).json()
        assert made["document"]["id"] == held
        assert commune.get(f"/targets/{made['id']}").json()["document"] is None

    def test_taken_away_again(self, session: Session, country: Country, commune: Caller) -> None:
        held = document(session, country.unit("18003"), DocumentState.confirmed)
        wanted = {"unit_id": country.unit("18003"), "target": target(document_id=held)}
        made = commune.post("/targets", wanted).json()
        answer = versioned(commune, "PUT", f"/targets/{made['id']}", {"reason": "nhầm", "target": target()})
        assert (answer.status_code, answer.json()["document"]) == (200, None)


class TestRead:
    def test_anonymous(self, client: TestClient, provincial: int) -> None:
        assert client.get(f"/api/v1/targets/{provincial}").status_code == 401

    def test_another_province(self, provincial: int, stranger: Caller) -> None:
        assert stranger.get(f"/targets/{provincial}").status_code == 404

    def test_the_nearest_prevails_and_the_higher_stands_beside(
        self, country: Country, figures: Figures, commune: Caller, leader: Caller
    ) -> None:
        made = commune.post("/targets", {"unit_id": country.unit("18003"), "target": target()})
        assert made.status_code == 201, made.text
        path = f"/indicators/{figures.ids['HT.A']}"
        own, higher = commune.get(path).json()["targets"]
        assert (own["unit"]["code"], own["overridden_by"]) == ("18003", None)
        assert (higher["unit"]["code"], higher["overridden_by"]["code"]) == ("42", "18003")
        provincial = leader.get(path).json()["targets"]
        assert [one["overridden_by"] for one in provincial] == [None, None]

    def test_a_lower_ambition_is_seen_year_by_year(self, country: Country, commune: Caller, leader: Caller) -> None:
        above = target(milestones=[milestone("30", from_year=2021), milestone("40", from_year=2030)])
        leader.post("/targets", {"unit_id": country.unit("42"), "target": above})
        wanted = {"unit_id": country.unit("18003"), "target": target(milestones=[milestone("35")])}
        made = commune.post("/targets", wanted).json()
        (higher,) = [one for one in made["higher"] if one["source"] == "Kế hoạch xã, mục 2"]
        assert higher["unit"]["code"] == "42"
        years = [(one["from_year"], one["to_year"], one["higher_value"], one["ambition"]) for one in higher["years"]]
        assert years == [(2025, 2029, "30", "higher"), (2030, None, "40", "lower")]

    @pytest.mark.parametrize("other", [{"levels": ["province"]}, {"body_kinds": ["department"]}, {"units": ["18001"]}])
    def test_what_is_asked_of_others_is_not_beside(
        self, country: Country, commune: Caller, leader: Caller, other: Any
    ) -> None:
        said = {"levels": ["commune"], "body_kinds": ["peoples_committee"], "units": ["18003"]}
        leader.post("/targets", {"unit_id": country.unit("42"), "target": target(source="khác") | other})
        made = commune.post("/targets", {"unit_id": country.unit("18003"), "target": target(**said)}).json()
        assert "khác" not in [one["source"] for one in made["higher"]]


class TestChange:
    def test_anonymous(self, client: TestClient, provincial: int) -> None:
        assert client.put(f"/api/v1/targets/{provincial}", json={}).status_code == 401

    def test_strangers(self, provincial: int, stranger: Caller, commune: Caller) -> None:
        body = {"reason": "thử", "target": target()}
        assert versioned(stranger, "PUT", f"/targets/{provincial}", body).status_code == 404
        assert versioned(commune, "PUT", f"/targets/{provincial}", body).status_code == 403

    def test_with_a_reason_and_the_version_that_was_read(self, country: Country, commune: Caller) -> None:
        made = commune.post("/targets", {"unit_id": country.unit("18003"), "target": target()}).json()
        path = f"/targets/{made['id']}"
        milestones = [milestone(to_year=2029, comparator="more_than"), milestone("75", from_year=2030, to_verify=True)]
        body = {"reason": "kế hoạch sửa", "target": target(milestones=milestones, levels=["commune"])}
        answer = versioned(commune, "PUT", path, body)
        assert answer.status_code == 200, answer.text
        assert [one["value"] for one in answer.json()["milestones"]] == ["60", "75"]
        assert versioned(commune, "PUT", path, body).status_code == 412
        assert versioned(commune, "PUT", path, body, version=2).json()["code"] == "nothing-changed"


class TestWithdraw:
    def test_anonymous(self, client: TestClient, provincial: int) -> None:
        assert client.post(f"/api/v1/targets/{provincial}/withdraw", json={}).status_code == 401

    def test_strangers(self, provincial: int, stranger: Caller, commune: Caller) -> None:
        for caller, status in ((stranger, 404), (commune, 403)):
            answer = versioned(caller, "POST", f"/targets/{provincial}/withdraw", {"reason": "thử"})
            assert answer.status_code == status

    def test_it_stays_readable_and_is_changed_no_more(
        self, country: Country, commune: Caller, session: Session
    ) -> None:
        made = commune.post("/targets", {"unit_id": country.unit("18003"), "target": target()}).json()
        path = f"/targets/{made['id']}"
        gone = versioned(commune, "POST", f"{path}/withdraw", {"reason": "kế hoạch hết hiệu lực"})
        assert (gone.json()["withdrawn"], gone.json()["actions"]) == ("kế hoạch hết hiệu lực", [])
        body = {"reason": "sửa", "target": target(levels=["commune"])}
        assert versioned(commune, "PUT", path, body, version=2).json()["code"] == "target-withdrawn"
        kinds = session.scalars(select(Event.kind).where(Event.subject_kind == "target").order_by(Event.id)).all()
        assert kinds == ["target.set", "target.withdrawn"]
