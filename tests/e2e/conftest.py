"""A demo for each file of tests, and one browser beside it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.demo import OPTIONS, chromium, running_demo

# Patience is for busy machines; what is right is seen at once all the same.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo of this file answers; what one test leaves there, the next one finds."""
    folder = tmp_path_factory.mktemp("demo")
    with running_demo(folder / "data", folder / "log") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=OPTIONS)
        yield browser
        browser.close()
