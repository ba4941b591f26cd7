from sqlalchemy import insert
from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.exchange.models import Event


def record(
    session: Session, actor: Actor, kind: str, subject: tuple[str, int], unit_id: int | None, **data: object
) -> None:
    """Write down, in the transaction of the change itself, that `actor` did `kind` to `subject`."""
    session.add(
        Event(
            kind=kind,
            unit_id=unit_id,
            subject_kind=subject[0],
            subject_id=str(subject[1]),
            user_id=actor.user_id,
            client_id=actor.client_id,
            token_id=actor.token_id,
            request_id=actor.request_id,
            data=data,
        )
    )


def record_refusal(session: Session, kind: str, subject: tuple[str, str], unit_id: int | None, **data: object) -> None:
    """Write down that somebody was not let in: nobody's act, for who it was has just not been proved."""
    session.execute(
        insert(Event.__table__)  # type: ignore[arg-type] # a plain insert asks for no row back, which nobody may read
        .inline()
        .values(kind=kind, unit_id=unit_id, subject_kind=subject[0], subject_id=subject[1], data=data)
    )
