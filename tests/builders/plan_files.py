"""One plan as every kind of file: lines and tables are written as each format writes them."""

import json
from html import escape
from itertools import count
from pathlib import Path

import tienbo.packs
from tests.builders.docx_files import cell, docx, paragraph, table, zipped
from tienbo.documents.reading.formats.laid import Item, LaidCell, LaidTable, placed_rows

MATRIX = json.loads((Path(tienbo.packs.__file__).parent / "ha_tinh/matrix_2019.json").read_text(encoding="utf-8"))
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_PREAMBLE = (
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2019 của UBND tỉnh về công tác cán bộ nữ, UBND tỉnh xây dựng kế hoạch "
    "như sau:"
)


def laid(*texts: str, across: int = 1, down: int = 1) -> LaidCell:
    return LaidCell(tuple(texts), across, down)


def grid(*rows: list[str | LaidCell]) -> LaidTable:
    return LaidTable(tuple(tuple(laid(one) if isinstance(one, str) else one for one in row) for row in rows))


def matrix() -> LaidTable:
    """The assignment matrix of 2019, number, task and product of row 7 merged over its two sub-rows."""
    rows: list[list[str | LaidCell]] = [["STT", "NỘI DUNG", "CHỦ TRÌ", "PHỐI HỢP", "SẢN PHẨM"]]
    for task in MATRIX["tasks"]:
        down = len(task["assignments"])
        for place, assignment in enumerate(task["assignments"]):
            own: list[str | LaidCell] = ["; ".join(assignment["lead"]), "; ".join(assignment["coordinating"])]
            if place == 0:
                own = [laid(task["number"], down=down), laid(task["content"], down=down), *own]
                own.append(laid("; ".join(task["products"]), down=down))
            rows.append(own)
    return grid(*rows)


def plan() -> list[Item]:
    """A whole plan: letterhead and signature in tables that only lay out the page, targets, the matrix, a duty."""
    letterhead = grid([
        laid("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", "Số: 12/KH-UBND"),
        laid("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Tĩnh, ngày 05 tháng 3 năm 2019"),
    ])  # fmt: skip
    signature = grid([
        laid("Nơi nhận:", "- Bộ Nội vụ;", "- Thường trực Tỉnh ủy;", "- Lưu: VT, NV."),
        laid("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An"),
    ])  # fmt: skip
    return [
        letterhead,
        "",
        "KẾ HOẠCH",
        "Công tác bình đẳng giới năm 2019",
        "",
        _PREAMBLE,
        "",
        "I. CHỈ TIÊU",
        "1. Tỷ lệ nữ tham gia cấp ủy đạt từ 25% trở lên.",
        "2. Tỷ lệ nữ đại biểu Hội đồng nhân dân xã đạt từ 35% trở lên.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Công an tỉnh: Tuyên truyền phòng, chống bạo lực gia đình.",
        "2. Các đơn vị báo cáo kết quả về UBND tỉnh trước ngày 05/12 hằng năm.",
        "III. PHÂN CÔNG NHIỆM VỤ",
        matrix(),
        "Trên đây là kế hoạch công tác bình đẳng giới năm 2019./.",
        "",
        signature,
    ]


def as_docx(items: list[Item]) -> bytes:
    return docx("".join(_docx_item(item) for item in items))


def _docx_item(item: Item) -> str:
    if isinstance(item, str):
        return paragraph(item)
    rows = [
        [
            cell("", across=placed.end - placed.column, merge="continue")
            if placed.continued
            else cell(*placed.cell.lines, across=placed.cell.across, merge="restart" if placed.cell.down > 1 else None)
            for placed in row
        ]
        for row in placed_rows(item)
    ]
    return table(*rows)


def as_odt(items: list[Item], styles: str = "", parts: dict[str, str] | None = None) -> bytes:
    return odt("".join(_odt_item(item) for item in items), styles, parts)


def odt(body: str, styles: str = "", parts: dict[str, str] | None = None) -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODF}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **(parts or {})})


def _odt_item(item: Item) -> str:
    if isinstance(item, str):
        return f"<text:p>{escape(item)}</text:p>"
    written = ""
    for row in placed_rows(item):
        written += "<table:table-row>"
        for placed in row:
            span = (
                f' table:number-columns-spanned="{placed.cell.across}" table:number-rows-spanned="{placed.cell.down}"'
            )
            if placed.continued:
                written += "<table:covered-table-cell/>"
                continue
            inner = "".join(_odt_item(line) for line in placed.cell.items)
            written += f"<table:table-cell{span}>{inner}</table:table-cell>"
            written += "<table:covered-table-cell/>" * (placed.cell.across - 1)
        written += "</table:table-row>"
    return f"<table:table>{written}</table:table>"


def as_html(items: list[Item], style: str = "") -> bytes:
    """`style` for the cells of true tables, which have more than two columns."""
    css = f"<style>table.ruled {{border-collapse: collapse}} table.ruled td {{{style}}}</style>" if style else ""
    body = "".join(_html_item(item) for item in items)
    head = f'<meta charset="utf-8"><title>x</title>{css}'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _html_item(item: Item) -> str:
    if isinstance(item, str):
        return f"<p>{escape(item) or '&nbsp;'}</p>"
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="{one.across}" rowspan="{one.down}">{"".join(_html_item(line) for line in one.items)}</td>'
            for one in row
        )
        + "</tr>"
        for row in item.rows
    )
    ruled = ' class="ruled"' if len(item.rows[0]) > 2 else ""
    return f"<table{ruled}>{rows}</table>"


class PdfPage:
    """Letters and rules of one page of A4, of even width, every letter half as wide as it is high."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = 10) -> None:
        codes = "".join(f"{ord(letter):04x}" for letter in text)
        self.drawn.append(f"BT /F1 {size} Tf {x} {842 - y} Td <{codes}> Tj ET")

    def rule(self, x: float, y: float, right: float, bottom: float) -> None:
        self.drawn.append(f"{x} {842 - y} m {right} {842 - bottom} l S")


def pdf(pages: list[PdfPage], extra: str = "") -> bytes:
    """A PDF file whose letters carry their Unicode; `extra` goes into its trailer."""
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> "
        "<ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end"
    )
    numbers = count(6)
    places = [(next(numbers), next(numbers)) for _ in pages]
    kids = " ".join(f"{page} 0 R" for page, _ in places)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> /DW 500 >>",
        5: f"<< /Length {len(mapping)} >> stream\n{mapping}\nendstream",
    }
    for (page, content), drawn in zip(places, pages, strict=True):
        stream = "\n".join(drawn.drawn)
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 "
            "3 0 R >> >> >>"
        )
        objects[content] = f"<< /Length {len(stream)} >> stream\n{stream}\nendstream"
    return pdf_of(objects, extra)


def pdf_of(objects: dict[int, str], extra: str = "") -> bytes:
    written = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, content in sorted(objects.items()):
        places[number] = len(written)
        written += f"{number} 0 obj {content} endobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        written += f"{places[number]:010} 00000 n \n".encode() if number in places else b"0000000000 00000 f \n"
    return written + f"trailer << /Size {max(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF".encode()


_LEADING = 12.0
_BOTTOM = 800.0


class _Setter:
    """Sets lines and tables on pages, with the number of each page under it."""

    def __init__(self) -> None:
        self.pages = [PdfPage()]
        self.y = 50.0

    def turn(self) -> None:
        self.pages[-1].text(300, 825, str(len(self.pages)))
        self.pages.append(PdfPage())
        self.y = 50.0

    def lines(self, text: str) -> None:
        for line in _wrapped(text, 95):
            if self.y > _BOTTOM:
                self.turn()
            self.pages[-1].text(60, self.y, line)
            self.y += _LEADING
        self.y += _LEADING / 2

    def columns(self, cells: tuple[LaidCell, ...]) -> None:
        for place, column in enumerate(cells):
            for line, text in enumerate(column.lines):
                self.pages[-1].text(60 + 250 * place, self.y + _LEADING * line, text)
        self.y += _LEADING * (max(len(column.lines) for column in cells) + 1)

    def table(self, item: LaidTable) -> None:
        xs = [40 + 103 * place for place in range(6)]
        for row in placed_rows(item):
            wrapped = [[] if one.continued else _wrapped(one.cell.text, 19) for one in row]
            height = _LEADING * max(len(lines) for lines in wrapped) + 4
            if self.y + height > _BOTTOM:
                self.pages[-1].rule(xs[0], self.y, xs[-1], self.y)
                self.turn()
            for one, lines in zip(row, wrapped, strict=True):
                if not one.continued:
                    self.pages[-1].rule(xs[one.column], self.y, xs[one.end], self.y)
                for line, text in enumerate(lines):
                    self.pages[-1].text(xs[one.column] + 3, self.y + 10 + _LEADING * line, text)
                for x in (xs[one.column], xs[one.end]):
                    self.pages[-1].rule(x, self.y, x, self.y + height)
            self.y += height
        self.pages[-1].rule(xs[0], self.y, xs[-1], self.y)
        self.y += _LEADING


def as_pdf(items: list[Item]) -> bytes:
    """Lines wrapped at 95 letters, tables ruled where they have more than two columns."""
    setter = _Setter()
    for item in items:
        if isinstance(item, str):
            setter.lines(item)
        elif len(item.rows[0]) > 2:
            setter.table(item)
        else:
            setter.columns(item.rows[0])
    setter.turn()
    return pdf(setter.pages[:-1])


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
