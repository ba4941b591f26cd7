"""Lists, aggregates, the feed and webhooks, as the client reads them."""

import base64
from datetime import UTC, date, datetime
from decimal import Decimal

import httpx
import pytest

from tests.client.service import Service, event, problem
from tienbo.client import Cursor, FeedRestored, NotOurs, UnexpectedAnswer, read_webhook
from tienbo.webhooks.signing import new_secret, signed_headers

A, B, C = {"id": 1}, {"id": 2}, {"id": 3}
FIGURE = {
    "form_id": 1,
    "period": "2025",
    "indicator_id": 3,
    "category_id": 0,
    "number": "98.04",
    "numerator": "100",
    "denominator": "102",
    "expected": 3,
    "counted": 2,
    "missing": 1,
    "quality": "exact",
    "reason": None,
    "lower": None,
    "upper": None,
    "withheld": False,
}
AGGREGATES = {
    "unit": {"id": 1, "code": "42", "name": "Tỉnh Hà Tĩnh", "level": "province"},
    "basis": "live",
    "geography": None,
    "as_of": "2026-03-02T01:00:00Z",
    "without_unit": [],
    "indicators": [],
    "categories": [],
    "figures": [FIGURE],
    "children": [],
}


class TestLists:
    def test_page_after_page_only_as_far_as_is_wanted(self) -> None:
        pages = [{"items": [A, B], "next_cursor": "b"}, {"items": [C], "next_cursor": None}]
        service = Service([httpx.Response(200, json=page) for page in pages])
        found = service.client().each("/units", {"level": "province"})
        assert next(found) == A
        assert len(service.got) == 1
        assert list(found) == [B, C]
        assert [dict(request.url.params) for request in service.got] == [
            {"level": "province"},
            {"level": "province", "cursor": "b"},
        ]


class TestAggregates:
    def test_typed_and_exact(self) -> None:
        service = Service([httpx.Response(200, json=AGGREGATES)])
        found = service.client().aggregates(
            1, indicator_ids=[3, 4], periods=["2025"], geography=date(2026, 1, 1), children=True
        )
        assert found.figures[0].number == Decimal("98.04")
        params = service.got[0].url.params
        assert params.get_list("indicator_id") == ["3", "4"]
        assert (params["geography"], params["children"]) == ("2026-01-01", "true")
        assert "form_id" not in params

    def test_not_what_is_known(self) -> None:
        service = Service([httpx.Response(200, json={"unit": 1})])
        with pytest.raises(UnexpectedAnswer, match="Aggregates"):
            service.client().aggregates(1, indicator_ids=[3], periods=["2025"])


def page(*numbers: int, behind: bool = False, at: str = "1-9") -> httpx.Response:
    return httpx.Response(200, json={"items": [event(one) for one in numbers], "next": at, "behind": behind})


class TestFeed:
    def test_to_its_end_also_past_what_is_not_ours(self) -> None:
        service = Service([page(1, 2, behind=True, at="1-5"), page(behind=True, at="1-8"), page(9)])
        found = list(service.client().feed("1-0"))
        assert [one.cursor for one in found] == ["1-1", "1-2", "1-9"]
        assert [request.url.params["after"] for request in service.got] == ["1-0", "1-5", "1-8"]

    def test_followed_it_waits_at_the_service(self) -> None:
        service = Service([page(), page(1)])
        assert next(service.client().feed(follow=True)).id == 1
        assert [request.url.params["wait"] for request in service.got] == ["30", "30"]

    def test_a_restored_backup_is_raised(self) -> None:
        service = Service([problem(410, "feed-restored")])
        with pytest.raises(FeedRestored):
            next(service.client().feed("1-999"))

    def test_cursors(self) -> None:
        assert Cursor.read("3-20451") == (3, 20451)
        assert str(Cursor(3, 20451)) == "3-20451"
        with pytest.raises(ValueError, match="values"):
            Cursor.read("latest")


SENT = datetime(2026, 3, 2, 8, tzinfo=UTC)
BODY = b'{"type":"submission.accepted","timestamp":"2026-03-02T08:00:00Z","data":{"event_id":5,"cursor":"1-5"}}'


class TestWebhooks:
    def read(self, secret: str | list[str], signing: list[str], body: bytes = BODY, late: int = 0) -> str:
        headers = signed_headers("msg-1", SENT, BODY, signing)
        return read_webhook(headers, body, secret, now=SENT.timestamp() + late).id

    def test_what_the_service_signs_is_believed(self) -> None:
        secret = new_secret()
        headers = {name.title(): value for name, value in signed_headers("msg-1", SENT, BODY, [secret]).items()}
        message = read_webhook(headers, BODY, secret, now=SENT.timestamp())
        assert (message.id, message.type, message.data.cursor) == ("msg-1", "submission.accepted", "1-5")

    def test_also_while_a_secret_is_being_replaced(self) -> None:
        old, new = new_secret(), new_secret()
        assert self.read(new, [old, new]) == self.read([old, new], [old]) == "msg-1"

    def test_a_message_that_only_tries_the_way(self) -> None:
        secret, body = new_secret(), b'{"type":"webhook.ping","timestamp":"2026-03-02T08:00:00Z","data":{}}'
        headers = signed_headers("msg-2", SENT, body, [secret])
        assert read_webhook(headers, body, secret, now=SENT.timestamp()).data.event_id is None

    def test_strangers(self) -> None:
        secret = new_secret()
        for body, late, other in ((BODY + b" ", 0, secret), (BODY, 301, secret), (BODY, -301, secret), (BODY, 0, None)):
            with pytest.raises(NotOurs):
                self.read(other or new_secret(), [secret], body, late)

    @pytest.mark.parametrize("lacking", ["webhook-id", "webhook-timestamp", "webhook-signature"])
    def test_without_a_header(self, lacking: str) -> None:
        secret = new_secret()
        headers = signed_headers("msg-1", SENT, BODY, [secret])
        del headers[lacking]
        with pytest.raises(NotOurs):
            read_webhook(headers, BODY, secret, now=SENT.timestamp())

    @pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff"], ids=["nothing", "list", "empty", "bytes"])
    def test_signed_but_none_of_our_messages(self, body: bytes) -> None:
        secret = new_secret()
        with pytest.raises(NotOurs, match="none of our messages"):
            read_webhook(signed_headers("m", SENT, body, [secret]), body, secret, now=SENT.timestamp())

    def test_no_secret(self) -> None:
        assert base64.b64decode(new_secret().removeprefix("whsec_"))
        with pytest.raises(ValueError, match="whsec_"):
            read_webhook(signed_headers("m", SENT, BODY, [new_secret()]), BODY, "whsec_?", now=SENT.timestamp())
