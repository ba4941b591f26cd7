"""Deleting what has run out: rows that open nothing any more and are no history either."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, literal, select
from sqlalchemy.orm import DeclarativeBase, Session

from tienbo.access.models import AccessLink, RefreshToken, SignIn, SignOnAttempt, Throttle, UsedAssertion
from tienbo.access.oauth_service import ASSERTIONS_KEPT
from tienbo.access.throttle import ACCOUNT, ACCOUNT_AND_NETWORK, NETWORK
from tienbo.exchange.idempotency_models import KEPT, KeptAnswer

LONGEST_REMEMBERED = max(limit.forgotten_after for limit in (ACCOUNT_AND_NETWORK, ACCOUNT, NETWORK))


def tidy(session: Session, now: datetime) -> dict[str, int]:
    """Delete expired rows, as the worker role; answers how many of each table.

    Sign-ins stay, since they tell which networks are an account's own, and so do their events.
    """
    over = select(SignIn.id).where(SignIn.ended_at.is_not(None) | (SignIn.expires_at <= now))
    expired: dict[type[DeclarativeBase], ColumnElement[bool]] = {
        Throttle: (Throttle.last_at < now - LONGEST_REMEMBERED) & (Throttle.blocked_until <= now),
        AccessLink: AccessLink.expires_at <= now,
        SignOnAttempt: SignOnAttempt.expires_at <= now,
        UsedAssertion: UsedAssertion.expires_at <= now - ASSERTIONS_KEPT,
        KeptAnswer: KeptAnswer.made_at <= now - KEPT,
        RefreshToken: RefreshToken.sign_in_id.in_(over),
    }
    return {
        table.__tablename__: len(session.execute(delete(table).where(rule).returning(literal(1))).all())
        for table, rule in expired.items()
    }
