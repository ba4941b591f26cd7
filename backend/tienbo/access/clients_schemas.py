from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from tienbo.access.keys import is_on_curve
from tienbo.access.permissions import FOR_PROGRAMS, Permission
from tienbo.inputs import CleanText
from tienbo.units.refs import UnitRef


class Credential(StrEnum):
    """How a program proves who it is: by a secret it shares with us, or by a private key that it alone has."""

    secret = "secret"  # noqa: S105 -- the name of a kind
    key = "key"


def _for_programs(permission: Permission) -> Permission:
    if permission not in FOR_PROGRAMS:
        raise ValueError("Quyền này không giao được cho chương trình.", "No program can hold this permission.")
    return permission


ProgramPermission = Annotated[Permission, AfterValidator(_for_programs)]
Coordinate = Annotated[CleanText, Field(pattern="^[A-Za-z0-9_-]{43}$")]


class PublicJwk(BaseModel):
    """A P-256 public key; a private member (`d`) is refused like any other that does not belong here."""

    model_config = ConfigDict(extra="forbid")

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: Coordinate
    y: Coordinate
    kid: Annotated[CleanText, Field(min_length=1, max_length=200)] | None = None
    alg: Literal["ES256"] | None = None
    use: Literal["sig"] | None = None

    @model_validator(mode="after")
    def _is_a_point(self) -> Self:
        if not is_on_curve(self.x, self.y):
            raise ValueError("Điểm này không nằm trên đường cong P-256.", "This is no point of the curve P-256.")
        return self


class ClientCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[CleanText, Field(min_length=1, max_length=200, description="What the program is, for people.")]
    unit_id: Annotated[int, Field(ge=1, le=2**31 - 1, description="Top of the subtree it may use.")]
    permissions: Annotated[list[ProgramPermission], Field(min_length=1, max_length=len(FOR_PROGRAMS))]
    expires_at: Annotated[AwareDatetime, Field(description="At most a year from now.")]
    public_jwk: Annotated[PublicJwk | None, Field(description="For private_key_jwt; without it a secret is made.")] = (
        None
    )


class ClientRead(BaseModel):
    """A program that signs in by itself."""

    client_id: str
    name: str
    unit: UnitRef
    permissions: list[str]
    credential: Credential
    made_by: Annotated[str | None, Field(description="Who made it, where the reader may see them.")]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    last_used_at: Annotated[datetime | None, Field(description="When it last got a token, to the minute.")]


class ClientMade(BaseModel):
    """A program, and its secret: this is the one time it is shown."""

    client: ClientRead
    client_secret: Annotated[str | None, Field(description="Null: it signs with its own key.")]
