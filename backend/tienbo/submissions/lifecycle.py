"""The states of a submission and who may move it (pure).

draft → submitted → accepted, or returned with a reason → submitted again; accepted → reopened with a reason.
"""

from dataclasses import dataclass

from tienbo.submissions.models import State
from tienbo.submissions.schemas import Action

OPEN_STATES = (State.draft, State.returned, State.reopened)

MOVES: dict[Action, tuple[tuple[State, ...], State]] = {
    Action.submit: (OPEN_STATES, State.submitted),
    Action.submit_on_behalf: (OPEN_STATES, State.submitted),
    Action.accept: ((State.submitted,), State.accepted),
    Action.return_: ((State.submitted,), State.returned),
    Action.reopen: ((State.accepted,), State.reopened),
}
# What may be done besides moving it, and in which states.
STATES: dict[Action, tuple[State, ...]] = {
    Action.save: OPEN_STATES,
    Action.save_on_behalf: OPEN_STATES,
    Action.attach: (*OPEN_STATES, State.submitted),
    Action.comment: tuple(State),
}


@dataclass(frozen=True)
class Duties:
    """What the caller's roles allow at the reporter's unit and at the unit that reviews it.

    Attributes:
        enters_for, submits_for: at the reviewing unit, which may do it for the reporter and says why (nhập hộ).
    """

    enters: bool
    submits: bool
    reviews: bool
    enters_for: bool = False
    submits_for: bool = False

    @property
    def any(self) -> bool:
        return self.enters or self.submits or self.reviews or self.enters_for or self.submits_for


def allowed(state: State, duties: Duties) -> list[Action]:
    """What may be done now: by state, and by whose turn it is."""
    holders = {
        Action.save: duties.enters,
        Action.save_on_behalf: duties.enters_for,
        Action.submit: duties.submits,
        Action.submit_on_behalf: duties.submits_for,
        Action.accept: duties.reviews,
        Action.return_: duties.reviews,
        Action.reopen: duties.reviews,
        Action.attach: duties.enters or duties.enters_for,
        Action.comment: duties.any,
    }
    return [action for action in Action if holders[action] and state in states_of(action)]


def states_of(action: Action) -> tuple[State, ...]:
    return MOVES[action][0] if action in MOVES else STATES[action]
