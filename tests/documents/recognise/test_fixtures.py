"""Made-up plans in the layouts that real ones come in, each annotated before it was first recognised."""

import pytest

from tests.documents.recognise.expectations import KINDS, NAMES, items_of


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_fixture_is_recognised_as_annotated(name: str, kind: str) -> None:
    wrong = [
        f"{item.name}: wanted {item.wanted!r}, got {item.got!r}" for item in items_of(name, kind) if not item.agrees
    ]

    assert not wrong, "\n".join(wrong)
