"""Files that show the products of a task: kept under their hash, sent back as bytes of a stranger."""

from typing import Final

from fastapi.responses import FileResponse
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.assignments.models import Assignment, Product
from tienbo.assignments.progress_models import Evidence, ProgressReport
from tienbo.assignments.progress_problems import NotYourBody, TaskNotOpen
from tienbo.assignments.progress_reading import evidence_read, shared_reports
from tienbo.assignments.progress_schemas import EvidenceRead
from tienbo.assignments.progress_scope import get_asked, is_open
from tienbo.assignments.progress_voices import voices
from tienbo.documents.intake import Upload
from tienbo.exchange.events import record
from tienbo.files import FileStore, kept_file
from tienbo.problems import FieldError, InvalidInput, NotFound, Problem, Text

MOST_FILES: Final = 50

EMPTY = Text("Tệp rỗng.", "The file is empty.")
OF_ANOTHER_TASK = Text("Sản phẩm này không thuộc nhiệm vụ ấy.", "This product is not of that task.")


class TooManyFiles(Problem):
    status = 409
    code = "too-many-files"
    title = Text(f"Mỗi báo cáo có tối đa {MOST_FILES} tệp.", f"A report has {MOST_FILES} files at most.")


def add(
    session: Session, actor: Actor, store: FileStore, report_id: int, product_id: int | None, given: Upload
) -> tuple[EvidenceRead, bool]:
    """Keep a file with a report; and whether it is new, for the same file for the same product counts once.

    Raises:
        NotFound: the report is out of reach.
        NotYourBody, TaskNotOpen: the caller, or anybody, adds nothing to it now.
        InvalidInput: an empty file, or a product of another task.
        TooManyFiles: the report is full.
    """
    report = _report(session, actor, report_id)
    if not voices(session, actor, [Permission.progress_report], {report.body_id}).speaks(report.body_id):
        raise NotYourBody
    asked = get_asked(session, actor, report.assignment_id, lock=True)
    if not is_open(asked):
        raise TaskNotOpen
    if product_id is not None and not _is_of(session, product_id, report.assignment_id):
        raise InvalidInput(errors=[FieldError("/product_id", "of-another-task", OF_ANOTHER_TASK)])
    sha256, size = store.keep(given.stream)
    if size == 0:
        raise InvalidInput(errors=[FieldError("/file", "empty", EMPTY)])
    files = session.scalars(select(Evidence).where(Evidence.report_id == report_id)).all()
    known = next((file for file in files if (file.sha256, file.product_id) == (sha256, product_id)), None)
    if known is not None:
        return evidence_read(known), False
    if len(files) >= MOST_FILES:
        raise TooManyFiles
    file = Evidence(
        report_id=report_id,
        product_id=product_id,
        sha256=sha256,
        size=size,
        name=given.name,
        uploaded_at=clock.now(),
    )
    session.add(file)
    session.flush()
    record(
        session,
        actor,
        "progress.evidence-added",
        ("assignment", report.assignment_id),
        report.unit_id,
        evidence=file.id,
        report=report.id,
        matrix=asked.matrix.id,
        body=report.body_id,
        product=product_id,
        sha256=sha256,
    )
    return evidence_read(file), True


def download(session: Session, actor: Actor, store: FileStore, evidence_id: int) -> FileResponse:
    """The bytes, as an attachment that a browser does not run.

    Raises:
        NotFound: out of the caller's reach.
    """
    file = session.scalar(
        select(Evidence)
        .join(ProgressReport, ProgressReport.id == Evidence.report_id)
        .where(Evidence.id == evidence_id, shared_reports(actor))
    )
    if file is None:
        raise NotFound
    return kept_file(store, file.sha256, file.name, f"minh-chung-{file.id}")


def products_without(session: Session, actor: Actor, assignment_id: int) -> list[int]:
    """Products of the assignment's task of which no report about it shows a file within the caller's reach."""
    shown = (
        select(Evidence.product_id)
        .join(ProgressReport, ProgressReport.id == Evidence.report_id)
        .where(ProgressReport.assignment_id == assignment_id, shared_reports(actor))
        .where(Evidence.product_id.is_not(None))
    )
    products = _products(assignment_id).where(Product.id.not_in(shown)).order_by(Product.position)
    return list(session.scalars(products))


def _products(assignment_id: int) -> Select[int]:
    of_task = Assignment.task_id == Product.task_id
    return select(Product.id).join(Assignment, of_task).where(Assignment.id == assignment_id)


def _is_of(session: Session, product_id: int, assignment_id: int) -> bool:
    return session.scalar(_products(assignment_id).where(Product.id == product_id)) is not None


def _report(session: Session, actor: Actor, report_id: int) -> ProgressReport:
    report = session.scalar(select(ProgressReport).where(ProgressReport.id == report_id, shared_reports(actor)))
    if report is None:
        raise NotFound
    return report
