"""Who answers on a day to the id of a body: itself, the one it was merged into, or its successor after its end."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.units.body_models import Body

_LONGEST_CHAIN: Final = 20


def heirs(session: Session, body_ids: Collection[int], day: date) -> dict[int, int]:
    """For each id the one that stands for it on the day; ids that cannot be read keep themselves."""
    standing = {body_id: body_id for body_id in body_ids}
    for _ in range(_LONGEST_CHAIN):
        rows = session.scalars(select(Body).where(Body.id.in_(set(standing.values()))))
        moved = {body.id: heir for body in rows if (heir := _next(body, day)) is not None}
        if not moved:
            break
        standing = {asked: moved.get(now, now) for asked, now in standing.items()}
    return standing


def _next(body: Body, day: date) -> int | None:
    if body.merged_into_id is not None:
        return body.merged_into_id
    ended = body.valid.upper is not None and body.valid.upper <= day
    return body.successor_id if ended else None
