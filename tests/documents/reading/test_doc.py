"""Files of the years before DOCX, through whatever converter the host has."""

from pathlib import Path

import pytest

from tests.builders.hostile_files import compound
from tests.builders.plan_files import as_docx, plan
from tienbo.documents.reading.files import read_file
from tienbo.untrusted.unreadable import Unreadable

RTF = rb"{\rtf1\ansi Plan}"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH on which there is nothing yet but the shell's own commands that the programs here use."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def _code(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_file(data)
    return refused.value.code


class TestWithoutConverter:
    @pytest.mark.parametrize("data", [compound("WordDocument"), RTF], ids=["doc", "rtf"])
    def test_says_that_one_is_needed(self, programs: Path, data: bytes) -> None:
        assert _code(data) == "needs-converter"

    def test_antiword_reads_no_rtf(self, programs: Path) -> None:
        _program(programs, "antiword", "echo Plan")

        assert _code(RTF) == "needs-converter"


class TestWithConverter:
    @pytest.mark.parametrize("name", ["antiword", "catdoc"])
    def test_takes_the_text_it_gives(self, programs: Path, name: str) -> None:
        _program(programs, name, "printf 'Kế hoạch\\nSố: 12/KH-UBND\\n'")

        file = read_file(compound("WordDocument"))

        assert (file.kind, file.reading.source.original) == ("doc", "Kế hoạch\nSố: 12/KH-UBND\n")

    @pytest.mark.parametrize(("data", "kind"), [(compound("WordDocument"), "doc"), (RTF, "rtf")], ids=["doc", "rtf"])
    def test_prefers_libreoffice_which_keeps_tables(
        self, programs: Path, data: bytes, kind: str, tmp_path: Path
    ) -> None:
        made = tmp_path / "made.docx"
        made.write_bytes(as_docx(plan()))
        _program(programs, "antiword", "exit 1")
        _program(programs, "soffice", f'for last; do :; done; /bin/cp {made} "$(/usr/bin/dirname "$last")/file.docx"')

        file = read_file(data)

        assert file.kind == kind
        assert "TT" in file.reading.source.original

    def test_one_that_fails_is_a_damaged_file(self, programs: Path) -> None:
        _program(programs, "catdoc", "exit 1")

        assert _code(compound("WordDocument")) == "damaged"

    def test_one_that_makes_nothing_is_a_damaged_file(self, programs: Path) -> None:
        _program(programs, "soffice", "exit 0")

        assert _code(compound("WordDocument")) == "damaged"
