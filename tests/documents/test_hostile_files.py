"""Files made to harm: refused for the right reason or endured, always in a child and always in time."""

from pathlib import Path
from time import monotonic

import pytest

from tests.builders.hostile_files import ENDURED, REFUSED
from tienbo.documents.sandbox import Unreadable, understand

_SECONDS = 60.0  # the limit of the processor's time is 30; a busy machine gives a child less than a whole one
_SPARE = 5.0


def _outcome(path: Path) -> str:
    began = monotonic()
    try:
        understand(path, "kế hoạch.docx", seconds=_SECONDS)
    except Unreadable as refusal:
        return refusal.code
    finally:
        assert monotonic() - began < _SECONDS + _SPARE
    return "read"


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    build, codes = REFUSED[name]
    path = tmp_path / "upload"
    path.write_bytes(build())

    assert _outcome(path) in codes


@pytest.mark.parametrize("name", ENDURED)
def test_is_read_or_refused_in_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "upload"
    path.write_bytes(ENDURED[name]())

    assert _outcome(path) in {"read", "damaged", "too-large-inside", "no-text", "no-text-layer"}


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) >= 30
