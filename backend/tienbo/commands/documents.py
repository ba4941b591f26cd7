"""Reading a plan document at the terminal."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tienbo.commands.running import said_plainly

commands = typer.Typer()


@commands.command()
def recognise(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A plan document: DOCX, ODT, PDF, HTML, text.")
    ],
    table: Annotated[bool, typer.Option(help="Lines for people instead of JSON.")] = False,
) -> None:
    """Print what a plan document says: a proposal with its places in the text, for a person to confirm."""
    from tienbo.documents import printing
    from tienbo.documents.recognise import to_seed
    from tienbo.documents.sandbox import understand

    with said_plainly():
        seed = to_seed(understand(file, file.name).recognition)
    if table:
        for line in printing.lines(seed):
            typer.echo(line)
    else:
        typer.echo(json.dumps({"seeds": {file.stem: seed}}, ensure_ascii=False, indent=1))
