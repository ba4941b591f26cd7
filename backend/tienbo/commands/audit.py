"""The order of events: is it what it was?"""

import json
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="The log of events: whole, unchanged, and where it ended.")

MOST_FINDINGS = 100


@commands.command()
def verify(
    heads: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="Folder of signed heads; default: the setting's.")
    ] = None,
    output: Annotated[str, typer.Option(help="text or json")] = "text",
) -> None:
    """Go through all events; exit code 1 if one is missing or not what it was, or a signed head says otherwise."""
    from sqlalchemy import func, select

    from tienbo.access.keys import load_keys
    from tienbo.access.tokens import TokenIssuer
    from tienbo.exchange.heads import published_heads
    from tienbo.exchange.sequence_models import SequencedEvent
    from tienbo.exchange.verifying import EXPLAINED, verify_order

    settings = get_settings()
    folder = heads or settings.audit_heads_dir
    with said_plainly(), worker_session(settings) as session:
        signed = []
        if folder is not None:
            issuer = TokenIssuer(load_keys(settings.data_dir / "keys"), settings.issuer)
            signed = list(published_heads(issuer, folder))
        count = session.scalar(select(func.count(SequencedEvent.sequence))) or 0
        with typer.progressbar(length=count, label="events", file=typer.get_text_stream("stderr")) as bar:
            found = list(islice(verify_order(session, signed, bar.update), MOST_FINDINGS))
    if output == "json":
        said = [{"sequence": one.sequence, "fault": one.fault, "detail": one.detail} for one in found]
        typer.echo(json.dumps({"events": count, "heads": len(signed), "findings": said}))
    else:
        for one in found:
            typer.echo(f"{one.sequence}: {EXPLAINED[one.fault]} {one.detail}".rstrip())
        without = "" if folder else "; without signed heads a cut tail cannot be seen"
        typer.echo(f"{count} events, {len(signed)} heads, {len(found)} findings{without}")
    raise typer.Exit(1 if found else 0)


@commands.command("publish-head")
def publish(folder: Annotated[Path | None, typer.Argument(help="Default: TIENBO_AUDIT_HEADS_DIR.")] = None) -> None:
    """Sign where the order ends now, and keep it in a folder that the database's writers cannot reach."""
    from tienbo.access.keys import load_keys
    from tienbo.access.tokens import TokenIssuer
    from tienbo.exchange.heads import publish_head

    settings = get_settings()
    target = folder or settings.audit_heads_dir
    if target is None:
        raise typer.BadParameter("name the folder, or set TIENBO_AUDIT_HEADS_DIR")
    with said_plainly(), worker_session(settings) as session:
        path = publish_head(session, TokenIssuer(load_keys(settings.data_dir / "keys"), settings.issuer), target)
    typer.echo(path or "nothing new")


@commands.command("after-restore")
def after_restore() -> None:
    """Say that a backup was restored into the same database: readers who were ahead of it are told to read again."""
    from tienbo.exchange.sequencing import begin_generation

    with said_plainly(), worker_session(get_settings()) as session:
        count = begin_generation(session)
    typer.echo(f"a new generation of the feed began; {count} events were numbered")


@commands.command()
def lag(most: Annotated[float, typer.Option(help="Seconds that an event may wait for its number.")] = 60.0) -> None:
    """How long events wait for their place in the order; exit code 1 if longer than allowed."""
    from tienbo import clock
    from tienbo.exchange.sequencing import waiting_since

    with said_plainly(), worker_session(get_settings()) as session:
        since = waiting_since(session)
    seconds = (clock.now() - since).total_seconds() if since else 0.0
    typer.echo(f"{seconds:.1f} s")
    raise typer.Exit(1 if seconds > most else 0)
