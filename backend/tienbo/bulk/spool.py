"""The working files of one load, in a folder of its own that can be made again from what was sent."""

import json
import shutil
from pathlib import Path

import polars as pl


class Spool:
    """Frames by name, and the file as it was before it was packed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self) -> None:
        """Empty it of what an earlier attempt left."""
        self.clear()
        self._folder.mkdir(parents=True)

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def plain(self) -> Path:
        """The file as it was before it was packed, or a link to it."""
        return self._folder / "plain"

    @property
    def ready(self) -> bool:
        return (self._folder / "noted.json").exists()

    def note(self, **counts: int) -> None:
        """The last thing to be written: without it the folder is not whole."""
        (self._folder / "noted.json").write_text(json.dumps(counts), encoding="utf-8")

    def noted(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((self._folder / "noted.json").read_text(encoding="utf-8"))
        return found

    def write(self, name: str, frame: pl.DataFrame) -> None:
        frame.write_ipc(self._folder / f"{name}.arrow")

    def read(self, name: str) -> pl.DataFrame:
        return pl.read_ipc(self._folder / f"{name}.arrow")

    def all(self, prefix: str, schema: pl.Schema | None = None) -> pl.DataFrame:
        """Every frame whose name begins so, one after the other."""
        paths = sorted(self._folder.glob(f"{prefix}*.arrow"))
        if not paths:
            return pl.DataFrame(schema=schema)
        return pl.concat([pl.read_ipc(path) for path in paths])
