"""What axe finds wrong with a page; it is run beside the page's own scripts, which the page's policy allows alone."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.demo import ROOT

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    """Rules of WCAG 2.2 AA that the page breaks, each with the place and what would be right."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: `make test` installs it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(result => result.violations)", RULES
    )
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]
