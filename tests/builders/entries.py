"""A row of everything that is said around a submission's figures."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from tienbo.assignments.progress_models import Reminder, ReminderRule
from tienbo.bulk.models import BulkLoad, FileFormat, Into, LoadState, Mode
from tienbo.exchange.idempotency_models import KeptAnswer
from tienbo.submissions.entry_models import Attachment, CellComment, Explanation, SubmissionReturn
from tienbo.submissions.models import State, Submission


def say_around(session: Session, submission: Submission, user_id: int) -> None:
    common = {
        "submission_id": submission.id,
        "unit_id": submission.unit_id,
        "period_id": submission.period_id,
        "user_id": user_id,
    }
    cell = {"indicator_id": 1, "category_id": 0}
    session.add_all(
        [
            Explanation(**common, **cell, kind="jump", text="Sáp nhập hai chi bộ"),
            CellComment(**common, **cell, text="Đã đối chiếu với sổ gốc"),
            SubmissionReturn(**common, state=State.returned, version=1, reason="Chưa khớp", cells={"1:0": "Xem lại"}),
            Attachment(**common, sha256="0" * 64, size=1, name="ban-ky.pdf"),
            Reminder(
                form_id=submission.form_id,
                period_id=submission.period_id,
                body_id=submission.body_id,
                unit_id=submission.unit_id,
                to_unit_id=submission.unit_id,
                rule=ReminderRule.by_hand,
                about_on=date(2026, 3, 2),
                text="Đã quá hạn nộp",
                sent_by_id=user_id,
            ),
            BulkLoad(
                caller=f"user:{user_id}",
                user_id=user_id,
                token_id="t",
                request_id="r",
                permissions=[],
                applies=True,
                format=FileFormat.csv,
                mode=Mode.all,
                into=Into.draft,
                sha256="0" * 64,
                size=1,
                encoding="",
                state=LoadState.done,
                counts={},
                problems=[],
            ),
            KeptAnswer(
                caller=f"user:{user_id}",
                key="00000000",
                fingerprint=b"x",
                status=200,
                body="{}",
                made_at=datetime(2026, 3, 2, tzinfo=UTC),
            ),
        ]
    )
    session.flush()
