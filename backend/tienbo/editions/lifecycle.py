"""The states of an edition and who may move it (pure).

draft → frozen → submitted → accepted, or returned with a reason; a submitted one may be withdrawn. What is frozen
never goes back to being a draft: whoever wants to change it makes the next edition.
"""

from enum import StrEnum

from tienbo.editions.models import State
from tienbo.submissions.lifecycle import Duties


class Action(StrEnum):
    """What the caller may do with an edition now."""

    save = "save"
    freeze = "freeze"
    submit = "submit"
    withdraw = "withdraw"
    accept = "accept"
    return_ = "return"
    issue = "issue"
    renew = "renew"


MOVES: dict[Action, tuple[tuple[State, ...], State]] = {
    Action.freeze: ((State.draft,), State.frozen),
    Action.submit: ((State.frozen,), State.submitted),
    Action.withdraw: ((State.submitted,), State.frozen),
    Action.accept: ((State.submitted,), State.accepted),
    Action.return_: ((State.submitted,), State.returned),
}
# What may be done besides moving it, and in which states.
STATES: dict[Action, tuple[State, ...]] = {
    Action.save: (State.draft,),
    Action.issue: (State.frozen, State.submitted, State.accepted),
    Action.renew: (State.frozen, State.accepted, State.returned),
}
# A later edition takes the place of this one.
OF_THE_LATEST = {Action.submit, Action.renew}


def allowed(state: State, duties: Duties, *, latest: bool, issued: bool, has_superior: bool) -> list[Action]:
    """What may be done now: by state, and by whose turn it is."""
    holders = {
        Action.save: duties.enters,
        Action.freeze: duties.submits,
        Action.submit: duties.submits and has_superior,
        Action.withdraw: duties.submits,
        Action.accept: duties.reviews,
        Action.return_: duties.reviews,
        Action.issue: duties.submits and not issued,
        Action.renew: duties.enters,
    }
    return [
        action
        for action in Action
        if holders[action] and state in states_of(action) and (latest or action not in OF_THE_LATEST)
    ]


def states_of(action: Action) -> tuple[State, ...]:
    return MOVES[action][0] if action in MOVES else STATES[action]


def is_ever_theirs(action: Action, duties: Duties) -> bool:
    """Whether it is in some state the caller's turn to do this."""
    return any(action in allowed(state, duties, latest=True, issued=False, has_superior=True) for state in State)
