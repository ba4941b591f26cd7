"""Signed heads: what the end of the order was at some time, kept where nobody who writes the database can reach.

A chain shows that something in it was changed, not that its tail was cut off, nor that all of it was made again: for
that somebody else must remember where it ended.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.tokens import InvalidToken, TokenIssuer
from tienbo.exchange.sequencing import last_sequenced

TYPE: Final = "tienbo-head+jws"


class Head(NamedTuple):
    """The end of the order as it was once signed."""

    sequence: int
    hash: bytes
    file: str


class ForgedHead(Exception):  # noqa: N818 -- what the file is
    """A file among the heads that no key of this installation has signed."""


def publish_head(session: Session, issuer: TokenIssuer, folder: Path) -> Path | None:
    """Write the end of the order to a file of its own, signed; None where it has not moved, or nothing happened yet.

    Files are only ever added, so the folder may be on a medium that is written once.
    """
    end = last_sequenced(session)
    if end is None:
        return None
    path = folder / f"{end.sequence:018d}-{end.hash.hex()[:16]}.jws"
    if path.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    # A key is retired one day, and what it signed is still to be checked: its public half stays with the heads.
    public = folder / f"{issuer.signing_jwk['kid']}.json"
    if not public.exists():
        _write(public, json.dumps(issuer.signing_jwk))
    said = {"sequence": end.sequence, "hash": end.hash.hex(), "at": clock.now().isoformat()}
    _write(path, issuer.sign_document(said, TYPE))
    return path


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def published_heads(issuer: TokenIssuer, folder: Path) -> Iterator[Head]:
    """All heads of the folder, the oldest first.

    Raises:
        ForgedHead: a file is not signed by a key of this installation, past ones included.
    """
    retired = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    for path in sorted(folder.glob("*.jws")):
        try:
            said = issuer.verify_document(path.read_text(encoding="utf-8").strip(), TYPE, retired)
            yield Head(int(said["sequence"]), bytes.fromhex(said["hash"]), path.name)
        except (InvalidToken, KeyError, TypeError, ValueError) as error:
            raise ForgedHead(f"{path} is not a head signed by this installation") from error
