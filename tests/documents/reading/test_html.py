"""Pages: what people read on them, in whatever state their tags are."""

import pytest

from tienbo.documents.reading import Table
from tienbo.documents.reading.files import read_file


def _lines(body: str) -> list[str]:
    return read_file(f"<!DOCTYPE html><html><body>{body}</body></html>".encode()).reading.source.original.splitlines()


class TestText:
    @pytest.mark.parametrize(
        ("body", "lines"),
        [
            ("<p>Một<p>Hai", ["Một", "Hai"]),
            ("<p>Một\n   dòng <b>dài</b></p>", ["Một dòng dài"]),
            ("Một<br>Hai<div>Ba</div>Bốn", ["Một", "Hai", "Ba", "Bốn"]),
            ("<p>Một</p><p>&nbsp;</p><p>Hai</p>", ["Một", "", "Hai"]),
            ("<ol><li>Một<li>Hai<ul><li>Ba</ul></ol>", ["1. Một", "2. Hai", "- Ba"]),
            ("<ol type='a' start='3'><li>x</li><li value='7'>y</li></ol>", ["c. x", "g. y"]),
            ("<ul><li>- Một</li></ul>", ["- Một"]),
            ("<p style='text-transform: uppercase'>Kế hoạch</p>", ["KẾ HOẠCH"]),
            ("<p>a &lt; b &amp; c</p>", ["a < b & c"]),
            ("<pre>một\n  hai</pre>", ["một", "hai"]),
            ("<p><![if !supportLists]>1. <![endif]>Mục đích</p>", ["1. Mục đích"]),
            ("<p>Một</b></i></p></div>Hai", ["Một", "Hai"]),
        ],
    )
    def test_as_people_read_it(self, body: str, lines: list[str]) -> None:
        assert _lines(body) == lines

    @pytest.mark.parametrize(
        "left_out",
        [
            "<script>var x = '<p>không</p>';</script>",
            "<style>p {color: red}</style>",
            "<nav><a href='/'>Trang chủ</a></nav>",
            "<div class='main-menu'><a>Giới thiệu</a> <a>Tin tức</a></div>",
            "<div role='navigation'>Điều hướng</div>",
            "<footer>Bản quyền</footer>",
            "<p hidden>ẩn</p>",
            "<div style='color: red; display:none'>ẩn</div>",
            "<!-- ghi chú -->",
            "<form><input value='x'><button>Tìm</button></form>",
        ],
    )
    def test_what_is_no_document(self, left_out: str) -> None:
        assert _lines(f"{left_out}<p>Kế hoạch</p>{left_out}") == ["Kế hoạch"]

    def test_text_in_a_block_that_only_calls_itself_a_menu(self) -> None:
        assert _lines("<div class='menu'><p>Kế hoạch công tác năm 2026</p></div>") == ["Kế hoạch công tác năm 2026"]

    def test_the_article_alone_where_it_is_most_of_the_page(self) -> None:
        article = "<article>" + "<p>Đoạn văn của kế hoạch.</p>" * 9 + "</article>"

        assert set(_lines(f"<div>Bên lề</div>{article}<div>Cuối trang</div>")) == {"Đoạn văn của kế hoạch."}

    def test_furniture_lines_are_set_apart(self) -> None:
        reading = read_file("<html><body><p>Kế hoạch</p><p>Lượt xem: 12</p></body></html>".encode()).reading

        assert [passage.text for passage in reading.furniture] == ["Lượt xem: 12"]


class TestCharacters:
    @pytest.mark.parametrize(
        ("encoding", "said"),
        [("utf-8", "utf-8"), ("utf-8", "windows-1252"), ("utf-16", ""), ("cp1258", "windows-1258"), ("utf-8-sig", "")],
    )
    def test_of_the_encodings_pages_have(self, encoding: str, said: str) -> None:
        page = f"<html><head><meta charset='{said}'></head><body><p>Kê\u0301 hoa\u0323ch</p></body></html>"

        (block,) = read_file(page.encode(encoding)).reading.blocks

        assert block.text == "Kế hoạch"  # type: ignore[union-attr] # a paragraph


class TestTables:
    def test_cells_without_end_tags_and_spans(self) -> None:
        page = (
            "<html><body><table><tr><th>TT<th>Nội dung<th>Chủ trì<tr><td>1<td>Hội thi<td rowspan=0>Sở Y tế"
            "<tr><td>2<td>Tập huấn</table></body></html>"
        )

        (table,) = read_file(page.encode()).reading.blocks

        assert isinstance(table, Table)
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["1", "Hội thi", "Sở Y tế"],
            ["2", "Tập huấn", "Sở Y tế"],
        ]

    def test_a_table_that_lays_out_the_page(self) -> None:
        assert _lines("<table><tr><td>Trái<td>Phải<tr><td>Dưới trái<td>Dưới phải</table>") == [
            "Trái", "Dưới trái", "", "Phải", "Dưới phải",
        ]  # fmt: skip
