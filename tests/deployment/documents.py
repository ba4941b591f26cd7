"""Commands and tables of the written guides, for the tests that hold them to the code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_BLOCK = re.compile(r"^```console(?P<mark>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def console_commands(document: Path, mark: str = "") -> list[str]:
    """Commands of the blocks marked ```console <mark>: what follows "$ ", with the lines that continue it."""
    commands: list[str] = []
    for block in _BLOCK.finditer(document.read_text(encoding="utf-8")):
        if mark and block["mark"].strip() != mark:
            continue
        for line in block["body"].splitlines():
            if line.startswith("$ "):
                commands.append(line.removeprefix("$ "))
            elif commands:
                commands[-1] += f"\n{line}"
    return commands


def inline_commands(document: Path) -> list[str]:
    """What stands between single backticks in running text."""
    text = _BLOCK.sub("", document.read_text(encoding="utf-8"))
    return re.findall(r"`([^`\n]+)`", text)


def commands_of(program: str) -> list[tuple[str, str]]:
    """Every call of the program that the guides show: (document, arguments)."""
    found = []
    # At the start, in the virtual environment, or in the container of a one-shot service.
    called = re.compile(rf"^(?:\S*/bin/|docker compose run .* (?:register|keys) )?{program}((?: .+)?)$")
    for document in DOCUMENTS:
        name = document.relative_to(ROOT).as_posix()
        for command in [*console_commands(document), *inline_commands(document)]:
            found += [(name, match[1].strip()) for match in called.finditer(command)]
    return found
