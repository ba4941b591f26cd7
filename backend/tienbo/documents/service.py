"""What changes a document: correcting its header, moving it through its states, amending its text."""

from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.documents import intake, numbers, queries
from tienbo.documents.issuing import body_of
from tienbo.documents.lifecycle import ENDINGS, MOVES, allowed
from tienbo.documents.models import Document, DocumentState, DocumentText, Proposal, ProposalKind, ProposalState
from tienbo.documents.presenting import counts_of
from tienbo.documents.schemas import DocumentAction, DocumentChange, DocumentDetail, MoveRequest
from tienbo.exchange.events import record
from tienbo.files import FileStore
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale
from tienbo.units import duty
from tienbo.vietnamese import fold

_NEEDED: Final = {
    "type": Text("Chưa có loại văn bản.", "The type of the document is missing."),
    "subject": Text("Chưa có trích yếu.", "The subject is missing."),
    "issuer": Text("Chưa có cơ quan ban hành.", "The issuer is missing."),
}
_NEEDED_TO_ISSUE: Final = {
    "number": Text("Chưa có số và ký hiệu.", "The number is missing."),
    "issued_on": Text("Chưa có ngày ban hành.", "The day of issue is missing."),
}


class NotNow(Problem):
    status = 409
    code = "not-in-this-state"
    title = Text("Văn bản đang ở trạng thái không cho phép việc này.", "The document's state does not allow this.")


class Incomplete(Problem):
    status = 409
    code = "document-incomplete"
    title = Text("Văn bản còn thiếu thông tin bắt buộc.", "The document lacks what it needs for this.")


class Undecided(Problem):
    status = 409
    code = "proposals-undecided"

    def __init__(self, count: int) -> None:
        self.title = Text(
            f"Còn {count} đề xuất chưa được xác nhận hoặc bác bỏ.",
            f"{count} proposals are neither confirmed nor rejected.",
        )
        super().__init__()


class AlreadyHeld(Problem):
    status = 409
    code = "already-held"
    title = Text(
        "Đơn vị đã có văn bản cùng số, cùng cơ quan ban hành và cùng ngày.",
        "The unit already holds a document with this number, issuer and day.",
    )


def uploading_unit(session: Session, actor: Actor, unit_id: int | None) -> int:
    """The unit that will hold the upload: the one asked for, or the caller's own.

    Raises:
        NotFound: not a unit the caller sees.
        Forbidden: the caller does not edit its documents.
    """
    roots = actor.roots_with(Permission.document_edit)
    for wanted in roots if unit_id is None else [unit_id]:
        if duty.duty_of(session, wanted, actor.today).holder_id in roots:
            return wanted
    if unit_id is None or unit_id in set(session.scalars(visible_units(actor, Permission.document_read))):
        raise Forbidden
    raise NotFound


def correct(session: Session, actor: Actor, document_id: int, version: int, change: DocumentChange) -> DocumentDetail:
    """Write the header fields given, each as a person read it.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a document.
        AlreadyHeld: the unit has another document of that identity.
    """
    document = editable(session, actor, document_id, version, DocumentAction.edit)
    before = {name: getattr(document, name) for name in change.model_fields_set}
    for name in change.model_fields_set:
        value = getattr(change, name)
        setattr(document, name, (value.strip() or None) if isinstance(value, str) else value)
    document.number = numbers.normal_number(document.number) if document.number else None
    document.number_key = numbers.key(document.number)
    document.issuer_key = numbers.issuer_key(document.issuer)
    document.folded_subject = fold(document.subject) if document.subject else None
    if "issuer" in change.model_fields_set:
        document.issuer_id = body_of(session, document.issuer, document.unit_id)
    after = {name: getattr(document, name) for name in before}
    changes = {name: [_plain(before[name]), _plain(after[name])] for name in before if before[name] != after[name]}
    if changes:
        touch(document)
        _flush_identity(session)
        record(session, actor, "document.corrected", ("document", document.id), document.unit_id, changes=changes)
    return queries.detail(session, actor, document)


def move(session: Session, actor: Actor, document_id: int, version: int, wanted: MoveRequest) -> DocumentDetail:
    """Confirm, reopen, issue, replace, withdraw or expire.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: as for every change of a document.
        Incomplete: confirming or issuing without what the header must say.
        Undecided: confirming while proposals wait for a person.
        InvalidInput: an ending without a reason, or replaced by a document that cannot be.
    """
    if wanted.action not in MOVES:
        raise InvalidInput(errors=[_error("action", "not-a-move", "Không phải là chuyển trạng thái.", "Not a move.")])
    document = editable(session, actor, document_id, version, wanted.action)
    if wanted.action is DocumentAction.confirm:
        _require(document, _NEEDED)
        waiting = counts_of(session, [document.id])[document.id].open
        if waiting:
            raise Undecided(waiting)
    if wanted.action is DocumentAction.issue:
        _require(document, _NEEDED | _NEEDED_TO_ISSUE)
    if wanted.action in ENDINGS:
        _end(session, actor, document, wanted)
    document.state = MOVES[wanted.action][1]
    touch(document)
    record(
        session, actor, f"document.{document.state}", ("document", document.id), document.unit_id, reason=wanted.reason
    )
    session.flush()
    return queries.detail(session, actor, document)


def amend(
    session: Session, actor: Actor, store: FileStore, document_id: int, version: int, reason: str, given: intake.Upload
) -> DocumentDetail:
    """A new edition of the text, proposed afresh; the old editions keep their anchors.

    A decision a person took about the very same words at the same clause is kept.
    """
    document = editable(session, actor, document_id, version, DocumentAction.amend)
    file, understood, part = intake.read_again(session, store, document.unit_id, given)
    last = session.scalar(select(func.max(DocumentText.edition)).where(DocumentText.document_id == document.id)) or 0
    old = _decided(session, document.id, last)
    text = intake.write_text(session, document, file, understood, part, edition=last + 1, reason=reason)
    for proposal in session.scalars(select(Proposal).where(Proposal.text_id == text.id)):
        known = old.get((proposal.kind, proposal.clause, proposal.quote))
        if known is not None:
            proposal.state, proposal.content, proposal.cited_id = known.state, known.content, known.cited_id
            proposal.decided_by_id, proposal.decided_at = known.decided_by_id, known.decided_at
    touch(document)
    record(
        session,
        actor,
        "document.amended",
        ("document", document.id),
        document.unit_id,
        edition=last + 1,
        reason=reason,
        file=file.sha256,
    )
    session.flush()
    return queries.detail(session, actor, document)


def editable(session: Session, actor: Actor, document_id: int, version: int, action: DocumentAction) -> Document:
    """The document locked for a change that the caller may make now.

    Raises:
        NotFound, Forbidden, NotNow, VersionStale: in the order in which they help.
    """
    document = queries.get_readable(session, actor, document_id, for_update=True)
    duties = queries.duties_of(session, actor, document.unit_id)
    if not any(action in allowed(state, duties) for state in DocumentState):
        raise Forbidden
    if action not in allowed(document.state, duties):
        raise NotNow
    if document.version != version:
        raise VersionStale
    return document


def touch(document: Document) -> None:
    document.version += 1
    document.changed_at = clock.now()


def _decided(
    session: Session, document_id: int, edition: int
) -> dict[tuple[ProposalKind, str | None, str | None], Proposal]:
    rows = session.scalars(
        select(Proposal)
        .join(DocumentText, DocumentText.id == Proposal.text_id)
        .where(
            DocumentText.document_id == document_id,
            DocumentText.edition == edition,
            Proposal.state != ProposalState.proposed,
        )
    )
    return {(row.kind, row.clause, row.quote): row for row in rows}


def _require(document: Document, needed: dict[str, Text]) -> None:
    errors = [FieldError(f"/{name}", "missing", text) for name, text in needed.items() if not getattr(document, name)]
    if errors:
        raise Incomplete(errors=errors)


def _end(session: Session, actor: Actor, document: Document, wanted: MoveRequest) -> None:
    if not wanted.reason:
        raise InvalidInput(errors=[_error("reason", "missing", "Hãy ghi lý do.", "Say why.")])
    document.state_reason = wanted.reason
    document.state_on = wanted.on or actor.today
    if wanted.replaced_by_id is None:
        return
    other = session.scalar(queries.readable_documents(actor).where(Document.id == wanted.replaced_by_id))
    if wanted.action is not DocumentAction.replace_ or other is None or other.id == document.id:
        text = ("Không có văn bản thay thế này trong phạm vi của bạn.", "There is no such document within your scope.")
        raise InvalidInput(errors=[_error("replaced_by_id", "unknown", *text)])
    # Row by row down to the end of the chain: a circle would leave no document in force.
    while other is not None:
        if other.id == document.id:
            text = ("Hai văn bản không thể thay thế lẫn nhau.", "Two documents cannot replace one another.")
            raise InvalidInput(errors=[_error("replaced_by_id", "circle", *text)])
        other = session.get(Document, other.replaced_by_id) if other.replaced_by_id else None
    document.replaced_by_id = wanted.replaced_by_id


def _flush_identity(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise AlreadyHeld from error


def _error(name: str, code: str, vi: str, en: str) -> FieldError:
    return FieldError(f"/{name}", code, Text(vi, en))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
