"""OpenDocument texts: lists and headings that number themselves, notes, styles, repeated and covered cells."""

import pytest

from tests.builders.plan_files import as_odt, odt
from tienbo.documents.reading import Table
from tienbo.documents.reading.files import read_file
from tienbo.documents.recognise import recognise_reading
from tienbo.untrusted.unreadable import Unreadable

LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="4" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="5" text:bullet-char="-"/></text:list-style>'
)


def _lines(body: str, styles: str = "") -> list[str]:
    return read_file(odt(body, styles)).reading.source.original.splitlines()


def _list(*items: str, continued: bool = False) -> str:
    more = ' text:continue-numbering="true"' if continued else ""
    return f'<text:list text:style-name="L1"{more}>' + "".join(items) + "</text:list>"


def _item(*content: str) -> str:
    return "<text:list-item>" + "".join(content) + "</text:list-item>"


def _p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


class TestNumbering:
    def test_levels_count_by_themselves(self) -> None:
        inner = "<text:list>{}</text:list>"
        deep = inner.format(_item(_p("x"), inner.format(_item(_p("y"))), inner.format(_item(_p("z"), _p("noch")))))
        body = _list(_item(_p("A"), deep), _item(_p("B"), inner.format(_item(_p("x")))))

        assert _lines(body, LIST) == ["I. A", "1. x", "1.1 y", "1.2 z", "noch", "II. B", "1. x"]

    def test_a_list_goes_on_or_starts_anew(self) -> None:
        one = _item(_p("x"))

        assert _lines(_list(one) + _list(one, continued=True) + _list(one), LIST) == ["I. x", "II. x", "I. x"]

    def test_an_item_that_starts_at_its_own_number(self) -> None:
        item = _item(_p("x")).replace("<text:list-item>", '<text:list-item text:start-value="5">')

        assert _lines(_list(item, _item(_p("y"))), LIST) == ["V. x", "VI. y"]

    def test_headings_by_the_outline_style(self) -> None:
        outline = (
            '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
            '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
            "</text:outline-style>"
        )
        headings = "".join(f'<text:h text:outline-level="{level}">x</text:h>' for level in (1, 2, 2, 1))

        assert _lines(headings, outline) == ["1. x", "1.1 x", "1.2 x", "2. x"]


class TestText:
    def test_spaces_tabs_breaks_and_notes(self) -> None:
        told = f"<text:note-body>{_p('Chú')}</text:note-body>"
        note = f"<text:note><text:note-citation>1</text:note-citation>{told}</text:note>"
        body = _p(f"Kế<text:s text:c='2'/>hoạch{note} <text:span>năm</text:span><text:line-break/>2026")

        assert _lines(body) == ["Kế  hoạch[1] năm", "2026", "", "[1] Chú"]

    def test_styles_that_change_what_is_printed(self) -> None:
        styles = (
            '<style:style style:name="P1" style:family="paragraph">'
            '<style:text-properties fo:text-transform="uppercase"/></style:style>'
            '<style:style style:name="T1" style:family="text">'
            '<style:text-properties text:display="none"/></style:style>'
        )
        body = '<text:p text:style-name="P1">Kế hoạch<text:span text:style-name="T1">ẩn</text:span></text:p>'

        assert _lines(body, styles) == ["KẾ HOẠCH"]

    def test_what_was_deleted_and_said_in_the_margin_stays_out(self) -> None:
        body = (
            f"<text:tracked-changes><text:changed-region>{_p('cũ')}</text:changed-region></text:tracked-changes>"
            + _p("mới<office:annotation><text:p>ý kiến</text:p></office:annotation>")
        )

        assert _lines(body) == ["mới"]

    def test_a_box_in_a_paragraph(self) -> None:
        assert _lines(_p(f"<draw:frame><draw:text-box>{_p('HỎA TỐC')}</draw:text-box></draw:frame>")) == ["HỎA TỐC"]


class TestTables:
    def test_repeated_cells_and_header_rows(self) -> None:
        def row(*cells: str) -> str:
            written = "".join(f"<table:table-cell>{_p(cell)}</table:table-cell>" for cell in cells)
            return f"<table:table-row>{written}</table:table-row>"

        repeated = '<table:table-cell table:number-columns-repeated="2"><text:p>Sở Y tế</text:p></table:table-cell>'
        second = row("1", "Hội thi").replace("</table:table-row>", repeated + "</table:table-row>")
        header = f"<table:table-header-rows>{row('TT', 'Nội dung', 'Chủ trì', 'Phối hợp')}</table:table-header-rows>"
        reading = read_file(odt(f"<table:table>{header}{second}</table:table>")).reading

        (table,) = [block for block in reading.blocks if isinstance(block, Table)]
        assert [cell.text for cell in table.rows[0].cells] == ["1", "Hội thi", "Sở Y tế", "Sở Y tế"]
        assert len(recognise_reading(reading).matrices) == 1


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(as_odt([""]))

    assert refused.value.code == "no-text"
