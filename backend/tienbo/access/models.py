from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import DateTime, Enum, ForeignKey, Identity, Index, LargeBinary, func
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
    password_hash: Mapped[str]
    active: Mapped[bool]
    demo: Mapped[bool] = mapped_column(comment="A made-up account of the demo.")
    rehearsal_date: Mapped[date | None] = mapped_column(comment="Demo only: the day on which it lives.")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class RoleGrant(Base):
    """A role that a user holds at one body; the unit is the body's, for row security."""

    __tablename__ = "role_grant"
    __table_args__ = (Index("uq_role_grant_user_id", "user_id", "body_id", "role", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    role: Mapped[Role] = mapped_column(role_type)


class SignIn(Base):
    """One sign-in of a user: a family of refresh tokens that ends as a whole."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RefreshToken(Base):
    """Only the SHA-256 of a refresh token is kept; using one makes its successor."""

    __tablename__ = "refresh_token"

    digest: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
