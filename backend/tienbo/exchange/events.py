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
