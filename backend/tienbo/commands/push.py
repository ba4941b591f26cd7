"""Sending a file of figures from the terminal, once however often the command is given."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from tienbo.client import Client, Load
from tienbo.client.bodies import Progress
from tienbo.client.bulk import key_of, media_type_of
from tienbo.commands.connecting import (
    ClientOption,
    Exit,
    Output,
    OutputOption,
    SecretOption,
    ServerOption,
    connect,
    say,
    told_apart,
)

commands = typer.Typer()
SHOWN = 20


class ModeChoice(StrEnum):
    all = "all"
    per_submission = "per-submission"
    per_row = "per-row"


class IntoChoice(StrEnum):
    draft = "draft"
    submitted = "submitted"


@commands.command()
def push(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="CSV, NDJSON, JSON or XLSX, also as .gz or .zst.")
    ],
    server: ServerOption,
    client_id: ClientOption,
    secret_file: SecretOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only have it checked.")] = False,
    mode: Annotated[ModeChoice, typer.Option(help="What one refused row keeps back.")] = ModeChoice.per_submission,
    into: Annotated[IntoChoice, typer.Option(help="submitted: hand the reports in too.")] = IntoChoice.draft,
    behalf_reason: Annotated[str | None, typer.Option(help="Why the reviewing unit enters it for others.")] = None,
    key: Annotated[str | None, typer.Option(help="Idempotency key; default: made of the file and the target.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where it was called off or failed.")] = False,
    output: OutputOption = Output.text,
) -> None:
    """Send a file of figures, follow it to its end, and keep the rows that were not taken beside it.

    Given again, it counts nothing twice. Exit codes: 0 all rows taken, 1 some were not, 2 usage, 3 refused as a
    whole, 4 the service failed or cannot be reached.
    """
    try:
        media_type_of(file)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    options: dict[str, Any] = {"mode": mode.value.replace("-", "_"), "into": into.value, "behalf_reason": behalf_reason}
    hint = "Give the same command again: nothing is counted twice."
    with connect(server, client_id, secret_file) as client, told_apart(output, lambda: hint):
        kept = _Kept(file, key or key_of(client.core, file, **options))
        with _bar("sending", file.stat().st_size) as sent:
            if dry_run:
                load = client.validate(file, **options, progress=sent)
            else:
                begun = kept.found(client) if resume else None
                load = client.apply(file, **options, key=kept.key, progress=sent) if begun is None else begun
                kept.note(load)
        if resume and load.resumable:
            load = client.resume(load.id)
        load = _followed(client, load)
        rows = _rows_kept(client, load, file)
    if load.finished and not load.resumable:
        kept.forget()
    _report(load, rows, output)
    raise typer.Exit(_exit_of(load))


class _Kept:
    """Which load a file became, beside the file, so that it need not be sent again to go on."""

    def __init__(self, file: Path, key: str) -> None:
        self._path = file.with_name(f"{file.name}.push.json")
        self.key = key

    def note(self, load: Load) -> None:
        self._path.write_text(json.dumps({"key": self.key, "load": load.id}), encoding="utf-8")

    def found(self, client: Client) -> Load | None:
        """The load of the same file and target."""
        if not self._path.exists():
            return None
        said = json.loads(self._path.read_text(encoding="utf-8"))
        return client.load(said["load"]) if said["key"] == self.key else None

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)


@contextmanager
def _bar(label: str, length: int) -> Iterator[Progress]:
    """A bar on standard error; a further attempt sets it back."""
    with typer.progressbar(length=length, label=label, file=typer.get_text_stream("stderr")) as bar:
        yield lambda done, _: bar.update(done - bar.pos)


def _followed(client: Client, load: Load) -> Load:
    if load.finished:
        return load
    with typer.progressbar(length=100, label="taking", file=typer.get_text_stream("stderr")) as bar:

        def seen(now: Load) -> None:
            bar.update(100 * now.chunks_done // now.chunks - bar.pos if now.chunks else 0)

        return client.watch(load, seen)


def _rows_kept(client: Client, load: Load, file: Path) -> Path | None:
    if load.refused_rows_url is None:
        return None
    path = file.with_name(f"{file.name.split('.', 1)[0]}.refused.{load.format}")
    with path.open("w+b") as sink:
        client.download_refused(load.id, sink)
    return path


def _exit_of(load: Load) -> Exit:
    if load.state == "done":
        return Exit.some_refused if load.not_taken else Exit.done
    theirs = load.failure is not None and load.failure.code != "server-fault"
    return Exit.refused if theirs or load.state == "cancelled" else Exit.failed


def _report(load: Load, rows: Path | None, output: Output) -> None:
    if output is Output.json:
        typer.echo(json.dumps(load.model_dump(mode="json") | {"refused_rows_file": rows and str(rows)}))
        return
    for one in load.problems[:SHOWN]:
        meant = f" ({one.suggestion}?)" if one.suggestion else ""
        say(f"row {one.row} {one.column}: {one.message_en}{meant} [{one.code}]")
    more = len(load.problems) + load.problems_left_out - SHOWN
    if more > 0:
        say(f"… and {more} more")
    if load.failure is not None:
        say(f"{load.failure.message_en} [{load.failure.code}]")
    if load.resumable:
        say("It can go on where it stopped: give the command again with --resume.")
    done = "taken" if load.applies else "would be taken"
    typer.echo(
        f"{load.rows} rows: {load.accepted} {done} ({load.unchanged} unchanged), {load.refused} refused,"
        f" {load.held_back} held back; {load.submissions} reports, {load.submitted} handed in; load {load.id}:"
        f" {load.state}"
    )
    if rows is not None:
        typer.echo(f"rows to mend: {rows}")
