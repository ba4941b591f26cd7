"""A demo of its own for a test: real processes, a real database, a free port, and Chromium where it can be had."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
SPA = ROOT / "frontend" / "dist"
PATIENCE = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_demo(data_dir: Path, log: Path, spa: Path = SPA) -> Iterator[str]:
    """The demo's address; it ends in good order with the block."""
    if not (spa / "index.html").exists():
        pytest.skip("the front end is not built: `make test` builds it")
    port = free_port()
    command = [sys.executable, "-m", "tienbo.cli", "demo", "--port", str(port), "--spa-dir", str(spa)]
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "TIENBO_DATA_DIR": str(data_dir)}, stdout=output, stderr=output
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_ready(process, address, log)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _wait_until_ready(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the demo ended by itself:\n{log.read_text()[-2000:]}")
        try:
            if httpx.get(f"{address}/readyz", timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    pytest.fail(f"the demo was not ready in {PATIENCE} s:\n{log.read_text()[-2000:]}")


OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def chromium() -> str:
    """Where the browser is; the test is skipped, with that reason, where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path is not None:
            return path
    pytest.skip("no Chromium on this machine")
