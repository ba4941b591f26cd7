"""A unit's live figures for a form and period: added up from the submissions accepted at this moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tienbo.aggregates.adding import Part, Source, add_up
from tienbo.aggregates.arithmetic import Figure, Key, Sums, add, figure
from tienbo.aggregates.asked import Asked, AskedCell, asked_in
from tienbo.aggregates.reporters import Reporter, find_reporters
from tienbo.forms.models import Form, Period
from tienbo.units.models import Level


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
    sources = [
        Source(one.branch_id, one.unit.level, one.submission.id)
        for one in reporters
        if one.accepted and one.submission is not None
    ]
    by_branch = sums_by_branch(asked.cells, reporters, add_up(session, sources, asked.cells))
    return LiveFigures(
        asked,
        reporters,
        figures_of(asked.cells, {key: add(of[key] for of in by_branch.values()) for key in asked.by_key}),
        {branch_id: figures_of(asked.cells, of) for branch_id, of in by_branch.items()},
    )


def sums_by_branch(
    cells: Sequence[AskedCell], reporters: Iterable[Reporter], parts: Iterable[Part]
) -> dict[int, dict[Key, Sums]]:
    """For each branch with reporters the sums of every cell, with how many of its reporters are asked for it."""
    asked: Counter[tuple[int, Level]] = Counter((one.branch_id, one.unit.level) for one in reporters)
    said: dict[tuple[int, Key], list[Sums]] = defaultdict(list)
    for part in parts:
        said[part.branch_id, part.key].append(part.sums)
    return {
        branch_id: {
            cell.key: add(
                [
                    Sums(expected=sum(asked[branch_id, level] for level in cell.levels)),
                    *said[branch_id, cell.key],
                ]
            )
            for cell in cells
        }
        for branch_id in dict.fromkeys(branch for branch, _ in asked)
    }


def figures_of(cells: Iterable[AskedCell], sums: Mapping[Key, Sums]) -> dict[Key, Figure]:
    return {cell.key: figure(cell.indicator, sums[cell.key]) for cell in cells}
