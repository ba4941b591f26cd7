"""Parts of one file taken beside each other, each once; what concerns the whole file is done by one alone."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import IN_2024, MOST_STEPS, csv_file
from tests.builders.country import build_country
from tests.builders.databases import own_database
from tests.builders.figures import build_figures
from tests.builders.people import user_at
from tienbo.access.models import Role
from tienbo.access.permissions import PERMISSIONS
from tienbo.bulk import running, taking
from tienbo.bulk.models import BulkLoad, FileFormat, Into, LoadState, Mode
from tienbo.bulk.receiving import bulk_store
from tienbo.bulk.working import take_next
from tienbo.exchange.models import Event
from tienbo.settings import Settings
from tienbo.submissions.models import ValueRevision
from tienbo.units.models import Level

UNITS = ("18001", "18002")
TAKERS = 2


@pytest.fixture
def installation(server: str) -> Iterator[Engine]:
    """A database of its own, in which transactions end as they do for users."""
    with own_database(server) as engine:
        yield engine


@pytest.fixture
def waiting(installation: Engine, settings: Settings, small_parts: None) -> Callable[[Mode], int]:
    """A file of two communes that waits to be taken, its rows in several parts."""

    def keep(mode: Mode) -> int:
        with Session(installation) as session, session.begin():
            figures = build_figures(build_country(session))
            user = user_at(figures.country, figures.country.old("436"), Role.officer, rehearsal=IN_2024)
            asked = [one.code for one in figures.asked(Level.commune)]
            said = {"period": "2024", "form": figures.form.code, "value": 5}
            rows = [{**said, "unit_code": unit, "indicator": code} for unit in UNITS for code in asked]
            sha256, size = bulk_store(settings).keep(BytesIO(csv_file(rows)))
            load = BulkLoad(
                caller=f"user:{user.id}",
                user_id=user.id,
                token_id="t",
                request_id="r",
                permissions=sorted(PERMISSIONS[Role.officer]),
                applies=True,
                mode=mode,
                into=Into.draft,
                behalf_reason="Xã mất mạng",
                state=LoadState.waiting,
                counts={},
                problems=[],
                sha256=sha256,
                size=size,
                format=FileFormat.csv,
                encoding="",
            )
            session.add(load)
            session.flush()
            return load.id

    return keep


def step(engine: Engine, settings: Settings) -> bool:
    with Session(engine) as session, session.begin():
        return take_next(session, settings)


def test_each_part_counts_once_whoever_takes_it(
    installation: Engine, settings: Settings, waiting: Callable[[Mode], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_id = waiting(Mode.per_row)
    assert step(installation, settings)
    together, take = Barrier(TAKERS), taking.take
    parts: list[int] = []

    def take_beside_another(*args: Any, **options: Any) -> dict[str, int]:
        parts.append(args[3])
        if len(parts) <= TAKERS:
            together.wait(60)
        return take(*args, **options)

    monkeypatch.setattr(running, "take", take_beside_another)

    def until_nothing_is_left(_: int) -> None:
        for _ in range(MOST_STEPS):
            if not step(installation, settings):
                return

    with ThreadPoolExecutor(TAKERS) as takers:
        list(takers.map(until_nothing_is_left, range(TAKERS)))
    # Whoever went last may have found the other still at its part.
    until_nothing_is_left(0)
    with Session(installation) as session:
        load = session.get_one(BulkLoad, load_id)
        assert (load.state, load.counts["accepted"], load.counts["submissions"]) == (
            LoadState.done,
            load.counts["rows"],
            len(UNITS),
        )
        assert sorted(parts) == sorted(load.chunks_taken) == list(range(load.chunks or 0))
        assert load.chunks_done == load.chunks
        of = (ValueRevision.submission_id, ValueRevision.indicator_id)
        assert set(session.scalars(select(func.count()).select_from(ValueRevision).group_by(*of))) == {1}
        saved = session.scalars(select(Event.id).where(Event.kind == "submission.saved")).all()
        assert len(saved) == len(UNITS)


@pytest.mark.parametrize(("name", "mode"), [("prepare", Mode.per_row), ("take", Mode.all), ("record", Mode.per_row)])
def test_what_concerns_the_whole_file_is_done_by_one_alone(
    name: str,
    mode: Mode,
    installation: Engine,
    settings: Settings,
    waiting: Callable[[Mode], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_id = waiting(mode)
    do, found = getattr(running, name), []

    def do_while_another_looks(*args: Any, **options: Any) -> Any:
        found.append(step(installation, settings))
        return do(*args, **options)

    monkeypatch.setattr(running, name, do_while_another_looks)
    while step(installation, settings):
        pass
    assert found
    assert not any(found)
    with Session(installation) as session:
        assert session.get_one(BulkLoad, load_id).state is LoadState.done
