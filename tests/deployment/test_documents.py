"""What the guides say is there: variables, commands, targets, links."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tests.deployment.documents import DOCUMENTS, ROOT, commands_of
from tienbo.cli import app
from tienbo.settings import PLACEHOLDER, Settings

ROW = re.compile(r"^\| `(TIENBO_\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
COMMAND = get_command(app)


def shown_default(value: object) -> str:
    if value is None or value in ("", (), {}):
        return "unset"
    if PLACEHOLDER in str(getattr(value, "get_secret_value", str)()):
        return "a placeholder"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_the_readme_lists_every_variable_with_its_default() -> None:
    listed = {name: (default, meaning) for name, default, meaning in ROW.findall(DOCUMENTS[0].read_text("utf-8"))}
    assert set(listed) == {f"TIENBO_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default, meaning = listed[f"TIENBO_{name.upper()}"]
        assert default == shown_default(field.get_default(call_default_factory=True)), name
        assert field.description is None or meaning == field.description, name


def command_at(words: list[str]) -> tuple[object, list[str]]:
    """The command that the words lead to, and the words that are left."""
    command: object = COMMAND
    while isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
        assert words[0] in command.commands, f"tienbo has no command {words[0]}"
        command, words = command.commands[words[0]], words[1:]
    return command, words


def service_commands() -> list[tuple[str, str]]:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    called = [(name, service["command"]) for name, service in services.items() if "command" in service]
    return [(name, " ".join(command[1:])) for name, command in called if command[0] == "tienbo"]


@pytest.mark.parametrize(("place", "arguments"), [*commands_of("tienbo"), *service_commands()])
def test_every_tienbo_command_exists_with_its_options(place: str, arguments: str) -> None:
    command, rest = command_at(shlex.split(arguments.split("…", maxsplit=1)[0], comments=True))
    assert isinstance(command, TyperCommand | TyperGroup)
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    used = {word.split("=")[0] for word in rest if word.startswith("-")}
    assert used <= known, f"{place}: tienbo {arguments}"


@pytest.mark.parametrize(("place", "arguments"), commands_of("make"))
def test_every_make_target_exists(place: str, arguments: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    called = {word for word in arguments.split() if "=" not in word}
    assert called <= targets, f"{place}: make {arguments}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (document.parent / target.split("#")[0]).exists(), target


def test_every_example_for_integrators_is_run() -> None:
    """A block of another kind would be shown without ever being tried (tests/e2e/test_demo_starts.py runs these).

    The Python is run by tests/client/test_guide.py.
    """
    fences = re.findall(r"^```(.*)$", (ROOT / "docs" / "integrators.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(fences[::2]) == {"console demo", "python client", "python since", "python webhook"}
    assert set(fences[1::2]) == {""}
