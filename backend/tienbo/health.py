"""Whether the process lives, and whether it can serve: the database answers and has this version's schema."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from tienbo.migrating import expected_revision

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: str


@router.get("/healthz", operation_id="getHealth")
async def get_health() -> Health:
    """The process answers."""
    return Health(status="ok")


def database_revision(request: Request) -> str | None:
    try:
        with request.app.state.sessions() as session:
            return str(session.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    except SQLAlchemyError:
        return None


@router.get("/readyz", operation_id="getReadiness", response_model=Health, responses={503: {"model": Health}})
def get_readiness(revision: Annotated[str | None, Depends(database_revision)]) -> JSONResponse:
    """The database answers and its schema is the one this version needs."""
    if revision is None:
        return JSONResponse({"status": "database unreachable"}, 503)
    if revision != expected_revision():
        return JSONResponse({"status": f"schema {revision}, needs {expected_revision()}"}, 503)
    return JSONResponse({"status": "ready"})
