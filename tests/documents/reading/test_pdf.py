"""PDF files: lines, columns, ruled tables, pages."""

import pytest

from tests.builders.plan_files import PdfPage, pdf
from tienbo.documents.reading import Paragraph, Table
from tienbo.documents.reading.files import read_file
from tienbo.untrusted.unreadable import Unreadable

LINE = "Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc các nội dung của kế hoạch này và"
_NAMES = ("một", "hai", "ba", "bốn")


def _page(*lines: tuple[float, float, str]) -> PdfPage:
    page = PdfPage()
    for x, y, text in lines:
        page.text(x, y, text)
    return page


def _lines(*pages: PdfPage) -> list[str]:
    return read_file(pdf(list(pages))).reading.source.original.splitlines()


def _body(page: int, top: float = 80) -> list[tuple[float, float, str]]:
    return [(60, top + 14 * line, f"Dòng {line} của trang {_NAMES[page]}") for line in range(4)]


class TestLines:
    def test_come_from_top_to_bottom_whatever_the_order_in_the_file(self) -> None:
        assert _lines(_page((60, 114, "Ba"), (60, 86, "Một"), (60, 100, "Hai"))) == ["Một", "Hai", "Ba"]

    def test_a_raised_mark_belongs_to_its_line(self) -> None:
        page = _page((60, 100, "Kế hoạch"), (60, 114, "Hết dòng"))
        page.text(100, 97, "1", size=6)

        assert _lines(page) == ["Kế hoạch1", "Hết dòng"]

    def test_letters_set_twice_to_look_bold_are_read_once(self) -> None:
        assert _lines(_page((60, 100, "Kế hoạch"), (60.3, 100, "Kế hoạch"))) == ["Kế hoạch"]

    def test_a_wider_gap_parts_paragraphs(self) -> None:
        page = _page(*[(60, 100 + 12 * line, f"Dòng {line}") for line in range(5)], (60, 180, "Đoạn sau"))

        assert _lines(page)[-2:] == ["", "Đoạn sau"]

    def test_wrapped_lines_are_joined_over_the_page(self) -> None:
        first = _page(*[(60, 80 + 14 * line, LINE) for line in range(15)])
        second = _page(*[(60, 80 + 14 * line, f"tiếp theo {LINE[:60]}") for line in range(3)])
        first.text(300, 820, "1")
        second.text(300, 820, "2")

        blocks = read_file(pdf([first, second])).reading.blocks

        assert len(blocks) < 4
        assert any("kế hoạch này và tiếp theo" in block.text for block in blocks if isinstance(block, Paragraph))

    def test_columns_come_one_below_the_other(self) -> None:
        left = [(60, 80, "Nơi nhận:"), (60, 92, "- Thường trực Tỉnh ủy, HĐND, UBND tỉnh;"), (60, 104, "- Lưu: VT.")]
        page = _page(*left, (330, 80, "TM. ỦY BAN NHÂN DÂN"), (360, 95, "CHỦ TỊCH"), (350, 160, "Nguyễn Văn An"))

        assert _lines(page) == [
            "Nơi nhận:", "- Thường trực Tỉnh ủy, HĐND, UBND tỉnh;", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH",
            "Nguyễn Văn An",
        ]  # fmt: skip

    def test_the_national_heading_is_cut_from_the_issuer_beside_it(self) -> None:
        page = _page((60, 80, "ỦY BAN NHÂN DÂN TỈNH"), (163, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))

        assert _lines(page) == ["ỦY BAN NHÂN DÂN TỈNH", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


class TestPages:
    @pytest.mark.parametrize("number", ["{}", "- {} -", "Trang {}/4", "{} / 4"])
    def test_their_numbers_are_left_out(self, number: str) -> None:
        pages = [_page(*_body(place), (300, 820, number.format(place + 1))) for place in range(4)]

        assert not [line for line in _lines(*pages) if not line.startswith("Dòng")]

    def test_heads_on_every_page_are_left_out(self) -> None:
        pages = [_page((60, 40, f"Kế hoạch số 12, trang {place}"), *_body(place)) for place in range(4)]

        assert not [line for line in _lines(*pages) if line.startswith("Kế hoạch số 12")]

    def test_a_page_on_its_side(self) -> None:
        page = PdfPage()
        for place, text in enumerate(("Một", "Hai")):
            codes = "".join(f"{ord(letter):04x}" for letter in text)
            page.drawn.append(f"BT /F1 10 Tf 0 1 -1 0 {100 + 14 * place} 100 Tm <{codes}> Tj ET")
        data = pdf([page]).replace(b"/Parent 2 0 R", b"/Rotate 90 /Parent 2 0 R", 1)

        assert read_file(data).reading.source.original.split() == ["Một", "Hai"]


class TestTables:
    HEADER = ("TT", "Nội dung", "Chủ trì")

    def _table(self, page: PdfPage, top: float, rows: list[tuple[str, str, str]]) -> None:
        xs = [50, 100, 300, 500]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                for line, words in enumerate(text.split("\n")):
                    page.text(xs[column] + 4, top + 40 * number + 12 + 12 * line, words)
        for x in xs:
            page.rule(x, top, x, top + 40 * len(rows))
        for number in range(len(rows) + 1):
            page.rule(xs[0], top + 40 * number, xs[-1], top + 40 * number)

    def _read(self, *pages: PdfPage) -> Table:
        (table,) = [block for block in read_file(pdf(list(pages))).reading.blocks if isinstance(block, Table)]
        return table

    def test_over_two_pages_with_its_header_again_and_a_row_cut_in_two(self) -> None:
        first, second = PdfPage(), PdfPage()
        self._table(first, 600, [self.HEADER, ("1", "Hội thi", "Sở Y tế"), ("2", "Tập huấn về kỹ năng", "Sở Nội vụ")])
        first.text(300, 820, "1")
        self._table(second, 60, [self.HEADER, ("", "lồng ghép giới", ""), ("3", "Kiểm tra", "Công an tỉnh")])

        table = self._read(first, second)

        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["1", "Hội thi", "Sở Y tế"],
            ["2", "Tập huấn về kỹ năng lồng ghép giới", "Sở Nội vụ"],
            ["3", "Kiểm tra", "Công an tỉnh"],
        ]

    def test_a_page_that_cuts_a_cell_beside_rows_that_it_does_not_cut(self) -> None:
        xs = [50, 100, 300, 500]
        first, second = PdfPage(), PdfPage()
        self._table(first, 600, [self.HEADER])
        for x, words in ((54, "1"), (104, "Tập huấn về kỹ năng"), (304, "Sở Y tế")):
            first.text(x, 652, words)
        for x in xs:
            first.rule(x, 640, x, 690)
            second.rule(x, 60, x, 140)
        first.rule(300, 690, 500, 690)
        second.text(104, 72, "lồng ghép giới")
        second.text(304, 72, "Sở Nội vụ")
        second.rule(50, 100, 500, 100)
        for x, words in ((54, "2"), (104, "Kiểm tra"), (304, "Công an tỉnh")):
            second.text(x, 112, words)
        second.rule(50, 140, 500, 140)

        table = self._read(first, second)

        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["1", "Tập huấn về kỹ năng lồng ghép giới", "Sở Y tế"],
            ["", "", "Sở Nội vụ"],
            ["2", "Kiểm tra", "Công an tỉnh"],
        ]

    def test_a_page_that_cuts_the_last_row_so_that_one_cell_alone_goes_on(self) -> None:
        first, second = PdfPage(), PdfPage()
        self._table(first, 600, [self.HEADER])
        for x, words in ((54, "1"), (104, "Tập huấn về kỹ năng"), (304, "Sở Y tế")):
            first.text(x, 652, words)
        for x in (50, 100, 300, 500):
            first.rule(x, 640, x, 690)
            second.rule(x, 60, x, 100)
        second.text(104, 72, "lồng ghép giới")
        second.rule(50, 100, 500, 100)

        table = self._read(first, second)

        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["1", "Tập huấn về kỹ năng lồng ghép giới", "Sở Y tế"],
        ]

    def test_a_full_line_of_a_cell_goes_on_and_a_short_one_ends(self) -> None:
        page = PdfPage()
        self._table(
            page, 100, [self.HEADER, ("1", "Tập huấn kỹ năng lồng ghép giới cho các\ncán bộ", "Sở Y tế\nSở Nội vụ")]
        )

        row = self._read(page).rows[0]

        text = row.cells[0].passage.source.original
        assert "cho các cán bộ" in text
        assert "Sở Y tế\n Sở Nội vụ" in text

    def test_rules_drawn_as_thin_boxes(self) -> None:
        page = PdfPage()
        self._table(page, 100, [self.HEADER, ("1", "Hội thi", "Sở Y tế")])
        drawn = []
        for line in page.drawn:
            if line.endswith(" S"):
                x, y, _, right, bottom, *_ = line.split()
                drawn.append(
                    f"{x} {bottom} {max(float(right) - float(x), 0.5)} {max(float(y) - float(bottom), 0.5)} re f"
                )
            else:
                drawn.append(line)
        page.drawn = drawn

        assert [cell.text for cell in self._read(page).rows[0].cells] == ["1", "Hội thi", "Sở Y tế"]

    def test_a_frame_around_text_is_no_table(self) -> None:
        page = _page((60, 100, "Hỏa tốc"), (60, 130, "Kế hoạch"))
        page.rule(50, 80, 200, 80)
        page.rule(50, 110, 200, 110)
        page.rule(50, 80, 50, 110)
        page.rule(200, 80, 200, 110)

        assert _lines(page)[0] == "Hỏa tốc"


class TestRefusals:
    def test_pages_without_letters(self) -> None:
        page = PdfPage()
        page.rule(10, 10, 100, 10)

        with pytest.raises(Unreadable) as refused:
            read_file(pdf([page]))

        assert refused.value.code == "no-text-layer"


class TestParagraphs:
    """Lines that the page itself shows to be one paragraph are one line of the text."""

    FULL = "Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc các nội dung theo Kế hoạch"

    def test_a_full_line_goes_on_though_the_next_begins_with_a_capital(self) -> None:
        page = _page((60, 80, self.FULL), (60, 94, "Thừa Thiên Huế."), (60, 108, "Hết."), (60, 122, "Hết."))

        assert _lines(page)[0] == f"{self.FULL} Thừa Thiên Huế."

    def test_a_number_after_its_word_begins_no_item(self) -> None:
        full = self.FULL.replace("theo Kế hoạch", "Kế hoạch số")
        page = _page((60, 80, full), (60, 94, "11-NQ/TW ngày 27/4/2007."), (60, 108, "1. Một."), (60, 122, "2. Hai."))

        assert _lines(page) == [f"{full} 11-NQ/TW ngày 27/4/2007.", "1. Một.", "2. Hai."]

    def test_a_sentence_that_ends_with_its_line_may_end_the_paragraph(self) -> None:
        page = _page(*[(60, 80 + 14 * line, f"{self.FULL[:-1]}.") for line in range(4)])

        assert len(_lines(page)) == 4

    def test_an_indented_first_line_shows_where_paragraphs_begin(self) -> None:
        sentence = f"{self.FULL[:-1]}."
        page = _page((60 + 25, 80, sentence[5:]), *[(60, 94 + 14 * line, sentence) for line in range(3)])

        assert len(_lines(page)) == 1

    def test_room_between_items_shows_where_paragraphs_begin(self) -> None:
        sentence = f"{self.FULL[:-4]}."
        lines = [(60.0, 80.0 + 46 * item + 14 * line, f"{item}. {sentence}" if not line else sentence)
                 for item in range(4) for line in range(2)]  # fmt: skip

        assert [line[:2] for line in _lines(_page(*lines)) if line] == ["0.", "1.", "2.", "3."]

    def test_what_follows_a_label_belongs_to_it_however_wide_the_gap(self) -> None:
        assert _lines(_page((60, 80, "- Lưu:"), (140, 80, "VT, NV."))) == ["- Lưu: VT, NV."]
