"""How long a key takes in the entry grid at 400 rows, beside a bare input in the same browser and the same run.

Drives the built pages (`frontend/dist`) in Chromium. The answers of the service are made up here: what is measured is
the page. A key counts from the press to the second frame after it, when its effect has been drawn.
"""

import functools
import http.server
import json
import statistics
import sys
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.e2e.demo import chromium  # noqa: E402 -- the path is set above

ROWS = 400
KEYS = 60
LIMIT = 50
"""Milliseconds a key may take at the median."""

UNIT = {"id": 1, "code": "1", "name": "Xã", "kind": "xã", "level": "commune"}
DAYS = {"data_from": "2025-01-01", "data_to": "2025-12-31"}
PERIOD = {"code": "2025", "kind": "year", "year": 2025, **DAYS}
MEASURE = """
keys => new Promise(async done => {
  const times = [];
  const frame = () => new Promise(requestAnimationFrame);
  for (const key of keys) {
    const input = document.activeElement;
    const from = performance.now();
    input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    if (key.length === 1) document.execCommand("insertText", false, key);
    await frame();
    await frame();
    times.push(performance.now() - from);
  }
  done(times);
})
"""


def indicator(number: int) -> dict[str, Any]:
    nothing = dict.fromkeys(["numerator_id", "denominator_id", "factor", "part_of_id"])
    names = {"name_vi": f"Chỉ tiêu {number}", "name_en": f"Indicator {number}", "definition": "", "source": ""}
    cells = {"numerator_category_id": 0, "denominator_category_id": 0}
    return {"id": number, "code": str(number), "kind": "count", "measure_unit": "người", **names, **nothing, **cells}


def form() -> dict[str, Any]:
    items = [{"indicator": indicator(number), "levels": ["commune"]} for number in range(1, ROWS + 1)]
    sections = [{"title_vi": "Phần 1", "title_en": "Part 1", "items": items}]
    names = {"name_vi": "Biểu", "name_en": "Form", "source": ""}
    return {
        "id": 1,
        "code": "B",
        "unit": UNIT,
        "periods": [],
        "sections": sections,
        "ratios": [],
        "targets": [],
        **names,
    }


def submission() -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    for number in range(1, ROWS + 1):
        for category, name in ((0, None), (1, "Nữ"), (2, "Nam")):
            place = {"indicator_id": number, "category_id": category, "name_vi": name, "name_en": name}
            cells.append({**place, "comments": 0, "open_comments": 0})
        parts = [f"{number}:1", f"{number}:2"]
        checks.append({"kind": "sum_of", "severity": "hard", "cell": f"{number}:0", "parts": parts})
    lists = ["findings", "explanations", "attachments", "values", "ratios", "missing"]
    empty: dict[str, list[Any]] = {name: [] for name in lists}
    none = dict.fromkeys(["reviewer", "reason", "due_on", "mend_by", "returned", "previous"])
    state = {"state": "draft", "version": 1, "demo": False, "changed_at": "2025-06-01T00:00:00Z", "actions": ["save"]}
    named = {"id": 1, "form_id": 1, "period": PERIOD, "body": {"id": 1, "name": "UBND xã"}, "unit": UNIT}
    return {**named, **state, **empty, **none, "cells": cells, "checks": checks}


ME = {
    "login": "xa",
    "name": "Cán bộ",
    "home": UNIT,
    "today": "2025-06-01",
    "rehearsal": False,
    "permissions": ["submission:enter"],
}


def answer(route: Route) -> None:
    """Stands in for the service: only what the entry page asks for."""
    path = route.request.url.split("/api/v1", 1)[1].split("?")[0]
    known: dict[str, Any] = {
        "/session/refresh": {"access_token": "made-up"},
        "/me": ME,
        "/forms/1": form(),
        "/submissions/1": submission(),
        "/submissions/1/values": submission(),
    }
    body = known.get(path)
    status = 200 if body is not None else 404
    route.fulfill(status=status, headers={"ETag": '"1"'}, json=body if body is not None else {"code": "not-found"})


class Pages(http.server.SimpleHTTPRequestHandler):
    """The built pages; any address that is no file is the application."""

    def do_GET(self) -> None:
        if not (ROOT / "frontend" / "dist" / self.path.lstrip("/")).is_file():
            self.path = "/index.html"
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
        """Say nothing: the output is the figures."""


def medians(page: Page, address: str) -> dict[str, float]:
    keys = [*"1234567890" * (KEYS // 10)]
    page.goto(f"{address}/help")
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), {id: 'bare'}))")
    page.locator("#bare").focus()
    bare = statistics.median(page.evaluate(MEASURE, keys))
    page.goto(f"{address}/submissions/1")
    page.locator(".grid-input").click()
    typed = statistics.median(page.evaluate(MEASURE, ["1", "2", "Enter"] * (KEYS // 3)))
    written = page.locator(".grid-text", has_text="12").count()
    if written < KEYS // 3:
        sys.exit(f"only {written} of {KEYS // 3} cells were written: nothing was measured")
    moved = statistics.median(page.evaluate(MEASURE, ["ArrowDown", "ArrowRight", "ArrowUp"] * (KEYS // 3)))
    return {"bare input": bare, "typing and Enter": typed, "arrows": moved}


def main() -> None:
    handler = functools.partial(Pages, directory=str(ROOT / "frontend" / "dist"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=options)
        page = browser.new_context(service_workers="block").new_page()
        page.route("**/api/v1/**", answer)
        found = medians(page, f"http://127.0.0.1:{server.server_address[1]}")
        browser.close()
        server.shutdown()
    bare = found["bare input"]
    for name, milliseconds in found.items():
        print(f"{name:18} {milliseconds:6.1f} ms  {milliseconds / bare:4.1f} × a bare input")
    print(json.dumps({"rows": ROWS, "cells": ROWS * 3, "limit_ms": LIMIT}))
    if max(found["typing and Enter"], found["arrows"]) > LIMIT:
        sys.exit(f"a key takes more than {LIMIT} ms")


if __name__ == "__main__":
    main()
