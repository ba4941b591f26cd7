"""Signing keys of access tokens."""

from typing import Annotated

import typer

from tienbo.commands.running import said_plainly
from tienbo.settings import get_settings

commands = typer.Typer(no_args_is_help=True, help="Signing keys of access tokens.")


@commands.command("new")
def new_signing_key() -> None:
    """Make a signing key; it signs from the next start on, and the older ones go on verifying."""
    from tienbo.access.keys import new_key, read_key

    path = new_key(get_settings().data_dir / "keys")
    typer.echo(f"{read_key(path).kid} in {path}")


@commands.command("list")
def list_signing_keys() -> None:
    """List the signing keys, the newest last: that one signs, the others only verify."""
    from tienbo.access.keys import stored_keys

    with said_plainly():
        for stored in stored_keys(get_settings().data_dir / "keys"):
            use = "signs" if stored.signs else "verifies"
            typer.echo(f"{stored.key.kid}  {stored.made_at:%Y-%m-%d %H:%M} UTC  {use}")


# A key's id may begin with a hyphen, as an option does.
@commands.command("retire", context_settings={"ignore_unknown_options": True})
def retire_signing_key(
    kid: str,
    leaked: Annotated[bool, typer.Option(help="Somebody else has it: retire it now, without the grace time.")] = False,
) -> None:
    """Delete an old key; refused while it signs, or while a token signed with it may still be good."""
    from tienbo import clock
    from tienbo.access.keys import retire_key

    with said_plainly():
        path = retire_key(get_settings().data_dir / "keys", kid, clock.now(), leaked=leaked)
    typer.echo(f"{path} deleted; from the next start of the service on, tokens of {kid} are refused")
