"""What is published, as everyone may read it: this table and no other."""

from typing import Annotated, NamedTuple

from fastapi import Depends
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from tienbo.database import EVERYONE, SessionDep, set_reach
from tienbo.open_data.describing import Described
from tienbo.open_data.models import OpenDataset
from tienbo.problems import NotFound


class Dataset(NamedTuple):
    """A row, with what is said of it."""

    row: OpenDataset
    said: Described


def everyones_session(session: SessionDep) -> Session:
    """A transaction with the reach of those without an account, whoever asks and whatever token they send."""
    set_reach(session, EVERYONE)
    return session


PublicSession = Annotated[Session, Depends(everyones_session)]


def list_datasets(session: Session) -> list[Dataset]:
    """All of them, in the order of their codes."""
    return [_read(row) for row in session.scalars(select(OpenDataset).order_by(OpenDataset.code))]


def get_dataset(session: Session, code: str, *, with_csv: bool = False) -> Dataset:
    """One dataset.

    Raises:
        NotFound: nothing of that name is published; whether there is such an indicator is not said.
    """
    query = select(OpenDataset).where(OpenDataset.code == code)
    row = session.scalar(query.options(undefer(OpenDataset.csv)) if with_csv else query)
    if row is None:
        raise NotFound
    return _read(row)


def _read(row: OpenDataset) -> Dataset:
    return Dataset(row, Described.model_validate(row.described))
