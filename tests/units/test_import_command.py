"""`tienbo units import` as an operator runs it, against a database of its own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from tienbo import cli, embedded
from tienbo.commands import units, users
from tienbo.migrating import migrate
from tienbo.settings import Settings

OLD = """code,name,level,kind,parent_code
42,Tỉnh Hà Tĩnh,province,tỉnh,
436,Huyện Thạch Hà,district,huyện,42
18001,Xã An Hòa,commune,xã,436
18002,Xã Bình Minh,commune,xã,436
"""
NEW = """code,name,level,kind,parent_code
42,Tỉnh Hà Tĩnh,province,tỉnh,
18001,Xã An Bình,commune,xã,42
"""
LINEAGE = """old_code,new_code,share
42,42,whole
18001,18001,whole
18002,18001,whole
"""


@pytest.fixture
def settings(server: str, tmp_path: Path) -> Iterator[Settings]:
    name = f"tienbo_cli_{uuid4().hex[:10]}"
    embedded.prepare(server, name)
    urls = {role: embedded.role_url(server, f"tienbo_{role}", name) for role in ("app", "worker", "owner")}
    owner = create_engine(urls["owner"])
    migrate(owner)
    owner.dispose()
    yield Settings(
        database_url=urls["app"],
        worker_database_url=urls["worker"],
        owner_database_url=urls["owner"],
        data_dir=tmp_path,
        _env_file=None,
    )
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def run(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Operator":
    for part in (units, users):
        monkeypatch.setattr(part, "get_settings", lambda: settings)
    return Operator(tmp_path)


class Operator:
    """Writes files and gives commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, content: str) -> str:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    def __call__(self, *words: str, given: str | None = None) -> Result:
        return CliRunner().invoke(cli.app, list(words), input=given)


def test_a_first_list_a_reform_and_both_again(run: Operator) -> None:
    old, new, lineage = run.file("old.csv", OLD), run.file("new.csv", NEW), run.file("lineage.csv", LINEAGE)
    reform = ("units", "import", new, "--valid-from", "2025-07-01", "--lineage", lineage, "--resolution", "NQ 202")
    first = run("units", "import", old)
    assert first.exit_code == 0, first.output
    assert first.output.startswith("4 opened, 0 closed")
    second = run(*reform)
    assert second.output.startswith("1 opened, 3 closed"), second.output
    for again in (run("units", "import", old), run(*reform)):
        assert again.output.startswith("0 opened, 0 closed, 0 renamed"), again.output


def test_a_bad_file_is_refused_with_its_lines_and_nothing_is_taken(run: Operator) -> None:
    bad = run.file("bad.csv", OLD + "18003,Xã Lạ,commune,xã,999\n18001,Xã An Hòa,commune,xã,436\n")
    refused = run("units", "import", bad)
    assert refused.exit_code == 1
    assert "line 6: superior 999 of 18003 is not in the list" in refused.output
    assert "line 7: code 18001 stands on line 4 already" in refused.output
    assert run("units", "import", run.file("old.csv", OLD)).output.startswith("4 opened")


def test_the_first_account(run: Operator) -> None:
    run("units", "import", run.file("old.csv", OLD))
    words = ("users", "add", "an", "--name", "An", "--unit", "42", "--role", "leader", "--role", "officer")
    made = run(*words, given="mật khẩu đủ dài\n" * 2)
    assert made.exit_code == 0, made.output
    assert "taken" in run(*words, given="mật khẩu đủ dài\n" * 2).output
    assert (
        "12 characters"
        in run("users", "add", "bo", "--name", "B", "--unit", "42", "--role", "auditor", given="short\n" * 2).output
    )
    assert (
        "no unit has the code"
        in run(
            "users", "add", "bo", "--name", "B", "--unit", "99", "--role", "auditor", given="mật khẩu đủ dài\n" * 2
        ).output
    )


def test_the_nation_has_no_committee_so_its_body_is_named(run: Operator, settings: Settings) -> None:
    run("units", "import", run.file("old.csv", OLD))

    def added(login: str, *more: str) -> str:
        words = ("users", "add", login, "--name", "An", "--role", "administrator", *more)
        output: str = run(*words, given="mật khẩu đủ dài\n" * 2).output
        return output

    assert "name the body" in added("an", "--unit", "VN")
    assert "account an made" in added("an", "--unit", "VN", "--body", "Bộ Nội vụ")
    # The second one comes to the same body; elsewhere administrators make bodies, so a misspelt one is refused.
    assert "account binh made" in added("binh", "--unit", "VN", "--body", "bộ nội vụ")
    assert "no body of Tỉnh Hà Tĩnh" in added("chi", "--unit", "42", "--body", "Sở Nội vu")
    assert "account chi made" in added("chi", "--unit", "42", "--body", "Ủy ban nhân dân tỉnh Hà Tĩnh")
    assert settings.owner_database_url is not None
    owner = create_engine(settings.owner_database_url)
    with owner.connect() as connection:
        named = text("SELECT name FROM body_name JOIN body ON body.id = body_id WHERE body.kind = 'other'")
        assert connection.scalars(named).all() == ["Bộ Nội vụ"]
    owner.dispose()
