"""Runs migrations as the owner role, on the connection that the `tienbo migrate` command hands over."""

from alembic import context
from sqlalchemy import Connection, create_engine

from tienbo.database import resolve_urls
from tienbo.settings import get_settings
from tienbo.tables import metadata


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(resolve_urls(get_settings()).owner)
    with engine.connect() as opened:
        run(opened)
        opened.commit()
