"""docs/recognise.md names every kind of finding and every field that is printed."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.documents.recognise.expectations import NAMES, text_of
from tests.documents.recognise.faults import TWINS, WHOLE
from tienbo.documents.recognise import recognise, to_seed

GUIDE = (Path(__file__).parents[3] / "docs" / "recognise.md").read_text(encoding="utf-8")


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(_names(part) for part in value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def test_every_kind_of_finding_has_its_line() -> None:
    section = GUIDE.split("### anomalies")[1]
    listed = re.findall(r"^\| `([a-z-]+)` \| .{10,} \|$", section, re.MULTILINE)

    assert listed == sorted(listed)
    assert set(listed) == {kind for kind, *_ in TWINS} | {kind for kind, _ in WHOLE}


@pytest.mark.parametrize("name", NAMES)
def test_every_printed_field_is_named(name: str) -> None:
    seed = to_seed(recognise(text_of(name)))
    del seed["counts"]
    named = set(re.findall(r"[`\"]([a-z_]+)[`\"]", GUIDE))

    assert _names(seed) <= named
