"""Around one figure: its explanation, what is said about it, and who made it what it is."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from tienbo import clock
from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.exchange.events import record
from tienbo.problems import NotFound
from tienbo.submissions import queries, reading
from tienbo.submissions.asking import asked_of
from tienbo.submissions.changing import take
from tienbo.submissions.check_rules import Severity, cell_key
from tienbo.submissions.checks import findings
from tienbo.submissions.conflicts import Mine, refuse_conflicts
from tienbo.submissions.entry_models import CellComment, Explanation
from tienbo.submissions.models import ValueRevision
from tienbo.submissions.problems import NothingToExplain
from tienbo.submissions.queries import Loaded
from tienbo.submissions.review_schemas import CellHistory, CommentList, CommentRead, RevisionRead
from tienbo.submissions.schemas import Action, SubmissionRead
from tienbo.submissions.write_schemas import ExplanationWrite

Resolver = aliased(User, name="resolver")


def explain(session: Session, actor: Actor, submission_id: int, wanted: ExplanationWrite) -> SubmissionRead:
    """Say why an unlikely figure is right; it holds while this figure and the last period's stay as they are.

    Raises:
        NotFound, Forbidden, NotNow: as for every change of a submission.
        CellsChanged: the value is no longer the one that is explained.
        NothingToExplain: no such soft check fails now.
    """
    action = Action.save if wanted.behalf_reason is None else Action.save_on_behalf
    loaded = take(session, actor, submission_id, action)
    key = cell_key(wanted.indicator_id, wanted.category_id)
    values, last = (queries.values_of(session, submission_id), queries.previous_values(session, loaded))
    version = values[key].version if key in values else 0
    if wanted.seen != version:
        refuse_conflicts(session, submission_id, values, [Mine(key, None, wanted.seen)])
    now, before = queries.said(values), queries.said(last)
    found = findings(asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to).checks, now, before)
    if not any((one.kind, one.cell, one.severity) == (wanted.kind, key, Severity.soft) for one in found):
        raise NothingToExplain
    session.add(
        Explanation(
            **_around(actor, loaded, wanted.indicator_id, wanted.category_id),
            kind=wanted.kind,
            status=now[key].status if key in now else None,
            number=now[key].number if key in now else None,
            last_status=before[key].status if key in before else None,
            last_number=before[key].number if key in before else None,
            text=wanted.text,
        )
    )
    behalf = None if wanted.behalf_reason is None else loaded.reviewer_id
    said = {"cell": key, "check": wanted.kind, "behalf_unit": behalf, "reason": wanted.behalf_reason}
    record(session, actor, "submission.explained", ("submission", submission_id), loaded.unit.unit_id, **said)
    session.flush()
    return reading.read(session, actor, loaded)


def comments(session: Session, actor: Actor, submission_id: int, cell: tuple[int, int]) -> CommentList:
    """What was said about one figure.

    Raises:
        NotFound: outside the caller's reach.
    """
    queries.load(session, actor, submission_id)
    rows = session.execute(
        select(CellComment, User.name, Resolver.name)
        .outerjoin(User, User.id == CellComment.user_id)
        .outerjoin(Resolver, Resolver.id == CellComment.resolved_by_id)
        .where(CellComment.submission_id == submission_id)
        .where(CellComment.indicator_id == cell[0], CellComment.category_id == cell[1])
        .order_by(CellComment.id)
    )
    return CommentList(
        items=[
            CommentRead(
                id=row.id,
                text=row.text,
                user_name=name,
                said_at=row.said_at,
                resolved_at=row.resolved_at,
                resolved_by=resolver,
            )
            for row, name, resolver in rows
        ]
    )


def comment(session: Session, actor: Actor, submission_id: int, cell: tuple[int, int], text: str) -> CommentList:
    """Say something about a figure, as its reporter or its reviewer.

    Raises:
        NotFound: outside the caller's reach, or not asked.
        Forbidden: the caller only reads.
    """
    loaded = take(session, actor, submission_id, Action.comment)
    if cell_key(*cell) not in asked_of(session, loaded.form.id, loaded.unit.level, loaded.period.data_to).cells:
        raise NotFound
    session.add(CellComment(**_around(actor, loaded, *cell), text=text))
    _note(session, actor, loaded, "submission.commented", cell)
    return comments(session, actor, submission_id, cell)


def resolve(session: Session, actor: Actor, submission_id: int, comment_id: int) -> CommentList:
    """Mark a comment as settled, once.

    Raises:
        NotFound: no such comment within the caller's reach.
        Forbidden: the caller only reads.
    """
    loaded = take(session, actor, submission_id, Action.comment)
    row = session.get(CellComment, comment_id)
    if row is None or row.submission_id != submission_id:
        raise NotFound
    cell = (row.indicator_id, row.category_id)
    if row.resolved_at is None:
        row.resolved_at, row.resolved_by_id = clock.now(), actor.user_id
        _note(session, actor, loaded, "submission.comment-resolved", cell)
    return comments(session, actor, submission_id, cell)


def cell_history(session: Session, actor: Actor, submission_id: int, cell: tuple[int, int]) -> CellHistory:
    """Every revision of one figure.

    Raises:
        NotFound: outside the caller's reach.
    """
    queries.load(session, actor, submission_id)
    rows = session.execute(
        select(ValueRevision, User.name)
        .outerjoin(User, User.id == ValueRevision.user_id)
        .where(ValueRevision.submission_id == submission_id)
        .where(ValueRevision.indicator_id == cell[0], ValueRevision.category_id == cell[1])
        .order_by(ValueRevision.version.desc())
    ).all()
    behalf = {row.behalf_unit_id for row, _ in rows} - {None}
    units = {unit_id: queries.unit_on(session, unit_id, actor.today) for unit_id in behalf}
    return CellHistory(
        items=[
            RevisionRead(
                status=row.status,
                number=row.number,
                version=row.version,
                copied=row.copied,
                user_name=name,
                client_id=row.client_id,
                token_id=row.token_id,
                behalf=units.get(row.behalf_unit_id),
                reason=row.reason,
                revised_at=row.revised_at,
            )
            for row, name in rows
        ]
    )


def _around(actor: Actor, loaded: Loaded, indicator_id: int, category_id: int) -> dict[str, int | None]:
    return {
        "submission_id": loaded.submission.id,
        "unit_id": loaded.submission.unit_id,
        "period_id": loaded.submission.period_id,
        "indicator_id": indicator_id,
        "category_id": category_id,
        "user_id": actor.user_id,
    }


def _note(session: Session, actor: Actor, loaded: Loaded, kind: str, cell: tuple[int, int]) -> None:
    submission = loaded.submission
    record(session, actor, kind, ("submission", submission.id), submission.unit_id, cell=cell_key(*cell))
    session.flush()
