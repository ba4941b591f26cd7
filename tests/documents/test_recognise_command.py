import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.builders.docx_files import docx, paragraph
from tienbo import cli

PLAN = """ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ

Số: 12/KH-UBND

Suối Mơ, ngày 05 tháng 02 năm 2026

KẾ HOẠCH
Công tác bình đẳng giới năm 2026

Thực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2026 của UBND tỉnh, UBND xã xây dựng kế hoạch như sau:

I. CHỈ TIÊU
1. Tỷ lệ nữ tham gia cấp ủy đạt từ 25% trở lên.

II. TỔ CHỨC THỰC HIỆN
1. Công an xã: Tuyên truyền phòng, chống bạo lực gia đình.
2. Các đơn vị báo cáo kết quả về UBND xã trước ngày 05/12 hằng năm.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "suoi-mo.txt"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_prints_the_proposal_as_json(plan: Path) -> None:
    answer = CliRunner().invoke(cli.app, ["recognise", str(plan)])
    assert answer.exit_code == 0, answer.output
    seed = json.loads(answer.output)["seeds"]["suoi-mo"]
    assert seed["documents"][0]["number"] == "12/KH-UBND"
    assert [citation["number"] for citation in seed["citations"]] == ["45/KH-UBND"]


def test_prints_lines_for_people(plan: Path) -> None:
    answer = CliRunner().invoke(cli.app, ["recognise", "--table", str(plan)])
    kinds = {line.split()[0] for line in answer.output.splitlines()}
    assert {"document", "citation", "target", "report"} <= kinds
    assert "Công an xã" in answer.output


def test_a_text_that_is_no_plan_gives_no_proposal(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("Hôm nay trời đẹp.", encoding="utf-8")
    answer = CliRunner().invoke(cli.app, ["recognise", str(file)])
    seed = json.loads(answer.output)["seeds"]["empty"]
    assert (seed["citations"], seed["targets"], seed["reporting"], seed["matrix"]) == ([], [], [], None)


def test_reads_a_word_file_through_the_same_code(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(docx("".join(paragraph(line) for line in PLAN.splitlines())))
    answer = CliRunner().invoke(cli.app, ["recognise", str(file)])
    assert json.loads(answer.output)["seeds"]["plan"]["documents"][0]["number"] == "12/KH-UBND"


def test_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(bytes(range(256)))
    answer = CliRunner().invoke(cli.app, ["recognise", str(file)])
    assert answer.exit_code == 1
    assert "unknown-format" in answer.output
