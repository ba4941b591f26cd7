"""A program of one commune, and the service it talks to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.builders.bulk_files import csv_file
from tests.builders.country import build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tests.client.service import QUICK
from tienbo import clock
from tienbo.access.models import Role, User
from tienbo.client import Client
from tienbo.units.models import Level

SERVER = "https://testserver"
PERMISSIONS = ["event:read", "form:read", "submission:enter", "submission:read", "submission:submit", "total:read"]


@dataclass(frozen=True)
class Program:
    """A program of the commune 18003, whose credentials somebody else made."""

    service: TestClient
    figures: Figures
    administrator: Caller
    client_id: str
    secret: str

    def client(self, **options: Any) -> Client:
        transport = httpx.MockTransport(self.service.send)
        return Client(SERVER, self.client_id, self.secret, retries=QUICK, transport=transport, **options)

    def rows(self, **numbers: object) -> list[dict[str, object]]:
        """Every figure of the commune's report for 2024: wholes 10, parts 5, or as given by code, dots as `_`."""
        given = {name.replace("_", "."): number for name, number in numbers.items()}
        key = {"period": "2024", "unit_code": "18003", "form": self.figures.form.code}
        asked = self.figures.asked(Level.commune)
        return [
            {**key, "indicator": one.code, "value": given.get(one.code, 10 if one.part_of_id is None else 5)}
            for one in asked
        ]

    def file(self, folder: Path, **numbers: object) -> Path:
        path = folder / "figures.csv"
        path.write_bytes(csv_file(self.rows(**numbers)))
        return path


@pytest.fixture
def program(client: TestClient, session: Session, as_user: Callable[[User], Caller]) -> Program:
    figures = build_figures(build_country(session))
    province = figures.country.unit("42")
    administrator = as_user(user_at(figures.country, province, *Role))
    wanted = {
        "name": "Cổng báo cáo",
        "unit_id": figures.country.unit("18003"),
        "permissions": PERMISSIONS,
        "expires_at": (clock.now() + timedelta(days=30)).isoformat(),
    }
    answer = administrator.post("/clients", wanted)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    return Program(client, figures, administrator, made["client"]["client_id"], made["client_secret"])
