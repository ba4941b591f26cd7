"""The facts of real plan documents: whole, without running text, held by the right units, read by successors."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.documents.akoma_rules import faults, parsed
from tests.documents.recognise.real_texts import DOCUMENTS, needs_texts
from tienbo import packs
from tienbo.access.models import User
from tienbo.documents.contents import CONTENT
from tienbo.documents.models import Document, DocumentState, DocumentText, Proposal, ProposalKind, ProposalState
from tienbo.packs import plan_documents
from tienbo.packs.files import read_json
from tienbo.packs.matrix import load_matrix, unit_on
from tienbo.packs.plan_documents import OF_OTHERS, WHOLE, load_plan_documents
from tienbo.packs.register import load_committees, load_units

AsUser = Callable[[User], Caller]
FOLDER = Path(packs.__file__).parent / "documents"
NAMES = (*WHOLE, *OF_OTHERS)
MOST_WORDS = 14


def kinds(name: str, kind: str) -> list[dict[str, Any]]:
    return [item["content"] for item in read_json(name)["proposals"] if item["content"]["kind"] == kind]


class TestFiles:
    def test_every_file_is_loaded(self) -> None:
        assert {f"documents/{path.name}" for path in FOLDER.glob("*.json")} == set(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def test_every_fact_has_the_shape_of_its_kind(self, name: str) -> None:
        for item in read_json(name)["proposals"]:
            CONTENT.validate_python(item["content"])

    @pytest.mark.parametrize("name", NAMES)
    def test_a_quote_is_a_few_words(self, name: str) -> None:
        for item in read_json(name)["proposals"]:
            content = item["content"]
            places = [*content.get("mentions", []), *content.get("tasks", []), *content.get("places", [])]
            for quote in (item["quote"], content.get("what"), *(place["quote"] for place in places)):
                assert len((quote or "").rstrip(" …").split()) <= MOST_WORDS

    def test_the_targets_of_2016_2020_as_the_text_has_them(self) -> None:
        values = [target["values"] for target in kinds("documents/ha_tinh_2016_2020.json", "target")]
        assert [(each[0]["comparator"], each[0]["value"], each[0]["flag"]) for each in values] == [
            (">=", "30", None),
            (">=", "35", None),
            (">=", "25", None),
            ("=", None, True),
            ("=", "50", None),
        ]

    def test_the_late_input_of_dong_tuyen_is_there(self) -> None:
        found = kinds("documents/dong_tuyen_2024.json", "finding")
        late = [finding["text_vi"] for finding in found if finding["code"] == "deadline-order"]
        assert any("05/12" in str(text) and "10/11" in str(text) for text in late)

    @needs_texts
    @pytest.mark.parametrize(
        ("name", "seed"),
        [("documents/thua_thien_hue_huyen_2018.json", "000"), ("documents/ha_tinh_board_2019.json", "002")],
    )
    def test_agrees_with_the_hand_annotation(self, name: str, seed: str) -> None:
        wanted = json.loads((DOCUMENTS.parent / "expected" / "documents.json").read_text(encoding="utf-8"))["seeds"][
            seed
        ]
        cited = {(item["number"], item["issued_on"], len(item["mentions"])) for item in kinds(name, "citation")}
        assert cited == {(item["number"], item["date"], len(item["mentions"])) for item in wanted["citations"]}
        duties = [(item["senders"], item["via"], item["forward_to"]) for item in kinds(name, "obligation")]
        assert duties == [(item["from"], item["via"], item["forward_to"]) for item in wanted["reporting"]]
        agencies = {piece for item in wanted["responsibilities"] for piece in item["agency"].split("; ")}
        ours = {piece for item in kinds(name, "responsibility") for piece in str(item["agency"]).split("; ")}
        assert {agency[:12].lower() for agency in agencies} == {agency[:12].lower() for agency in ours}


# For one class alone: what it holds uncommitted would keep the next class's units waiting.
@pytest.fixture(scope="class")
def register(engine: Engine) -> Iterator[Session]:
    with engine.connect() as connection, connection.begin() as transaction:
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            load_units(session)
            load_committees(session)
            load_matrix(session)
            load_plan_documents(session)
            yield session
        transaction.rollback()


def held(session: Session, code: str, day: date) -> Document:
    unit_id = unit_on(session, code, day).unit_id
    return session.scalars(select(Document).where(Document.unit_id == unit_id, Document.number.is_(None))).one()


class TestLoaded:
    def test_four_documents_of_which_the_decision_alone_is_issued(self, register: Session) -> None:
        found = session_states(register)
        assert found == {DocumentState.issued: 1, DocumentState.confirmed: 3}

    def test_the_decision_is_not_loaded_twice_and_has_its_facts(self, register: Session) -> None:
        decision = register.scalars(select(Document).where(Document.number == "02/QĐ-BVSTBCPN")).one()
        counts = dict(
            register.execute(
                select(Proposal.kind, func.count()).where(Proposal.document_id == decision.id).group_by(Proposal.kind)
            ).all()
        )
        assert counts[ProposalKind.citation] == 7
        assert counts[ProposalKind.obligation] == 2
        assert ProposalKind.matrix not in counts

    def test_holders_and_issuers(self, register: Session) -> None:
        hue, ha_tinh = held(register, "46", date(2018, 11, 20)), held(register, "42", date(2016, 3, 31))
        dong_tuyen = held(register, "02662", date(2024, 2, 29))
        assert hue.issuer_id is None
        assert ha_tinh.issuer_id is not None
        assert dong_tuyen.issuer_id is not None
        assert (dong_tuyen.number, dong_tuyen.issued_on) == (None, None)

    def test_facts_have_no_text_and_are_confirmed(self, register: Session) -> None:
        texts = register.scalars(select(DocumentText)).all()
        assert {(text.file_id, text.start, text.end) for text in texts} == {(None, 0, 0)}
        assert set(register.scalars(select(Proposal.state))) == {ProposalState.confirmed}
        assert set(register.scalars(select(Proposal.start))) == {None}


def session_states(session: Session) -> dict[DocumentState, int]:
    return dict(session.execute(select(Document.state, func.count()).group_by(Document.state)).all())


class TestRead:
    """Through the API; the small country of the tests has Hà Tĩnh and Đồng Tuyển."""

    @pytest.fixture
    def country(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> Country:
        country = build_country(session)
        load_matrix(session)
        monkeypatch.setattr(plan_documents, "WHOLE", [name for name in WHOLE if "thua_thien_hue" not in name])
        load_plan_documents(session)
        return country

    def shown(self, country: Country, as_user: AsUser, code: str) -> list[dict[str, Any]]:
        caller = as_user(user_at(country, country.unit(code)))
        items: list[dict[str, Any]] = caller.get("/documents").json()["items"]
        return items

    def test_a_stranger_sees_none(self, country: Country, as_user: AsUser) -> None:
        shown = [item["subject"] for item in self.shown(country, as_user, "02746")]
        assert not any("Hà Tĩnh" in subject for subject in shown)
        assert not any("Đồng Tuyền" in item["subject"] for item in self.shown(country, as_user, "42"))

    def test_the_issued_decision_is_read_below(self, country: Country, as_user: AsUser) -> None:
        assert [item["number"] for item in self.shown(country, as_user, "18003")] == ["02/QĐ-BVSTBCPN"]

    def test_the_successor_reads_cascade_and_files(self, country: Country, as_user: AsUser) -> None:
        (plan,) = self.shown(country, as_user, "02746")
        caller = as_user(user_at(country, country.unit("02746")))
        assert plan["state"] == "confirmed"
        above = caller.get(f"/documents/{plan['id']}/cascade").json()["above"]
        assert [cited["number"] for cited in above] == ["76/KH-UBND"]
        assert faults(parsed(caller.get(f"/documents/{plan['id']}/export", format="akn").content)) == []
        assert caller.get(f"/documents/{plan['id']}/export", format="docx").status_code == 200
