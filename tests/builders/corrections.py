"""What was reported is corrected late, as its reporter does it after a return."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from tienbo.indicators.category_models import TOTAL
from tienbo.submissions.models import Submission, Value, ValueStatus


def correct(
    session: Session, submission: Submission, answers: Mapping[int, tuple[str, Decimal | Fraction | None]]
) -> None:
    """What the report says, by indicator, is replaced, whatever its state."""
    session.execute(delete(Value).where(Value.submission_id == submission.id))
    where = {
        "period_id": submission.period_id,
        "body_id": submission.body_id,
        "unit_id": submission.unit_id,
        "submission_id": submission.id,
        "category_id": TOTAL,
    }
    for indicator_id, (status, number) in answers.items():
        session.add(Value(indicator_id=indicator_id, status=ValueStatus(status), number=number, **where))
    session.flush()
    session.execute(update(Submission).where(Submission.id == submission.id).values(version=Submission.version + 1))
    session.flush()
