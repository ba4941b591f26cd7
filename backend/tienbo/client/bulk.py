"""Files of figures: check one, have it taken, follow it to its end, get the rows back that were not taken."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias
from uuid import uuid4

from tienbo.client.bodies import PACKED, File, Progress
from tienbo.client.calls import Call, Flow, Pause
from tienbo.client.core import Core
from tienbo.client.models import Answered
from tienbo.client.reading import understood

Mode: TypeAlias = Literal["all", "per_submission", "per_row"]
Into: TypeAlias = Literal["draft", "submitted"]

MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FIRST_LOOK: Final = 0.5
_LONGEST_LOOK: Final = 10.0


class BulkProblem(Answered):
    """Why one row was not taken; `column` is empty where it is the row as a whole."""

    row: int
    column: str
    code: str
    message_vi: str
    message_en: str
    suggestion: str | None


class BulkFailure(Answered):
    code: str
    message_vi: str
    message_en: str


class Load(Answered):
    """A file that was sent, and what became of it; `problems` holds the first 1,000."""

    id: int
    applies: bool
    state: str
    format: str
    mode: str
    into: str
    chunks: int | None
    chunks_done: int
    rows: int
    accepted: int
    unchanged: int
    refused: int
    held_back: int
    submissions: int
    submitted: int
    problems: list[BulkProblem]
    problems_left_out: int
    plan_token: str | None
    refused_rows_url: str | None
    failure: BulkFailure | None
    resumable: bool
    asked_at: datetime
    finished_at: datetime | None

    @property
    def finished(self) -> bool:
        """Whether it is done, cancelled or failed."""
        return self.state not in {"waiting", "running"}

    @property
    def not_taken(self) -> int:
        """Rows that were refused or held back."""
        return self.refused + self.held_back


def media_type_of(path: Path) -> str:
    """What a file holds, by its name less .gz or .zst.

    Raises:
        ValueError: none of the formats that are taken.
    """
    name = path.with_suffix("") if path.suffix.lower() in PACKED else path
    try:
        return MEDIA_TYPES[name.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path.name}: CSV, NDJSON, JSON and XLSX are taken, also as .gz or .zst") from None


def _file(named: Path | str, progress: Progress | None) -> File:
    path = Path(named)
    media_type = media_type_of(path)
    # A workbook is packed already.
    pack = not media_type.endswith(".sheet")
    return File(path, media_type, pack) if progress is None else File(path, media_type, pack, progress)


def key_of(core: Core, path: Path | str, *, mode: Mode, into: Into, behalf_reason: str | None = None) -> str:
    """The Idempotency-Key of this file for this target: the same file sent again in the same way has the same one."""
    with Path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update("\0".join(["", core.server, core.client_id, mode, into, behalf_reason or ""]).encode())
    return f"push-{digest.hexdigest()}"


def validate(
    core: Core,
    path: Path | str,
    *,
    mode: Mode = "per_submission",
    into: Into = "draft",
    behalf_reason: str | None = None,
    progress: Progress | None = None,
) -> Flow[Load]:
    """Have a file checked; no figure is written, and `plan_token` lets `apply` do exactly this or nothing."""
    wanted = {"mode": mode, "into": into, "behalf_reason": behalf_reason}
    # Without an effect it may be sent as often as need be: any key says so.
    return _sent(core, Call("POST", "/bulk/validate", wanted, _file(path, progress), key=uuid4().hex))


def apply(
    core: Core,
    path: Path | str,
    *,
    mode: Mode = "per_submission",
    into: Into = "draft",
    behalf_reason: str | None = None,
    plan: str | None = None,
    key: str | None = None,
    progress: Progress | None = None,
) -> Flow[Load]:
    """Have the figures of a file taken, once however often it is sent; a large one goes on after the answer.

    `mode` says what one refused row keeps from being taken: everything, its report, or itself alone; `into`, whether
    the figures are saved, or the reports also handed in. With the `plan` of `validate` it is refused where anything
    has changed since. The key is made of the file and the target where none is given.
    """
    key = key or key_of(core, path, mode=mode, into=into, behalf_reason=behalf_reason)
    wanted = {"mode": mode, "into": into, "behalf_reason": behalf_reason, "plan": plan}
    return _sent(core, Call("POST", "/bulk/apply", wanted, _file(path, progress), key=key))


def _sent(core: Core, call: Call) -> Flow[Load]:
    answer = yield from core.exchange(call)
    load = understood(Load, answer)
    # The answer of an earlier attempt says how far the load was then.
    return (yield from get_load(core, load.id)) if answer.replayed else load


def get_load(core: Core, load_id: int) -> Flow[Load]:
    """How far a file has come."""
    return understood(Load, (yield from core.exchange(Call("GET", f"/bulk/{load_id}"))))


def watch(core: Core, load: Load, seen: Callable[[Load], None] | None = None) -> Flow[Load]:
    """Follow a file to its end; `seen` is told each time it was looked at."""
    pause = _FIRST_LOOK
    while True:
        if seen is not None:
            seen(load)
        if load.finished:
            return load
        yield Pause(pause)
        pause = min(pause * 1.5, _LONGEST_LOOK)
        load = yield from get_load(core, load.id)


def cancel(core: Core, load_id: int) -> Flow[Load]:
    """Take no further part of a file; what was taken stays."""
    return _acted(core, load_id, "cancel")


def resume(core: Core, load_id: int) -> Flow[Load]:
    """Go on with a file that was called off or failed, after the last part that was taken."""
    return _acted(core, load_id, "resume")


def _acted(core: Core, load_id: int, action: str) -> Flow[Load]:
    """Without a key: asked twice, the second time is refused by the state that the first one brought."""
    return understood(Load, (yield from core.exchange(Call("POST", f"/bulk/{load_id}/{action}"))))


def download_refused(core: Core, load_id: int, sink: BinaryIO) -> Flow[None]:
    """Write the rows that were not taken, in the format they came in and with a column `error`, to an open file."""
    yield from core.exchange(Call("GET", f"/bulk/{load_id}/refused", sink=sink))
