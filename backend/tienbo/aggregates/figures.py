"""A unit's live figures for a form and period: added up from the submissions accepted at this moment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Figure, Key, Sums, figure
from tienbo.aggregates.asked import Asked, asked_in
from tienbo.aggregates.places import find_places
from tienbo.aggregates.reporters import Reporter, find_reporters
from tienbo.aggregates.sums import BranchSums, Who, kept_sums, merged, reported_sums
from tienbo.forms.models import Form, Period


@dataclass(frozen=True)
class LiveFigures:
    """What stands at a unit for a form and period.

    Attributes:
        reporters: everyone who is asked at or below the unit, each with the submission (its state, its version)
            or None, and the child of the unit under which it stands.
        figures: by (indicator, category), for everything the form asks; category 0 is the total.
        branches: the same for each child of the unit, and under the unit's own id for its own bodies.
        sums: of which these are made.
        counted: the bodies whose figures are in them.
    """

    asked: Asked
    reporters: Sequence[Reporter]
    figures: Mapping[Key, Figure]
    branches: Mapping[int, Mapping[Key, Figure]]
    sums: BranchSums
    counted: Collection[int]

    def of(self, sums: BranchSums, unit_id: int, counted: Collection[int]) -> "LiveFigures":
        """The same asked and reporters, with figures of other sums."""
        whole = merged([sums], to=unit_id).get(unit_id, {})
        branches = {branch_id: figures_of(self.asked, of) for branch_id, of in sums.items()}
        return replace(self, figures=figures_of(self.asked, whole), branches=branches, sums=sums, counted=counted)


def live_figures(session: Session, form: Form, period: Period, unit_id: int) -> LiveFigures:
    """Every figure of the form at the unit, over the reporters in the tree of the period's last day.

    Who may read them is for the caller to have settled. A unit of which the form is not asked has no reporters.
    """
    asked = asked_in(session, form, period)
    reporters = find_reporters(session, form, period, unit_id)
    places = find_places(session, form, period, unit_id)
    who: list[Who] = [
        (one.branch_id, one.unit.level, one.submission.id if one.submission and one.accepted else None)
        for one in reporters
        if one.unit.unit_id in places.reporting
    ]
    by_branch = merged([kept_sums(session, asked, places.kept), reported_sums(session, asked, who)])
    whole = merged([by_branch], to=unit_id).get(unit_id, {})
    branches = dict.fromkeys(one.branch_id for one in reporters)
    return LiveFigures(
        asked,
        reporters,
        figures_of(asked, whole),
        {branch_id: figures_of(asked, by_branch.get(branch_id, {})) for branch_id in branches},
        {branch_id: by_branch.get(branch_id, {}) for branch_id in branches},
        {one.body_id for one in reporters if one.accepted},
    )


def figures_of(asked: Asked, sums: Mapping[Key, Sums]) -> dict[Key, Figure]:
    """A figure for every cell that is asked, those of which nothing is known included."""
    return {cell.key: figure(cell.indicator, sums.get(cell.key, Sums())) for cell in asked.cells}
