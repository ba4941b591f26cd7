"""What commands of an integrator share: where the service is, who the program is, and how failures are said."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from tienbo.client import Client, Refused, ServerFault, SignInRefused, TienboError, TooBusy

SECRET: str = "TIENBO_CLIENT_SECRET"  # noqa: S105 -- where the secret is found


class Exit(IntEnum):
    """What the shell is told."""

    done = 0
    some_refused = 1
    usage = 2
    refused = 3
    failed = 4


class Output(StrEnum):
    text = "text"
    json = "json"


ServerOption: TypeAlias = Annotated[str, typer.Option("--server", envvar="TIENBO_SERVER", help="https://… of it.")]
ClientOption: TypeAlias = Annotated[str, typer.Option("--client-id", envvar="TIENBO_CLIENT_ID", help="Of the program.")]
SecretOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--secret-file", exists=True, dir_okay=False, help=f"Holds the secret; default: {SECRET}."),
]
OutputOption: TypeAlias = Annotated[Output, typer.Option(help="json: one document on standard output.")]


def connect(server: str, client_id: str, secret_file: Path | None) -> Client:
    """The client of the program; its secret never stands on the command line, where others could read it."""
    secret = secret_file.read_text(encoding="utf-8").strip() if secret_file else os.environ.get(SECRET, "")
    if not secret:
        raise typer.BadParameter(f"set {SECRET}, or name a file that holds the secret", param_hint="--secret-file")
    try:
        return Client(server, client_id, secret)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--server") from error


def say(text: str) -> None:
    typer.echo(text, err=True)


@contextmanager
def told_apart(output: Output, hint: Callable[[], str] = str) -> Iterator[None]:
    """Turn what went wrong into a message, or a document, and an exit code; `hint` says what to do next."""
    try:
        yield
    except TienboError as error:
        theirs = isinstance(error, (Refused, SignInRefused)) and not isinstance(error, (ServerFault, TooBusy))
        if output is Output.json:
            document = error.document if isinstance(error, Refused) else {"detail": str(error)}
            typer.echo(json.dumps({"error": type(error).__name__, **document}, ensure_ascii=False))
        say(f"{error}\n{hint()}".rstrip())
        raise typer.Exit(Exit.refused if theirs else Exit.failed) from error
    except KeyboardInterrupt:
        say(hint())
        raise typer.Exit(128 + 2) from None
