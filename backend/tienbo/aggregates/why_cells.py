"""The cells behind a figure: who entered each, when, and through which token."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.reporters import own_reporters
from tienbo.aggregates.why_schemas import WhyCell, WhyReporter
from tienbo.submissions.models import ReporterState, ValueRevision
from tienbo.units.models import UnitVersion
from tienbo.units.refs import BodyRef


def reporters_of(
    session: Session, asked: Asked, cell: AskedCell, unit: UnitVersion, hidden: Mapping[int, set[Key]]
) -> list[WhyReporter]:
    """The unit's own bodies that are asked, each with the cells it entered; a ratio has two."""
    own = own_reporters(session, asked.form, asked.period, unit.unit_id)
    withheld = hidden.get(unit.unit_id, set()) | hidden.get(-unit.unit_id, set())
    keys = [key for key in (cell.part, cell.whole) if key is not None]
    cells = _cells(session, [one.submission.id for one in own if one.submission], keys, withheld)
    return [
        WhyReporter(
            body=BodyRef(id=one.body_id, name=one.body_name),
            state=ReporterState(one.submission.state.value) if one.submission else ReporterState.not_started,
            submission_id=one.submission.id if one.submission else None,
            accepted=one.accepted,
            cells=cells.get(one.submission.id, []) if one.submission else [],
        )
        for one in own
        if one.unit.level in cell.levels
    ]


def _cells(
    session: Session, submission_ids: Sequence[int], keys: Sequence[Key], withheld: set[Key]
) -> dict[int, list[WhyCell]]:
    """The last revision of each cell, in the order of the keys."""
    revisions = session.execute(
        select(ValueRevision, User.name)
        .outerjoin(User, User.id == ValueRevision.user_id)
        .where(
            ValueRevision.submission_id.in_(submission_ids),
            tuple_(ValueRevision.indicator_id, ValueRevision.category_id).in_(keys),
        )
        .ext(distinct_on(ValueRevision.submission_id, ValueRevision.indicator_id, ValueRevision.category_id))
        .order_by(
            ValueRevision.submission_id,
            ValueRevision.indicator_id,
            ValueRevision.category_id,
            ValueRevision.version.desc(),
        )
    )
    found: dict[int, list[WhyCell]] = {}
    for revision, name in revisions:
        is_hidden = (revision.indicator_id, revision.category_id) in withheld
        found.setdefault(revision.submission_id, []).append(
            WhyCell(
                indicator_id=revision.indicator_id,
                category_id=revision.category_id,
                status=None if is_hidden else revision.status,
                number=None if is_hidden else revision.number,
                version=revision.version,
                user_name=name,
                client_id=revision.client_id,
                token_id=revision.token_id,
                behalf=revision.behalf_unit_id is not None,
                reason=revision.reason,
                entered_at=revision.revised_at,
                withheld=is_hidden,
            )
        )
    for cells in found.values():
        cells.sort(key=lambda one: keys.index((one.indicator_id, one.category_id)))
    return found
