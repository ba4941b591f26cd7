"""Every event arrives at whoever is to be told, whatever the receiver does meanwhile."""

import json
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tienbo import clock
from tienbo.access.sealing import SecretBox
from tienbo.exchange.models import Event
from tienbo.exchange.sequencing import begin_generation, last_sequenced
from tienbo.webhooks import delivering
from tienbo.webhooks.addresses import Destination, Forbidden
from tienbo.webhooks.delivering import PAUSES, deliver, enqueue
from tienbo.webhooks.models import Webhook, WebhookDelivery
from tienbo.webhooks.sending import Answer
from tienbo.webhooks.service import PURPOSE
from tienbo.webhooks.signing import new_secret, signed_headers

BOX = SecretBox("a" * 32, PURPOSE)
THERE = Destination("portal.example.vn", "8.8.8.8", "/hook")


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def webhook(country: Country) -> Webhook:
    begin_generation(country.session)
    return add_webhook(country)


def add_webhook(country: Country, *kinds: str, unit: str = "42") -> Webhook:
    end = last_number(country.session)
    webhook = Webhook(
        unit_id=country.unit(unit),
        name="Cổng",
        url="https://portal.example.vn/hook",
        kinds=[*kinds],
        after_sequence=end,
    )
    country.session.add(webhook)
    country.session.flush()
    webhook.secret = BOX.seal(webhook.id, SECRET)
    return webhook


SECRET = new_secret()


def last_number(session: Session) -> int:
    end = last_sequenced(session)
    return end.sequence if end else 0


def happen(country: Country, *kinds: str, unit: str = "18003") -> None:
    for kind in kinds:
        country.session.add(
            Event(kind=kind, unit_id=country.unit(unit), subject_kind="test", subject_id="1", data={"bí mật": 1})
        )
        country.session.flush()
    begin_generation(country.session)


class Receiver:
    """Takes messages, or fails as it is told to."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.got: list[tuple[dict[str, str], bytes]] = []

    def __call__(self, to: Destination, headers: dict[str, str], body: bytes) -> Answer:
        assert to == THERE
        answer = self.answers.pop(0) if self.answers else Answer(204, None)
        self.got.append((headers, body))
        return answer


def send(session: Session, receiver: Receiver, box: SecretBox = BOX) -> bool:
    return deliver(session, ["portal.example.vn"], box, receiver, lambda _: THERE)


def make_due(session: Session) -> None:
    for delivery in session.scalars(select(WebhookDelivery).where(WebhookDelivery.due_at.is_not(None))):
        delivery.due_at = clock.now() - timedelta(seconds=1)
    session.flush()


def deliveries(session: Session) -> list[WebhookDelivery]:
    return list(session.scalars(select(WebhookDelivery).order_by(WebhookDelivery.id)))


class TestEnqueue:
    def test_what_happens_below_and_nothing_twice(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        happen(country, "submission.accepted", unit="15")
        for _ in range(2):
            assert enqueue(country.session) is False
        (told,) = deliveries(country.session)
        assert (told.webhook_id, told.kind) == (webhook.id, "submission.accepted")

    def test_the_message_leads_to_the_event_and_tells_nothing_of_it(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        said = json.loads(deliveries(country.session)[0].body)
        assert set(said) == {"type", "timestamp", "data"}
        assert said["timestamp"].endswith("Z")
        assert set(said["data"]) == {"event_id", "cursor", "unit_id", "subject"}

    def test_kinds_and_families_of_kinds(self, country: Country) -> None:
        begin_generation(country.session)
        add_webhook(country, "submission", "matrix.issued")
        happen(country, "submission.accepted", "matrix.issued", "matrix.changed", "submissions.not")
        enqueue(country.session)
        assert [one.kind for one in deliveries(country.session)] == ["submission.accepted", "matrix.issued"]

    def test_nobody_is_told_of_webhooks(self, country: Country, webhook: Webhook) -> None:
        happen(country, "webhook.gave-up")
        enqueue(country.session)
        assert deliveries(country.session) == []

    def test_while_it_is_stopped_its_place_is_kept(self, country: Country, webhook: Webhook) -> None:
        webhook.active = False
        happen(country, "submission.accepted")
        enqueue(country.session)
        assert deliveries(country.session) == []
        webhook.active = True
        enqueue(country.session)
        assert len(deliveries(country.session)) == 1

    def test_the_window_is_gone_through_piece_by_piece(
        self, country: Country, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(delivering, "WINDOW", 2)
        happen(country, *["submission.accepted"] * 5)
        rounds = 1
        while enqueue(country.session):
            rounds += 1
        assert (rounds, len(deliveries(country.session))) == (3, 5)


class TestDeliver:
    def test_signed_and_noted(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        receiver = Receiver()
        assert send(country.session, receiver) is False
        ((headers, body),) = receiver.got
        (delivery,) = deliveries(country.session)
        at = clock.now()
        expected = signed_headers(delivery.message_id, at, body, [SECRET])
        assert headers["webhook-id"] == delivery.message_id
        if headers["webhook-timestamp"] == expected["webhook-timestamp"]:
            assert headers == expected
        assert (delivery.due_at, delivery.attempts, delivery.last_status) == (None, 1, 204)
        assert delivery.delivered_at is not None

    def test_both_secrets_while_one_is_replaced(self, country: Country, webhook: Webhook) -> None:
        webhook.previous_secret, webhook.previous_until = webhook.secret, clock.now() + timedelta(hours=1)
        webhook.secret = BOX.seal(webhook.id, new_secret())
        happen(country, "submission.accepted")
        enqueue(country.session)
        receiver = Receiver()
        send(country.session, receiver)
        assert len(receiver.got[0][0]["webhook-signature"].split(" ")) == 2

    @pytest.mark.parametrize(
        "answer", [Answer(500, None), Answer(302, None), Answer(404, None), Answer(None, "ConnectTimeout")]
    )
    def test_what_is_not_taken_is_tried_again_later(self, country: Country, webhook: Webhook, answer: Answer) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        receiver = Receiver(answer)
        send(country.session, receiver)
        (delivery,) = deliveries(country.session)
        assert delivery.due_at is not None
        assert delivery.due_at > clock.now()
        send(country.session, receiver)
        assert len(receiver.got) == 1
        make_due(country.session)
        send(country.session, receiver)
        assert [headers["webhook-id"] for headers, _ in receiver.got] == [delivery.message_id] * 2
        assert delivery.delivered_at is not None

    def test_after_days_it_is_given_up_and_said(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        attempts = len(PAUSES) + 1
        receiver = Receiver(*[Answer(500, None)] * attempts)
        for _ in range(attempts):
            make_due(country.session)
            send(country.session, receiver)
        (delivery,) = deliveries(country.session)
        assert (delivery.due_at, delivery.delivered_at, delivery.attempts) == (None, None, attempts)
        assert sum(PAUSES, timedelta()) > timedelta(days=3)
        country.session.scalars(select(Event).where(Event.kind == "webhook.gave-up")).one()

    def test_gone_stops_it(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted", "matrix.issued")
        enqueue(country.session)
        send(country.session, Receiver(Answer(410, None), Answer(410, None)))
        assert (webhook.active, webhook.stopped_because) == (False, "gone")
        make_due(country.session)
        receiver = Receiver()
        send(country.session, receiver)
        assert receiver.got == []
        country.session.scalars(select(Event).where(Event.kind == "webhook.stopped")).one()

    def test_an_address_that_turned_inwards_is_never_called(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        receiver = Receiver()

        def turned(_: str) -> Destination:
            raise Forbidden("portal.example.vn is at 127.0.0.1, which is not out in the world")

        deliver(country.session, ["portal.example.vn"], BOX, receiver, turned)
        (delivery,) = deliveries(country.session)
        assert receiver.got == []
        assert delivery.last_error is not None
        assert "127.0.0.1" in delivery.last_error

    def test_under_another_installations_secret_it_stops(self, country: Country, webhook: Webhook) -> None:
        happen(country, "submission.accepted")
        enqueue(country.session)
        receiver = Receiver()
        send(country.session, receiver, SecretBox("b" * 32, PURPOSE))
        assert receiver.got == []
        assert webhook.stopped_because == "unreadable-secret"

    def test_every_event_arrives_at_a_receiver_that_fails_three_times_in_ten(
        self, country: Country, webhook: Webhook
    ) -> None:
        happen(country, *["submission.accepted"] * 120)
        enqueue(country.session)
        chance = Random(7)
        arrived: Counter[str] = Counter()

        def unsteady(_: Destination, headers: dict[str, str], __: bytes) -> Answer:
            if chance.random() < 0.3:
                return Answer(503, None)
            arrived[headers["webhook-id"]] += 1
            return Answer(200, None)

        for _ in range(60):
            make_due(country.session)
            deliver(country.session, ["portal.example.vn"], BOX, unsteady, lambda _: THERE)
        assert set(arrived) == {delivery.message_id for delivery in deliveries(country.session)}
        assert len(arrived) == 120
        assert all(delivery.delivered_at for delivery in deliveries(country.session))
