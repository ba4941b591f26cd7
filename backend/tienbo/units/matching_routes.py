from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from tienbo.access.dependencies import UnitReader
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.database import SessionDep
from tienbo.inputs import CleanText, RowId
from tienbo.problems import problem_responses
from tienbo.units import bodies_reading, matching, queries
from tienbo.units.body_schemas import Day, GroupRef
from tienbo.units.matching import Directory, How, Match
from tienbo.units.matching_queries import directory_of
from tienbo.units.refs import BodyRef

router = APIRouter(prefix="/bodies", tags=["bodies"], responses=problem_responses(401, 403, 404, 422))

MOST_NAMES = 1000
Printed = Annotated[CleanText, Field(max_length=1000)]


class SuggestionRead(BaseModel):
    """A body or a group that may be meant; the score is from 0 to 1."""

    body: BodyRef | None
    group: GroupRef | None
    name: Annotated[str, Field(description="The name that is like the printed one.")]
    score: float


class MatchRead(BaseModel):
    """What a printed name means to the unit on the day: one body, one group, or nothing for certain."""

    printed: str
    body: BodyRef | None
    group: GroupRef | None
    how: How | None
    ended: Annotated[BodyRef | None, Field(description="The body named, where `body` is its successor.")]
    shared: Annotated[bool, Field(description="Several bodies bear the name, so it means none of them.")]
    suggestions: list[SuggestionRead]


class NamesToMatch(BaseModel):
    unit_id: RowId
    on: Day | None = None
    names: Annotated[list[Printed], Field(max_length=MOST_NAMES)]


class MatchList(BaseModel):
    items: Annotated[list[MatchRead], Field(description="In the order of the names.")]


@router.get("/match", operation_id="matchBody")
def match_body(
    session: SessionDep,
    actor: UnitReader,
    name: Annotated[CleanText, Query(max_length=1000, description="As printed.")],
    unit_id: Annotated[RowId, Query(description="The unit that speaks: whose document it is.")],
    on: Annotated[Day | None, Query(description="The day of the document; default today.")] = None,
) -> MatchRead:
    """Which body a printed name means, certain or suggested."""
    return _match(session, actor, NamesToMatch(unit_id=unit_id, on=on, names=[name])).items[0]


@router.post("/match", operation_id="matchBodies")
def match_bodies(session: SessionDep, actor: UnitReader, wanted: NamesToMatch) -> MatchList:
    """The same for all the names of a matrix; nothing is changed by it."""
    return _match(session, actor, wanted)


def _match(session: Session, actor: Actor, wanted: NamesToMatch) -> MatchList:
    day = queries.day_of(session, actor, wanted.unit_id, wanted.on)
    readable = readable_units(actor, Permission.unit_read)
    directory = directory_of(session, wanted.unit_id, day, readable)
    found = {name: directory.find(name) for name in dict.fromkeys(wanted.names)}
    ids = {one for match in found.values() for one in _bodies_of(match)}
    names = bodies_reading.names_on(session, ids, day)
    return MatchList(items=[_read(found[name], directory, names) for name in wanted.names])


def _bodies_of(match: Match) -> set[int]:
    named = {match.body_id, match.ended_id, *(suggestion.body_id for suggestion in match.suggestions)}
    return {body_id for body_id in named if body_id is not None}


def _read(match: Match, directory: Directory, names: dict[int, BodyRef]) -> MatchRead:
    return MatchRead(
        printed=match.printed,
        body=names.get(match.body_id or 0),
        group=_group(directory, match.group_id),
        how=match.how,
        ended=names.get(match.ended_id or 0),
        shared=match.shared,
        suggestions=[_suggestion(one, directory, names) for one in match.suggestions],
    )


def _suggestion(one: matching.Suggestion, directory: Directory, names: dict[int, BodyRef]) -> SuggestionRead:
    return SuggestionRead(
        body=names.get(one.body_id or 0),
        group=_group(directory, one.group_id),
        name=one.name,
        score=one.score,
    )


def _group(directory: Directory, group_id: int | None) -> GroupRef | None:
    return None if group_id is None else GroupRef(id=group_id, phrase=directory.phrases[group_id])
