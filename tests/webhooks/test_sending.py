"""A message over TLS, on the loopback: to the address that was checked, under the certificate of the name."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tienbo.webhooks.addresses import Destination
from tienbo.webhooks.sending import LARGEST_ANSWER, post

HOST = "portal.example.vn"


def certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.joinpath("cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    folder.joinpath("key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder / "cert.pem", folder / "key.pem"


class Portal(http.server.BaseHTTPRequestHandler):
    """Notes what comes; the path says how it answers."""

    seen: list[dict[str, Any]] = []  # noqa: RUF012 -- one list for all requests of the server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.seen.append({"path": self.path, "host": self.headers["host"], "body": body})
        if self.path == "/away":
            self.send_response(302)
            self.send_header("location", "https://127.0.0.1/inside")
        else:
            self.send_response(200)
        self.end_headers()
        if self.path == "/long":
            for _ in range(64):
                self.wfile.write(b"x" * 65_536)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, ssl.SSLContext]]:
    cert, key = certificate(tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1], ssl.create_default_context(cafile=str(cert))
    server.shutdown()
    server.server_close()


def send(portal: tuple[int, ssl.SSLContext], target: str, host: str = HOST) -> tuple[int | None, str | None]:
    port, trust = portal
    return post(Destination(host, "127.0.0.1", target), {"webhook-id": "msg_1"}, b"{}", port, trust)


def test_it_arrives_under_the_receivers_name(portal: tuple[int, ssl.SSLContext]) -> None:
    assert send(portal, "/hook?a=1") == (200, None)
    assert Portal.seen[-1] == {"path": "/hook?a=1", "host": HOST, "body": b"{}"}


def test_a_certificate_of_another_name_is_not_talked_to(portal: tuple[int, ssl.SSLContext]) -> None:
    status, error = send(portal, "/other", host="elsewhere.example.vn")
    assert status is None
    assert error is not None
    assert "CERTIFICATE_VERIFY_FAILED" in error
    assert all(one["path"] != "/other" for one in Portal.seen)


def test_no_redirect_is_followed(portal: tuple[int, ssl.SSLContext]) -> None:
    assert send(portal, "/away") == (302, None)
    assert Portal.seen[-1]["path"] == "/away"


def test_no_more_is_read_than_is_needed(portal: tuple[int, ssl.SSLContext]) -> None:
    assert LARGEST_ANSWER < 64 * 65_536
    assert send(portal, "/long") == (200, None)


def test_nobody_there() -> None:
    status, error = post(Destination(HOST, "127.0.0.1", "/"), {}, b"{}", port=9)
    assert status is None
    assert error is not None
    assert error.startswith("ConnectError")
