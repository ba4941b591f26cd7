"""Who stands behind a unit's figures: the reporters of a form and period, in the tree of the period's last day."""

from dataclasses import dataclass

from sqlalchemy import Select, and_
from sqlalchemy.orm import Session

from tienbo.forms.models import Form, Period
from tienbo.forms.reporters import asked_within, reporters
from tienbo.submissions.models import State, Submission
from tienbo.units import tree
from tienbo.units.body_models import Body, BodyName
from tienbo.units.models import UnitVersion


@dataclass(frozen=True)
class Reporter:
    """A reporter of the period, and the child of the totalled unit under which it stands (`branch_id`)."""

    body_id: int
    body_name: str
    unit: UnitVersion
    branch_id: int
    submission: Submission | None

    @property
    def accepted(self) -> bool:
        return self.submission is not None and self.submission.state is State.accepted


def find_reporters(session: Session, form: Form, period: Period, unit_id: int) -> list[Reporter]:
    """Every reporter of the unit's subtree in the period's tree, those that have not begun included.

    The unit's own bodies stand under the unit itself.
    """
    within = asked_within(session, form, period, unit_id)
    if within is None:
        return []
    branch = tree.branches(session, unit_id, period.data_to)
    return [
        Reporter(body_id, name, unit, branch[unit.unit_id], submission)
        for body_id, name, unit, submission in session.execute(_with_submissions(session, form, period, within))
    ]


def own_reporters(session: Session, form: Form, period: Period, unit_id: int) -> list[Reporter]:
    """The unit's own bodies among the reporters."""
    query = _with_submissions(session, form, period, form.unit_id).where(Body.unit_id == unit_id)
    return [
        Reporter(body_id, name, unit, unit_id, submission) for body_id, name, unit, submission in session.execute(query)
    ]


def _with_submissions(
    session: Session, form: Form, period: Period, within: int
) -> Select[int, str, UnitVersion, Submission | None]:
    said = and_(Submission.form_id == form.id, Submission.period_id == period.id, Submission.body_id == Body.id)
    return (
        reporters(session, form, period, within)
        .outerjoin(Submission, said)
        .with_only_columns(Body.id, BodyName.name, UnitVersion, Submission)
        .order_by(UnitVersion.level, UnitVersion.sort_key, Body.id)
    )
