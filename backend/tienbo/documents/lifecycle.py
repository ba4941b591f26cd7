"""The states of a document and who may move it (pure).

draft → confirmed → issued → replaced, withdrawn or expired; before it is issued a confirmed one may go back.
"""

from dataclasses import dataclass

from tienbo.documents.models import DocumentState
from tienbo.documents.schemas import DocumentAction

_EDITABLE = (DocumentState.draft, DocumentState.confirmed)

MOVES: dict[DocumentAction, tuple[tuple[DocumentState, ...], DocumentState]] = {
    DocumentAction.confirm: ((DocumentState.draft,), DocumentState.confirmed),
    DocumentAction.reopen: ((DocumentState.confirmed,), DocumentState.draft),
    DocumentAction.issue: ((DocumentState.confirmed,), DocumentState.issued),
    DocumentAction.replace_: ((DocumentState.issued,), DocumentState.replaced),
    DocumentAction.withdraw: ((DocumentState.issued,), DocumentState.withdrawn),
    DocumentAction.expire: ((DocumentState.issued,), DocumentState.expired),
}
ENDINGS = (DocumentAction.replace_, DocumentAction.withdraw, DocumentAction.expire)


@dataclass(frozen=True)
class DocumentDuties:
    """What the caller's roles allow at the unit that answers for the document today."""

    edits: bool
    issues: bool


def allowed(state: DocumentState, duties: DocumentDuties) -> list[DocumentAction]:
    """What may be done now, by state and by role; the text of an issued document is amended, not edited."""
    holders = {
        DocumentAction.edit: duties.edits and state in _EDITABLE,
        DocumentAction.amend: duties.edits and state in (*_EDITABLE, DocumentState.issued),
        DocumentAction.decide: duties.edits and state in (*_EDITABLE, DocumentState.issued),
        DocumentAction.confirm: duties.edits,
        DocumentAction.reopen: duties.edits,
        DocumentAction.issue: duties.issues,
        DocumentAction.replace_: duties.issues,
        DocumentAction.withdraw: duties.issues,
        DocumentAction.expire: duties.issues,
    }
    return [
        action for action in DocumentAction if holders[action] and (action not in MOVES or state in MOVES[action][0])
    ]
