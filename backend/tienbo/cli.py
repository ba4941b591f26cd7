"""The `tienbo` command: its parts stand in `commands/`, one file for each."""

import signal
import sys

import typer

from tienbo.commands import audit, chores, documents, keys, packs, pull, push, service, totals, units, users

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="Tien Bo, at the operator's terminal.")
for part in (service, documents, chores, push):
    app.add_typer(part.commands)
GROUPS = {"units": units, "users": users, "packs": packs, "keys": keys, "audit": audit, "totals": totals, "pull": pull}
for name, group in GROUPS.items():
    app.add_typer(group.commands, name=name)


@app.callback()
def main() -> None:
    """Tien Bo, at the operator's terminal."""
    # An embedded server stops with the last process that uses it, if that process ends in good order.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


if __name__ == "__main__":
    app()
