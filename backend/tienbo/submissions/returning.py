"""Giving a submission back with reasons, at the whole and at single values."""

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.problems import FieldError, InvalidInput, Text
from tienbo.submissions.asking import asked_of
from tienbo.submissions.check_rules import cell_key
from tienbo.submissions.entry_models import SubmissionReturn
from tienbo.submissions.models import State
from tienbo.submissions.queries import Loaded
from tienbo.submissions.write_schemas import ReturnRequest

NOT_ASKED = Text("Biểu này không hỏi đơn vị ô số liệu đó.", "This form does not ask the reporter for that value.")
TWICE = Text("Ô số liệu này xuất hiện hai lần.", "This value stands twice.")
PASSED = Text("Ngày này đã qua.", "This day has passed.")


def give_back(session: Session, actor: Actor, loaded: Loaded, state: State, wanted: ReturnRequest) -> None:
    """Write down who gives it back and why, as the version that this makes.

    Raises:
        InvalidInput: with a pointer to every reason at a value that is not asked, and to a day that has passed.
    """
    submission = loaded.submission
    cells = _reasons(session, loaded, wanted, actor)
    session.add(
        SubmissionReturn(
            submission_id=submission.id,
            unit_id=submission.unit_id,
            period_id=submission.period_id,
            state=state,
            version=submission.version + 1,
            reason=wanted.reason,
            cells=cells,
            mend_by=wanted.mend_by,
            user_id=actor.user_id,
        )
    )


def _reasons(session: Session, loaded: Loaded, wanted: ReturnRequest, actor: Actor) -> dict[str, str]:
    asked = asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to).cells
    reasons: dict[str, str] = {}
    errors: list[FieldError] = []
    for number, cell in enumerate(wanted.cells):
        key = cell_key(cell.indicator_id, cell.category_id)
        if key not in asked or key in reasons:
            code, text = ("twice", TWICE) if key in reasons else ("not-asked", NOT_ASKED)
            errors.append(FieldError(f"/cells/{number}/indicator_id", code, text))
        reasons[key] = cell.reason
    if wanted.mend_by is not None and wanted.mend_by < actor.today:
        errors.append(FieldError("/mend_by", "passed", PASSED))
    if errors:
        raise InvalidInput(errors=errors)
    return reasons
