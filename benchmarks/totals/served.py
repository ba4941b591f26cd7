"""Dashboards over HTTP: uvicorn, one worker, beside one row by key with the same token and the same session."""

import os
import statistics
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx
import orjson
from fastapi import FastAPI, Response
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.dependencies import TotalReader
from tienbo.access.models import Role, RoleGrant, SignIn, User
from tienbo.app import create_app
from tienbo.database import SessionDep
from tienbo.serving import service
from tienbo.settings import Settings
from totals.reader import Reader
from totals.timing import beside

FOUR_TIMES: Final = 4
ROW: Final = text("SELECT * FROM aggregate_cover WHERE unit_id = :unit AND period_id = :period AND form_id = :form")


def served() -> FastAPI:
    """The application, and one route more: a row by its key, for whoever may read totals."""
    app = service()

    @app.get("/api/v1/one-row")
    def one_row(session: SessionDep, actor: TotalReader, unit: int, period: int, form: int) -> Response:  # noqa: ARG001 -- who may
        row = session.execute(ROW, {"unit": unit, "period": period, "form": form}).mappings().one()
        return Response(orjson.dumps(dict(row), default=str), media_type="application/json")

    # Before the pages, which answer every other address.
    app.router.routes.insert(0, app.router.routes.pop())
    return app


def over_http(folder: Path, worker: Engine, readers: dict[str, Reader], indicators: list[int], port: int) -> list[str]:
    """The median of a dashboard beside that of one row."""
    environment = {**os.environ, "TIENBO_DATA_DIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "uvicorn", "--factory", "totals.served:served", "--port", str(port)]
    server = subprocess.Popen([*command, "--log-level", "error"], env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
    over = []
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            _wait(client)
            for name, reader in readers.items():
                over += _one(
                    client, name, reader, {"Authorization": f"Bearer {_token(folder, worker, reader)}"}, indicators
                )
    finally:
        server.terminate()
        server.wait(20)
    return over


def _wait(client: httpx.Client) -> None:
    for _ in range(120):
        try:
            client.get("/api/v1/about")
        except httpx.TransportError:
            time.sleep(0.25)
        else:
            return
    sys.exit("the server did not start")


def _token(folder: Path, worker: Engine, reader: Reader) -> str:
    """Of a new leader at the reader's unit."""
    with Session(worker) as session, session.begin():
        body = session.execute(
            text("SELECT min(id) FROM body WHERE unit_id = ANY (:units)"), {"units": list(reader.units)}
        ).scalar_one()
        user = User(login=uuid4().hex, name="Đo", password_hash="x", active=True, demo=False)  # noqa: S106 -- nobody signs in with it
        session.add(user)
        session.flush()
        now = clock.now()
        started = SignIn(id=uuid4(), user_id=user.id, started_at=now, expires_at=now + timedelta(hours=1))
        grant = RoleGrant(user_id=user.id, body_id=body, unit_id=reader.unit_id, role=Role.leader)
        session.add_all([started, grant])
        session.flush()
        issuer = create_app(Settings(data_dir=folder, _env_file=None)).state.issuer
        return str(issuer.issue(user.id, started.id, 600))


def _one(client: httpx.Client, name: str, reader: Reader, headers: dict[str, str], indicators: list[int]) -> list[str]:
    wanted: dict[str, Any] = {"unit_id": reader.unit_id, "indicator_id": indicators}
    wanted["period"] = [f"B{number}" for number in range(4)]
    key = {"unit": reader.unit_id, "period": 1, "form": reader.form_id}

    def get(path: str, params: dict[str, Any]) -> httpx.Response:
        answer = client.get(path, params=params, headers=headers)
        answer.raise_for_status()
        return answer

    found = beside(lambda: get("/api/v1/one-row", key), lambda: get("/api/v1/aggregates", wanted))
    ratio = statistics.median([found.ratio, found.ours / found.plain])
    print(
        f"over HTTP, {name}: one row {found.plain:.1f} ms, dashboard of 400 figures {found.ours:.1f} ms"
        f" (p95 {found.ours_p95:.1f}); ratio {ratio:.2f} (limit {FOUR_TIMES})"
    )
    return [f"over HTTP, {name}"] if ratio > FOUR_TIMES else []
