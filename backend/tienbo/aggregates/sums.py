"""A unit's sums for a form and period, from what is kept and, where something changed, from what was reported."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, and_, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from tienbo.aggregates.adding import Source, add_up
from tienbo.aggregates.arithmetic import Key, Sums, add, plus
from tienbo.aggregates.asked import Asked, AskedCell
from tienbo.aggregates.models import Aggregate
from tienbo.aggregates.places import find_places
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

# Nothing changed at or below the unit of the cover `c` since its sums were kept.
HOLDS: Final = """NOT EXISTS (
  SELECT 1 FROM aggregate_mark m
  WHERE (m.form_id IS NULL OR m.form_id = c.form_id) AND (m.period_id IS NULL OR m.period_id = c.period_id)
    AND (m.unit_id IS NULL OR EXISTS (
      SELECT 1 FROM unit_closure b
      WHERE b.ancestor_id = c.unit_id AND b.descendant_id = m.unit_id AND b.valid @> p.data_to)))"""
# The kept sums of a unit that hold. Of none that were asked there is a row without an indicator, which tells it from
# sums that are not kept.
_KEPT: Final = text(f"""
SELECT c.form_id, c.period_id, a.indicator_id, a.category_id, a.number, a.denominator, a.expected, a.counted
FROM unnest(CAST(:forms AS int[]), CAST(:periods AS int[])) AS w(form_id, period_id)
JOIN aggregate_cover c ON c.unit_id = :unit AND c.period_id = w.period_id AND c.form_id = w.form_id
JOIN period p ON p.id = c.period_id
LEFT JOIN aggregate a ON a.unit_id = c.unit_id AND a.period_id = c.period_id AND a.form_id = c.form_id
WHERE {HOLDS}
""")  # noqa: S608 -- of this module alone


def asked_for(
    several: Sequence[Asked], unit_id: int
) -> tuple[dict[tuple[int, int], dict[Key, AskedCell]], dict[str, Any]]:
    """The cells by form and period, and what a statement for all of them is asked with."""
    wanted = {(asked.form.id, asked.period.id): asked.by_key for asked in several}
    forms, periods = [form_id for form_id, _ in wanted], [period_id for _, period_id in wanted]
    return wanted, {"unit": unit_id, "forms": forms, "periods": periods}


def wholes(session: Session, several: Sequence[Asked], unit_id: int) -> list[dict[Key, Sums]]:
    """The unit's sums of each: where they are kept and nothing changed, one read for all of them."""
    wanted, said = asked_for(several, unit_id)
    found: dict[tuple[int, int], dict[Key, Sums]] = {}
    for form_id, period_id, indicator_id, category_id, *sums in session.execute(_KEPT, said).all():
        of = found.setdefault((form_id, period_id), {})
        key = (indicator_id, category_id)
        if key in wanted[form_id, period_id]:
            of[key] = Sums(*sums)
    return [
        found[asked.form.id, asked.period.id]
        if (asked.form.id, asked.period.id) in found
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
    found: defaultdict[int, dict[Key, Sums]] = defaultdict(dict)
    for unit_id, indicator_id, category_id, *sums in rows.all():
        key = (indicator_id, category_id)
        if key in asked.by_key:
            of = found[branch_of[unit_id]]
            of[key] = plus(of[key], Sums(*sums)) if key in of else Sums(*sums)
    return dict(found)


def reported_sums(session: Session, asked: Asked, who: Collection[Who]) -> BranchSums:
    """What these reporters said, and how many of them are asked for each cell."""
    found = _expected(asked, who)
    sources = [Source(branch, level, submission) for branch, level, submission in who if submission is not None]
    for branch_id, key, sums in add_up(session, sources, asked.cells):
        of = found[branch_id]
        before = of[key]
        of[key] = plus(before, sums)
    return found


def _expected(asked: Asked, who: Collection[Who]) -> BranchSums:
    """By branch how many reporters each cell asks; branches with the same reporters share the counting."""
    levels: dict[int, Counter[Level]] = defaultdict(Counter)
    for branch_id, level, _ in who:
        levels[branch_id][level] += 1
    counted: dict[frozenset[tuple[Level, int]], dict[Key, Sums]] = {}
    found = {}
    for branch_id, of in levels.items():
        same = frozenset(of.items())
        if same not in counted:
            counts = ((cell.key, sum(of[level] for level in cell.levels)) for cell in asked.cells)
            counted[same] = {key: Sums(expected=count) for key, count in counts if count}
        found[branch_id] = dict(counted[same])
    return found


def merged(several: Iterable[BranchSums], to: int | None = None) -> BranchSums:
    """All of them added up branch by branch, or all branches into one."""
    parts: defaultdict[int, list[Mapping[Key, Sums]]] = defaultdict(list)
    for each in several:
        for branch_id, of in each.items():
            parts[branch_id if to is None else to].append(of)
    return {branch_id: dict(of[0]) if len(of) == 1 else _added(of) for branch_id, of in parts.items()}


def _added(parts: Iterable[Mapping[Key, Sums]]) -> dict[Key, Sums]:
    found: defaultdict[Key, list[Sums]] = defaultdict(list)
    for of in parts:
        for key, sums in of.items():
            found[key].append(sums)
    return {key: add(sums) for key, sums in found.items()}
