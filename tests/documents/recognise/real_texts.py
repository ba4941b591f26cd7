"""The texts that were handed over with the project, where the checkout has them beside it."""

from pathlib import Path

import pytest

DOCUMENTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "documents"
PATHS = sorted(DOCUMENTS.glob("*.txt")) if DOCUMENTS.is_dir() else []
needs_texts = pytest.mark.skipif(not PATHS, reason=f"the source texts are not at {DOCUMENTS.name} beside the project")


def text_of(number: str) -> str:
    path = next(path for path in PATHS if path.name.startswith(number))
    return path.read_text(encoding="utf-8")
