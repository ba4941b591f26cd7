"""Word files: numbers that Word writes, notes, changes, fonts, merged cells, tables that only lay out a page."""

import pytest

from tests.builders.docx_files import W, cell, docx, paragraph, part, run, table
from tienbo.documents.reading import Paragraph, Reading, Table
from tienbo.documents.reading.files import read_file
from tienbo.documents.reading.formats.counting import bullet, counted
from tienbo.documents.reading.legacy import _TCVN3, _VNI
from tienbo.documents.recognise import recognise_reading


def _read(body: str, parts: dict[str, str] | None = None) -> Reading:
    return read_file(docx(body, parts)).reading


def _lines(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return _read(body, parts).source.original.splitlines()


def _level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _numbering(levels: str, numbers: str = "", more: str = "") -> dict[str, str]:
    plain = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return {
        "word/numbering.xml": part(
            "numbering", f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{more}{plain}{numbers}'
        )
    }


PLAN_LEVELS = (
    _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.") + _level(2, "decimal", "%2.%3.")
    + _level(3, "lowerLetter", "%4)") + _level(4, "bullet", "-")
)  # fmt: skip


class TestNumbering:
    def test_levels_count_on_and_begin_again_under_the_next(self) -> None:
        places = [0, 1, 1, 2, 2, 3, 4, 1, 0, 1, 3, 3]
        body = "".join(paragraph("Nội dung", numbered=(1, place)) for place in places)

        assert [line.split(" ")[0] for line in _lines(body, _numbering(PLAN_LEVELS))] == [
            "I.", "1.", "2.", "2.1.", "2.2.", "a)", "-", "3.", "II.", "1.", "a)", "b)",
        ]  # fmt: skip

    def test_a_list_that_starts_anew(self) -> None:
        numbers = (
            '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/>'
            "</w:lvlOverride></w:num>"
        )
        body = "".join(paragraph("x", numbered=(number, 1)) for number in (1, 1, 2, 2))

        assert _lines(body, _numbering(PLAN_LEVELS, numbers)) == ["1. x", "2. x", "1. x", "2. x"]

    def test_two_lists_of_one_kind_count_on(self) -> None:
        numbers = '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        body = "".join(paragraph("x", numbered=(number, 1)) for number in (1, 2))

        assert _lines(body, _numbering(PLAN_LEVELS, numbers)) == ["1. x", "2. x"]

    def test_a_level_that_never_starts_again(self) -> None:
        levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        body = "".join(paragraph("x", numbered=(1, place)) for place in (0, 1, 0, 1))

        assert _lines(body, _numbering(levels)) == ["I. x", "1. x", "II. x", "2. x"]

    def test_roman_heads_over_legal_numbers(self) -> None:
        levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%1.%2.", "<w:isLgl/>")
        body = "".join(paragraph("x", numbered=(1, place)) for place in (0, 1))

        assert _lines(body, _numbering(levels)) == ["I. x", "1.1. x"]

    def test_the_number_of_a_style(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
            '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
        )
        parts = _numbering(PLAN_LEVELS) | {"word/styles.xml": part("styles", style)}
        body = (
            paragraph("MỤC ĐÍCH", style="Con")
            + paragraph("x", style="Con", numbered=(0, 0))
            + paragraph("Y", style="Muc")
        )

        assert _lines(body, parts) == ["I. MỤC ĐÍCH", "x", "II. Y"]

    def test_rows_numbered_by_word_alone(self) -> None:
        number = f"<w:tc>{paragraph(numbered=(1, 1))}</w:tc>"
        rows = [[number, f"Nhiệm vụ {place}", "Sở Nội vụ"] for place in (1, 2)]

        (matrix,) = recognise_reading(
            _read(table(["TT", "Nội dung", "Chủ trì"], *rows), _numbering(PLAN_LEVELS))
        ).matrices

        assert [row.number for row in matrix.rows] == ["1.", "2."]

    def test_numbers_make_the_outline(self) -> None:
        body = paragraph("MỤC ĐÍCH", numbered=(1, 0)) + paragraph("Nâng cao nhận thức.", numbered=(1, 1))

        (part_one,) = recognise_reading(_read(body, _numbering(PLAN_LEVELS))).outline

        assert (part_one.anchor, [clause.anchor for clause in part_one.children]) == ("I", ["I.1"])

    @pytest.mark.parametrize(
        ("number", "form", "printed"),
        [
            (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (27, "lowerLetter", "aa"),
            (3, "upperLetter", "C"),
            (7, "decimalZero", "07"), (9, "ordinal", "9"), (0, "upperRoman", "0"), (10**9, "lowerLetter", "1000000000"),
            (5, "none", ""),
        ],
    )  # fmt: skip
    def test_forms(self, number: int, form: str, printed: str) -> None:
        assert counted(number, form) == printed

    @pytest.mark.parametrize(("sign", "printed"), [("-", "-"), ("+", "+"), ("\uf02d", "-"), ("\uf0b7", "•"), ("", "")])
    def test_bullets(self, sign: str, printed: str) -> None:
        assert bullet(sign) == printed


class TestText:
    def test_notes_stand_at_the_end(self) -> None:
        mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
        notes = part("footnotes", f'<w:footnote w:id="5">{paragraph("Số 45/KH-UBND.")}</w:footnote>')
        body = f"<w:p>{run('Kế hoạch')}{mark}{run(' năm nay')}</w:p>{paragraph('Hết.')}"

        assert _lines(body, {"word/footnotes.xml": notes}) == ["Kế hoạch[1] năm nay", "Hết.", "", "[1] Số 45/KH-UBND."]

    def test_headers_and_footers_stay_out(self) -> None:
        parts = {"word/header1.xml": part("hdr", paragraph("Trang 1")), "word/footer1.xml": part("ftr", paragraph("x"))}

        assert _lines(paragraph("Kế hoạch"), parts) == ["Kế hoạch"]

    def test_changes_are_read_as_accepted(self) -> None:
        deleted = f"<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom>{run('đi')}</w:moveFrom>"
        body = f"<w:p>{run('Bản ')}{deleted}<w:ins>{run('mới')}</w:ins></w:p>"

        assert _lines(body) == ["Bản mới"]

    def test_text_is_read_as_printed(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
            '<w:style w:type="character" w:styleId="Thuong"><w:rPr><w:caps w:val="0"/></w:rPr></w:style>'
        )
        hidden, small = run("ẩn", "<w:vanish/>"), run(" nhỏ", '<w:rStyle w:val="Thuong"/>')
        body = f'<w:p><w:pPr><w:pStyle w:val="Hoa"/></w:pPr>{run("Kế hoạch")}{hidden}{small}</w:p>'
        body += f"<w:p>{run('hai')}<w:r><w:noBreakHyphen/></w:r>{run('ba')}<w:r><w:br/></w:r>{run('dưới')}</w:p>"

        assert _lines(body, {"word/styles.xml": part("styles", style)}) == ["KẾ HOẠCH nhỏ", "hai-ba", "dưới"]

    def test_fields_show_their_result(self) -> None:
        field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'

        assert _lines(f"<w:p>{field}{run('05/12')}</w:p>") == ["05/12"]

    def test_links_controls_and_boxes_hold_text(self) -> None:
        link = f"<w:hyperlink>{run('trang này')}</w:hyperlink>"
        box = f"<w:r><w:pict><w:txbxContent>{paragraph('HỎA TỐC')}</w:txbxContent></w:pict></w:r>"
        control = f"<w:sdt><w:sdtContent>{paragraph('Ô')}</w:sdtContent></w:sdt>"
        body = f"<w:p>{run('Xem ')}{link}</w:p>{control}<w:p>{box}</w:p>"

        assert _lines(body) == ["Xem trang này", "Ô", "HỎA TỐC"]

    def test_one_of_two_drawings_of_the_same_box(self) -> None:
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        box = f"<w:txbxContent>{paragraph('Dự thảo')}</w:txbxContent>"
        both = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
        drawn = f'<m:AlternateContent xmlns:m="{mc}">{both}</m:AlternateContent>'

        assert _lines(f"<w:p><w:r>{drawn}</w:r></w:p>") == ["Dự thảo"]

    def test_a_strict_file(self) -> None:
        strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        document = part("document", f"<w:body>{paragraph('Kế hoạch')}</w:body>").replace(W, strict)

        assert _lines("", {"word/document.xml": document}) == ["Kế hoạch"]

    @pytest.mark.parametrize(
        ("font", "letters", "printed"),
        [(".VnTime", _TCVN3, "Kế hoạch"), (".VnTimeH", _TCVN3, "KẾ HOẠCH"), ("VNI-Times", _VNI, "Kế hoạch")],
    )
    def test_letters_of_old_fonts(self, font: str, letters: dict[str, str], printed: str) -> None:
        inverse = {letter: typed for typed, letter in reversed(letters.items())}
        typed = "".join(inverse.get(letter, letter) for letter in "Kế hoạch")
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'

        reading = _read(f"<w:p>{run(typed, fonts)}{run(' của tỉnh Hà Tĩnh')}</w:p>")

        assert reading.source.original == f"{printed} của tỉnh Hà Tĩnh\n"
        assert [note.kind for note in reading.notes] == ["legacy-encoding"]

    def test_letters_in_parts_stay_in_the_text_and_are_one_in_the_blocks(self) -> None:
        reading = _read(paragraph("Kê\u0301 hoa\u0323ch"))

        (block,) = reading.blocks
        assert isinstance(block, Paragraph)
        assert (block.text, reading.source.original) == ("Kế hoạch", "Kê\u0301 hoa\u0323ch\n")


class TestTables:
    HEADER = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm")

    def _only(self, body: str) -> Table:
        (found,) = [block for block in _read(body).blocks if isinstance(block, Table)]
        return found

    def test_columns_that_word_split_by_a_hair(self) -> None:
        rows = [
            ["1", cell("Hội thi", across=2), "Sở Y tế", cell("Sở Nội vụ", across=2), "Báo cáo"],
            [cell("2", across=2), "Tập huấn", cell("Sở Nội vụ", across=2), "Sở Y tế", "Kế hoạch"],
        ]
        head = ["TT", cell("Nội dung", across=2), "Chủ trì", cell("Phối hợp", across=2), "Sản phẩm"]

        found = self._only(table(head, *rows))

        assert [[one.text for one in row.cells] for row in found.rows] == [
            ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Báo cáo"],
            ["2", "Tập huấn", "Sở Nội vụ", "Sở Y tế", "Kế hoạch"],
        ]

    def test_a_table_cut_in_two_is_one(self) -> None:
        first = table(list(self.HEADER), ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Báo cáo"])
        second = table(["2", "Tập huấn", "Sở Nội vụ", "Sở Y tế", "Kế hoạch"])

        assert [row.cells[0].text for row in self._only(first + paragraph() + second).rows] == ["1", "2"]

    def test_a_header_printed_again_is_no_row(self) -> None:
        row = ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Báo cáo"]
        index = ["(1)", "(2)", "(3)", "(4)", "(5)"]

        assert len(self._only(table(list(self.HEADER), index, row, list(self.HEADER), ["2", *row[1:]])).rows) == 2

    def test_the_title_in_the_first_row_is_a_paragraph(self) -> None:
        reading = _read(
            table([cell("PHÂN CÔNG NHIỆM VỤ", across=5)], list(self.HEADER), ["1", "x", "Sở Y tế", "y", "z"])
        )

        assert [type(block).__name__ for block in reading.blocks] == ["Heading", "Table"]

    def test_a_table_in_a_table_lays_out_the_page(self) -> None:
        inner = table(list(self.HEADER), ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Báo cáo"])

        reading = _read(table([f"<w:tc>{paragraph('Phụ lục')}{inner}</w:tc>", "Bên phải"]))

        assert [type(block).__name__ for block in reading.blocks] == ["Paragraph", "Table", "Paragraph"]

    def test_rows_taken_out_are_not_there(self) -> None:
        row = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr>".format(paragraph("cũ"))
        body = table(list(self.HEADER), ["1", "a", "Sở Y tế", "b", "c"]).replace("</w:tbl>", row + "</w:tbl>")

        assert len(self._only(body).rows) == 1

    def test_paragraphs_of_a_cell_are_several_agencies(self) -> None:
        rows = [["1", "Hội thi", cell("Sở Y tế", "Sở Nội vụ"), "Công an tỉnh", "Báo cáo"]]

        (matrix,) = recognise_reading(_read(table(list(self.HEADER), *rows))).matrices

        assert matrix.rows[0].assignments[0].lead == ("Sở Y tế", "Sở Nội vụ")

    def test_a_document_named_in_a_merged_cell_is_named_once(self) -> None:
        merged = cell("Theo Kế hoạch số 45/KH-UBND ngày 10/01/2026", merge="restart")
        rows = [
            ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", merged],
            ["2", "Tập huấn", "Sở Y tế", "Sở Nội vụ", cell(merge="continue")],
        ]

        (citation,) = recognise_reading(_read(table(list(self.HEADER), *rows))).citations

        assert len(citation.mentions) == 1

    def test_a_header_alone_is_no_table(self) -> None:
        reading = _read(table(list(self.HEADER), ["", "", "", "", ""]))

        assert not [block for block in reading.blocks if isinstance(block, Table)]
        assert not recognise_reading(reading).matrices
