"""Files made to harm their reader, by name, with the codes of the refusals that are right for them."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.builders.docx_files import W, docx, paragraph, part, zipped
from tests.builders.plan_files import PdfPage, as_docx, odt, pdf, pdf_of, plan

MEBIBYTE: Final = 1024 * 1024
_DOCUMENT: Final = "word/document.xml"
_FOOTER: Final = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'


def _with_entry(name: str, content: bytes, method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO(as_docx(plan()))
    with ZipFile(file, "a", method) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def _many_entries() -> bytes:
    return zipped({f"word/{number}.xml": "<a/>" for number in range(2_500)})


def _lying_directory(declared: int) -> bytes:
    """The directory says another size than the entry unpacks to."""
    data = bytearray(docx("".join(paragraph(f"Đoạn {number} của văn bản") for number in range(2_000))))
    place = data.rfind(_DOCUMENT.encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<L", data, place + 24, declared)
    return bytes(data)


def _renamed(name: str) -> bytes:
    """An entry whose name leads out of the archive; zipfile itself would write a tamer one."""
    plain = _with_entry("x" * len(name), b"owned")
    return plain.replace(b"x" * len(name), name.encode())


def _doctype(declaration: str, encoding: str = "utf-8") -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{_FOOTER}'
    parts = {"[Content_Types].xml": b"<Types/>", _DOCUMENT: text.encode(encoding)}
    return zipped(parts)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY x0 "ha">{levels}<!ENTITY x "&x11;">]>'


def _deep_docx() -> bytes:
    depth = 20_000
    noise = [f'<w:sdt w:n="{number * 7919 % 10_007}"><w:sdtContent>' for number in range(depth)]
    return docx("".join(noise) + "</w:sdtContent></w:sdt>" * depth)


def _flagged_encrypted() -> bytes:
    data = bytearray(as_docx(plan()))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def compound(stream: str, *, encrypted: bool = False) -> bytes:
    """The envelope of Office files before 2007, with one named stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    fib = b"\xec\xa5" + bytes(9) + bytes([1 if encrypted else 0]) + bytes(500)
    return header + fib + stream.encode("utf-16-le") + bytes(512)


def _macros() -> bytes:
    types = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    return docx(paragraph("Kế hoạch"), {"[Content_Types].xml": types})


def _text_pdf() -> PdfPage:
    page = PdfPage()
    for line in range(20):
        page.text(60, 60 + 14 * line, "Kế hoạch công tác bình đẳng giới năm 2026")
    return page


def _locked_pdf() -> bytes:
    locked = "<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + "ab" * 32 + "> /U <" + "cd" * 32 + "> >>"
    return pdf([_text_pdf()], f"/Encrypt {locked} /ID [<{'00' * 16}> <{'00' * 16}>]")


def _page(contents: str, extra: str = "", media: str = "[0 0 595 842]") -> dict[int, str]:
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox {media} /Contents 4 0 R {extra} >>",
        4: contents,
    }


def _stream_bomb(times: int) -> bytes:
    """Flate in Flate: a few kilobytes that unpack to gigabytes."""
    data = b"0 0 m 9 9 l S " * (8 * MEBIBYTE)
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = "/FlateDecode " * times
    stream = f"<< /Length {len(data)} /Filter [{filters}] >> stream\n{data.decode('latin-1')}\nendstream"
    return pdf_of(_page(stream))


def _jbig_bomb() -> bytes:
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 "
        "/Filter /JBIG2Decode /Length 4 >> stream\nAAAA\nendstream"
    )
    objects = _page(
        "<< /Length 30 >> stream\nq 600 0 0 800 0 0 cm /P Do Q  \nendstream",
        "/Resources << /XObject << /P 5 0 R >> >>",
    )
    return pdf_of({**objects, 5: picture})


def _own_form() -> bytes:
    """A form that draws itself."""
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 6 >> "
        "stream\n/F Do \nendstream"
    )
    objects = _page("<< /Length 6 >> stream\n/F Do \nendstream", "/Resources << /XObject << /F 5 0 R >> >>")
    return pdf_of({**objects, 5: form})


def _many_objects() -> bytes:
    numbers = range(5, 1_000_000)
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj<<>>endobj\n" % number for number in numbers)
    return body + pdf_of(_page("<< /Length 0 >> stream\n\nendstream"))[9:]


def _cyclic_pages() -> bytes:
    return pdf_of(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2000000000 >>",
            3: "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1000000000 >>",
        }
    )


def _nested_arrays() -> bytes:
    return pdf_of({**_page("[" * 200_000 + "]" * 200_000)})


def _odt_rows() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>'
    return odt(f"<table:table>{row * 3_000}</table:table>")


def _odt_locked() -> bytes:
    return odt("<text:p>x</text:p>", parts={"META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"})


def _noise(length: int) -> bytes:
    """Letters that pack badly, so that no ratio gives them away."""
    state, letters = 1, bytearray()
    while len(letters) < length:
        state = state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        letters += format(state, "x").encode()
    return bytes(letters[:length])


def _many_elements() -> bytes:
    words = _noise(6 * MEBIBYTE)
    body = b"".join(b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % words[at : at + 8] for at in range(0, 3 * MEBIBYTE, 8))
    text = f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return zipped({"[Content_Types].xml": b"<Types/>", _DOCUMENT: text})


def _html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


TOO_MUCH: Final = frozenset({"too-large-inside", "took-too-long"})
BROKEN: Final = frozenset({"damaged", "no-text-layer", "no-text"})

# What must be refused, with the codes that may say so.
REFUSED: Final[dict[str, tuple[Callable[[], bytes], frozenset[str]]]] = {
    "larger than any file may be": (lambda: b"a" * (51 * MEBIBYTE), frozenset({"too-large"})),
    "zip: 60 MiB of nothing": (lambda: _with_entry("word/a.xml", bytes(60 * MEBIBYTE)), TOO_MUCH),
    "zip: a thousandfold": (lambda: _with_entry("word/a.xml", bytes(20 * MEBIBYTE)), TOO_MUCH),
    "zip: many entries": (_many_entries, TOO_MUCH),
    "zip: a zip in a zip": (lambda: zipped({"a.zip": zipped({"b.zip": b"x"})}), frozenset({"unknown-format"})),
    "zip: size too small": (lambda: _lying_directory(100), frozenset({"damaged"})),
    "zip: size too large": (lambda: _lying_directory(40 * MEBIBYTE), frozenset({"damaged", "too-large-inside"})),
    "zip: size of gigabytes": (lambda: _lying_directory(0xFFFFFFF0), TOO_MUCH),
    "zip: name with dots": (lambda: _renamed("../../../../etc/cron.d/owned"), frozenset({"unsafe"})),
    "zip: absolute name": (lambda: _renamed("/etc/cron.d/owned"), frozenset({"unsafe"})),
    "zip: name of a drive": (lambda: _renamed("C:\\Windows\\owned.dll"), frozenset({"unsafe"})),
    "zip: one name twice": (
        lambda: _with_entry("y" * len(_DOCUMENT), b"<a/>").replace(b"y" * len(_DOCUMENT), _DOCUMENT.encode()),
        frozenset({"unsafe", "damaged"}),
    ),
    "zip: cut off": (lambda: as_docx(plan())[:-200], frozenset({"damaged"})),
    "zip: flipped bytes": (lambda: _flipped(as_docx(plan())), frozenset({"damaged"})),
    "zip: stored under a bad name": (lambda: _with_entry("a/../b.xml", b"", ZIP_STORED), frozenset({"unsafe"})),
    "docx: entity from a file": (
        lambda: _doctype('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        frozenset({"unsafe"}),
    ),
    "docx: entity from the network": (
        lambda: _doctype('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'),
        frozenset({"unsafe"}),
    ),
    "docx: entities in UTF-16": (lambda: _doctype(_laughs(), "utf-16"), frozenset({"unsafe"})),
    "docx: billion laughs": (lambda: _doctype(_laughs()), frozenset({"unsafe"})),
    "docx: deep": (_deep_docx, TOO_MUCH),
    "docx: no document": (lambda: zipped({"[Content_Types].xml": "<Types/>", "word/x": ""}), frozenset({"damaged"})),
    "docx: not well-formed": (lambda: docx("", {_DOCUMENT: "<w:document><w:body>"}), frozenset({"damaged"})),
    "docx: macros": (_macros, frozenset({"macros"})),
    "docx: locked entries": (_flagged_encrypted, frozenset({"encrypted"})),
    "docx: locked envelope": (lambda: compound("EncryptedPackage"), frozenset({"encrypted"})),
    "doc: locked": (lambda: compound("WordDocument", encrypted=True), frozenset({"encrypted"})),
    "xls in place of a doc": (lambda: compound("Workbook"), frozenset({"unknown-format"})),
    "odt: locked": (_odt_locked, frozenset({"encrypted"})),
    "odt: no content": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        frozenset({"damaged"}),
    ),
    "odt: cells without end": (_odt_rows, TOO_MUCH),
    "pdf: locked": (_locked_pdf, frozenset({"encrypted"})),
    "pdf: nothing but its name": (lambda: b"%PDF-1.7\n", BROKEN),
    "pdf: no pages": (lambda: pdf_of({1: "<< >>"}), BROKEN),
    "pdf: stream bomb": (lambda: _stream_bomb(2), BROKEN | TOO_MUCH),
    "pdf: picture bomb": (_jbig_bomb, BROKEN),
    "pdf: a form that draws itself": (_own_form, BROKEN | TOO_MUCH),
    "pdf: pages in a circle": (_cyclic_pages, BROKEN | TOO_MUCH),
    "pdf: a million objects": (_many_objects, BROKEN | TOO_MUCH),
    "pdf: arrays in arrays": (_nested_arrays, BROKEN | TOO_MUCH),
    "html: tables in tables": (lambda: _html("<table><tr><td>" * 50_000), BROKEN | TOO_MUCH),
    "html: a quarter of a million elements": (lambda: _html("<b>x</b>" * 250_000), TOO_MUCH),
    "html: begun and never ended": (lambda: _html("<a " * 300_000), BROKEN | TOO_MUCH),
    "txt: forty megabytes": (lambda: b"a b\n" * (10 * MEBIBYTE), TOO_MUCH),
    "txt: noise": (lambda: bytes(range(256)) * 100, frozenset({"unknown-format"})),
    "xml of 2003": (lambda: b'<?xml version="1.0"?><w:wordDocument>x</w:wordDocument>', frozenset({"unknown-format"})),
    "gzip": (lambda: b"\x1f\x8b\x08" + bytes(100) + b"x", frozenset({"unknown-format"})),
    "executable": (lambda: b"\x7fELF" + bytes(100), frozenset({"unknown-format"})),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), frozenset({"unknown-format"})),
}


def _flipped(data: bytes) -> bytes:
    changed = bytearray(data)
    place = data.find(_DOCUMENT.encode()) + len(_DOCUMENT)
    for offset in range(40, 120):
        changed[place + offset] ^= 0x5A
    return bytes(changed)


def _spans() -> bytes:
    spans = '<w:gridSpan w:val="999999999"/><w:vMerge w:val="{}"/>'
    cell = f"<w:tc><w:tcPr>{spans}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell.format('continue' if row else 'restart') * 30}</w:tr>" for row in range(15))
    return docx(f"<w:tbl>{rows}</w:tbl>")


def _style_circle() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = part("styles", style.format("A", "B") + style.format("B", "A"))
    return docx(paragraph("Kế hoạch", style="A"), {"word/styles.xml": styles})


def _number_circle() -> bytes:
    form = '<w:start w:val="999999999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1%9%1."/>'
    level = f'<w:lvl w:ilvl="0">{form}</w:lvl>'
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="A"/><w:numStyleLink w:val="A"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = paragraph("Kế hoạch", numbered=(1, 0)) + paragraph("x", numbered=(1, 8)) + paragraph("y", numbered=(99, 0))
    return docx(body, {"word/numbering.xml": numbering})


def _html_spans() -> bytes:
    return _html(
        "<table>" + '<tr><td colspan="99999" rowspan="0">x</td><td rowspan="65534">y</td></tr>' * 500 + "</table>"
    )


# What may be read or refused, so long as it ends in time and harms nobody.
ENDURED: Final[dict[str, Callable[[], bytes]]] = {
    "docx: spans of a billion columns": _spans,
    "docx: styles based on each other": _style_circle,
    "docx: numbering that names itself": _number_circle,
    "docx: half a million paragraphs": _many_elements,
    "docx: bytes behind the end": lambda: as_docx(plan()) + b"x" * 1_000,
    "pdf: cut off": lambda: pdf([_text_pdf()])[:-400],
    "pdf: a page of astronomic size": lambda: pdf_of(
        _page("<< /Length 0 >> stream\n\nendstream", media="[0 0 1e38 1e38]")
    ),
    "pdf: bytes before its name": lambda: b"\n" * 900 + pdf([_text_pdf()]),
    "html: deep": lambda: _html("<div>" * 100_000 + "x"),
    "html: spans without end": _html_spans,
    "html: comments that never end": lambda: _html("<!--" * 50_000),
    "html: declarations that never end": lambda: _html("<![" * 100_000),
    "html: signs alone": lambda: _html("&" * 300_000),
    "txt: a line of half a million letters": lambda: b"a" * 500_000,
    "txt: two million spaces": lambda: b"a" + b" " * 2_000_000 + b"a",
    "txt: bars": lambda: b"|" * 200_000,
    "txt: bars on lines": lambda: "TT\n|\nNội dung\n|\nChủ trì\n|\n".encode() + b"1\n|\n" * 8_000,
    "txt: tabs on lines": lambda: "\tSTT\n\tNội dung\n\tChủ trì\n".encode() + b"\t1\n" * 8_000,
    "txt: dashes": lambda: b"- " * 500_000,
    "txt: numbers": lambda: b"1.1.1.1 " * 200_000,
    "txt: brackets": lambda: b"(" * 500_000,
    "txt: marks on one letter": ("a" + "\u0301" * 200_000).encode,
    "txt: years": lambda: "ngày 01/01/2026, số 12/KH-UBND; ".encode() * 8_000,
    "txt: capitals": lambda: "KẾ HOẠCH\n".encode() * 4_000,
}
