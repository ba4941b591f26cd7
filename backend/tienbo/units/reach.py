"""Which units' facts a unit may read and act on, and on which days, derived from tree and lineage.

While a unit is below, its superior has all of it. When it moves away, the superior keeps what was reported until
then; when it ends below the superior, the superior keeps everything. The successor, and whoever is above it, takes
over what its predecessor could reach; the duty passes to the main successor.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session


def rebuild(session: Session) -> None:
    """Derive the reach of every unit again, by a function of the database: what guards reading is written by no one."""
    session.flush()
    session.execute(text("SELECT derive_reach()"))
