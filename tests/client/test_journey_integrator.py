"""An integrator's way: credentials, a file, a conflict, a lost answer, a webhook, SDMX; and nothing counted twice."""

import csv
import io
import ssl
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.client.conftest import SERVER, Program
from tests.client.service import QUICK, slept
from tests.webhooks.test_sending import HOST, Portal, certificate
from tienbo.access.sealing import SecretBox
from tienbo.bulk.models import BulkLoad
from tienbo.client import Answer, Client, InvalidInput, VersionStale, read_webhook
from tienbo.exchange.sequencing import begin_generation
from tienbo.submissions.models import State, Submission, ValueRevision
from tienbo.units.models import Level
from tienbo.webhooks.addresses import Destination
from tienbo.webhooks.delivering import deliver, enqueue
from tienbo.webhooks.sending import post
from tienbo.webhooks.service import PURPOSE


class Receiver(Portal):
    """A portal that keeps what it is told, headers and all."""

    told: list[tuple[dict[str, str], bytes]] = []  # noqa: RUF012 -- one list for all requests of the server

    def do_POST(self) -> None:  # noqa: N802 -- the name that the server calls
        self.told.append((dict(self.headers.items()), self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(204)
        self.end_headers()


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """The port of a receiver on this machine, and whose certificate it has."""
    cert, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], ssl.create_default_context(cafile=str(cert))
    server.shutdown()
    server.server_close()
    Receiver.told.clear()


@pytest.fixture
def secret(program: Program, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a webhook for what becomes of reports."""
    state = program.service.app.state  # type: ignore[attr-defined] # a FastAPI application
    monkeypatch.setattr(state, "settings", state.settings.model_copy(update={"webhook_hosts": (HOST,)}))
    unit = program.figures.country.unit("42")
    wanted = {"unit_id": unit, "name": "Cổng tỉnh", "url": f"https://{HOST}/hook", "kinds": ["submission"]}
    answer = program.administrator.post("/webhooks", wanted)
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["secret"]
    return found


def told(program: Program, session: Session, portal: tuple[int, ssl.SSLContext]) -> None:
    """What the worker does every second: number what happened, and tell."""
    begin_generation(session)
    enqueue(session)
    port, trust = portal
    settings = program.service.app.state.settings  # type: ignore[attr-defined] # a FastAPI application
    box = SecretBox(settings.secret.get_secret_value(), PURPOSE)
    send = partial(post, port=port, trust=trust)
    while deliver(session, [HOST], box, send, lambda _: Destination(HOST, "127.0.0.1", "/hook")):
        pass


def numbers_of(answer: Answer, indicator: str) -> list[str]:
    """What SDMX says of an indicator; its codes have no dots, and name the unit that keeps it."""
    rows = csv.DictReader(io.StringIO(answer.body.decode()))
    code = indicator.replace(".", "_")
    return [row["OBS_VALUE"] for row in rows if row["INDICATOR"].split("@")[0] == code and row["OBS_VALUE"]]


class TestJourney:
    def test_from_credentials_to_sdmx_without_a_duplicate(
        self,
        program: Program,
        secret: str,
        session: Session,
        portal: tuple[int, ssl.SSLContext],
        tmp_path: Path,
    ) -> None:
        file, code = program.file(tmp_path), program.figures.asked(Level.commune)[0].code
        indicator = program.figures.ids[code]
        with program.client() as client:
            assert client.apply(file).accepted == len(program.rows())
            (submission_id,) = session.scalars(select(Submission.id))
            path = f"/submissions/{submission_id}"

            # Somebody else is quicker: 412 says so, and the same key is good for the next attempt.
            stale = client.get(path).etag
            change = partial(client.send, "PATCH", f"{path}/values", key="figure-2024-18003-1")
            client.send("PATCH", f"{path}/values", values(indicator, "11"), version=stale)
            with pytest.raises(VersionStale) as refused:
                change(values(indicator, "12"), version=stale)
            assert refused.value.type == "urn:tienbo:problem:version-stale"
            fresh = client.get(path).etag
            first = change(values(indicator, "12"), version=fresh)
            again = change(values(indicator, "12"), version=fresh)
            assert (first.replayed, again.replayed, first.body) == (False, True, again.body)

            # What is malformed is said with the place of it.
            with pytest.raises(InvalidInput) as refused_place:
                change(values(indicator, "12,5"), version=again.etag, key=None)
            (place,) = refused_place.value.errors
            assert place.pointer.startswith("/values/0/number")

            handed_in = client.send("POST", f"{path}/submit", {}, version=client.get(path).etag)
            assert handed_in.json()["state"] == State.submitted
            answer = program.administrator.post(f"{path}/accept", version=handed_in.json()["version"])
            assert answer.status_code == httpx.codes.OK, answer.text

            told(program, session, portal)
            messages = [read_webhook(headers, body, secret) for headers, body in Receiver.told]
            assert len({one.id for one in messages}) == len(messages)
            (accepted,) = [one for one in messages if one.type == "submission.accepted"]
            (event,) = [one for one in client.feed() if one.cursor == accepted.data.cursor]
            assert (event.kind, event.subject.id) == ("submission.accepted", str(submission_id))

            flow = f"/sdmx/2.1/data/{program.figures.form.code}"
            found = client.get(f"{flow}/.18003..live{'.' * 8}", {"format": "csv"})
            assert numbers_of(found, code) == ["12"]
        revisions = session.scalar(select(func.count()).where(ValueRevision.indicator_id == indicator))
        assert revisions == 3  # the file's, somebody else's, ours


def values(indicator: int, number: str) -> dict[str, Any]:
    return {"values": [{"indicator_id": indicator, "status": "reported", "number": number}]}


class TestLostAnswers:
    """What happened, and was not heard of, happens no second time: the service's own answers are thrown away."""

    LOSSES = 3

    @pytest.fixture
    def losing(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
        """A client whose first changes are made and never answered."""
        losses = 0

        def answer(request: httpx.Request) -> httpx.Response:
            nonlocal losses
            said: httpx.Response = program.service.send(request)
            if request.url.path != "/oauth/token" and losses < self.LOSSES:
                losses += 1
                raise httpx.ReadError("the connection was reset")
            return said

        with slept(monkeypatch):
            transport = httpx.MockTransport(answer)
            yield Client(SERVER, program.client_id, program.secret, retries=QUICK, transport=transport)

    def test_a_file_is_one_load(self, losing: Client, program: Program, session: Session, tmp_path: Path) -> None:
        load = losing.apply(program.file(tmp_path))
        assert load.accepted == len(program.rows())
        assert session.scalar(select(func.count()).select_from(BulkLoad)) == 1
        assert session.scalar(select(func.count()).select_from(ValueRevision)) == len(program.rows())

    def test_without_the_key_it_would_be_several(self, program: Program, session: Session, tmp_path: Path) -> None:
        file = program.file(tmp_path)
        with program.client() as client:
            for number in range(self.LOSSES):
                client.apply(file, key=f"another-key-{number}")
        assert session.scalar(select(func.count()).select_from(BulkLoad)) == self.LOSSES
