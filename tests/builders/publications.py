"""Indicators made public, and what the worker publishes of them."""

import csv
from io import StringIO
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tienbo.indicators.models import Indicator
from tienbo.indicators.public_models import PublicIndicator
from tienbo.open_data.publishing import publish

DECISION = "Quyết định số 01/QĐ-UBND (thử nghiệm)"
OPEN_DATA = "/api/v1/open-data"


def mark(session: Session, *indicator_ids: int) -> None:
    """Make these public as if their keeper had."""
    for indicator_id in indicator_ids:
        unit_id = session.get_one(Indicator, indicator_id).unit_id
        session.add(PublicIndicator(indicator_id=indicator_id, unit_id=unit_id, decision=DECISION, reason=""))
    session.flush()


def made_public(session: Session, *indicator_ids: int) -> None:
    """The same, with their figures published."""
    mark(session, *indicator_ids)
    publish(session)
    session.expire_all()


def rows(client: TestClient, code: str) -> list[dict[str, Any]]:
    """The published table of a dataset, as anybody reads it."""
    answer = client.get(f"{OPEN_DATA}/{code}.csv")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))
