from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from tienbo.access.models import Role
from tienbo.access.permissions import Permission
from tienbo.inputs import CleanText, clean
from tienbo.units.refs import BodyRef, UnitRef


def _clean_secret(secret: SecretStr) -> SecretStr:
    return SecretStr(clean(secret.get_secret_value()))


Password = Annotated[SecretStr, Field(min_length=1, max_length=1000), AfterValidator(_clean_secret)]
Code = Annotated[str, Field(pattern="^[0-9]{6}$", description="Six digits of the second factor.")]


SignInCode = Annotated[
    str,
    Field(
        pattern="^([0-9]{6}|[A-Z2-7]{4}(-[A-Z2-7]{4}){3})$",
        description="Six digits of the second factor, or a recovery code.",
    ),
]


class SignInRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    login: Annotated[CleanText, Field(min_length=1, max_length=200)]
    password: Password
    code: SignInCode | None = None


class AccessTokenRead(BaseModel):
    access_token: str
    token_type: str
    expires_in: Annotated[int, Field(description="Seconds.")]


class GrantRead(BaseModel):
    role: Role
    body: BodyRef
    unit: UnitRef


class Me(BaseModel):
    """Who the caller is and what they may do; menus follow `permissions`, never a role."""

    id: Annotated[int | None, Field(description="Null for a program.")]
    client_id: Annotated[str | None, Field(description="Null for a person.")]
    login: str | None
    name: str
    demo: bool
    second_factor: Annotated[bool, Field(description="Whether a code is asked beside the password.")]
    today: Annotated[date, Field(description="The day by whose tree duties are shared out.")]
    rehearsal: Annotated[bool, Field(description="True: an account of the demo that lives on a past day.")]
    home: UnitRef
    grants: list[GrantRead]
    permissions: list[Permission]


class DemoAccount(BaseModel):
    login: str
    name: str
    note: str


class About(BaseModel):
    version: str
    environment: str
    sign_on: Annotated[bool, Field(description="Whether people may sign on through the province's provider.")]
    demo_accounts: list[DemoAccount]
    demo_password: str | None
