"""The plan token: what a file was checked against, in a few letters."""

import hashlib
import json

import polars as pl
from sqlalchemy.orm import Session

from tienbo.bulk.cells import AskedBook
from tienbo.bulk.models import BulkLoad
from tienbo.bulk.preparing import Preparation
from tienbo.bulk.spool import Spool
from tienbo.bulk.standing import heads_of


def plan_of(session: Session, load: BulkLoad, spool: Spool, preparation: Preparation, book: AskedBook) -> str:
    """A digest of the file, of how it is to be taken, and of everything that it is held against.

    The heads as they stand now are written beside the reporters: taking a part refuses what changed since.
    """
    reporters = spool.read("reporters").with_row_index("reporter").cast({"reporter": pl.Int64})
    heads = heads_of(session, reporters, lock=False).rename({"version": "seen_version", "state": "seen_state"})
    reporters = reporters.join(heads.drop("submission_id"), on="reporter", how="left")
    spool.write("reporters", reporters)
    said = [load.sha256, load.format, load.mode, load.into, load.behalf_reason, load.caller]
    digest = hashlib.sha256(json.dumps(said).encode())
    digest.update(reporters.drop("reporter").sort("form_id", "period_id", "body_id").write_csv().encode())
    for group in sorted(preparation.groups):
        asked = book.asked(group)
        digest.update(json.dumps([*map(str, group), sorted(asked.cells)]).encode())
        digest.update("".join(check.model_dump_json() for check in asked.checks).encode())
    return digest.hexdigest()
