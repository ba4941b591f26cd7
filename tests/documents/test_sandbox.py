"""A stranger's file is read in a child process; whatever it holds, the answer is an understanding or a refusal."""

import json
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.builders.docx_files import docx, paragraph
from tienbo.documents import sandbox
from tienbo.documents.reading.files import read_file
from tienbo.documents.recognise import recognise
from tienbo.documents.sandbox import Unreadable, understand
from tienbo.documents.understanding import to_wire, understood

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ
Số: 12/KH-UBND
Suối Mơ, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Công tác bình đẳng giới năm 2026

Thực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2026 của UBND tỉnh, UBND xã xây dựng kế hoạch như sau:

I. CHỈ TIÊU
1. Tỷ lệ nữ tham gia cấp ủy đạt từ 25% trở lên.
"""


def _file(folder: Path, data: bytes, name: str = "kế hoạch.docx") -> Path:
    path = folder / "upload"
    path.write_bytes(data)
    return path


class TestUnderstanding:
    def test_a_text_file_is_recognised_as_in_this_process(self, tmp_path: Path) -> None:
        found = understand(_file(tmp_path, PLAN.encode()), "kế hoạch.txt")

        assert (found.kind, found.text) == ("txt", PLAN)
        assert found.recognition == recognise(PLAN)

    def test_a_word_file_holds_the_same(self, tmp_path: Path) -> None:
        body = "".join(paragraph(line) for line in PLAN.splitlines())

        found = understand(_file(tmp_path, docx(body)), "kế hoạch.docx")

        assert (found.kind, found.text) == ("docx", PLAN)
        assert found.recognition == recognise(PLAN)


class TestRefusal:
    @pytest.mark.parametrize(
        ("data", "code"),
        [(b"", "empty"), (b" \r\n\t", "empty"), (bytes(range(256)), "unknown-format"), (docx(""), "no-text")],
        ids=["empty", "blank", "unknown bytes", "no text"],
    )
    def test_says_why(self, tmp_path: Path, data: bytes, code: str) -> None:
        with pytest.raises(Unreadable) as refused:
            understand(_file(tmp_path, data), "x.docx")

        assert refused.value.code == code
        assert refused.value.vi
        assert refused.value.en

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(Unreadable):
            understand(tmp_path / "nothing", "x.docx")


def _child(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Puts a program in place of the child that reads."""
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-I", "-c", program))


def _refusal(folder: Path, seconds: float = 20.0) -> str:
    with pytest.raises(Unreadable) as refused:
        understand(_file(folder, PLAN.encode()), "kế hoạch.txt", seconds=seconds)
    return refused.value.code


_LIMITED = "from tienbo.documents import sandboxed as s\n"


class TestChildThatMisbehaves:
    @pytest.mark.parametrize(
        ("program", "code"),
        [
            ("", "damaged"),
            ("raise SystemExit(3)", "damaged"),
            ("print('read')", "damaged"),
            ("print('read\\n{}')", "damaged"),
            ("print('refused no-such-code')", "damaged"),
            ("import sys; sys.stdout.write('refused encrypted')", "encrypted"),
            ("import os; os.kill(os.getpid(), 9)", "too-large-inside"),
            ("import os; os.kill(os.getpid(), 11)", "damaged"),
            ("import os; os.abort()", "too-large-inside"),
        ],
    )
    def test_becomes_a_refusal(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: str) -> None:
        _child(monkeypatch, program)

        assert _refusal(tmp_path) == code

    def test_is_ended_when_it_takes_too_long(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _child(monkeypatch, "import time; time.sleep(600)")
        began = monotonic()

        assert _refusal(tmp_path, seconds=1.0) == "took-too-long"
        assert monotonic() - began < 10

    def test_is_ended_with_all_it_started(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        left = tmp_path / "left"
        grandchild = f"import time; time.sleep(3); open({str(left)!r}, 'w').close()"
        starts = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {grandchild!r}])"
        _child(monkeypatch, f"{starts}; sys.stdout.write('refused empty')")

        assert _refusal(tmp_path, seconds=1.0) == "took-too-long"
        sleep(4)
        assert not left.exists()

    def test_cannot_answer_without_end(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sandbox, "LARGEST_ANSWER", 1_000_000)
        _child(monkeypatch, "while True: print('x' * 65536)")

        assert _refusal(tmp_path) == "too-large-inside"

    @pytest.mark.parametrize(
        ("change", "value"),
        [
            (("text",), ""),
            (("text",), "other"),
            (("kind",), "exe"),
            (("headings",), [99_999]),
            (("headings",), [-1]),
            (("blocks", 0, "passage", 2), [10_000_000]),
            (("blocks", 0, "passage", 1), [-5]),
            (("blocks", 0, "passage"), ["x", [0], [0], [0, 0], False]),
            (("recognition", "citations", 0, "mentions", 0, "at", "end"), 10_000_000),
            (("recognition", "citations", 0, "mentions", 0, "at", "line"), 0),
            (("recognition", "targets"), "all"),
        ],
    )
    def test_cannot_lie_about_places(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str | int, ...], value: object
    ) -> None:
        answer = json.loads(to_wire(understood(read_file(PLAN.encode()))))
        inner = answer
        for step in change[:-1]:
            inner = inner[step]
        inner[change[-1]] = value
        _child(monkeypatch, f"import sys; sys.stdout.write('read\\n' + {json.dumps(answer)!r})")

        assert _refusal(tmp_path) == "damaged"


class TestLimits:
    def test_hold_for_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _child(monkeypatch, _LIMITED + "s._answer = lambda: bytes(2 * s.MOST_MEMORY)\nraise SystemExit(s.main())")

        assert _refusal(tmp_path) == "too-large-inside"

    def test_hold_for_the_processor(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _child(monkeypatch, _LIMITED + "s.MOST_CPU_SECONDS = 1\ns.limit()\nwhile True: pass")

        assert _refusal(tmp_path) == "took-too-long"

    def test_hold_for_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "written"
        program = f"s.LARGEST_WRITTEN_FILE = 1000\ns.limit()\nopen({str(target)!r}, 'wb').write(bytes(5000))"
        _child(monkeypatch, _LIMITED + program)

        assert _refusal(tmp_path) in {"too-large-inside", "damaged"}
        assert target.stat().st_size <= 1000

    def test_hold_for_open_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = "import os\nall = [os.open('/', 0) for _ in range(s.MOST_OPEN_FILES + 1)]\n"
        _child(monkeypatch, _LIMITED + "s.limit()\n" + opened + "print('opened')")

        assert _refusal(tmp_path) == "damaged"

    def test_whatever_goes_wrong_in_reading_is_a_refusal(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _child(monkeypatch, _LIMITED + "s._answer = lambda: 1 / 0\nraise SystemExit(s.main())")

        assert _refusal(tmp_path) == "damaged"

    def test_the_environment_stays_here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TIENBO_DATABASE_URL", "postgresql://secret")
        told = "'refused macros' if any('TIENBO' in name for name in os.environ) else 'refused empty'"
        _child(monkeypatch, f"import os, sys; sys.stdout.write({told})")

        assert _refusal(tmp_path) == "empty"
