"""A load as it is answered."""

from tienbo.bulk.models import BulkLoad
from tienbo.bulk.schemas import BulkFailure, BulkProblem, BulkResult
from tienbo.bulk.service import resumable
from tienbo.bulk.words import FAILURES

_COUNTS = ("rows", "accepted", "unchanged", "refused", "held_back", "submissions", "submitted")


def answer(load: BulkLoad, *, problems: bool = True) -> BulkResult:
    """What became of the load so far."""
    listed = [BulkProblem(**dict(zip(BulkProblem.model_fields, row, strict=True))) for row in load.problems]
    return BulkResult(
        id=load.id,
        applies=load.applies,
        state=load.state,
        format=load.format,
        mode=load.mode,
        into=load.into,
        chunks=load.chunks,
        chunks_done=load.chunks_done,
        **{name: load.counts.get(name, 0) for name in _COUNTS},
        problems=listed if problems else [],
        problems_left_out=load.counts.get("problems", 0) - (len(listed) if problems else 0),
        plan_token=load.plan if not load.applies else None,
        refused_rows_url=f"/api/v1/bulk/{load.id}/refused" if load.refused_sha256 else None,
        failure=None if load.failure is None else _failure(load.failure),
        resumable=resumable(load),
        asked_at=load.asked_at,
        finished_at=load.finished_at,
    )


def _failure(code: str) -> BulkFailure:
    vi, en = FAILURES[code]
    return BulkFailure(code=code, message_vi=vi, message_en=en)
