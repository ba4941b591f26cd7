"""The web server of the deployment answers with the same headers, and passes the same addresses on, as the service."""

import re
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy.orm import sessionmaker

from tienbo.access.keys import new_key
from tienbo.app import create_app
from tienbo.settings import Environment, Settings
from tienbo.spa import SERVICE_PATHS

WEB = Path(__file__).parents[2] / "deploy" / "web"
CONFIGURATION = (WEB / "nginx.conf").read_text(encoding="utf-8")


def test_static_files_carry_the_services_headers(tmp_path: Path) -> None:
    new_key(tmp_path / "keys")
    settings = Settings(
        environment=Environment.production,
        issuer="https://tienbo.example",
        secret="s" * 32,
        database_url="postgresql+psycopg://tienbo_app@/tienbo",
        data_dir=tmp_path,
        _env_file=None,
    )
    service = TestClient(create_app(settings, sessions=sessionmaker()))
    sent = dict(service.get("/healthz").headers)
    for own in ("x-request-id", "content-length", "content-type"):
        sent.pop(own)
    written = re.findall(
        r'^add_header (\S+) "(.*)" always;$', (WEB / "security_headers.conf").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name.lower(): value for name, value in written} == sent


def test_every_place_that_serves_files_includes_them() -> None:
    """nginx drops inherited headers wherever a block adds one of its own."""
    blocks = re.findall(r"location [^{]*\{[^}]*\}", CONFIGURATION)
    serving = [block for block in blocks if "try_files" in block]
    assert len(serving) == 2
    assert all("include security_headers.conf;" in block for block in serving)


def test_the_services_addresses_are_passed_on() -> None:
    passed = re.search(r"location ~ \^/\(([^)]+)\)", CONFIGURATION)
    assert passed
    # A file of the pages that is missing is neither a page nor the service's: nginx answers 404 by itself.
    assert {path.replace("\\", "") for path in passed[1].split("|")} == set(SERVICE_PATHS) - {"assets"}
