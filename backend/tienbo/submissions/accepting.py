"""Accepting many submissions at once, each as its reviewer saw it."""

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.forms.models import Form, Period
from tienbo.problems import NotFound, Problem
from tienbo.submissions import queries
from tienbo.submissions.changing import take
from tienbo.submissions.problems import CountDiffers
from tienbo.submissions.review_schemas import AcceptResult, Refused
from tienbo.submissions.schemas import Action
from tienbo.submissions.service import move
from tienbo.submissions.write_schemas import AcceptRequest
from tienbo.units.refs import BodyRef, unit_ref


def accept_many(
    session: Session, actor: Actor, form: Form, period: Period, wanted: AcceptRequest, language: str
) -> AcceptResult:
    """Accept each as its reviewer saw it; what cannot be accepted is listed, and holds up none of the others.

    Raises:
        CountDiffers: not as many, or not each once, as the reviewer confirmed.
    """
    versions = {one.id: one.version for one in wanted.submissions}
    if not len(versions) == len(wanted.submissions) == wanted.expected_count:
        raise CountDiffers
    accepted, refused = [], []
    # In one order, so that two who accept overlapping lists wait for each other instead of stopping each other.
    for submission_id in sorted(versions):
        try:
            loaded = take(session, actor, submission_id, Action.accept, versions[submission_id])
            if (loaded.form.id, loaded.period.id) != (form.id, period.id):
                raise NotFound
        except Problem as problem:
            refused.append(_refused(session, actor, submission_id, problem, language))
            continue
        move(session, actor, loaded, Action.accept, many=len(versions))
        accepted.append(submission_id)
    return AcceptResult(accepted=accepted, refused=refused)


def _refused(session: Session, actor: Actor, submission_id: int, problem: Problem, language: str) -> Refused:
    """By the reporter's name, where the caller may know it."""
    body = unit = None
    try:
        loaded = queries.load(session, actor, submission_id)
    except NotFound:
        pass
    else:
        submission = loaded.submission
        name = queries.body_name(session, submission.body_id, submission.tree_on)
        body, unit = BodyRef(id=submission.body_id, name=name), unit_ref(loaded.unit)
    return Refused(id=submission_id, body=body, unit=unit, code=problem.code, detail=problem.detail.pick(language))
