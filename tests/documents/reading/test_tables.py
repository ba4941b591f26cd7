"""Tables as text files carry them; a row is found by counting its cells, not by its blank lines."""

from tienbo.documents.reading import Paragraph, Table, read

HEADER = ["STT", "NỘI DUNG", "CHỦ TRÌ", "PHỐI HỢP", "SẢN PHẨM"]


def _table(text: str) -> Table:
    tables = [block for block in read(text).blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


class TestTabs:
    TEXT = (
        "PHỤ LỤC\n\t" + "\n\t".join(HEADER) + "\n\n\n"
        "\t1\n\tRà soát văn bản\n\tSở Tư pháp;\n Sở Nội vụ\n\n\tCác sở, ban, ngành\n\tBáo cáo\n\n"
        "\t2\n\tKiểm tra\n\tSở Nội vụ\n\tThanh tra tỉnh\n\tKết luận\n\n"
        "\t\n\t\n\tUBND các xã\n\tCông an xã\n\t\n\n"
        "Hết bảng.\n"
    )

    def test_cells_are_counted_though_a_blank_line_stands_inside_a_row(self) -> None:
        assert _rows(_table(self.TEXT))[0] == [
            "1",
            "Rà soát văn bản",
            "Sở Tư pháp; Sở Nội vụ",
            "Các sở, ban, ngành",
            "Báo cáo",
        ]

    def test_lone_tabs_are_cells_merged_with_those_above(self) -> None:
        last = _table(self.TEXT).rows[2]

        assert [cell.merged for cell in last.cells] == [True, True, False, False, True]

    def test_rows_know_their_lines(self) -> None:
        assert [(row.first_line, row.last_line) for row in _table(self.TEXT).rows] == [(9, 15), (17, 21), (23, 27)]

    def test_text_behind_the_table_is_a_paragraph(self) -> None:
        assert read(self.TEXT).blocks[-1].text == "Hết bảng."  # type: ignore[union-attr] # a paragraph has a text

    def test_a_group_row_may_have_fewer_cells(self) -> None:
        text = (
            "\t"
            + "\n\t".join(HEADER)
            + "\n\n\tI\n\tTruyền thông\n\n\t1\n\tHội thi\n\tSở Nội vụ\n\tHội LHPN\n\tHội thi\n"
        )

        assert [row[:2] for row in _rows(_table(text))] == [["I", "Truyền thông"], ["1", "Hội thi"]]


class TestBars:
    def test_every_cell_ends_with_a_bar_of_its_own_line(self) -> None:
        text = (
            "TT\n|\nNội dung\n|\nChủ\ntrì\n|\n1\n|\nTập huấn cho\ncán bộ\n|\nSở Nội vụ\n|\n2\n|\nHội thi\n|\n|\nHết.\n"
        )

        table = _table(text)

        assert [cell.text for cell in table.header.cells] == ["TT", "Nội dung", "Chủ trì"]
        assert _rows(table) == [["1", "Tập huấn cho cán bộ", "Sở Nội vụ"], ["2", "Hội thi", ""]]

    def test_rows_may_begin_with_a_bar_too(self) -> None:
        text = (
            "|\nSTT\n|\nNội dung\n|\nChủ trì\n|\n|\n1\n|\nHội thi\n|\nSở Y tế\n|\n|\n2\n|\nTọa đàm\n|\nSở Nội vụ\n|\n"
        )

        assert _rows(_table(text)) == [["1", "Hội thi", "Sở Y tế"], ["2", "Tọa đàm", "Sở Nội vụ"]]

    def test_a_row_on_a_line(self) -> None:
        text = "STT | Nội dung | Chủ trì |\nI | Truyền thông |\n1 | Hội thi | Sở Y tế |\n| | Sở Nội vụ |\n"

        assert _rows(_table(text)) == [["I", "Truyền thông", ""], ["1", "Hội thi", "Sở Y tế"], ["", "", "Sở Nội vụ"]]

    def test_years_under_a_wide_header(self) -> None:
        cells = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2026 - 2027", "2026", "2027", "1", "Tỷ lệ nữ", "%", "30", "31"]

        table = _table("\n|\n".join(cells) + "\n|\n")

        assert [cell.text for cell in table.header.cells] == ["TT", "Chỉ tiêu", "ĐVT", "2026", "2027"]
        assert _rows(table) == [["1", "Tỷ lệ nữ", "%", "30", "31"]]

    def test_a_letterhead_in_bars_is_no_table(self) -> None:
        blocks = read("UBND TỈNH A\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n|\nSố: 1/KH-UBND\n|\n").blocks

        assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
            "UBND TỈNH A",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 1/KH-UBND",
        ]


class TestPipes:
    def test_a_second_header_line_is_put_under_the_first(self) -> None:
        text = (
            "| TT | Nội dung | Cơ quan thực hiện | |\n|---|---|---|---|\n| | | Chủ trì | Phối hợp |\n"
            "| 1 | Hội thi | Sở Y tế | Sở Nội vụ |\n"
        )

        table = _table(text)

        assert [cell.text for cell in table.header.cells] == ["TT", "Nội dung", "Chủ trì", "Phối hợp"]
        assert _rows(table) == [["1", "Hội thi", "Sở Y tế", "Sở Nội vụ"]]

    def test_an_index_row_is_left_out(self) -> None:
        text = "| TT | Nội dung | Chủ trì |\n|:-:|---|---|\n| (1) | (2) | (3) |\n| 1 | Hội thi | Sở Y tế |\n"

        assert _rows(_table(text)) == [["1", "Hội thi", "Sở Y tế"]]

    def test_emphasis_and_breaks_are_no_text(self) -> None:
        text = "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| **1** | *Hội thi* | Sở Y tế<br>Sở Nội vụ |\n"

        assert _rows(_table(text)) == [["1", "Hội thi", "Sở Y tế Sở Nội vụ"]]
