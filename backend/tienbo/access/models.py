from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    DateTime,
    Enum,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    String,
    func,
)
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB, Range
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class Role(StrEnum):
    """What a person does at a body: enters, leads, administers, or only looks."""

    officer = "officer"
    leader = "leader"
    administrator = "administrator"
    auditor = "auditor"


role_type = Enum(Role, name="role")


class User(Base):
    """A person who signs in. People who leave are made inactive, never deleted."""

    __tablename__ = "app_user"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    login: Mapped[str] = mapped_column(unique=True, comment="Lower case.")
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(comment="For links, where the installation can send mail.")
    password_hash: Mapped[str | None] = mapped_column(comment="Null: invited, or signs in by the province's provider.")
    password_changed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary, comment="Encrypted; the second factor's key.")
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), comment="Null: not in use.")
    totp_last_step: Mapped[int | None] = mapped_column(BigInteger, comment="A code's time step counts once.")
    active: Mapped[bool]
    demo: Mapped[bool] = mapped_column(comment="A made-up account of the demo.")
    rehearsal_date: Mapped[date | None] = mapped_column(comment="Demo only: the day on which it lives.")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class RecoveryCode(Base):
    """A code for a user without the second factor's telephone; only a keyed digest is kept, and it counts once."""

    __tablename__ = "recovery_code"

    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RoleGrant(Base):
    """A role that a user holds at one body while `valid`; the unit is the body's, for row security."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("uq_role_grant_user_id", "user_id", "body_id", "role", "valid", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[Role] = mapped_column(role_type)
    valid: Mapped[Range[date]] = mapped_column(DATERANGE, server_default="(,)")
    delegated_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("app_user.id"), comment="Whose deputy the user is while this is valid; null: their own role."
    )


class SignIn(Base):
    """One sign-in of a user: a family of refresh tokens that ends as a whole."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    method: Mapped[str] = mapped_column(
        server_default="password", comment="password, password+totp, password+recovery, oidc"
    )
    user_agent: Mapped[str | None] = mapped_column(comment="As the browser named itself.")
    network: Mapped[str | None] = mapped_column(comment="Address of the client.")


class RefreshToken(Base):
    """Only the SHA-256 of a refresh token is kept; using one makes its successor."""

    __tablename__ = "refresh_token"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class LinkKind(StrEnum):
    invitation = "invitation"
    password_reset = "password_reset"  # noqa: S105 -- the name of a kind


link_kind_type = Enum(LinkKind, name="access_link_kind")


class AccessLink(Base):
    """A link that lets its holder set a password once; only the SHA-256 of its secret is kept."""

    __tablename__ = "access_link"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    kind: Mapped[LinkKind] = mapped_column(link_kind_type)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Throttle(Base):
    """Failures of one account or one network; the key is a keyed hash, so the table tells no names."""

    __tablename__ = "throttle"

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    blocked_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ServiceClient(Base):
    """A program that signs in by itself: some permissions on one unit's subtree until a date."""

    __tablename__ = "service_client"
    __table_args__ = (CheckConstraint("secret_digest IS NOT NULL OR public_jwk IS NOT NULL", name="has_a_credential"),)

    id: Mapped[str] = mapped_column(primary_key=True, comment="client_id")
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True, comment="Top of the subtree it may use.")
    name: Mapped[str]
    permissions: Mapped[list[str]] = mapped_column(ARRAY(String))
    secret_digest: Mapped[bytes | None] = mapped_column(LargeBinary, comment="SHA-256 of a random secret.")
    public_jwk: Mapped[dict[str, Any] | None] = mapped_column(JSONB, comment="For private_key_jwt; P-256.")
    made_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class UsedAssertion(Base):
    """A client assertion's `jti`, which counts once; rows may go after they expire."""

    __tablename__ = "used_assertion"

    client_id: Mapped[str] = mapped_column(ForeignKey("service_client.id"), primary_key=True)
    jti: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ExternalIdentity(Base):
    """Who a province's sign-on provider says someone is, and the user here."""

    __tablename__ = "external_identity"

    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    linked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class SignOnAttempt(Base):
    """A round trip to a sign-on provider that came back: its state, kept as SHA-256, counts once.

    What else belongs to it is derived from the state or kept in the browser, so that setting out writes nothing.
    """

    __tablename__ = "sign_on_attempt"

    state_digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), comment="The row may go after this.")
