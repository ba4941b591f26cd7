"""Signatures that the receivers' own library accepts."""

from datetime import UTC, datetime, timedelta, timezone

from tienbo.webhooks.signing import PREFIX, new_secret, signed_headers

# The example of the standard's own text.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'
AT = datetime.fromtimestamp(1614265330, UTC)


def test_the_example_of_the_standard() -> None:
    headers = signed_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY, [SECRET])
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_the_clock_of_vietnam_makes_no_difference() -> None:
    there = AT.astimezone(timezone(timedelta(hours=7)))
    assert signed_headers("msg_1", there, BODY, [SECRET]) == signed_headers("msg_1", AT, BODY, [SECRET])


def test_two_secrets_are_good_while_one_is_replaced() -> None:
    other = new_secret()
    both = signed_headers("msg_1", AT, BODY, [other, SECRET])["webhook-signature"].split(" ")
    assert both == [signed_headers("msg_1", AT, BODY, [one])["webhook-signature"] for one in (other, SECRET)]


def test_secrets_are_long_and_never_the_same() -> None:
    made = {new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(secret.startswith(PREFIX) and len(secret) == 50 for secret in made)
