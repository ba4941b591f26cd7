"""The states of an edition and who may move it (pure).

draft → frozen → submitted → accepted, or returned with a reason; a submitted one may be withdrawn. What is frozen
never goes back to being a draft: whoever wants to change it makes the next edition.
"""

from enum import StrEnum

from tienbo.editions.models import EditionState
from tienbo.submissions.lifecycle import Duties


class EditionAction(StrEnum):
    """What the caller may do with an edition now."""

    save = "save"
    freeze = "freeze"
    submit = "submit"
    withdraw = "withdraw"
    accept = "accept"
    return_ = "return"
    issue = "issue"
    renew = "renew"


MOVES: dict[EditionAction, tuple[tuple[EditionState, ...], EditionState]] = {
    EditionAction.freeze: ((EditionState.draft,), EditionState.frozen),
    EditionAction.submit: ((EditionState.frozen,), EditionState.submitted),
    EditionAction.withdraw: ((EditionState.submitted,), EditionState.frozen),
    EditionAction.accept: ((EditionState.submitted,), EditionState.accepted),
    EditionAction.return_: ((EditionState.submitted,), EditionState.returned),
}
# What may be done besides moving it, and in which states.
STATES: dict[EditionAction, tuple[EditionState, ...]] = {
    EditionAction.save: (EditionState.draft,),
    EditionAction.issue: (EditionState.frozen, EditionState.submitted, EditionState.accepted),
    EditionAction.renew: (EditionState.frozen, EditionState.accepted, EditionState.returned),
}
# A later edition takes the place of this one.
OF_THE_LATEST = {EditionAction.submit, EditionAction.renew}


def allowed(
    state: EditionState, duties: Duties, *, latest: bool, issued: bool, has_superior: bool
) -> list[EditionAction]:
    """What may be done now: by state, and by whose turn it is."""
    holders = {
        EditionAction.save: duties.enters,
        EditionAction.freeze: duties.submits,
        EditionAction.submit: duties.submits and has_superior,
        EditionAction.withdraw: duties.submits,
        EditionAction.accept: duties.reviews,
        EditionAction.return_: duties.reviews,
        EditionAction.issue: duties.submits and not issued,
        EditionAction.renew: duties.enters,
    }
    return [
        action
        for action in EditionAction
        if holders[action] and state in states_of(action) and (latest or action not in OF_THE_LATEST)
    ]


def states_of(action: EditionAction) -> tuple[EditionState, ...]:
    return MOVES[action][0] if action in MOVES else STATES[action]


def is_ever_theirs(action: EditionAction, duties: Duties) -> bool:
    """Whether it is in some state the caller's turn to do this."""
    return any(action in allowed(state, duties, latest=True, issued=False, has_superior=True) for state in EditionState)
