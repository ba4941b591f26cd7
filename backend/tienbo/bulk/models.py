"""Files of figures that were sent in bulk, and how far each has come."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, DateTime, Enum, ForeignKey, Identity, Index, Integer, String, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class LoadState(StrEnum):
    waiting = "waiting"
    running = "running"
    done = "done"
    cancelled = "cancelled"
    failed = "failed"


class FileFormat(StrEnum):
    csv = "csv"
    ndjson = "ndjson"
    json = "json"
    xlsx = "xlsx"


class Mode(StrEnum):
    """What one refused row keeps from being taken: everything, its report, or itself alone."""

    all = "all"
    per_submission = "per_submission"
    per_row = "per_row"


class Into(StrEnum):
    """How far the reports are brought: figures saved, or also handed in."""

    draft = "draft"
    submitted = "submitted"


load_state_type = Enum(LoadState, name="bulk_load_state")
file_format_type = Enum(FileFormat, name="bulk_file_format")
mode_type = Enum(Mode, name="bulk_mode")
into_type = Enum(Into, name="bulk_into")

UNFINISHED = (LoadState.waiting, LoadState.running)


class BulkLoad(Base):
    """One file that someone had checked or applied; the store of bulk files keeps its bytes."""

    __tablename__ = "bulk_load"
    __table_args__ = (
        Index("ix_bulk_load_caller", "caller", "id"),
        Index("ix_bulk_load_state", "state", "id"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    caller: Mapped[str] = mapped_column(comment="`user:` or `client:` and the id, for row security.")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    client_id: Mapped[str | None] = mapped_column(ForeignKey("service_client.id"))
    token_id: Mapped[str] = mapped_column(comment="`jti` of the access token that asked for it.")
    request_id: Mapped[str]
    permissions: Mapped[list[str]] = mapped_column(
        ARRAY(String), comment="What the token carried: the load is never done with more."
    )
    applies: Mapped[bool] = mapped_column(comment="False: it was only checked.")
    format: Mapped[FileFormat] = mapped_column(file_format_type)
    mode: Mapped[Mode] = mapped_column(mode_type)
    into: Mapped[Into] = mapped_column(into_type)
    behalf_reason: Mapped[str | None] = mapped_column(
        comment="Why the reviewing unit enters it for the reporters (nhập hộ)."
    )
    sha256: Mapped[str] = mapped_column(comment="Of the bytes as they were sent.")
    size: Mapped[int] = mapped_column(BigInteger, comment="Bytes as they were sent.")
    encoding: Mapped[str] = mapped_column(comment="gzip, zstd; empty: as it is.")
    plan: Mapped[str | None] = mapped_column(comment="Plan token: what it was checked against; null: not checked yet.")
    expected_plan: Mapped[str | None] = mapped_column(comment="The plan token that the caller named.")
    state: Mapped[LoadState] = mapped_column(load_state_type)
    chunks: Mapped[int | None] = mapped_column(comment="Parts in which it is taken; null: not prepared yet.")
    chunks_done: Mapped[int] = mapped_column(server_default="0", comment="How many of them are taken.")
    chunks_taken: Mapped[list[int]] = mapped_column(
        ARRAY(Integer),
        server_default="{}",
        comment="Which of them, from 0; written in the transaction of their effect.",
    )
    counts: Mapped[dict[str, int]] = mapped_column(JSONB, comment="Rows and reports by what became of them.")
    problems: Mapped[list[Any]] = mapped_column(JSONB, comment="The first of them, as they are answered.")
    failure: Mapped[str | None] = mapped_column(comment="Code of why it stopped.")
    refused_sha256: Mapped[str | None] = mapped_column(comment="The file of rows that were not taken.")
    version: Mapped[int] = mapped_column(server_default="1", comment="Grows with every change by a person or program.")
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def chunks_left(self) -> list[int]:
        """The parts still to be taken, in any order."""
        return sorted(set(range(self.chunks or 0)) - set(self.chunks_taken))
