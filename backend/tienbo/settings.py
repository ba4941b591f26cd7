"""Everything that differs between two installations, read from `TIENBO_*` variables or a `.env` file."""

from enum import StrEnum
from functools import cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated

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

    @property
    def is_production(self) -> bool:
        return self.environment is Environment.production

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @model_validator(mode="after")
    def _name_the_sender(self) -> "Settings":
        if self.smtp_url is not None and not self.mail_from:
            raise ValueError("TIENBO_MAIL_FROM is missing beside TIENBO_SMTP_URL")
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
