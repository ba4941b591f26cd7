"""A unit's live figures for a form and period: added up from the submissions accepted at this moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.adding import Part, Source, add_up
from tienbo.aggregates.arithmetic import Figure, Key, Sums, add, figure
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.models import Aggregate
from tienbo.aggregates.places import Places, find_places
from tienbo.aggregates.reporters import Reporter, find_reporters
from tienbo.forms.models import Form, Period

BranchSums = dict[int, dict[Key, list[Sums]]]


@dataclass(frozen=True)
class LiveFigures:
    """What stands at a unit for a form and period.

    Attributes:
        reporters: everyone who is asked at or below the unit, each with the submission (its state, its version)
            or None, and the child of the unit under which it stands.
        figures: by (indicator, category), for everything the form asks; category 0 is the total.
        branches: the same for each child of the unit, and under the unit's own id for its own bodies.
    """

    asked: Asked
    reporters: Sequence[Reporter]
    figures: Mapping[Key, Figure]
    branches: Mapping[int, Mapping[Key, Figure]]


def live_figures(session: Session, form: Form, period: Period, unit_id: int) -> LiveFigures:
    """Every figure of the form at the unit, over the reporters in the tree of the period's last day.

    Who may read them is for the caller to have settled. A unit of which the form is not asked has no reporters.
    """
    asked = asked_in(session, form, period)
    reporters = find_reporters(session, form, period, unit_id)
    places = find_places(session, form, period, unit_id)
    own = [one for one in reporters if one.unit.unit_id in places.reporting]
    by_branch = _merged(
        [
            _kept(session, asked, places),
            _reported(asked, own, add_up(session, _sources(own), asked.cells)),
        ]
    )
    whole = {key: add(of[key] for of in by_branch.values() if key in of) for key in asked.by_key}
    return LiveFigures(
        asked,
        reporters,
        _figures(asked, whole),
        {
            branch_id: _figures(asked, by_branch[branch_id])
            for branch_id in dict.fromkeys(o.branch_id for o in reporters)
        },
    )


def _sources(reporters: Iterable[Reporter]) -> list[Source]:
    return [
        Source(one.branch_id, one.unit.level, one.submission.id)
        for one in reporters
        if one.accepted and one.submission is not None
    ]


def _kept(session: Session, asked: Asked, places: Places) -> BranchSums:
    found: BranchSums = defaultdict(lambda: defaultdict(list))
    rows = session.scalars(
        select(Aggregate).where(
            Aggregate.unit_id.in_(places.kept),
            Aggregate.period_id == asked.period.id,
            Aggregate.form_id == asked.form.id,
        )
    )
    for row in rows:
        sums = Sums(row.number, row.denominator, row.expected, row.counted)
        found[places.kept[row.unit_id]][row.indicator_id, row.category_id].append(sums)
    return found


def _reported(asked: Asked, reporters: Iterable[Reporter], parts: Iterable[Part]) -> BranchSums:
    """What these reporters said, and how many of them are asked for each cell."""
    found: BranchSums = defaultdict(lambda: defaultdict(list))
    for part in parts:
        found[part.branch_id][part.key].append(part.sums)
    for (branch_id, level), count in Counter((one.branch_id, one.unit.level) for one in reporters).items():
        for cell in asked.cells:
            if level in cell.levels:
                found[branch_id][cell.key].append(Sums(expected=count))
    return found


def _merged(several: Iterable[BranchSums]) -> dict[int, dict[Key, Sums]]:
    found: BranchSums = defaultdict(lambda: defaultdict(list))
    for sums in several:
        for branch_id, of in sums.items():
            for key, parts in of.items():
                found[branch_id][key].extend(parts)
    return {branch_id: {key: add(parts) for key, parts in of.items()} for branch_id, of in found.items()}


def _figures(asked: Asked, sums: Mapping[Key, Sums]) -> dict[Key, Figure]:
    return {cell.key: figure(cell.indicator, sums.get(cell.key, Sums())) for cell in asked.cells}
