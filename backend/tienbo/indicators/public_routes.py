from typing import Annotated

from fastapi import APIRouter, Depends, Response

from tienbo.access.dependencies import IndicatorDefiner
from tienbo.database import SessionDep
from tienbo.etags import MatchedVersion, etag
from tienbo.indicators import catalogue_queries, publishing
from tienbo.indicators.catalogue_schemas import IndicatorDetail
from tienbo.inputs import RowId
from tienbo.problems import problem_responses

router = APIRouter(
    prefix="/indicators/{indicator_id}/public",
    tags=["indicators"],
    responses=problem_responses(401, 403, 404, 409, 412, 422, 428),
)


class Kept:
    """The indicator to be changed, as its keeper read it."""

    def __init__(
        self,
        session: SessionDep,
        actor: IndicatorDefiner,
        response: Response,
        indicator_id: RowId,
        version: MatchedVersion,
    ) -> None:
        self.session, self.actor, self.response = session, actor, response
        self.read = (indicator_id, version)

    def answer(self) -> IndicatorDetail:
        found = catalogue_queries.get_indicator(self.session, self.actor, self.read[0], None)
        self.response.headers["ETag"] = etag(found.version)
        return found


KeptDep = Annotated[Kept, Depends()]


@router.post("", operation_id="makeIndicatorPublic")
def make_indicator_public(kept: KeptDep, wanted: publishing.PublicDecision) -> IndicatorDetail:
    """Open the indicator's official figures to everyone; small counts of a sensitive one stay withheld."""
    publishing.make_public(kept.session, kept.actor, *kept.read, wanted)
    return kept.answer()


@router.post("/end", operation_id="endIndicatorPublic")
def end_indicator_public(kept: KeptDep, wanted: publishing.PublicEnd) -> IndicatorDetail:
    """Take what is published back at once; who downloaded it keeps it."""
    publishing.end_public(kept.session, kept.actor, *kept.read, wanted)
    return kept.answer()
