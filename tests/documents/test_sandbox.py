"""A stranger's file is read in a child process; whatever it holds, the answer is an understanding or a refusal."""

from pathlib import Path

import pytest

from tests.builders.docx_files import docx, paragraph
from tienbo.documents.recognise import recognise
from tienbo.documents.sandbox import Unreadable, understand

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
