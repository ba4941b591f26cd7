"""The committed description of the API is the one that this code writes."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_committed_openapi_description_is_up_to_date(tmp_path: Path) -> None:
    written = tmp_path / "openapi.json"
    environment = {**os.environ, "TIENBO_DATA_DIR": str(tmp_path)}
    subprocess.run([Path(sys.executable).with_name("tienbo"), "openapi", written], env=environment, check=True)
    committed = ROOT / "frontend" / "openapi.json"
    assert written.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8"), "run `make client`"


def test_every_schema_has_a_name_of_its_own() -> None:
    """Two of one name are told apart by their modules, which no client should know of."""
    described = json.loads((ROOT / "frontend" / "openapi.json").read_text(encoding="utf-8"))
    assert [name for name in described["components"]["schemas"] if "__" in name] == []
