"""Documents from upload to issue, by whom, and what strangers see of them."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


@pytest.fixture
def commune(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("18003")))


@pytest.fixture
def stranger(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("15")))


def proposals(caller: Caller, document_id: int, kind: str) -> list[dict[str, Any]]:
    items = caller.get(f"/documents/{document_id}/proposals").json()["items"]
    return [item for item in items if item["kind"] == kind]


def decide(caller: Caller, item: dict[str, Any], state: str, **said: Any) -> Any:
    return caller.post(f"/proposals/{item['id']}/decision", {"state": state, **said}, version=item["version"])


class TestUpload:
    def test_anonymous(self, client: TestClient) -> None:
        assert client.post("/api/v1/documents", files={"file": ("a.txt", b"a")}).status_code == 401

    def test_who_only_reads(self, country: Country, as_user: AsUser) -> None:
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor))
        assert plans.upload(auditor, plans.PROVINCE).status_code == 403

    def test_for_another_unit(self, country: Country, stranger: Caller, commune: Caller, province: Caller) -> None:
        unit_id = country.unit("18003")
        assert plans.upload(stranger, plans.COMMUNE, unit_id=unit_id).status_code == 404
        assert plans.upload(province, plans.COMMUNE, unit_id=unit_id).status_code == 403
        assert plans.upload(commune, plans.COMMUNE, unit_id=unit_id).status_code == 201

    def test_proposes_what_the_text_says(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        assert held["state"] == "draft"
        assert (held["number"], held["issued_on"]) == ("45/KH-UBND", "2026-01-15")
        assert held["issuer_body"]["name"] == "Ủy ban nhân dân tỉnh Hà Tĩnh"
        assert held["subject"].startswith("Thực hiện công tác bình đẳng giới")
        assert [item["content"]["number"] for item in proposals(province, held["id"], "citation")] == ["28/NQ-CP"]
        assert len(proposals(province, held["id"], "target")) == 2
        assert "confirm" in held["actions"]
        assert "issue" not in held["actions"]

    def test_every_place_points_at_its_words(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        text = province.get(f"/documents/{held['id']}/text").json()
        for clause in text["clauses"]:
            assert plans.PROVINCE[clause["start"] : clause["end"]] == clause["text"]
        for item in province.get(f"/documents/{held['id']}/proposals").json()["items"]:
            if item["start"] is not None:
                words = plans.PROVINCE[item["start"] : item["end"]]
                assert "".join(words.split()) == "".join(item["quote"].split())

    def test_the_same_file_twice(self, province: Caller) -> None:
        first = plans.upload(province, plans.PROVINCE).json()
        again = plans.upload(province, plans.PROVINCE, name="khác tên.txt")
        assert (again.status_code, again.json()["known"]) == (200, True)
        assert [item["id"] for item in again.json()["documents"]] == [item["id"] for item in first["documents"]]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("trong.txt", b"", "file-empty"),
            ("anh.docx", b"PK\x03\x04 not a zip", "file-damaged"),
            ("la.bin", bytes(range(256)) * 8, "file-unknown-format"),
        ],
    )
    def test_says_why_a_file_is_not_read(self, province: Caller, name: str, content: bytes, code: str) -> None:
        answer = plans.upload(province, content, name)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert province.get("/documents").json()["items"] == []

    def test_refuses_what_is_too_large(self, province: Caller, client: TestClient) -> None:
        limit = client.app.state.settings.upload_limit  # type: ignore[attr-defined]
        answer = plans.upload(province, b"a" * (limit + 1))
        assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")

    def test_a_name_is_only_a_name(self, province: Caller) -> None:
        answer = plans.upload(province, plans.PROVINCE, name="../../Kế hoạch.txt").json()
        held = answer["documents"][0]["id"]
        file = province.get(f"/documents/{held}/file")
        assert file.content == plans.PROVINCE.encode()
        assert file.headers["content-security-policy"] == "sandbox"
        assert file.headers["content-disposition"].startswith('attachment; filename="')
        assert "/" not in file.headers["content-disposition"]


class TestReading:
    def test_anonymous(self, client: TestClient, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        for path in ("", f"/{held}", f"/{held}/text", f"/{held}/proposals", f"/{held}/history", f"/{held}/file"):
            assert client.get(f"/api/v1/documents{path}").status_code == 401
        assert client.get("/api/v1/documents/search?q=a").status_code == 401

    def test_another_province(self, province: Caller, stranger: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)["id"]
        for path in ("", "/text", "/proposals", "/history", "/file", "/clauses/I"):
            assert stranger.get(f"/documents/{held}{path}").status_code == 404
        assert stranger.get("/documents").json() == {
            "items": [],
            "next_cursor": None,
            "counts": dict.fromkeys(stranger.get("/documents").json()["counts"], 0),
        }
        assert stranger.get("/documents/search", q="bình đẳng").json()["items"] == []

    def test_below_only_what_is_issued(self, province: Caller, commune: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        assert commune.get(f"/documents/{held['id']}").status_code == 404
        plans.confirm_all(province, held["id"])
        confirmed = plans.move(province, held, "confirm")
        assert commune.get(f"/documents/{held['id']}").status_code == 404
        plans.move(province, confirmed, "issue")
        assert commune.get(f"/documents/{held['id']}").json()["actions"] == []

    def test_below_only_what_is_confirmed(self, province: Caller, commune: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        target, other = proposals(province, held["id"], "target")
        assert decide(province, other, "rejected").status_code == 200
        plans.confirm_all(province, held["id"])
        plans.move(province, plans.move(province, held, "confirm"), "issue")
        read = commune.get(f"/documents/{held['id']}/proposals").json()
        assert read["editable"] is False
        assert [item["id"] for item in read["items"] if item["kind"] == "target"] == [target["id"]]

    def test_clause_by_anchor(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        clause = province.get(f"/documents/{held}/clauses/II.2").json()
        assert clause["text"].startswith("2. Ủy ban nhân dân các xã")
        assert clause["parent"] == "II"
        assert province.get(f"/documents/{held}/clauses/IX").status_code == 404

    def test_filters(self, province: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        for params, found in (
            ({"q": "binh dang gioi"}, 1),
            ({"q": "45/KH-UBND"}, 1),
            ({"q": "46/KH-UBND"}, 0),
            ({"year": 2026}, 1),
            ({"year": 2025}, 0),
            ({"type": "Kế hoạch"}, 1),
            ({"state": "issued"}, 0),
            ({"open": True}, 1),
        ):
            assert len(province.get("/documents", **params).json()["items"]) == found, params


class TestSearch:
    def test_with_and_without_diacritics(self, province: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        for words in ("tập huấn", "tap huan", "TẬP HUẤN"):
            (hit,) = province.get("/documents/search", q=words).json()["items"]
            assert hit["anchor"] == "I.2"
            assert hit["excerpt"][1] == "tập huấn"

    def test_typed_diacritics_rank_first(self, province: Caller) -> None:
        text = plans.PROVINCE + "\nIII. GHI CHÚ\n1. Đăng ký lớp tạp huân của bà con.\n"
        plans.document(province, text)
        hits = province.get("/documents/search", q="tập huấn").json()["items"]
        assert hits[0]["anchor"] == "I.2"

    def test_pages(self, province: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        every = [hit["anchor"] for hit in province.get("/documents/search", q="ủy ban").json()["items"]]
        assert len(every) > 2
        paged, cursor = [], None
        while True:
            page = province.get("/documents/search", q="ủy ban", limit=1, **({"cursor": cursor} if cursor else {}))
            paged += [hit["anchor"] for hit in page.json()["items"]]
            cursor = page.json()["next_cursor"]
            if cursor is None:
                break
        assert paged == every

    def test_marks_alone_find_nothing(self, province: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        assert province.get("/documents/search", q="&|!():*'").json()["items"] == []


class TestDeciding:
    def test_anonymous(self, client: TestClient, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        item = proposals(province, held, "target")[0]
        assert client.post(f"/api/v1/proposals/{item['id']}/decision", json={"state": "confirmed"}).status_code == 401

    def test_another_province(self, province: Caller, stranger: Caller) -> None:
        item = proposals(province, plans.document(province, plans.PROVINCE)["id"], "target")[0]
        assert decide(stranger, item, "confirmed").status_code == 404

    def test_a_superior_reads_and_does_not_decide(self, province: Caller, commune: Caller) -> None:
        held = plans.document(commune, plans.COMMUNE)["id"]
        item = proposals(commune, held, "target")[0]
        assert province.get(f"/documents/{held}").status_code == 200
        assert decide(province, item, "confirmed").status_code == 403

    def test_confirm_correct_reject_and_back(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        item = proposals(province, held, "target")[0]
        confirmed = decide(province, item, "confirmed").json()
        assert (confirmed["state"], confirmed["corrected"], confirmed["decided_by"]) == (
            "confirmed",
            False,
            "Người dùng thử",
        )
        content = {**confirmed["content"], "scope": "toàn tỉnh"}
        corrected = decide(province, confirmed, "confirmed", content=content).json()
        assert (corrected["corrected"], corrected["content"]["scope"]) == (True, "toàn tỉnh")
        rejected = decide(province, corrected, "rejected").json()
        back = decide(province, rejected, "proposed").json()
        assert (back["state"], back["decided_by"]) == ("proposed", None)

    def test_needs_the_version_that_was_read(self, province: Caller) -> None:
        item = proposals(province, plans.document(province, plans.PROVINCE)["id"], "target")[0]
        path = f"/proposals/{item['id']}/decision"
        assert province.post(path, {"state": "confirmed"}).status_code == 428
        assert decide(province, item, "confirmed").status_code == 200
        assert decide(province, item, "rejected").status_code == 412

    def test_refuses_content_of_another_kind(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        item = proposals(province, held, "target")[0]
        other = proposals(province, held, "citation")[0]["content"]
        answer = decide(province, item, "confirmed", content=other)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/content/kind")

    def test_many_at_once_all_or_none(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        one, two = proposals(province, held, "target")
        decide(province, two, "confirmed")
        path = f"/documents/{held}/proposals/confirm"
        stale = {"proposals": [[one["id"], one["version"]], [two["id"], two["version"]]]}
        assert province.post(path, stale).status_code == 412
        assert proposals(province, held, "target")[0]["state"] == "proposed"

    def test_add_what_was_not_seen(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)["id"]
        start = plans.PROVINCE.index("xây dựng kế hoạch của địa phương")
        content = {
            "kind": "responsibility",
            "agency": "Ủy ban nhân dân các xã",
            "agencies": [],
            "requested": False,
            "tasks": [],
        }
        body = {"start": start, "end": start + 32, "content": content}
        added = province.post(f"/documents/{held}/proposals", body).json()
        assert (added["clause"], added["quote"], added["confidence"]) == (
            "II.2",
            "xây dựng kế hoạch của địa phương",
            None,
        )
        outside = province.post(f"/documents/{held}/proposals", {**body, "end": 10**6})
        assert (outside.status_code, outside.json()["errors"][0]["code"]) == (422, "outside-text")


class TestMoving:
    def test_strangers(self, client: TestClient, province: Caller, stranger: Caller, commune: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        path, body = f"/documents/{held['id']}/move", {"action": "withdraw", "reason": "thử"}
        assert client.post(f"/api/v1{path}", json=body).status_code == 401
        assert stranger.post(path, body, version=held["version"]).status_code == 404
        assert commune.post(path, body, version=held["version"]).status_code == 403

    def test_an_officer_does_not_issue(self, country: Country, as_user: AsUser, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        plans.confirm_all(province, held["id"])
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        confirmed = plans.move(officer, held, "confirm")
        answer = officer.post(f"/documents/{held['id']}/move", {"action": "issue"}, version=confirmed["version"])
        assert answer.status_code == 403

    def test_nothing_is_confirmed_unread(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        path = f"/documents/{held['id']}/move"
        answer = province.post(path, {"action": "confirm"}, version=held["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "proposals-undecided")

    def test_nothing_is_issued_without_number_and_day(self, province: Caller) -> None:
        text = plans.PROVINCE.replace("Số: 45/KH-UBND", "Số:     /KH-UBND").replace("ngày 15", "ngày   ")
        held = plans.document(province, text)
        assert (held["number"], held["issued_on"]) == (None, None)
        plans.confirm_all(province, held["id"])
        confirmed = plans.move(province, held, "confirm")
        answer = province.post(f"/documents/{held['id']}/move", {"action": "issue"}, version=confirmed["version"])
        assert answer.status_code == 409
        assert {error["pointer"] for error in answer.json()["errors"]} == {"/number", "/issued_on"}

    def test_an_ending_says_why(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        path = f"/documents/{held['id']}/move"
        assert province.post(path, {"action": "withdraw"}, version=held["version"]).status_code == 422
        gone = plans.move(province, held, "withdraw", reason="Trùng với kế hoạch khác")
        assert (gone["state"], gone["state_reason"], gone["actions"]) == ("withdrawn", "Trùng với kế hoạch khác", [])

    def test_replaced_by_another_and_not_in_a_circle(self, province: Caller) -> None:
        old = plans.issued(province, plans.PROVINCE)
        new = plans.issued(province, plans.PROVINCE.replace("45/KH", "46/KH"))
        gone = plans.move(province, old, "replace", reason="Có kế hoạch mới", replaced_by_id=new["id"])
        assert gone["replaced_by"]["number"] == "46/KH-UBND"
        body = {"action": "replace", "reason": "ngược lại", "replaced_by_id": old["id"]}
        answer = province.post(f"/documents/{new['id']}/move", body, version=new["version"])
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "circle")


class TestCorrecting:
    def test_strangers(self, client: TestClient, province: Caller, stranger: Caller, commune: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        path = f"/documents/{held['id']}"
        assert client.patch(f"/api/v1{path}", json={"signer": "A"}).status_code == 401
        assert stranger.patch(path, {"signer": "A"}, version=1).status_code == 404
        assert commune.patch(path, {"signer": "A"}, version=1).status_code == 404

    def test_number_in_its_usual_spelling(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        body = {"number": "46 / KH - UBND", "issuer": "UBND tỉnh"}
        changed = province.patch(f"/documents/{held['id']}", body, version=held["version"]).json()
        assert (changed["number"], changed["issuer_body"]["name"]) == ("46/KH-UBND", "Ủy ban nhân dân tỉnh Hà Tĩnh")
        (entry, *_) = province.get(f"/documents/{held['id']}/history").json()["items"]
        assert entry["data"]["changes"]["number"] == ["45/KH-UBND", "46/KH-UBND"]

    def test_one_document_is_held_once(self, province: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        other = plans.document(province, plans.PROVINCE.replace("45/KH", "46/KH"))
        answer = province.patch(f"/documents/{other['id']}", {"number": "45/KH-UBND"}, version=other["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "already-held")

    def test_nothing_to_correct(self, province: Caller) -> None:
        held = plans.document(province, plans.PROVINCE)
        assert province.patch(f"/documents/{held['id']}", {}, version=held["version"]).status_code == 422

    def test_an_issued_document_stands(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        answer = province.patch(f"/documents/{held['id']}", {"signer": "A"}, version=held["version"])
        assert (answer.status_code, answer.json()["code"]) == (409, "not-in-this-state")


class TestAmending:
    def amend(self, caller: Caller, held: dict[str, Any], text: str, reason: str = "Sửa lỗi") -> Any:
        return caller.request(
            "POST",
            f"/documents/{held['id']}/editions",
            files={"file": ("b.txt", text.encode())},
            data={"reason": reason},
            headers={"If-Match": f'"{held["version"]}"'},
        )

    def test_strangers(self, province: Caller, stranger: Caller, commune: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        assert self.amend(stranger, held, plans.PROVINCE).status_code == 404
        assert self.amend(commune, held, plans.PROVINCE).status_code == 403

    def test_old_anchors_stay_and_decisions_are_kept(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        without = plans.PROVINCE.replace("2. 100% xã có cán bộ được tập huấn về bình đẳng giới.\n", "")
        amended = self.amend(province, held, without).json()
        assert [edition["edition"] for edition in amended["editions"]] == [2, 1]
        gone = province.get(f"/documents/{held['id']}/clauses/I.2").json()
        assert (gone["edition"], gone["current"]) == (1, False)
        kept = province.get(f"/documents/{held['id']}/clauses/I.1").json()
        assert (kept["edition"], kept["current"]) == (2, True)
        (target,) = proposals(province, held["id"], "target")
        assert target["state"] == "confirmed"

    def test_what_is_new_is_open_in_an_issued_document(self, province: Caller) -> None:
        held = plans.issued(province, plans.PROVINCE)
        more = plans.PROVINCE.replace("\nII. TỔ", "3. 50% xã có câu lạc bộ phụ nữ.\n\nII. TỔ")
        self.amend(province, held, more)
        targets = proposals(province, held["id"], "target")
        (new,) = [item for item in targets if item["state"] == "proposed"]
        assert decide(province, new, "confirmed").status_code == 200
        assert decide(province, targets[0], "rejected").status_code == 409


class TestCiting:
    def test_a_later_upload_fills_the_stub(self, province: Caller, commune: Caller) -> None:
        held = plans.document(commune, plans.COMMUNE)["id"]
        (citation,) = proposals(commune, held, "citation")
        assert citation["cited"] == []
        (stub,) = commune.get("/documents/stubs").json()["items"]
        assert (stub["number"], [ref["id"] for ref in stub["cited_by"]]) == ("45/KH-UBND", [held])
        plan = plans.issued(province, plans.PROVINCE)
        (citation,) = proposals(commune, held, "citation")
        assert [ref["id"] for ref in citation["cited"]] == [plan["id"]]
        assert "45/KH-UBND" not in [stub["number"] for stub in commune.get("/documents/stubs").json()["items"]]

    def test_a_draft_above_fills_nothing(self, province: Caller, commune: Caller) -> None:
        plans.document(province, plans.PROVINCE)
        held = plans.document(commune, plans.COMMUNE)["id"]
        assert proposals(commune, held, "citation")[0]["cited"] == []

    def test_the_same_number_of_another_day_is_another_document(self, province: Caller, commune: Caller) -> None:
        plans.issued(province, plans.PROVINCE.replace("ngày 15 tháng 01", "ngày 16 tháng 01"))
        held = plans.document(commune, plans.COMMUNE)["id"]
        (citation,) = proposals(commune, held, "citation")
        assert citation["cited"] == []

    def test_a_person_says_which_is_meant(self, province: Caller, commune: Caller, stranger: Caller) -> None:
        plan = plans.issued(province, plans.PROVINCE.replace("ngày 15 tháng 01", "ngày 16 tháng 01"))
        foreign = plans.document(stranger, plans.PROVINCE)
        held = plans.document(commune, plans.COMMUNE)["id"]
        (citation,) = proposals(commune, held, "citation")
        assert decide(commune, citation, "confirmed", cited_id=foreign["id"]).status_code == 422
        said = decide(commune, citation, "confirmed", cited_id=plan["id"]).json()
        assert [ref["id"] for ref in said["cited"]] == [plan["id"]]


def test_everything_is_written_down(province: Caller, session: Session) -> None:
    held = plans.issued(province, plans.PROVINCE)["id"]
    kinds = session.scalars(
        select(Event.kind).where(Event.subject_kind == "document", Event.subject_id == str(held)).order_by(Event.id)
    ).all()
    assert kinds == ["document.uploaded", "proposal.confirmed", "document.confirmed", "document.issued"]
    assert len(province.get(f"/documents/{held}/history").json()["items"]) == 4
