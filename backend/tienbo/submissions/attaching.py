"""Files sent with a submission, such as the scan of the signed paper: kept under their hash, never run or erased."""

from typing import BinaryIO, Final

from fastapi.responses import FileResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.files import FileStore, kept_file
from tienbo.problems import FieldError, InvalidInput, NotFound, Text
from tienbo.submissions import queries
from tienbo.submissions.changing import take
from tienbo.submissions.entry_models import Attachment
from tienbo.submissions.problems import AlreadyWithdrawn, TooManyFiles
from tienbo.submissions.reading import attachments_of
from tienbo.submissions.schemas import Action, AttachmentRead

MOST_FILES: Final = 20
EMPTY: Final = Text("Tệp rỗng.", "The file is empty.")


def attach(
    session: Session, actor: Actor, store: FileStore, submission_id: int, name: str, stream: BinaryIO
) -> list[AttachmentRead]:
    """Keep a file with the submission; the same bytes again count once, unless they were withdrawn.

    Raises:
        NotFound, Forbidden, NotNow: as for every change of a submission.
        InvalidInput: an empty file.
        TooManyFiles: the submission is full.
    """
    submission = take(session, actor, submission_id, Action.attach).submission
    sha256, size = store.keep(stream)
    if size == 0:
        raise InvalidInput(errors=[FieldError("/file", "empty-file", EMPTY)])
    kept = session.scalars(
        select(Attachment.sha256).where(Attachment.submission_id == submission_id, Attachment.withdrawn_at.is_(None))
    ).all()
    if sha256 not in kept:
        if len(kept) >= MOST_FILES:
            raise TooManyFiles
        session.add(
            Attachment(
                submission_id=submission_id,
                unit_id=submission.unit_id,
                period_id=submission.period_id,
                sha256=sha256,
                size=size,
                name=name,
                user_id=actor.user_id,
            )
        )
        said = {"sha256": sha256, "name": name}
        record(session, actor, "submission.attached", ("submission", submission_id), submission.unit_id, **said)
        session.flush()
    return attachments_of(session, submission_id)


def withdraw(
    session: Session, actor: Actor, submission_id: int, attachment_id: int, reason: str
) -> list[AttachmentRead]:
    """Say that a file no longer counts, once; its bytes and the reason stay for whoever reads the history.

    Raises:
        NotFound: no such file within the caller's reach.
        Forbidden, NotNow: as for every change of a submission.
        AlreadyWithdrawn: someone was faster.
    """
    submission = take(session, actor, submission_id, Action.attach).submission
    file = session.get(Attachment, attachment_id, populate_existing=True)
    if file is None or file.submission_id != submission_id:
        raise NotFound
    if file.withdrawn_at is not None:
        raise AlreadyWithdrawn
    file.withdrawn_at, file.withdrawn_by_id, file.withdrawn_reason = clock.now(), actor.user_id, reason
    said = {"attachment": file.id, "sha256": file.sha256, "name": file.name, "reason": reason}
    kind, subject = "submission.attachment-withdrawn", ("submission", submission_id)
    record(session, actor, kind, subject, submission.unit_id, **said)
    session.flush()
    return attachments_of(session, submission_id)


def download(session: Session, actor: Actor, store: FileStore, submission_id: int, attachment_id: int) -> FileResponse:
    """The bytes, as an attachment that a browser does not run; those of a withdrawn file too.

    Raises:
        NotFound: out of the caller's reach.
    """
    queries.load(session, actor, submission_id)
    file = session.get(Attachment, attachment_id)
    if file is None or file.submission_id != submission_id:
        raise NotFound
    return kept_file(store, file.sha256, file.name, f"dinh-kem-{file.id}")
