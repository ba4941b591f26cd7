"""A service, or the command, that is killed at its work, over and over: what was sent is taken once, and whole."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import csv_file
from tests.builders.country import build_country
from tests.builders.databases import own_database
from tests.builders.figures import build_figures
from tests.builders.people import user_at
from tests.e2e.demo import free_port
from tienbo import clock
from tienbo.access.clients_service import digest_of
from tienbo.access.keys import new_key
from tienbo.access.models import Role, ServiceClient
from tienbo.bulk.models import BulkLoad
from tienbo.client import Client, Retries
from tienbo.submissions.models import ValueRevision
from tienbo.units.models import Level

KILLS = 5
COMMAND_KILLS = 3
PATIENCE = 120
PATIENT = Retries(most=60, first=0.1, longest=1.0)
SECRET = "a secret of the test"
CLIENT = "killed-at-its-work"


@dataclass
class Service:
    """`tienbo serve` as a process that can be killed and started again where it was."""

    engine: Engine
    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = self.run("serve", "--port", str(self.port))

    def run(self, *words: str) -> "subprocess.Popen[bytes]":
        """A command of the same installation, whose service and worker share a folder."""
        environment = {
            **os.environ,
            "TIENBO_DATABASE_URL": self._url("tienbo_app"),
            "TIENBO_WORKER_DATABASE_URL": self._url("tienbo_worker"),
            "TIENBO_OWNER_DATABASE_URL": self._url("tienbo_owner"),
            "TIENBO_DATA_DIR": str(self.folder),
            "TIENBO_CLIENT_SECRET": SECRET,
        }
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tienbo.cli", *words], env=environment, stdout=log, stderr=log
            )

    def push(self, file: Path, *words: str) -> "subprocess.Popen[bytes]":
        return self.run("push", str(file), "--server", self.address, "--client-id", CLIENT, *words)

    def _url(self, role: str) -> str:
        return self.engine.url.update_query_dict({"options": f"-c role={role}"}).render_as_string(hide_password=False)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@pytest.fixture
def service(server: str, tmp_path: Path) -> Iterator[Service]:
    new_key(tmp_path / "keys")
    with own_database(server) as engine:
        service = Service(engine, tmp_path, free_port())
        service.start()
        yield service
        service.kill()


def program(session: Session) -> list[dict[str, object]]:
    """A program of the commune 18003, and the places of its report for 2024."""
    figures = build_figures(build_country(session))
    maker = user_at(figures.country, figures.country.unit("42"), *Role)
    made = ServiceClient(
        made_by_id=maker.id,
        id=CLIENT,
        name="Cổng báo cáo",
        unit_id=figures.country.unit("18003"),
        permissions=["form:read", "submission:enter", "submission:read"],
        secret_digest=digest_of(SECRET),
        expires_at=clock.now() + timedelta(days=1),
    )
    session.add(made)
    key = {"period": "2024", "unit_code": "18003", "form": figures.form.code}
    rows: list[dict[str, object]] = [{**key, "indicator": one.code} for one in figures.asked(Level.commune)]
    session.commit()
    return rows


@pytest.fixture
def rows(service: Service) -> list[dict[str, object]]:
    with Session(service.engine) as session:
        made = program(session)
    with Client(service.address, CLIENT, SECRET, retries=PATIENT) as client:
        client.get("/me")
    return made


def taken(service: Service) -> tuple[int, int]:
    """How many files and how many figures there are."""
    with Session(service.engine) as session:
        loads, figures = (session.scalar(select(func.count()).select_from(one)) for one in (BulkLoad, ValueRevision))
        return loads or 0, figures or 0


def wait_until(true: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE
    while not true():
        assert monotonic() < deadline, "waited in vain"
        sleep(0.05)


def test_every_file_is_taken_once(service: Service, rows: list[dict[str, object]], tmp_path: Path) -> None:
    chance = Random(61)
    with Client(service.address, CLIENT, SECRET, retries=PATIENT) as client, ThreadPoolExecutor(1) as pool:
        for number in range(KILLS):
            file = tmp_path / f"figures-{number}.csv"
            file.write_bytes(csv_file({**row, "value": 10 + number} for row in rows))
            load = pool.submit(client.apply, file, mode="all")
            sleep(chance.random() * 0.4)
            service.kill()
            service.start()
            said = load.result(PATIENCE)
            assert (said.state, said.accepted) == ("done", len(rows))
    assert taken(service) == (KILLS, KILLS * len(rows))


class TestKilledCommand:
    @pytest.fixture(autouse=True)
    def every_file_is_for_the_worker(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TIENBO_BULK_INLINE_LIMIT", "1")

    def test_resumed_it_goes_on_with_the_same_load(
        self, service: Service, rows: list[dict[str, object]], tmp_path: Path
    ) -> None:
        file = tmp_path / "figures.csv"
        file.write_bytes(csv_file({**row, "value": 10} for row in rows))
        noted = tmp_path / "figures.csv.push.json"
        command = service.push(file)
        wait_until(noted.exists)
        command.kill()
        command.wait()
        # Nothing was taken when the command died, and somebody called it off meanwhile.
        assert taken(service) == (1, 0)
        with Client(service.address, CLIENT, SECRET, retries=PATIENT) as client:
            assert client.cancel(json.loads(noted.read_text("utf-8"))["load"]).state == "cancelled"
        worker = service.run("worker")
        try:
            assert service.push(file).wait(PATIENCE) == 3, "without --resume what was called off stays so"
            assert taken(service) == (1, 0)
            assert service.push(file, "--resume").wait(PATIENCE) == 0
            assert taken(service) == (1, len(rows))
            assert not noted.exists()
            assert service.push(file, "--resume").wait(PATIENCE) == 0
            assert taken(service) == (1, len(rows))
        finally:
            worker.terminate()
            worker.wait(PATIENCE)

    def test_killed_at_any_moment(self, service: Service, rows: list[dict[str, object]], tmp_path: Path) -> None:
        chance = Random(62)
        worker = service.run("worker")
        try:
            for number in range(1, COMMAND_KILLS + 1):
                file = tmp_path / f"figures-{number}.csv"
                file.write_bytes(csv_file({**row, "value": 10 + number} for row in rows))
                command = service.push(file)
                sleep(0.5 + chance.random() * 2)
                command.kill()
                command.wait()
                assert service.push(file, "--resume").wait(PATIENCE) == 0
                assert taken(service) == (number, number * len(rows))
        finally:
            worker.terminate()
            worker.wait(PATIENCE)
