"""Engines, and the session of one request: one transaction, committed before the response is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, text
from sqlalchemy.orm import DeclarativeBase, Session, SessionTransaction, sessionmaker

from tienbo import embedded
from tienbo.settings import Settings

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class DatabaseUrls(NamedTuple):
    """Where each role connects."""

    app: str
    worker: str
    owner: str


@dataclass(frozen=True)
class Reach:
    """What row security may let this transaction see.

    Attributes:
        user_id: who has proved to be the caller.
        claim: before that, the name or digest (hex) still to be proved; it opens the one row it names.
        client_id: the program that has proved to be the caller.
        roots: units in which the caller holds a role.
        today: the day by whose tree duties are shared out.
        public: everyone, account or not: what is published as open data, and nothing else.
    """

    user_id: int | None = None
    claim: str | None = None
    client_id: str | None = None
    roots: tuple[int, ...] = ()
    today: date | None = None
    public: bool = False

    def settings(self) -> dict[str, str]:
        """Values of the `tienbo.*` settings that the policies read; an empty text stands for nothing."""
        return {
            "user_id": "" if self.user_id is None else str(self.user_id),
            "claim": self.claim or "",
            "client_id": self.client_id or "",
            "roots": "{" + ",".join(map(str, self.roots)) + "}" if self.roots else "",
            "today": "" if self.today is None else self.today.isoformat(),
            "public": "yes" if self.public else "",
        }


NOBODY = Reach()
EVERYONE = Reach(public=True)

_SET_REACH = text(
    "SELECT set_config('tienbo.user_id', :user_id, true), set_config('tienbo.claim', :claim, true),"
    " set_config('tienbo.client_id', :client_id, true),"
    " set_config('tienbo.roots', :roots, true), set_config('tienbo.today', :today, true),"
    " set_config('tienbo.public', :public, true)"
)


def set_reach(session: Session, reach: Reach) -> None:
    """Narrow or widen what row security shows for the rest of this transaction."""
    session.execute(_SET_REACH, reach.settings())


class RequestSession(Session):
    """A session that starts every transaction with a known reach: nobody's."""

    read_only = False


@event.listens_for(RequestSession, "after_begin")
def _begin(session: RequestSession, transaction: SessionTransaction, connection: Connection) -> None:
    if transaction.nested:
        return
    if session.read_only:
        connection.execute(text("SET TRANSACTION READ ONLY"))
    connection.execute(_SET_REACH, NOBODY.settings())


def resolve_urls(settings: Settings) -> DatabaseUrls:
    """The configured server, or the embedded one made ready."""
    if settings.database_url:
        return DatabaseUrls(
            settings.database_url,
            settings.worker_database_url or settings.database_url,
            settings.owner_database_url or settings.database_url,
        )
    superuser = embedded.start(settings.data_dir)
    embedded.prepare(superuser)
    return DatabaseUrls(
        *(embedded.role_url(superuser, role) for role in ("tienbo_app", "tienbo_worker", "tienbo_owner"))
    )


def make_engine(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)


def request_sessions(engine: Engine) -> sessionmaker[RequestSession]:
    return sessionmaker(engine, class_=RequestSession, expire_on_commit=False)


def get_session(request: Request) -> Iterator[Session]:
    """The session of this request; a safe method cannot write, whatever its handler tries."""
    with request.app.state.sessions() as session:
        session.read_only = request.method in SAFE_METHODS
        yield session
        if not session.read_only:
            session.commit()


# "function": the commit happens before the response, so a failed commit is never a success already sent.
SessionDep = Annotated[Session, Depends(get_session, scope="function")]
