"""Taking hold of a submission for a change, by whoever may make it now."""

from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.forms.due_dates import Entry
from tienbo.problems import Forbidden, Problem, Text, VersionStale
from tienbo.submissions import queries
from tienbo.submissions.lifecycle import allowed
from tienbo.submissions.models import State, Submission
from tienbo.submissions.problems import NotNow
from tienbo.submissions.queries import Loaded
from tienbo.submissions.schemas import Action

CLOSED = {
    Entry.not_yet: Text("Chưa đến ngày mở nhập số liệu của kỳ này.", "Entry for this period has not opened yet."),
    Entry.over: Text(
        "Đã hết thời gian nhập số liệu của kỳ này; cơ quan giao biểu có thể gia hạn.",
        "Entry for this period is over; whoever asks the form can give more time.",
    ),
    Entry.closed_by_hand: Text(
        "Cơ quan giao biểu đã khóa nhập số liệu của kỳ này.", "Whoever asks the form has closed entry for this period."
    ),
}


class EntryClosed(Problem):
    status = 409
    code = "entry-closed"
    title = Text("Kỳ báo cáo không mở để nhập số liệu.", "The period is not open for entry.")


def take(session: Session, actor: Actor, submission_id: int, action: Action, version: int | None = None) -> Loaded:
    """The submission locked for a change that the caller may make now.

    The order of the refusals is the order in which they help: not yours, then not now, then someone was faster.

    Raises:
        NotFound: outside the caller's reach.
        Forbidden: it is never the caller's turn to do this.
        NotNow: the state does not allow it.
        EntryClosed: figures for the period are not entered now.
        VersionStale: `version` is given, and it is no longer the submission's.
    """
    loaded = queries.load(session, actor, submission_id, for_update=True)
    # Whose turn it is does not depend on the state: ask with every state before asking with this one.
    if not any(action in allowed(state, loaded.duties) for state in State):
        raise Forbidden
    if action not in allowed(loaded.submission.state, loaded.duties):
        raise NotNow
    if action not in loaded.actions:
        raise EntryClosed(CLOSED[loaded.entry])
    if version is not None and loaded.submission.version != version:
        raise VersionStale
    return loaded


def touch(submission: Submission) -> int:
    """The version that the change makes."""
    submission.version += 1
    submission.changed_at = clock.now()
    return submission.version
