"""The same plan says the same in whatever format it comes."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.builders.plan_files import MATRIX, as_docx, as_html, as_odt, as_pdf, grid, laid, plan
from tienbo.documents.reading import Table
from tienbo.documents.reading.files import read_file
from tienbo.documents.reading.formats.laid import Item
from tienbo.documents.recognise import Recognition, recognise_reading, to_seed
from tienbo.documents.recognise.bodies import split_bodies

Writer = Callable[[list[Item]], bytes]
FORMATS = pytest.mark.parametrize(
    ("kind", "write"),
    [("docx", as_docx), ("odt", as_odt), ("html", as_html), ("pdf", as_pdf)],
    ids=["docx", "odt", "html", "pdf"],
)
_PLACES = {"start", "end", "line", "lines", "layout", "notes", "line_count"}


def _recognised(data: bytes) -> Recognition:
    return recognise_reading(read_file(data).reading)


def _without_places(value: Any) -> Any:
    """A seed without what differs between files that say the same."""
    if isinstance(value, dict):
        return {name: _without_places(inner) for name, inner in value.items() if name not in _PLACES}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value


@FORMATS
class TestEveryFormat:
    def test_is_told_from_its_bytes(self, kind: str, write: Writer) -> None:
        assert read_file(write(plan())).kind == kind

    def test_says_what_the_word_file_says(self, kind: str, write: Writer) -> None:
        expected = _without_places(to_seed(_recognised(as_docx(plan()))))

        assert _without_places(to_seed(_recognised(write(plan())))) == expected

    def test_letterhead_and_signature_in_tables_are_no_tables(self, kind: str, write: Writer) -> None:
        found = _recognised(write(plan()))

        document = found.documents[0]
        assert (document.number, document.issuer, document.place) == (
            "12/KH-UBND",
            "Ủy ban nhân dân tỉnh Hà Tĩnh",
            "Hà Tĩnh",
        )
        assert document.signer is not None
        assert document.signer.name == "Nguyễn Văn An"
        assert [quote.text for quote in document.recipients] == ["Bộ Nội vụ", "Thường trực Tỉnh ủy", "Lưu: VT, NV"]

    def test_the_matrix_of_2019_has_its_tasks_and_assignments(self, kind: str, write: Writer) -> None:
        (matrix,) = _recognised(write(plan())).matrices

        assert [(row.number, row.task) for row in matrix.rows] == [
            (task["number"], task["content"]) for task in MATRIX["tasks"]
        ]
        assert [len(row.assignments) for row in matrix.rows] == [1, 1, 1, 1, 1, 1, 2, 1]
        for row, task in zip(matrix.rows, MATRIX["tasks"], strict=True):
            for found, wanted in zip(row.assignments, task["assignments"], strict=True):
                assert list(found.lead) == wanted["lead"]
                assert list(found.coordinating) == _names(wanted["coordinating"])
        assert matrix.rows[6].assignments[1].products_inherited == ("Thông báo kết luận kiểm tra",)

    def test_every_quote_stands_in_the_text(self, kind: str, write: Writer) -> None:
        reading = read_file(write(plan())).reading
        tables = [block for block in reading.blocks if isinstance(block, Table)]

        assert len(tables) == 1
        for row in tables[0].rows:
            for cell in row.cells:
                quote = cell.passage.quote()
                assert " ".join(reading.source.original[quote.start : quote.end].split()) == quote.text


def _names(printed: list[str]) -> list[str]:
    """As the recogniser parts them: `VP UBND tỉnh- phòng Dân tộc thuộc UBND tỉnh` names two."""
    text = "; ".join(printed)
    return [text[start:end] for start, end in split_bodies(text)]


@FORMATS
class TestMergedCells:
    def test_a_lead_merged_over_several_tasks_leads_them_all(self, kind: str, write: Writer) -> None:
        table = grid(
            ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Sản phẩm"],
            ["1", "Tập huấn", laid("Sở Nội vụ", down=3), "Sở Y tế", "Báo cáo"],
            ["2", "Hội thi", "Sở Tài chính", "Kế hoạch"],
            ["3", "Kiểm tra", "Công an tỉnh", "Kết luận"],
        )

        (matrix,) = _recognised(write(["KẾ HOẠCH", "Công tác năm 2026", "", table])).matrices

        assert [row.assignments[0].lead for row in matrix.rows] == [("Sở Nội vụ",)] * 3

    def test_heads_over_two_columns_and_titles_of_groups(self, kind: str, write: Writer) -> None:
        table = grid(
            [
                laid("TT", down=2),
                laid("Nội dung", down=2),
                laid("Đơn vị thực hiện", across=2),
                laid("Sản phẩm", down=2),
            ],
            ["Chủ trì", "Phối hợp"],
            ["I", laid("TRUYỀN THÔNG", across=4)],
            ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi"],
        )

        (matrix,) = _recognised(write(["KẾ HOẠCH", "Công tác năm 2026", "", table])).matrices

        assert matrix.columns == ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm")
        assert [(number, title) for number, title, _ in matrix.groups] == [("I", "TRUYỀN THÔNG")]
        assert (matrix.rows[0].assignments[0].lead, matrix.rows[0].assignments[0].coordinating) == (
            ("Sở Y tế",),
            ("Sở Nội vụ",),
        )


CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := which(name))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print the page with")
class TestPrintedByABrowser:
    @pytest.fixture
    def printed(self, tmp_path: Path) -> bytes:
        page, file = tmp_path / "plan.html", tmp_path / "plan.pdf"
        page.write_bytes(as_html(plan(), "border: 1px solid black"))
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
        command = [str(CHROMIUM), *options, "--no-pdf-header-footer", f"--print-to-pdf={file}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return file.read_bytes()

    def test_says_what_the_word_file_says(self, printed: bytes) -> None:
        expected = _without_places(to_seed(_recognised(as_docx(plan()))))

        assert _without_places(to_seed(_recognised(printed))) == expected
