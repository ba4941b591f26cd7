"""Signatures of Standard Webhooks (standardwebhooks.com, symmetric): so a receiver knows who sent it, and when."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Final

PREFIX: Final = "whsec_"
_SECRET_BYTES: Final = 32


def new_secret() -> str:
    """256 random bits, written as the receivers' libraries read them."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def signed_headers(message_id: str, sent_at: datetime, body: bytes, signing: Iterable[str]) -> dict[str, str]:
    """The three headers of a message, with a signature for each secret that is good now."""
    seconds = str(int(sent_at.timestamp()))
    signatures = " ".join(_signature(secret, message_id, seconds, body) for secret in signing)
    return {"webhook-id": message_id, "webhook-timestamp": seconds, "webhook-signature": signatures}


def _signature(secret: str, message_id: str, seconds: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message_id}.{seconds}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
