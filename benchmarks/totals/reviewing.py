"""Submissions accepted as the service accepts them: its own function, in its session, as the app role."""

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tienbo.access.models import Role, User
from tienbo.access.permissions import PERMISSIONS
from tienbo.access.scope import Actor, Grant
from tienbo.database import Reach, request_sessions, set_reach
from tienbo.submissions import service
from totals.filling import TODAY

_SOME: Final = text(
    "SELECT s.id, c.ancestor_id FROM submission s JOIN unit_closure c ON c.descendant_id = s.unit_id AND c.depth = 1"
    " AND c.valid @> CAST(:today AS date) ORDER BY random() LIMIT :count"
)
# What is accepted is in the totals: handed in again, it is taken out of them and put back by the next acceptance.
_HANDED_IN: Final = text("UPDATE submission SET state = 'submitted' WHERE id = ANY (:ids) RETURNING id, version")


class Reviewing:
    """Some submissions, each with the unit that reviews it; a leader of that unit accepts it, within row security."""

    def __init__(self, app: Engine, owner: Engine, worker: Engine, count: int) -> None:
        with Session(worker) as session, session.begin():
            user = User(login=uuid4().hex, name="Đo", password_hash="x", active=True, demo=False)  # noqa: S106 -- nobody signs in with it
            session.add(user)
            session.flush()
            self._user_id = user.id
            self._reviewers: dict[int, int] = dict(session.execute(_SOME, {"today": TODAY, "count": count}).all())
        self._versions: dict[int, int] = {}
        self._sessions, self._owner = request_sessions(app), owner

    @property
    def ids(self) -> Sequence[int]:
        return list(self._reviewers)

    def hand_in(self) -> None:
        """Bring them where a reviewer can accept them."""
        with self._owner.begin() as connection:
            self._versions = dict(connection.execute(_HANDED_IN, {"ids": self.ids}).all())

    def accept(self, submission_id: int) -> None:
        unit_id = self._reviewers[submission_id]
        grant = Grant(unit_id, frozenset(PERMISSIONS[Role.leader]), Role.leader, 1)
        actor = Actor(self._user_id, None, "x", (grant,), TODAY, uuid4().hex, uuid4().hex)
        with self._sessions() as session:
            set_reach(session, Reach(self._user_id, roots=(unit_id,), today=TODAY))
            service.accept(session, actor, submission_id, self._versions[submission_id])
            session.commit()
