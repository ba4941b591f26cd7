"""Everything that differs between two installations, read from `TIENBO_*` variables or a `.env` file."""

from enum import StrEnum
from functools import cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PLACEHOLDER = "change-me"
SHORTEST_SECRET = 32


class Environment(StrEnum):
    """`demo` differs from `development` only in being shown to strangers: both may use made-up secrets."""

    development = "development"
    demo = "demo"
    production = "production"


class Settings(BaseSettings):
    """One object, made once; a production service with a made-up secret cannot be constructed."""

    model_config = SettingsConfigDict(env_prefix="TIENBO_", env_file=".env", extra="ignore")

    environment: Environment = Environment.development
    database_url: str | None = Field(None, description="Connection of the app role; unset: embedded server.")
    worker_database_url: str | None = Field(None, description="Connection of the worker role.")
    owner_database_url: str | None = Field(None, description="Connection of the owner role, for migrations.")
    data_dir: Path = Field(Path(".data"), description="Embedded database, keys and stored files.")
    spa_dir: Path | None = Field(None, description="Built front end to serve beside the API.")
    issuer: str = Field("http://127.0.0.1:8000", description="Public address, `iss` of every token.")
    secret: SecretStr = Field(SecretStr(PLACEHOLDER), description="Derives refresh tokens and cursors.")
    body_limit: int = Field(1_048_576, description="Largest request body in bytes, before parsing.")
    upload_limit: int = Field(26_214_400, description="The same where files are uploaded.")
    bulk_limit: int = Field(268_435_456, description="The same where figures are sent in bulk.")
    bulk_unpacked_limit: int = Field(1_073_741_824, description="Largest file in bytes that may be packed in one.")
    bulk_inline_limit: int = Field(
        2_097_152, description="A file of figures up to so many bytes is taken at once; a larger one by the worker."
    )
    person_limit: int = Field(1200, ge=0, description="Requests a minute of a person, in each process; 0: no limit.")
    program_limit: int = Field(1200, ge=0, description="The same of a program.")
    network_limit: int = Field(1200, ge=0, description="The same of everyone without a token in one network.")
    access_minutes: int = Field(10, ge=1, le=10, description="Life of an access token.")
    refresh_hours: int = Field(12, ge=1, description="Life of a sign-in, however often it is refreshed.")
    log_json: bool = Field(True, description="JSON lines; false for people at a terminal.")
    trusted_proxies: Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode] = Field(
        (), description="Networks of our own proxies, apart by commas: only their X-Forwarded-For is believed."
    )
    smtp_url: SecretStr | None = Field(
        None, description="smtp://user:password@host:587 (STARTTLS) or smtps://…:465; unset: no mail is sent."
    )
    mail_from: str | None = Field(None, description="Sender of the mail, for example tienbo@example.vn.")
    due_soon_days: int = Field(7, ge=0, le=366, description="A task is due soon from so many days before its deadline.")
    no_report_days: int = Field(
        30, ge=1, le=366, description="After so many days without a report of progress a body is reminded."
    )
    audit_heads_dir: Path | None = Field(
        None, description="Where the worker keeps signed heads of the event log; better on another machine."
    )
    webhook_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Hosts that webhooks may be sent to, apart by commas; none: there are no webhooks."
    )
    open_data_licence: str = Field(
        "https://creativecommons.org/licenses/by/4.0/", description="Address of the licence of open data."
    )
    open_data_contact: str | None = Field(None, description="Mail address for questions about open data.")
    oidc_issuer: str | None = Field(None, description="Issuer of the province's sign-on provider; unset: no sign-on.")
    oidc_client_id: str = Field("", description="What the provider calls this installation.")
    oidc_client_secret: SecretStr | None = Field(None, description="Shared with the provider; or a private key.")
    oidc_private_key: Path | None = Field(None, description="P-256 key in PEM form, for private_key_jwt.")
    oidc_scope: str = Field("openid profile", description="Asked of the provider, for the claims below.")
    oidc_unit: str = Field("VN", description="Code of the unit for whose subtree the provider speaks.")
    oidc_claim_login: str = Field("preferred_username", description="Claim that holds the sign-in name.")
    oidc_claim_unit: str = Field("", description="Claim that holds the official code of the person's unit.")
    oidc_claim_role: str = Field("", description="Claim with one role or a list; a.b means b inside a.")
    oidc_roles: dict[str, Literal["officer", "leader", "administrator", "auditor"]] = Field(
        default_factory=dict, description='The provider\'s roles and ours, as JSON: {"can-bo": "officer"}.'
    )
    oidc_link_accounts: bool = Field(
        False, description="Let a first sign-on take over an account that has a password, by its sign-in name."
    )

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.production

    @field_validator("trusted_proxies", "webhook_hosts", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _name_the_sender(self) -> "Settings":
        if self.smtp_url is not None and not self.mail_from:
            raise ValueError("TIENBO_MAIL_FROM is missing beside TIENBO_SMTP_URL")
        return self

    @model_validator(mode="after")
    def _describe_the_provider_whole(self) -> "Settings":
        if not self.oidc_issuer:
            return self
        wanted = ("oidc_client_id", "oidc_claim_unit", "oidc_claim_role", "oidc_roles")
        missing = [f"TIENBO_{name.upper()}" for name in wanted if not getattr(self, name)]
        if missing:
            raise ValueError(f"TIENBO_OIDC_ISSUER needs {', '.join(missing)} beside it")
        if (self.oidc_client_secret is None) == (self.oidc_private_key is None):
            raise ValueError("name either TIENBO_OIDC_CLIENT_SECRET or TIENBO_OIDC_PRIVATE_KEY")
        if self.environment is not Environment.development and not self.oidc_issuer.startswith("https://"):
            raise ValueError("TIENBO_OIDC_ISSUER must be an https address outside development")
        return self

    @model_validator(mode="after")
    def _name_the_app_role_first(self) -> "Settings":
        if self.database_url is None and (self.owner_database_url or self.worker_database_url):
            raise ValueError("TIENBO_DATABASE_URL is missing beside the other roles' addresses")
        return self

    @model_validator(mode="after")
    def _refuse_placeholders(self) -> "Settings":
        if not self.is_production:
            return self
        if len(self.secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(
                f"TIENBO_SECRET must be a random text of at least {SHORTEST_SECRET} characters in production"
            )
        if self.database_url is None:
            raise ValueError("TIENBO_DATABASE_URL must name the server: the embedded one is not for production")
        urls = (self.database_url, self.worker_database_url, self.owner_database_url)
        if any(url is not None and PLACEHOLDER in url for url in urls):
            raise ValueError(f"a database address still holds the placeholder password {PLACEHOLDER!r}")
        if not self.issuer.startswith("https://"):
            raise ValueError("TIENBO_ISSUER must be the public https address in production")
        return self


@cache
def get_settings() -> Settings:
    return Settings()
