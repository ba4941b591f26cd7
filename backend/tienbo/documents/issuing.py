"""Which body of the register a printed issuer is."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.documents.numbers import issuer_key
from tienbo.units.body_models import Body, BodyName
from tienbo.units.models import UnitClosure


def body_of(session: Session, printed: str | None, unit_id: int) -> int | None:
    """The body of the unit, or of one above it, that the name means; None when none or several could be meant.

    The name in full decides; a short one ("UBND huyện") is enough where it fits one body alone.
    """
    wanted = issuer_key(printed)
    if wanted is None:
        return None
    chain = select(UnitClosure.ancestor_id).where(UnitClosure.descendant_id == unit_id)
    kept = func.coalesce(Body.merged_into_id, Body.id)
    rows = session.execute(
        select(kept, BodyName.name).join(Body, Body.id == BodyName.body_id).where(Body.unit_id.in_(chain))
    ).all()
    keys = [(body_id, issuer_key(name) or "") for body_id, name in rows]
    exact = {body_id for body_id, key in keys if key == wanted}
    if exact:
        return exact.pop() if len(exact) == 1 else None
    words = wanted.split()
    short = {body_id for body_id, key in keys if key.split()[: len(words)] == words}
    return short.pop() if len(short) == 1 else None
