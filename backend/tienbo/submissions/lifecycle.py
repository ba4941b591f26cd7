"""The states of a submission and who may move it (pure).

draft → submitted → accepted, or returned with a reason → submitted again; accepted → reopened with a reason.
"""

from dataclasses import dataclass

from tienbo.submissions.models import State
from tienbo.submissions.schemas import Action

OPEN_STATES = (State.draft, State.returned, State.reopened)

MOVES: dict[Action, tuple[tuple[State, ...], State]] = {
    Action.submit: (OPEN_STATES, State.submitted),
    Action.accept: ((State.submitted,), State.accepted),
    Action.return_: ((State.submitted,), State.returned),
    Action.reopen: ((State.accepted,), State.reopened),
}


@dataclass(frozen=True)
class Duties:
    """What the caller's roles allow at the reporter's unit and at the unit that reviews it."""

    enters: bool
    submits: bool
    reviews: bool


def allowed(state: State, duties: Duties) -> list[Action]:
    """What may be done now: by state, and by whose turn it is."""
    holders = {
        Action.save: duties.enters,
        Action.submit: duties.submits,
        Action.accept: duties.reviews,
        Action.return_: duties.reviews,
        Action.reopen: duties.reviews,
    }
    return [action for action in Action if holders[action] and state in _states(action)]


def _states(action: Action) -> tuple[State, ...]:
    return OPEN_STATES if action is Action.save else MOVES[action][0]
