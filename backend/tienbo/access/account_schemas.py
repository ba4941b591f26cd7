from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from tienbo.access.models import LinkKind, Role
from tienbo.access.schemas import Code, Password
from tienbo.access.users_schemas import PersonRef
from tienbo.inputs import CleanText, RowId
from tienbo.units.refs import BodyRef, UnitRef

Secret = Annotated[CleanText, Field(min_length=1, max_length=200, description="What stands behind # in the link.")]


class SessionRead(BaseModel):
    """One sign-in that goes on."""

    id: UUID
    current: Annotated[bool, Field(description="The one that asks.")]
    started_at: datetime
    expires_at: datetime
    method: Annotated[str, Field(description="password, password+totp, password+recovery or oidc.")]
    user_agent: str | None
    network: str | None


class SessionList(BaseModel):
    items: list[SessionRead]


class PasswordChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    current_password: Password
    password: Password


class PasswordProof(BaseModel):
    model_config = ConfigDict(extra="forbid")

    password: Password


class SecondFactorStart(BaseModel):
    """What an authenticator application needs; shown this once."""

    secret: str
    otpauth_uri: str


class SecondFactorConfirm(BaseModel):
    model_config = ConfigDict(extra="forbid")

    code: Code


class RecoveryCodesMade(BaseModel):
    """Codes that each sign in once instead of the second factor's; shown this once."""

    codes: list[str]


class RecoveryCodesLeft(BaseModel):
    left: Annotated[int, Field(description="How many were not used yet.")]


class DelegationCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    user_id: Annotated[RowId, Field(description="The deputy, of the same unit.")]
    body_id: Annotated[RowId, Field(description="The body at which the caller is leader.")]
    valid_from: date
    valid_to: Annotated[date, Field(description="Last day.")]


class DelegationRead(BaseModel):
    """A leader's role, held by a deputy from one day to another, both included."""

    id: int
    role: Role
    body: BodyRef
    unit: UnitRef
    leader: PersonRef
    deputy: PersonRef
    valid_from: date | None
    valid_to: date | None


class DelegationList(BaseModel):
    items: list[DelegationRead]


class Colleague(BaseModel):
    id: int
    name: str
    unit_id: int


class ColleagueList(BaseModel):
    items: list[Colleague]


class LinkSecret(BaseModel):
    model_config = ConfigDict(extra="forbid")

    secret: Secret


class LinkPreview(BaseModel):
    kind: LinkKind
    login: str
    name: str
    expires_at: datetime


class LinkRedemption(BaseModel):
    model_config = ConfigDict(extra="forbid")

    secret: Secret
    password: Password
