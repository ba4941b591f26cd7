"""Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): a request sent again has the effect of the first.

The first answer is kept in the transaction of its effect, so there is never one without the other. Refusals are
not kept: they had no effect, and the request may well pass the next time.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, FastAPI, Header, Request, Response
from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from starlette.datastructures import UploadFile

from tienbo.access.dependencies import CurrentActor
from tienbo.access.scope import Actor
from tienbo.database import SessionDep
from tienbo.exchange.idempotency_models import KeptAnswer
from tienbo.problems import Problem, Text

Answer = TypeVar("Answer", bound=BaseModel)


class KeyReused(Problem):
    status = 422
    code = "idempotency-key-reused"
    title = Text(
        "Idempotency-Key này đã dùng cho một yêu cầu khác.", "This Idempotency-Key was used for another request."
    )


class StillRunning(Problem):
    status = 409
    code = "request-still-running"
    title = Text("Yêu cầu này đang được xử lý; hãy gửi lại sau.", "This request is still being processed; try again.")


class Replayed(Exception):  # noqa: N818 -- an answer, not an error
    """The request was answered before; this is the answer."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__(kept.key)
        self.kept = kept


@dataclass(frozen=True)
class Once:
    """Keeps the answer of a request that named a key; without a key it does nothing."""

    session: Session
    caller: str
    key: str | None
    fingerprint: bytes

    def keep(self, answer: Answer, response: Response, status: int = 200) -> Answer:
        """The answer itself, kept for whoever sends the same request again."""
        if self.key is not None:
            self.session.add(
                KeptAnswer(
                    caller=self.caller,
                    key=self.key,
                    fingerprint=self.fingerprint,
                    status=status,
                    etag=response.headers.get("etag"),
                    body=answer.model_dump_json(),
                )
            )
            self.session.flush()
        return answer


def install(app: FastAPI) -> None:
    """Send a kept answer as it was sent before."""

    @app.exception_handler(Replayed)
    async def _replay(_: Request, replayed: Replayed) -> Response:
        kept = replayed.kept
        headers = {"Idempotency-Replayed": "true"} | ({"ETag": kept.etag} if kept.etag else {})
        return Response(kept.body, kept.status, headers, media_type="application/json")


async def _fingerprint(request: Request) -> bytes:
    """Of everything that says what is asked for: the same key must not stand for two requests."""
    digest = hashlib.sha256()
    address = [request.method, request.url.path, request.url.query, request.headers.get("if-match", "")]
    digest.update(json.dumps(address).encode())
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        # The boundary differs from one sending to the next, so what counts is the fields.
        for name, value in (await request.form()).multi_items():
            digest.update(json.dumps([name, value.filename if isinstance(value, UploadFile) else value]).encode())
            if isinstance(value, UploadFile):
                while chunk := await value.read(1 << 20):
                    digest.update(chunk)
                await value.seek(0)
    else:
        digest.update(await request.body())
    return digest.digest()


GivenKey = Annotated[
    str | None,
    Header(
        min_length=8,
        max_length=100,
        pattern="^[!-~]+$",
        description="A text of the caller's own, new for each request: sent again, the first answer is repeated.",
    ),
]


def _once(
    session: SessionDep,
    actor: CurrentActor,
    fingerprint: Annotated[bytes, Depends(_fingerprint)],
    idempotency_key: GivenKey = None,
) -> Once:
    return once_for(session, actor, fingerprint, idempotency_key)


def once_for(session: Session, actor: Actor, fingerprint: bytes, key: str | None) -> Once:
    """What will keep the answer to a request that `fingerprint` stands for.

    Raises:
        Replayed: the request was answered before.
        KeyReused: the key stands for another request.
        StillRunning: the first request with this key has not been answered yet.
    """
    once = Once(session, caller_of(actor), key, fingerprint)
    if once.key is None:
        return once
    # A second insert of the key would wait for the first to end; the caller is better told.
    lock = func.hashtextextended(f"{once.caller} {once.key}", 0)
    if not session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
        raise StillRunning
    kept = session.get(KeptAnswer, (once.caller, once.key))
    if kept is None:
        return once
    if kept.fingerprint != fingerprint:
        raise KeyReused
    raise Replayed(kept)


def caller_of(actor: Actor) -> str:
    """The caller as rows of its own name it."""
    return f"client:{actor.client_id}" if actor.user_id is None else f"user:{actor.user_id}"


OnceDep = Annotated[Once, Depends(_once)]
