"""Documents sent and received in edXML envelopes, by whom, and what a person is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.documents.models import Document
from tienbo.exchange.edxml.envelope import Attachment, Business, Envelope, Organ
from tienbo.exchange.edxml.reading import from_xml
from tienbo.exchange.edxml.writing import to_xml

AsUser = Callable[[User], Caller]
PLAN = Attachment("ke-hoach.txt", plans.PROVINCE.encode())
ENVELOPE = Envelope(
    sender=Organ("H27", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
    number="45",
    notation="KH-UBND",
    issued_on=date(2026, 1, 15),
    attachments=(PLAN,),
)


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


def receive(caller: Caller, envelope: Envelope | bytes) -> Any:
    data = envelope if isinstance(envelope, bytes) else to_xml(envelope, datetime(2026, 3, 2, tzinfo=UTC))
    return plans.upload(caller, data, name="van-ban.edxml")


def export(caller: Caller, document_id: int) -> Any:
    return caller.get(f"/documents/{document_id}/export", format="edxml")


class TestSend:
    def test_strangers(self, country: Country, province: Caller, client: TestClient, as_user: AsUser) -> None:
        held = plans.issued(province, plans.PROVINCE)
        path = f"/api/v1/documents/{held['id']}/export?format=edxml"
        assert client.get(path).status_code == 401
        assert export(as_user(user_at(country, country.unit("15"))), held["id"]).status_code == 404
        keeper = as_user(user_at(country, country.unit("42"), Role.administrator))
        assert export(keeper, held["id"]).status_code == 403
        assert export(as_user(user_at(country, country.unit("18003"))), held["id"]).status_code == 200

    def test_a_draft_is_not_sent(self, province: Caller) -> None:
        answer = export(province, plans.document(province, plans.PROVINCE)["id"])
        assert (answer.status_code, answer.json()["code"]) == (409, "not-issued")

    def test_the_header_and_the_very_file(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        answer = export(province, held["id"])
        assert answer.headers["content-type"] == "application/edxml+xml"
        assert answer.headers["content-disposition"].startswith("attachment")
        sent = from_xml(answer.content)
        assert (sent.number, sent.notation, sent.issued_on) == ("45", "KH-UBND", date(2026, 1, 15))
        assert sent.sender.name == held["issuer"]
        assert (sent.signer, sent.position) == (held["signer"], held["signer_position"])
        assert sent.subject == held["subject"]
        assert list(sent.places) == held["recipients"]
        assert sent.business is Business.new
        assert [one.content for one in sent.attachments] == [plans.PROVINCE.encode()]

    def test_a_withdrawn_one_is_revoked(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        plans.move(province, held, "withdraw", reason="Ban hành nhầm", on="2026-03-01")
        sent = from_xml(export(province, held["id"]).content)
        assert (sent.business, sent.reason) == (Business.revoke, "Ban hành nhầm")


class TestReceive:
    def test_strangers(self, country: Country, client: TestClient, as_user: AsUser) -> None:
        files = {"file": ("a.edxml", to_xml(ENVELOPE, datetime(2026, 3, 2, tzinfo=UTC)))}
        assert client.post("/api/v1/documents", files=files).status_code == 401
        assert receive(as_user(user_at(country, country.unit("42"), Role.auditor)), ENVELOPE).status_code == 403

    def test_becomes_a_draft_that_waits_for_a_person(self, province: Caller) -> None:
        answer = receive(province, ENVELOPE)
        assert answer.status_code == 201, answer.text
        (held,) = answer.json()["documents"]
        assert (held["state"], held["number"]) == ("draft", "45/KH-UBND")
        assert answer.json()["envelope"] == {
            "business": 0,
            "reason": None,
            "sender_code": "H27",
            "sender": "Ủy ban nhân dân tỉnh Hà Tĩnh",
            "filled": [],
            "differences": [],
        }
        assert province.get(f"/documents/{held['id']}/proposals").json()["items"]

    def test_what_the_text_leaves_blank_comes_from_the_envelope(self, session: Session, province: Caller) -> None:
        """A draft prints `Số:   /KH-UBND`; the office gave the number when it sent the plan."""
        blank = plans.PROVINCE.replace("45/KH", "  /KH").replace("ngày 15 tháng 01", "ngày   tháng  ")
        answer = receive(province, replace(ENVELOPE, attachments=(Attachment("a.txt", blank.encode()),)))
        assert {"number", "issued_on"} <= set(answer.json()["envelope"]["filled"])
        document = session.scalars(select(Document)).one()
        assert (document.number, document.number_key) == ("45/KH-UBND", "45/kh/ubnd")
        assert document.issued_on == date(2026, 1, 15)

    def test_where_they_disagree_the_text_stands_and_a_person_is_told(self, province: Caller) -> None:
        answer = receive(province, replace(ENVELOPE, number="54", business=Business.replace, reason="Thay bản cũ"))
        said = answer.json()["envelope"]
        assert said["differences"] == [{"field": "number", "envelope": "54/KH-UBND", "document": "45/KH-UBND"}]
        assert (said["business"], said["reason"]) == (3, "Thay bản cũ")

    def test_our_own_envelope_comes_back(self, country: Country, province: Caller, as_user: AsUser) -> None:
        sent = export(province, plans.issued(province, plans.PROVINCE)["id"]).content
        answer = receive(as_user(user_at(country, country.unit("18003"))), sent)
        assert answer.json()["envelope"]["differences"] == []
        assert answer.json()["documents"][0]["number"] == "45/KH-UBND"

    def test_the_first_file_that_can_be_read(self, province: Caller) -> None:
        files = (Attachment("anh.jpg", b"\xff\xd8\xff\xe0" * 20), PLAN)
        answer = receive(province, replace(ENVELOPE, attachments=files))
        assert answer.json()["file"]["name"] == "ke-hoach.txt"

    @pytest.mark.parametrize(
        ("envelope", "code"),
        [
            (replace(ENVELOPE, attachments=()), "edxml-no-attachment"),
            (replace(ENVELOPE, business=Business.revoke), "edxml-revokes"),
            (to_xml(ENVELOPE, datetime(2026, 3, 2, tzinfo=UTC))[:-30], "edxml-not-xml"),
        ],
        ids=["no file", "revokes", "cut off"],
    )
    def test_refused_in_both_languages(self, province: Caller, envelope: Any, code: str) -> None:
        answer = receive(province, envelope)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert answer.json()["title"] == "Không nhận được phong bì edXML."
