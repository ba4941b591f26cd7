"""Taking hold of an edition for a change, by whoever may make it now."""

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.editions import queries
from tienbo.editions.lifecycle import EditionAction, is_ever_theirs
from tienbo.editions.models import Edition
from tienbo.editions.problems import AlreadyIssued, NotNow
from tienbo.editions.queries import Loaded
from tienbo.problems import Forbidden, VersionStale


def take(session: Session, actor: Actor, edition_id: int, action: EditionAction, version: int) -> Loaded:
    """The edition locked for a change that the caller may make now.

    Raises:
        NotFound: outside the caller's reach.
        Forbidden: it is never the caller's turn to do this.
        NotNow: the state does not allow it.
        AlreadyIssued: it has its document's number already.
        VersionStale: `version` is no longer the edition's.
    """
    loaded = queries.load(session, actor, edition_id, for_update=True)
    if not is_ever_theirs(action, loaded.duties):
        raise Forbidden
    if action is EditionAction.issue and loaded.edition.document_number is not None:
        raise AlreadyIssued
    if action not in loaded.actions:
        raise NotNow
    if loaded.edition.version != version:
        raise VersionStale
    return loaded


def touch(edition: Edition) -> int:
    """The version that the change makes."""
    edition.version += 1
    return edition.version
