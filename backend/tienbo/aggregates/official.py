"""What is official of a unit: the accepted editions of the level below, and what its own bodies reported."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Key, Sums
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.figures import LiveFigures
from tienbo.aggregates.reporters import Reporter
from tienbo.aggregates.sums import BranchSums, accepted_reporters, branch_sums
from tienbo.editions.frozen import Frozen, in_force
from tienbo.units import tree
from tienbo.units.body_models import Body


@dataclass(frozen=True)
class Official:
    """The word of each unit directly below, and of the unit's own bodies under its own id.

    Attributes:
        sums: what each of them says; of one that is silent, only how many are asked.
        editions: the accepted edition through which it speaks.
        silent: has units below it that report, and no accepted edition.
    """

    sums: BranchSums
    editions: Mapping[int, Frozen]
    silent: frozenset[int]

    def counts(self, reporter: Reporter) -> bool:
        """Whether the reporter's figures are in the sums."""
        frozen = self.editions.get(reporter.branch_id)
        if frozen is not None:
            return reporter.body_id in frozen.reporters and frozen.reporters[reporter.body_id].counted
        return reporter.accepted and reporter.branch_id not in self.silent


def official(session: Session, asked: Asked, unit_id: int, live: BranchSums, beyond: Collection[int] = ()) -> Official:
    """The words that make the unit's official figures.

    A unit with nobody below it makes no edition: its accepted submissions are its official word, as those of the
    unit's own bodies are.

    Args:
        session: what it may read.
        asked: the cells that are wanted.
        unit_id: whose official figures they are.
        live: what the accepted submissions of each branch add up to.
        beyond: the branches in which somebody below the branch's own unit reports.
    """
    editions = in_force(session, asked.form.id, asked.period.id, set(live) - {unit_id})
    silent = frozenset(beyond) - editions.keys() - {unit_id}
    sums = {
        branch_id: word(asked, of, editions.get(branch_id), is_silent=branch_id in silent)
        for branch_id, of in live.items()
    }
    return Official(sums, editions, silent)


def official_words(session: Session, live: LiveFigures, unit_id: int) -> Official:
    """The same of live figures that were read with their reporters."""
    beyond = {one.branch_id for one in live.reporters if one.unit.unit_id != one.branch_id}
    return official(session, live.asked, unit_id, live.sums, beyond)


def read_official(session: Session, asked: Asked, unit_id: int) -> Official:
    """The same, with all that it takes read here."""
    day = asked.period.data_to
    branch_of = tree.branches(session, unit_id, day)
    where = accepted_reporters(session, asked.form, asked.period).where(Body.unit_id.in_(tree.subtree(unit_id, day)))
    units = {row.unit_id for row in session.execute(where)}
    beyond = {branch_of[unit] for unit in units if branch_of[unit] != unit}
    return official(session, asked, unit_id, branch_sums(session, asked, unit_id), beyond)


def word(asked: Asked, now: Mapping[Key, Sums], frozen: Frozen | None, *, is_silent: bool) -> dict[Key, Sums]:
    if frozen is None and not is_silent:
        return dict(now)
    said = frozen.sums if frozen else {}
    return {key: said.get(key, Sums(expected=now.get(key, Sums()).expected)) for key in asked.by_key}
