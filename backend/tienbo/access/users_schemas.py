from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from tienbo.access.models import LinkKind, Role
from tienbo.inputs import RowId, clean
from tienbo.units.refs import BodyRef, UnitRef

# What a database id may be: a larger number is a mistake of the request, not of the server.
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(clean)]
Login = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, pattern="^[A-Za-z0-9][A-Za-z0-9._@-]{1,99}$"),
    Field(description="Kept in lower case; it cannot be changed later."),
]
Email = Annotated[str, StringConstraints(pattern="^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{3,190}$")]


class PersonRef(BaseModel):
    id: int
    name: str


class UserGrant(BaseModel):
    """A role at a body over a range of days, the last one included."""

    id: int
    role: Role
    body: BodyRef
    unit: UnitRef
    valid_from: date | None
    valid_to: date | None
    delegated_by: Annotated[PersonRef | None, Field(description="Whose deputy the user is by this role.")]


class UserRead(BaseModel):
    id: int
    login: str
    name: str
    email: str | None
    active: bool
    has_password: Annotated[bool, Field(description="False: invited, or signs in by the province's provider.")]
    second_factor: bool
    demo: bool
    last_sign_in_at: datetime | None
    grants: Annotated[list[UserGrant], Field(description="Those within the caller's reach, the ended ones too.")]


class LinkRead(BaseModel):
    """A link to hand over; it is shown this once and works once."""

    url: str
    kind: LinkKind
    expires_at: datetime
    mailed_to: Annotated[str | None, Field(description="Null: nothing was mailed, hand it over yourself.")]


class UserInvited(BaseModel):
    user: UserRead
    link: LinkRead


class InviteRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    login: Login
    name: Name
    email: Email | None = None
    body_id: RowId
    roles: Annotated[set[Role], Field(min_length=1)]


class UserPatch(BaseModel):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    email: Email | None = None
    active: bool | None = None


class GrantRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: Role
    body_id: RowId
    valid_from: Annotated[date | None, Field(description="Default: today.")] = None
    valid_to: Annotated[date | None, Field(description="Last day; default: until it is revoked.")] = None


class ResetRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    remove_second_factor: Annotated[bool, Field(description="For a user who has lost the telephone.")] = False
