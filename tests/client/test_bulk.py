"""Files of figures as the client sends them: any size, packed on their way, one key for one file and target."""

import asyncio
import gzip
import io
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.client.service import SERVER, Service, load, problem, slept
from tienbo.client import AsyncClient, Client, Load, NotFound, RuleBroken
from tienbo.client.bodies import File

TEXT = b"period,unit_code,form,indicator,value\n2025,18003,F,I,5\n"
LARGE = 60 * 1024 * 1024
MOST_MEMORY = 8 * 1024 * 1024


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_bytes(TEXT)
    return path


def answered(*loads: dict[str, object]) -> Service:
    return Service([httpx.Response(200, json=one) for one in loads])


class TestSending:
    def test_packed_on_its_way(self, file: Path) -> None:
        service = answered(load())
        found = service.client().apply(file, mode="all", into="submitted")
        request = service.got[0]
        assert gzip.decompress(request.content) == TEXT
        assert request.headers["host"] == "tienbo.example.vn"
        assert (request.headers["content-type"], request.headers["content-encoding"]) == ("text/csv", "gzip")
        assert dict(request.url.params) == {"mode": "all", "into": "submitted"}
        assert found.finished

    @pytest.mark.parametrize(
        ("name", "kind", "encoding"),
        [
            ("a.csv.gz", "text/csv", "gzip"),
            ("a.ndjson.zst", "application/x-ndjson", "zstd"),
            ("a.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", None),
        ],
    )
    def test_what_is_packed_already_goes_as_it_is(
        self, tmp_path: Path, name: str, kind: str, encoding: str | None
    ) -> None:
        path = tmp_path / name
        path.write_bytes(b"bytes")
        service = answered(load())
        service.client().validate(path)
        request = service.got[0]
        assert (request.content, request.headers["content-length"]) == (b"bytes", "5")
        assert (request.headers["content-type"], request.headers.get("content-encoding")) == (kind, encoding)

    def test_another_format(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="CSV, NDJSON"):
            Service().client().validate(tmp_path / "figures.pdf")

    def test_after_a_break_it_is_read_from_its_start_with_the_same_key(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        service = Service([httpx.WriteError("reset"), httpx.Response(200, json=load())])
        told: list[tuple[int, int]] = []
        with slept(monkeypatch):
            service.client().apply(file, progress=lambda *seen: told.append(seen))
        first, second = service.got
        assert first.content == second.content
        assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
        assert told == [(len(TEXT), len(TEXT))] * 2

    def test_the_key_is_the_file_and_the_target(self, file: Path) -> None:
        service = Service([httpx.Response(200, json=load()) for _ in range(7)])
        same = {"mode": "all", "into": "draft"}
        for options in (same, same, {**same, "mode": "per_row"}, {**same, "into": "submitted"}):
            service.client().apply(file, **options)  # type: ignore[arg-type] # a table of what may be given
        file.write_bytes(TEXT + b"\n")
        service.client().apply(file, mode="all")
        Client("https://khac.example.vn", "c-1", "s", transport=httpx.MockTransport(service)).apply(file, mode="all")
        keys = [request.headers["idempotency-key"] for request in service.got]
        assert keys[0] == keys[1]
        assert len(set(keys)) == 5

    def test_an_answer_of_before_is_looked_at_again(self, file: Path) -> None:
        service = Service(
            [
                httpx.Response(202, json=load(state="waiting"), headers={"Idempotency-Replayed": "true"}),
                httpx.Response(200, json=load(state="done", accepted=1)),
            ]
        )
        assert service.client().apply(file).accepted == 1
        assert service.got[1].url.path == "/api/v1/bulk/7"

    @pytest.mark.parametrize("pack", [True, False])
    def test_memory_does_not_grow_with_the_file(self, tmp_path: Path, pack: bool) -> None:
        path = tmp_path / "large.csv"
        with path.open("wb") as file:
            file.truncate(LARGE)
        tracemalloc.start()
        sent = sum(len(piece) for piece in File(path, "text/csv", pack).content())
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
        tracemalloc.stop()
        assert sent < LARGE if pack else sent == LARGE

    def test_awaited_it_is_the_same_bytes(self, file: Path) -> None:
        got: list[bytes] = []

        async def answer(request: httpx.Request) -> httpx.Response:
            if request.url.path == "/oauth/token":
                return httpx.Response(200, json={"access_token": "t", "expires_in": 600})
            assert isinstance(request.stream, AsyncIterator | httpx.AsyncByteStream)
            got.append(await request.aread())
            return httpx.Response(200, json=load(accepted=1))

        async def use() -> Load:
            async with AsyncClient(SERVER, "c", "s", transport=httpx.MockTransport(answer)) as client:
                return await client.apply(file)

        assert asyncio.run(use()).accepted == 1
        assert gzip.decompress(got[0]) == TEXT


class TestFollowing:
    @pytest.fixture
    def pauses(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
        with slept(monkeypatch) as pauses:
            yield pauses

    def test_to_its_end(self, pauses: list[float]) -> None:
        steps = [load(state="running", chunks=3, chunks_done=done) for done in (1, 2)]
        service = answered(*steps, load(chunks_done=3))
        seen: list[int] = []
        first = Load.model_validate(load(state="waiting", chunks=None))
        with service.client() as client:
            last = client.watch(first, lambda one: seen.append(one.chunks_done))
        assert (seen, last.state, pauses) == ([0, 1, 2, 3], "done", [0.5, 0.75, 1.125])

    def test_called_off_and_on_again(self) -> None:
        service = Service(
            [
                httpx.Response(200, json=load(state="cancelled", resumable=True)),
                httpx.Response(200, json=load(state="waiting")),
                problem(409, "not-resumable"),
            ]
        )
        client = service.client()
        assert client.cancel(7).resumable
        assert client.resume(7).state == "waiting"
        with pytest.raises(RuleBroken) as raised:
            client.resume(7)
        assert raised.value.code == "not-resumable"


class TestRefusedRows:
    def test_into_a_file_and_nothing_of_a_broken_attempt_stays(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken() -> Iterator[bytes]:
            yield b"row that will be sent again\n" * 3
            raise httpx.ReadError("reset")

        service = Service([httpx.Response(200, content=broken()), httpx.Response(200, content=b"rows\n")])
        sink = io.BytesIO()
        with slept(monkeypatch):
            service.client().download_refused(7, sink)
        assert sink.getvalue() == b"rows\n"

    def test_a_refusal_is_no_row(self) -> None:
        service = Service([problem(404, "not-found")])
        sink = io.BytesIO(b"")
        with pytest.raises(NotFound):
            service.client().download_refused(7, sink)
        assert sink.getvalue() == b""
