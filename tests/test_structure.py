"""Rules of the layout that a reader should be able to rely on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "backend" / "tienbo"
FEATURES = (
    "access",
    "units",
    "documents",
    "assignments",
    "indicators",
    "submissions",
    "aggregates",
    "editions",
    "open_data",
    "reorganisations",
    "exchange",
)
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def feature_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_one_module_imports_jose() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix() for path in FILES if any(n.split(".")[0] == "jose" for n in imports(path))
    }
    assert users == {"access/tokens.py"}


def test_scope_has_one_home() -> None:
    """No other module of a feature asks the reach table who may see what."""
    allowed = {"access/scope.py", "units/models.py", "units/reach.py"}
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        if any(name.endswith((".UnitReach", "units.reach")) for name in imports(path))
    }
    assert users <= allowed | {"units/importing.py"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_in_a_feature_commits(path: Path) -> None:
    """One request, one commit, at the edge: database.get_session."""
    if feature_of(path) in FEATURES:
        assert ".commit(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_features_do_not_import_each_others_routes_or_schemas(path: Path) -> None:
    own = feature_of(path)
    if own not in FEATURES:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "tienbo" and len(parts) > 2 and parts[1] in FEATURES:
            assert parts[1] == own or parts[2] not in {"routes", "schemas"}, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_units_and_access_depend_on_no_later_feature(path: Path) -> None:
    later = {"documents", "assignments", "indicators", "submissions", "aggregates", "editions", "reports"}
    if feature_of(path) in {"units", "access"}:
        assert not {name.split(".")[1] for name in imports(path) if name.startswith("tienbo.")} & later


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_features_know_of_reports_only_how_files_are_made(path: Path) -> None:
    if feature_of(path) in FEATURES:
        used = {name for name in imports(path) if name.startswith("tienbo.reports")}
        assert all(name.startswith("tienbo.reports.formats") for name in used), used


def test_how_files_are_made_knows_no_feature() -> None:
    for path in (PACKAGE / "reports" / "formats").glob("*.py"):
        used = {name.split(".")[1] for name in imports(path) if name.startswith("tienbo.")}
        assert not used & set(FEATURES), path.name
