"""A unit's sums for a form and period, from what is kept and, where something changed, from what was reported."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.aggregates.adding import Part, Source, add_up
from tienbo.aggregates.arithmetic import Key, Sums, add
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.models import Aggregate
from tienbo.aggregates.places import find_places, still_kept
from tienbo.forms.models import Form, Period
from tienbo.forms.reporters import reporters
from tienbo.submissions.models import State, Submission
from tienbo.units.body_models import Body
from tienbo.units.models import Level, UnitVersion

Who = tuple[int, Level, int | None]
"""A reporter: the branch to which it goes, its unit's level, and its submission where that is accepted."""
BranchSums = dict[int, dict[Key, Sums]]

_COLUMNS: Final[tuple[InstrumentedAttribute[Any], ...]] = (
    Aggregate.indicator_id,
    Aggregate.category_id,
    Aggregate.number,
    Aggregate.denominator,
    Aggregate.expected,
    Aggregate.counted,
)


def wholes(session: Session, several: Sequence[Asked], unit_id: int) -> list[dict[Key, Sums]]:
    """The unit's sums of each: where they are kept and nothing changed, one read for all of them."""
    kept = still_kept(session, unit_id, {asked.period.id for asked in several})
    read = [asked for asked in several if (asked.form.id, asked.period.id) in kept]
    found: dict[tuple[int, int], dict[Key, Sums]] = {(asked.form.id, asked.period.id): {} for asked in read}
    wanted = {(asked.form.id, asked.period.id): asked.by_key for asked in read}
    rows = session.execute(
        select(Aggregate.form_id, Aggregate.period_id, *_COLUMNS).where(
            Aggregate.unit_id == unit_id,
            Aggregate.period_id.in_({asked.period.id for asked in read}),
            Aggregate.form_id.in_({asked.form.id for asked in read}),
        )
    )
    for form_id, period_id, indicator_id, category_id, *sums in rows:
        key = (indicator_id, category_id)
        if key in wanted.get((form_id, period_id), {}):
            found[form_id, period_id][key] = Sums(*sums)
    return [
        found[asked.form.id, asked.period.id]
        if (asked.form.id, asked.period.id) in kept
        else merged([branch_sums(session, asked, unit_id)], to=unit_id).get(unit_id, {})
        for asked in several
    ]


def branch_sums(session: Session, asked: Asked, unit_id: int) -> BranchSums:
    """The sums of each unit directly below, and under the unit's own id those of its own bodies."""
    places = find_places(session, asked.form, asked.period, unit_id)
    query = accepted_reporters(session, asked.form, asked.period).where(Body.unit_id.in_(places.reporting))
    who = [(places.reporting[row.unit_id], row.level, row.submission_id) for row in session.execute(query)]
    return merged([kept_sums(session, asked, places.kept), reported_sums(session, asked, who)])


def accepted_reporters(session: Session, form: Form, period: Period) -> Select[int, Level, int | None]:
    """Every reporter's unit and its level, with the submission where it is accepted."""
    accepted = and_(
        Submission.form_id == form.id,
        Submission.period_id == period.id,
        Submission.body_id == Body.id,
        Submission.state == State.accepted,
    )
    return (
        reporters(session, form, period, form.unit_id)
        .outerjoin(Submission, accepted)
        .with_only_columns(Body.unit_id, UnitVersion.level, Submission.id.label("submission_id"))
    )


def kept_sums(session: Session, asked: Asked, branch_of: Mapping[int, int]) -> BranchSums:
    """What is kept of these units, by the branch to which each goes."""
    rows = session.execute(
        select(Aggregate.unit_id, *_COLUMNS).where(
            Aggregate.unit_id.in_(branch_of),
            Aggregate.period_id == asked.period.id,
            Aggregate.form_id == asked.form.id,
            Aggregate.indicator_id.in_({cell.indicator.id for cell in asked.cells}),
        )
    )
    return _by_branch(
        Part(branch_of[unit_id], (indicator_id, category_id), Sums(*sums))
        for unit_id, indicator_id, category_id, *sums in rows
        if (indicator_id, category_id) in asked.by_key
    )


def reported_sums(session: Session, asked: Asked, who: Collection[Who]) -> BranchSums:
    """What these reporters said, and how many of them are asked for each cell."""
    sources = [Source(branch, level, submission) for branch, level, submission in who if submission is not None]
    parts = list(add_up(session, sources, asked.cells))
    for (branch_id, level), count in Counter((branch, level) for branch, level, _ in who).items():
        parts += [Part(branch_id, cell.key, Sums(expected=count)) for cell in asked.cells if level in cell.levels]
    return _by_branch(parts)


def merged(several: Iterable[BranchSums], to: int | None = None) -> BranchSums:
    """All of them added up branch by branch, or all branches into one."""
    return _by_branch(
        Part(branch_id if to is None else to, key, sums)
        for each in several
        for branch_id, of in each.items()
        for key, sums in of.items()
    )


def _by_branch(parts: Iterable[Part]) -> BranchSums:
    found: dict[int, dict[Key, list[Sums]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        found[part.branch_id][part.key].append(part.sums)
    return {branch_id: {key: add(sums) for key, sums in of.items()} for branch_id, of in found.items()}
