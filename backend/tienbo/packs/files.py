"""The data that ships with the package."""

import gzip
import json
from importlib import resources
from typing import Any


def read_lines(name: str) -> list[str]:
    """Lines of a compressed text file of this package."""
    raw = resources.files(__package__).joinpath(name).read_bytes()
    return gzip.decompress(raw).decode().splitlines()


def read_json(name: str) -> Any:  # noqa: ANN401 -- each pack has a shape of its own
    return json.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
