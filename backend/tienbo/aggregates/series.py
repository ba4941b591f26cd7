"""A unit's figures over indicators, periods and categories: as reported, or on the map of another day."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import Asked
from tienbo.aggregates.branches import BranchColumns, branches
from tienbo.aggregates.columns import figure_columns, restated_columns, sum_columns, summed
from tienbo.aggregates.official import read_official
from tienbo.aggregates.official_restating import official_restated
from tienbo.aggregates.restating import read_geography, restated_figures
from tienbo.aggregates.series_answer import answer
from tienbo.aggregates.series_frame import Frame, find_frame
from tienbo.aggregates.series_rows import Row, rows_of
from tienbo.aggregates.series_tables import Found, Tables, tables_of
from tienbo.aggregates.series_wanted import Wanted
from tienbo.aggregates.sums import wholes
from tienbo.aggregates.withholding import withheld_keys
from tienbo.editions.models import FigureBasis
from tienbo.units.models import UnitVersion

Layout = Callable[[Tables, int], Row]
"""How the figures of a unit and its children are laid out."""


def get_aggregates(session: Session, actor: Actor, wanted: Wanted, layout: Layout = rows_of) -> Row:
    """The figures, in the order of the periods' last days.

    Raises:
        NotFound: a period that is not known, or the unit is in none of the periods within the caller's reach.
    """
    frame = find_frame(session, actor, wanted)
    found = _found(session, actor, frame, wanted)
    return answer(session, wanted, frame, found, layout(tables_of(frame, found), wanted.unit_id))


def _found(session: Session, actor: Actor, frame: Frame, wanted: Wanted) -> list[Found]:
    narrow = frame.narrow
    units = [frame.units[asked.period.id] for asked in narrow]
    if wanted.geography is not None:
        return [_restated(session, actor, asked, unit, wanted) for asked, unit in zip(narrow, units, strict=True)]
    hidden = [withheld_keys(session, actor, asked, wanted.unit_id) for asked in frame.asked]
    if wanted.basis is FigureBasis.official:
        return [
            _official(session, asked, unit, not_shown, with_children=wanted.children)
            for asked, unit, not_shown in zip(narrow, units, hidden, strict=True)
        ]
    children: list[BranchColumns] = [{} for _ in narrow]
    if wanted.children:
        children = branches(session, narrow, wanted.unit_id)
        own = [summed(asked, list(of.values())) for asked, of in zip(narrow, children, strict=True)]
    else:
        sums = wholes(session, narrow, wanted.unit_id)
        own = [sum_columns(asked, of) for asked, of in zip(narrow, sums, strict=True)]
    return [
        Found(
            asked,
            unit,
            asked.period.data_to,
            figure_columns(asked, whole),
            {branch_id: figure_columns(asked, of) for branch_id, of in below.items()},
            not_shown,
        )
        for asked, unit, whole, below, not_shown in zip(narrow, units, own, children, hidden, strict=True)
    ]


def _official(
    session: Session, asked: Asked, unit: UnitVersion, hidden: Mapping[int, set[Key]], *, with_children: bool
) -> Found:
    words = read_official(session, asked, unit.unit_id)
    sums = {branch_id: sum_columns(asked, of) for branch_id, of in words.sums.items()}
    own = figure_columns(asked, summed(asked, list(sums.values())))
    below = {branch_id: figure_columns(asked, of) for branch_id, of in sums.items()} if with_children else {}
    return Found(asked, unit, asked.period.data_to, own, below, hidden, words)


def _restated(session: Session, actor: Actor, asked: Asked, unit: UnitVersion, wanted: Wanted) -> Found:
    geography = read_geography(session, asked.period.data_to, wanted.geography or asked.period.data_to)
    below = geography.children(unit.unit_id) if wanted.children else []
    units = [unit.unit_id, *below]
    words = None
    if wanted.basis is FigureBasis.live:
        figures = restated_figures(session, actor, asked, geography, units)
    else:
        figures, official = official_restated(session, actor, asked, geography, units)
        words = official[unit.unit_id]
    found = {unit_id: restated_columns(asked, of) for unit_id, of in figures.items()}
    return Found(asked, unit, geography.on, found.pop(unit.unit_id), found, {}, words)
