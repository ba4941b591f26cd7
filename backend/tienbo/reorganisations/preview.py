"""What a reorganisation would change: it is carried out, looked at, and undone before anything is stored."""

import hashlib
import json
from typing import Any

from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates.restatement import Quality
from tienbo.reorganisations.carrying_out import Made, carry_out, lock, on_that_day
from tienbo.reorganisations.checking import kinds_of
from tienbo.reorganisations.naming import Names, read_names
from tienbo.reorganisations.planning import Planned, make_plan
from tienbo.reorganisations.preview_schemas import (
    Counts,
    LinePreview,
    ReorganisationPreview,
    SeriesPreview,
    Side,
    UnitChange,
)
from tienbo.reorganisations.schemas import ReorganisationWanted
from tienbo.reorganisations.series import SeriesReader, asked_of, compared
from tienbo.reorganisations.touched import Touched

MOST_ROWS = 200


def preview(session: Session, actor: Actor, wanted: ReorganisationWanted) -> ReorganisationPreview:
    """What it would change; nothing of it stays.

    Raises:
        Problem: as for recording it.
    """
    lock(session)
    planned = make_plan(session, actor, wanted)
    with session.begin_nested() as nested:
        found = try_out(session, actor, wanted, planned)[1]
        nested.rollback()
    session.expire_all()
    return found


def try_out(
    session: Session, actor: Actor, wanted: ReorganisationWanted, planned: Planned
) -> tuple[Made, ReorganisationPreview]:
    """Carry it out in the caller's transaction, and describe what came about."""
    on_day = on_that_day(session, actor, planned.effective_on)
    made = carry_out(session, planned, wanted.resolution)
    return made, _describe(session, on_day, wanted, planned, made)


def _describe(
    session: Session, actor: Actor, wanted: ReorganisationWanted, planned: Planned, made: Made
) -> ReorganisationPreview:
    names = read_names(session, planned, made)
    touched = Touched(session, made, names, planned.effective_on)
    asked = asked_of(session, actor, planned)
    reader = SeriesReader(
        session, actor, planned, names, compared(planned, names, list(made.opened.values()), made.altered)
    )
    worth = list(reader.worth(asked))
    figures_shown = Permission.total_read in actor.permissions
    lists: dict[str, list[Any]] = {
        "bodies": list(touched.bodies()),
        "roles": list(touched.roles()),
        "reports": list(touched.reports()),
        "targets": list(touched.targets()),
        "tasks": list(touched.tasks()),
    }
    found: dict[str, Any] = {
        "effective_on": wanted.effective_on,
        "kinds": kinds_of(wanted),
        "responsible": names.named(planned.responsible_id, Side.before),
        "counts": _counts(lists, worth, made),
        "lines": _lines(wanted, names, made),
        "ends": [names.named(unit_id, Side.before) for unit_id in sorted(made.closed)],
        "begins": [names.stated(made.opened[code], Side.after) for code in sorted(made.opened)],
        "alters": [
            UnitChange(before=names.stated(unit_id, Side.before), after=names.stated(unit_id, Side.after))
            for unit_id in sorted(made.altered)
        ],
        "programs": list(touched.programs()),
        "series": worth,
        "figures_shown": figures_shown,
        "figures": [figure for one in asked for figure in reader.figures(one)] if figures_shown else [],
        **lists,
    }
    whole = ReorganisationPreview(plan="", **found)
    plan = _digest(wanted, whole)
    return whole.model_copy(
        update={"plan": plan}
        | {name: getattr(whole, name)[:MOST_ROWS] for name, of in found.items() if isinstance(of, list)}
    )


def _digest(wanted: ReorganisationWanted, whole: ReorganisationPreview) -> str:
    """Of what is asked and of all that was found, what the answer leaves out included."""
    asked = wanted.model_dump(mode="json", include=set(ReorganisationWanted.model_fields))
    said = json.dumps([asked, whole.model_dump(mode="json")], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _lines(wanted: ReorganisationWanted, names: Names, made: Made) -> list[LinePreview]:
    return [
        LinePreview(
            ended=names.named(line.predecessor_id, Side.before),
            begun=names.named(made.opened[line.successor_code], Side.after),
            share=line.share,
        )
        for line in wanted.lines
    ]


def _counts(lists: dict[str, list[Any]], worth: list[SeriesPreview], made: Made) -> Counts:
    qualities = [one.quality for one in worth]
    return Counts(
        ends=len(made.closed),
        begins=len(made.opened),
        alters=len(made.altered),
        **{name: len(of) for name, of in lists.items()},
        **{quality.value: qualities.count(quality) for quality in Quality},
    )
