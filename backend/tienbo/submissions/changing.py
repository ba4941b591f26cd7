"""Taking hold of a submission for a change, by whoever may make it now."""

from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.problems import Forbidden, VersionStale
from tienbo.submissions import queries
from tienbo.submissions.lifecycle import allowed
from tienbo.submissions.models import State, Submission
from tienbo.submissions.problems import NotNow
from tienbo.submissions.queries import Loaded
from tienbo.submissions.schemas import Action


def take(session: Session, actor: Actor, submission_id: int, action: Action, version: int | None = None) -> Loaded:
    """The submission locked for a change that the caller may make now.

    The order of the refusals is the order in which they help: not yours, then not now, then someone was faster.

    Raises:
        NotFound: outside the caller's reach.
        Forbidden: it is never the caller's turn to do this.
        NotNow: the state does not allow it.
        VersionStale: `version` is given, and it is no longer the submission's.
    """
    loaded = queries.load(session, actor, submission_id, for_update=True)
    # Whose turn it is does not depend on the state: ask with every state before asking with this one.
    if not any(action in allowed(state, loaded.duties) for state in State):
        raise Forbidden
    if action not in allowed(loaded.submission.state, loaded.duties):
        raise NotNow
    if version is not None and loaded.submission.version != version:
        raise VersionStale
    return loaded


def touch(submission: Submission) -> int:
    """The version that the change makes."""
    submission.version += 1
    submission.changed_at = clock.now()
    return submission.version
