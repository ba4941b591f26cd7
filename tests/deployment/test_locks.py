"""The lock files cover what pyproject.toml asks for, every file by its hash, and name no index and no machine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = {"requirements.lock": ("build",), "requirements-dev.lock": ("build", "dev")}
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<marker> ; [^\\]+)? \\$", re.MULTILINE)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(lock: str) -> dict[str, Version]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonicalize_name(match["name"]): Version(match["version"]) for match in PINNED.finditer(text)}


@pytest.mark.parametrize(("lock", "groups"), LOCKS.items())
def test_covers_what_the_project_asks_for(lock: str, groups: tuple[str, ...]) -> None:
    described = project()
    asked = [*described["project"]["dependencies"]]
    for group in groups:
        asked += [line for line in described["dependency-groups"][group] if isinstance(line, str)]
    locked = pins(lock)
    for line in asked:
        wanted = Requirement(line)
        version = locked.get(canonicalize_name(wanted.name))
        assert version is not None, f"{line}: run `make lock`"
        assert version in wanted.specifier, f"{line}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes_and_nothing_names_a_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted-host", text)
    assert not re.search(r"(?<![\w.-])/\w+/", text)


def test_the_tools_are_tested_with_what_runs() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_javascript_packages_have_hashes_and_no_addresses() -> None:
    text = (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved": "http' not in text
    assert '"integrity": "sha512-' in text
    assert not list(ROOT.glob("uv.lock"))
