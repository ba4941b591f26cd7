"""What every command needs: a transaction of the worker role, and errors said plainly."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.orm import Session

from tienbo.settings import Settings


@contextmanager
def worker_session(settings: Settings) -> Iterator[Session]:
    """A transaction of the worker role, committed when the block ends well."""
    from tienbo.database import make_engine, resolve_urls

    engine = make_engine(resolve_urls(settings).worker)
    try:
        with Session(engine) as session, session.begin():
            yield session
    finally:
        engine.dispose()


def run_migrations(settings: Settings) -> None:
    from tienbo.database import make_engine, resolve_urls
    from tienbo.migrating import migrate as run

    engine = make_engine(resolve_urls(settings).owner)
    try:
        run(engine)
    finally:
        engine.dispose()


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn an error that the operator can mend into its message and exit code 1."""
    from tienbo.access.administration import RefusedAccount
    from tienbo.access.keys import SigningKeyError
    from tienbo.embedded import EmbeddedServerError
    from tienbo.exchange.heads import ForgedHead
    from tienbo.units.listing import ListRefused
    from tienbo.untrusted.unreadable import Unreadable

    try:
        yield
    except (EmbeddedServerError, ForgedHead, ListRefused, RefusedAccount, SigningKeyError, Unreadable) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
