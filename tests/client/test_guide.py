"""The Python of docs/integrators.md, as it stands there."""

import base64
import json
import re
import threading
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.orm import Session

from tests.client.conftest import SERVER, Program
from tests.client.service import QUICK
from tienbo import clock
from tienbo.client import Client
from tienbo.exchange.sequencing import begin_generation
from tienbo.webhooks.signing import signed_headers

GUIDE = Path(__file__).parents[2] / "docs" / "integrators.md"


def guide(mark: str) -> str:
    found = re.search(rf"^```python {mark}\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def run(source: str) -> list[str]:
    """What an example of the guide says."""
    said: list[str] = []
    names = {"print": lambda *words: said.append(" ".join(map(str, words)))}
    exec(compile(source, str(GUIDE), "exec"), names)  # noqa: S102 -- our own guide
    return said


@pytest.fixture
def as_guided(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """An example run as the program, in a folder of its own."""
    transport = httpx.MockTransport(program.service.send)
    monkeypatch.setattr("tienbo.client.Client", partial(Client, retries=QUICK, transport=transport))
    monkeypatch.setenv("TIENBO_CLIENT_SECRET", program.secret)
    monkeypatch.chdir(tmp_path)
    source = {"https://tienbo.example.vn": SERVER, "c-0123456789": program.client_id}
    return lambda mark: run(re.sub("|".join(source), lambda one: source[one[0]], guide(mark)))


def test_the_guides_lines_send_a_file(program: Program, tmp_path: Path, as_guided: Callable[[str], list[str]]) -> None:
    """In fewer than 20 lines."""
    assert len([line for line in guide("client").splitlines() if line.strip()]) < 20
    code = program.rows()[0]["indicator"]
    program.file(tmp_path, **{str(code).replace(".", "_"): "1.234"})
    said = as_guided("client")
    assert any("ambiguous-number" in line for line in said), said
    assert "ambiguous-number" in (tmp_path / "figures.refused.csv").read_text("utf-8")


def test_the_guides_lines_read_what_changed(
    session: Session, tmp_path: Path, as_guided: Callable[[str], list[str]]
) -> None:
    begin_generation(session)
    everything = as_guided("since")
    assert len(everything) == 1
    assert everything[0].endswith("not_started")
    kept = tmp_path / "reporters.since"
    mark = kept.read_text()
    assert as_guided("since") in ([], everything)
    assert kept.read_text().split("-")[0] == mark.split("-")[0]
    begin_generation(session)
    assert as_guided("since") == ["a backup was restored: everything anew", *everything]
    assert kept.read_text().split("-")[0] != mark.split("-")[0]


def test_the_guides_lines_receive_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "whsec_" + base64.b64encode(b"s" * 24).decode()
    monkeypatch.setenv("TIENBO_WEBHOOK_SECRET", secret)
    said: list[str] = []
    names: dict[str, Any] = {"print": lambda *words: said.append(" ".join(map(str, words))), "__name__": "guide"}
    exec(compile(guide("webhook"), str(GUIDE), "exec"), names)  # noqa: S102 -- our own guide
    server = ThreadingHTTPServer(("127.0.0.1", 0), names["Receiver"])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    now, event = clock.now(), {"event_id": 7, "cursor": "1-7", "unit_id": 1}
    body = json.dumps({"type": "submission.accepted", "timestamp": now.isoformat(), "data": event}).encode()
    headers = signed_headers("msg_7", now, body, [secret])
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        assert httpx.post(address, content=body, headers=headers).status_code == 204
        assert httpx.post(address, content=body + b" ", headers=headers).status_code == 400
    finally:
        server.shutdown()
        server.server_close()
    assert said == ["msg_7 submission.accepted 1-7"]
