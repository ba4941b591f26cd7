"""An installation as its operator makes one, at the terminal: no demo, and only the people the test lets in."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.demo import ROOT, SPA, _wait_until_ready, chromium, free_port

TIENBO = (sys.executable, "-m", "tienbo.cli")


@contextmanager
def installation(commands: Sequence[Sequence[str]], **settings: str) -> Iterator[str]:
    """Where it answers, once these commands of `tienbo` have been run in their order.

    Args:
        commands: each by its words; the schema is there already.
        settings: what `TIENBO_…` are set beside those of any test.
    """
    if not (SPA / "index.html").exists():
        pytest.skip("the front end is not built: `make test` builds it")
    chromium()
    with tempfile.TemporaryDirectory(prefix="tienbo-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TIENBO_")} | {
            "TIENBO_DATA_DIR": f"{folder}/data",
            "TIENBO_ISSUER": address,
            "TIENBO_SPA_DIR": str(SPA),
            **settings,
        }
        for command in (["migrate"], *commands):
            subprocess.run([*TIENBO, *command], cwd=ROOT, env=environment, check=True, capture_output=True)
        log = Path(folder) / "log"
        with log.open("w") as output:
            serve = [*TIENBO, "serve", "--port", str(port)]
            process = subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=output, stderr=output)
            try:
                _wait_until_ready(process, address, log)
                yield address
            finally:
                process.terminate()
                process.wait(60)


def account(login: str, name: str, unit: str, password: str, *roles: str, body: str | None = None) -> list[str]:
    """The command that lets somebody in."""
    given = [word for role in roles for word in ("--role", role)]
    at = [] if body is None else ["--body", body]
    return ["users", "add", login, "--name", name, "--unit", unit, *at, *given, "--password", password]
