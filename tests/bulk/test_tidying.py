from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import Sender
from tienbo import clock
from tienbo.bulk.models import BulkLoad
from tienbo.bulk.receiving import bulk_store
from tienbo.bulk.tidying import KEPT, tidy_files
from tienbo.settings import Settings


def test_files_go_thirty_days_after_the_last_load_that_needs_them(
    commune: Sender, session: Session, bulk_settings: Settings
) -> None:
    said = commune.apply([commune.row("none such", 1)])
    load = session.scalars(select(BulkLoad).execution_options(populate_existing=True)).one()
    store = bulk_store(bulk_settings)
    paths = [store.path(load.sha256), store.path(load.refused_sha256 or "")]
    assert (len(said["problems"]), [path.is_file() for path in paths]) == (1, [True, True])
    tidy_files(session, bulk_settings, clock.now())
    assert [path.is_file() for path in paths] == [True, True]
    tidy_files(session, bulk_settings, clock.now() + KEPT + timedelta(minutes=1))
    assert [path.is_file() for path in paths] == [False, False]
