"""Files of figures that nobody needs any more: of loads that ended long ago, or that never began."""

import shutil
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.bulk.models import BulkLoad
from tienbo.bulk.receiving import bulk_store
from tienbo.bulk.running import WORK
from tienbo.settings import Settings

KEPT: Final = timedelta(days=30)


def tidy_files(session: Session, settings: Settings, now: datetime) -> int:
    """Delete what was sent, and what was given back, 30 days after the last load that needs it; answers how much."""
    folder, until = bulk_store(settings).folder, now - KEPT
    recent = BulkLoad.finished_at.is_(None) | (BulkLoad.finished_at > until)
    rows = session.execute(select(BulkLoad.id, BulkLoad.sha256, BulkLoad.refused_sha256).where(recent)).all()
    needed = {str(name) for row in rows for name in row}
    gone = [
        path
        for pattern in ("[0-9a-f][0-9a-f]/*", f"{WORK}/*")
        for path in folder.glob(pattern)
        if path.name not in needed and path.stat().st_mtime < until.timestamp()
    ]
    for path in gone:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return len(gone)
