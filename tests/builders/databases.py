"""A database of its own, for tests whose transactions really commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from tienbo import embedded
from tienbo.migrating import migrate


@contextmanager
def own_database(server: str, connections: int = 8) -> Iterator[Engine]:
    """The superuser's engine on a migrated database that is dropped afterwards."""
    name = f"tienbo_test_{uuid4().hex[:12]}"
    embedded.prepare(server, name)
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    owner = create_engine(url, connect_args={"options": "-c role=tienbo_owner"})
    migrate(owner)
    owner.dispose()
    engine = create_engine(url, pool_size=connections)
    try:
        yield engine
    finally:
        engine.dispose()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
