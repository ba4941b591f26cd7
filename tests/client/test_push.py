"""`tienbo push` and `tienbo pull` as the shell sees them: documents, files, exit codes."""

import csv
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from tests.client.conftest import SERVER, Program
from tests.client.service import QUICK
from tienbo.cli import app
from tienbo.client import Client
from tienbo.exchange.sequencing import begin_generation
from tienbo.submissions.models import State, Submission, ValueRevision
from tienbo.units.models import Level

Tienbo = Callable[..., Result]


@pytest.fixture
def tienbo(program: Program, monkeypatch: pytest.MonkeyPatch) -> Tienbo:
    """The command, signed in as the program."""
    transport = httpx.MockTransport(program.service.send)
    connected = partial(Client, retries=QUICK, transport=transport)
    monkeypatch.setattr("tienbo.commands.connecting.Client", connected)
    monkeypatch.setenv("TIENBO_CLIENT_SECRET", program.secret)
    there = ["--server", SERVER, "--client-id", program.client_id]
    return lambda *words: CliRunner().invoke(app, [*map(str, words), *there])


def revisions(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ValueRevision)) or 0


def document(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    return found


class TestStrangers:
    def test_a_wrong_secret_is_refused(
        self, tienbo: Tienbo, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TIENBO_CLIENT_SECRET", "wrong")
        result = tienbo("push", program.file(tmp_path), "--output", "json")
        assert (result.exit_code, document(result)["error"]) == (3, "SignInRefused")

    def test_no_secret_is_asked_for_on_the_command_line(
        self, tienbo: Tienbo, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("TIENBO_CLIENT_SECRET")
        file = program.file(tmp_path)
        assert tienbo("push", file).exit_code == 2
        assert tienbo("push", file, "--client-secret", program.secret).exit_code == 2
        secret = tmp_path / "secret"
        secret.write_text(f"{program.secret}\n", encoding="utf-8")
        assert tienbo("push", file, "--secret-file", secret).exit_code == 0

    def test_another_commune_is_not_the_programs(self, tienbo: Tienbo, program: Program, tmp_path: Path) -> None:
        file = program.file(tmp_path)
        file.write_text(file.read_text("utf-8").replace(",18003,", ",18001,"), encoding="utf-8")
        result = tienbo("push", file, "--output", "json")
        assert result.exit_code == 1
        assert {one["code"] for one in document(result)["problems"]} <= {"unit-unknown", "unit-of-other-time"}


class TestPush:
    def test_all_rows_taken(self, tienbo: Tienbo, program: Program, session: Session, tmp_path: Path) -> None:
        result = tienbo("push", program.file(tmp_path), "--into", "submitted", "--output", "json")
        assert result.exit_code == 0, result.output
        said = document(result)
        assert (said["accepted"], said["submitted"], said["state"]) == (len(program.rows()), 1, "done")
        assert session.scalars(select(Submission.state)).all() == [State.submitted]
        assert list(tmp_path.iterdir()) == [tmp_path / "figures.csv"]

    def test_the_same_command_again_counts_nothing_twice(
        self, tienbo: Tienbo, program: Program, session: Session, tmp_path: Path
    ) -> None:
        file = program.file(tmp_path)
        first, second = (tienbo("push", file, "--output", "json") for _ in range(2))
        assert document(first)["id"] == document(second)["id"]
        assert revisions(session) == len(program.rows())
        # As new it is another load, of which every row stands there already.
        again = document(tienbo("push", file, "--key", "another-key", "--output", "json"))
        assert (again["unchanged"], revisions(session)) == (len(program.rows()), len(program.rows()))

    def test_only_checked(self, tienbo: Tienbo, program: Program, session: Session, tmp_path: Path) -> None:
        result = tienbo("push", program.file(tmp_path), "--dry-run")
        assert result.exit_code == 0, result.output
        assert f"{len(program.rows())} would be taken" in result.stdout
        assert revisions(session) == 0

    def test_refused_rows_stand_beside_the_file_mended_they_go_in(
        self, tienbo: Tienbo, program: Program, session: Session, tmp_path: Path
    ) -> None:
        code = program.rows()[0]["indicator"]
        file = program.file(tmp_path, **{str(code).replace(".", "_"): "1.234"})
        result = tienbo("push", file, "--mode", "per-row", "--output", "json")
        assert result.exit_code == 1, result.output
        said = document(result)
        assert (said["refused"], said["problems"][0]["code"]) == (1, "ambiguous-number")
        refused = Path(said["refused_rows_file"])
        assert refused == tmp_path / "figures.refused.csv"
        (row,) = csv.DictReader(refused.read_text("utf-8").splitlines())
        assert "ambiguous-number" in row["error"]
        refused.write_text(refused.read_text("utf-8").replace("1.234", "1234"), encoding="utf-8")
        assert tienbo("push", refused, "--mode", "per-row").exit_code == 0
        assert revisions(session) == len(program.rows())

    def test_no_file_of_figures_is_refused_as_a_whole(self, tienbo: Tienbo, tmp_path: Path) -> None:
        file = tmp_path / "other.csv"
        file.write_text("name,colour\na,b\n", encoding="utf-8")
        result = tienbo("push", file, "--output", "json")
        assert (result.exit_code, document(result)["code"]) == (3, "file-unreadable")

    def test_another_kind_of_file(self, tienbo: Tienbo, tmp_path: Path) -> None:
        file = tmp_path / "other.pdf"
        file.touch()
        assert tienbo("push", file).exit_code == 2

    def test_a_service_that_is_not_there(
        self, tienbo: Tienbo, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(_: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused")

        transport = httpx.MockTransport(away)
        monkeypatch.setattr("tienbo.commands.connecting.Client", partial(Client, retries=QUICK, transport=transport))
        result = tienbo("push", program.file(tmp_path))
        assert (result.exit_code, "nothing is counted twice" in result.stderr) == (4, True)


class TestPull:
    def test_aggregates_as_a_table(self, tienbo: Tienbo, program: Program, tmp_path: Path) -> None:
        figures = program.figures
        code = figures.asked(Level.commune)[0].code
        figures.report("18003", "2024", State.accepted, **{code: 3})
        target = tmp_path / "figures.csv"
        unit = figures.country.unit("18003")
        words = ("--unit", unit, "--indicator", figures.ids[code], "--period", "2024")
        result = tienbo("pull", "aggregates", *words, "--to", target)
        assert result.exit_code == 0, result.output
        (row,) = [one for one in csv.DictReader(target.read_text("utf-8").splitlines()) if one["category_id"] == "0"]
        assert (row["unit_code"], row["indicator"], row["number"], row["counted"]) == ("18003", code, "3", "1")
        result = tienbo("pull", "aggregates", *words, "--format", "json")
        assert json.loads(result.stdout)[0]["number"] == "3"

    def test_aggregates_of_others(self, tienbo: Tienbo, program: Program) -> None:
        other = program.figures.country.unit("15")
        result = tienbo("pull", "aggregates", "--unit", other, "--indicator", "1", "--period", "2024")
        assert result.exit_code == 3

    def test_the_feed_goes_on_where_it_was(
        self, tienbo: Tienbo, program: Program, session: Session, tmp_path: Path
    ) -> None:
        begin_generation(session)
        cursor, target = tmp_path / "cursor", tmp_path / "events.ndjson"
        pull = partial(tienbo, "pull", "feed", "--cursor-file", cursor, "--to", target)
        assert pull().exit_code == 0
        before = len(target.read_text("utf-8").splitlines())
        assert tienbo("push", program.file(tmp_path)).exit_code == 0
        begin_generation(session)
        for _ in range(2):
            assert pull().exit_code == 0
        lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
        assert len({line["id"] for line in lines}) == len(lines) > before
        assert "submission.saved" in {line["kind"] for line in lines}

    def test_after_a_restore_it_says_what_to_do(self, tienbo: Tienbo, session: Session, tmp_path: Path) -> None:
        begin_generation(session)
        cursor = tmp_path / "cursor"
        cursor.write_text("0-999999\n", encoding="utf-8")
        result = tienbo("pull", "feed", "--cursor-file", cursor)
        assert result.exit_code == 3
        assert f"Delete {cursor}" in result.stderr
