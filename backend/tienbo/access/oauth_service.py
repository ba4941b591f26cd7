"""Client credentials (RFC 6749, 4.4): a program proves who it is and gets a token of its own for ten minutes.

A program that is unknown, revoked or expired, or whose secret or assertion is wrong, gets the same answer after
the same work: one look-up, one comparison or one signature check.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tienbo.access.assertions import Assertion, read_assertion
from tienbo.access.clients_queries import CLIENT_ID, is_alive
from tienbo.access.clients_service import digest_of
from tienbo.access.keys import nobodys_jwk
from tienbo.access.models import ServiceClient, UsedAssertion
from tienbo.access.permissions import FOR_PROGRAMS
from tienbo.access.throttle import is_first
from tienbo.access.tokens import InvalidToken, TokenIssuer
from tienbo.database import Reach, set_reach
from tienbo.exchange import events
from tienbo.exchange.models import Event

# Writing down each use would make one row of each busy program contended.
USE_NOTED_EVERY = timedelta(minutes=1)
# Whoever knows a program's id could fill the log with refusals.
REFUSALS_NOTED_EVERY = timedelta(minutes=1)
# A row goes only when no check that began before its assertion expired can still be under way.
ASSERTIONS_KEPT = timedelta(minutes=1)
_NOBODYS_SECRET = digest_of("nobody has this secret")
_NOBODYS_KEY = nobodys_jwk()


class OAuthError(Exception):
    """An error in the form of RFC 6749, section 5.2: a code of its list and a sentence for developers."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.description = description
        self.status = status


class InvalidClient(OAuthError):  # noqa: N818 -- RFC 6749's word
    def __init__(self) -> None:
        super().__init__("invalid_client", "The client or its credential is not valid.", 401)


@dataclass(frozen=True)
class SecretProof:
    client_id: str
    secret: str


@dataclass(frozen=True)
class AssertionProof:
    client_id: str | None
    text: str


@dataclass(frozen=True)
class GrantedToken:
    token: str
    life: int
    scope: str


@dataclass(frozen=True)
class TokenLife:
    """Who signs, and for how many seconds at most."""

    issuer: TokenIssuer
    audience: str
    longest: int


def grant_token(
    session: Session, signing: TokenLife, proof: SecretProof | AssertionProof, scope: str | None, now: datetime
) -> GrantedToken:
    """A token for the program that proves to be the one it says.

    Raises:
        InvalidClient: it does not, or is no longer alive.
        OAuthError: `invalid_scope`, it asks for more than it was given.
    """
    client = _proved(session, signing.audience, proof, now)
    granted = _granted(client, scope)
    life = min(signing.longest, int((client.expires_at - now).total_seconds()))
    token_id = uuid4().hex
    token = signing.issuer.issue_to_client(client.id, granted, life, token_id)
    _note_use(session, client, token_id, granted, now)
    return GrantedToken(token, life, " ".join(granted))


def _proved(session: Session, audience: str, proof: SecretProof | AssertionProof, now: datetime) -> ServiceClient:
    if isinstance(proof, SecretProof):
        client = _claimed(session, proof.client_id, now)
        kept = client.secret_digest if client is not None else None
        if not hmac.compare_digest(kept or _NOBODYS_SECRET, digest_of(proof.secret)) or kept is None or client is None:
            _refuse(session, client, now)
        return client
    try:
        assertion = read_assertion(proof.text, audience)
    except InvalidToken as error:
        raise InvalidClient from error
    if proof.client_id not in {None, assertion.client_id}:
        raise InvalidClient
    client = _claimed(session, assertion.client_id, now)
    _check_assertion(session, client, assertion, now)
    if client is None:
        raise InvalidClient
    return client


def _claimed(session: Session, client_id: str, now: datetime) -> ServiceClient | None:
    """The living program of that id, in a transaction that sees no other."""
    if CLIENT_ID.fullmatch(client_id) is None:
        client_id = "-"  # an id that nobody has, so that the work is the same
    set_reach(session, Reach(claim=client_id))
    return session.scalar(select(ServiceClient).where(ServiceClient.id == client_id, is_alive(now)))


def _check_assertion(session: Session, client: ServiceClient | None, assertion: Assertion, now: datetime) -> None:
    key = client.public_jwk if client is not None else None
    try:
        assertion.prove(key or _NOBODYS_KEY)
    except InvalidToken:
        _refuse(session, client, now)
    if client is None or key is None:
        _refuse(session, client, now)
    session.execute(
        delete(UsedAssertion).where(
            UsedAssertion.client_id == client.id, UsedAssertion.expires_at <= now - ASSERTIONS_KEPT
        )
    )
    first_use = session.scalar(
        insert(UsedAssertion)
        .values(client_id=client.id, jti=assertion.jti, expires_at=assertion.expires_at)
        .on_conflict_do_nothing()
        .returning(UsedAssertion.jti)
    )
    if first_use is None:
        _refuse(session, client, now)


def _refuse(session: Session, client: ServiceClient | None, now: datetime) -> NoReturn:
    """Write down, once in a while, that someone failed to be this program.

    Raises:
        InvalidClient: always.
    """
    if client is not None:
        key = hashlib.sha256(f"client.refused {client.id}".encode()).digest()
        if is_first(session, key, now, REFUSALS_NOTED_EVERY):
            events.record_refusal(session, "client.refused", ("client", client.id), client.unit_id)
    raise InvalidClient


def _granted(client: ServiceClient, scope: str | None) -> list[str]:
    held = FOR_PROGRAMS.intersection(client.permissions)
    wanted = set(scope.split(" ")) if scope else held
    if not wanted <= held:
        raise OAuthError("invalid_scope", "The scope goes beyond what this client was given.")
    return sorted(wanted)


def _note_use(session: Session, client: ServiceClient, token_id: str, granted: list[str], now: datetime) -> None:
    set_reach(session, Reach(client_id=client.id))
    session.execute(
        update(ServiceClient)
        .where(ServiceClient.id == client.id)
        .where(ServiceClient.last_used_at.is_(None) | (ServiceClient.last_used_at <= now - USE_NOTED_EVERY))
        .values(last_used_at=now)
    )
    session.add(
        Event(
            kind="client.token-issued",
            unit_id=client.unit_id,
            subject_kind="client",
            subject_id=client.id,
            client_id=client.id,
            token_id=token_id,
            data={"scope": granted},
        )
    )
