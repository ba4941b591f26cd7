"""Envelopes out and in again, and those of other offices, without a database."""

import base64
import io
import zipfile
from datetime import UTC, date, datetime
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.edxml.foreign import attached, envelope, zipped
from tienbo.documents.envelope_fields import joined_number, split_number
from tienbo.exchange.edxml.envelope import NAMESPACE, Attachment, Business, Envelope, Organ
from tienbo.exchange.edxml.reading import from_xml, is_envelope
from tienbo.exchange.edxml.writing import to_xml

SENT_AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
NS = f"{{{NAMESPACE}}}"
# White space inside a field is folded on the way in; what XML cannot hold never leaves.
WORDS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=20),
    min_size=1,
    max_size=4,
).map(" ".join)
MAYBE = st.none() | WORDS
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2100, 12, 31))
ORGANS = st.builds(Organ, WORDS | st.just(""), WORDS | st.just(""))
FILES = st.builds(Attachment, WORDS, st.binary(min_size=1, max_size=300).filter(lambda b: not b.startswith(b"PK")))
ENVELOPES = st.builds(
    Envelope,
    sender=ORGANS,
    receivers=st.lists(ORGANS, max_size=3).map(tuple),
    number=MAYBE,
    notation=MAYBE,
    place=MAYBE,
    issued_on=DAYS,
    type=MAYBE,
    subject=MAYBE,
    competence=MAYBE,
    position=MAYBE,
    signer=MAYBE,
    due_on=DAYS,
    places=st.lists(WORDS, max_size=3).map(tuple),
    appendixes=st.lists(WORDS, max_size=3).map(tuple),
    document_id=MAYBE,
    business=st.sampled_from(Business),
    reason=MAYBE,
    attachments=st.lists(FILES, max_size=3).map(tuple),
)


@given(ENVELOPES)
def test_what_goes_out_comes_in(sent: Envelope) -> None:
    assert from_xml(to_xml(sent, SENT_AT)) == sent


def test_what_an_office_finds_in_it() -> None:
    sent = Envelope(
        sender=Organ("H27", "UBND tỉnh Hà Tĩnh"),
        receivers=(Organ("H27.1", "UBND xã An Bình"),),
        number="45",
        notation="KH-UBND",
        issued_on=date(2026, 1, 15),
        attachments=(Attachment("kế hoạch.txt", "Kế hoạch".encode()),),
    )
    root = fromstring(to_xml(sent, SENT_AT))  # noqa: S314 -- written by us
    said = {element.tag.removeprefix(NS): element.text for element in root.iter() if element.text}
    assert (said["CodeNumber"], said["CodeNotation"]) == ("45", "KH-UBND")
    assert said["PromulgationDate"] == "2026/01/15"
    assert said["Timestamp"] == "2026/03/02 08:30:00"
    assert said["BussinessDocType"] == "0"
    assert said["AttachmentName"] == "kế hoạch.txt"
    packed = zipfile.ZipFile(io.BytesIO(base64.b64decode(said["ContentTransferEncoded"] or "")))
    assert [(one, packed.read(one)) for one in packed.namelist()] == [("van-ban.txt", "Kế hoạch".encode())]
    content_id = root.find(f"{NS}AttachmentEncoded/{NS}Attachment/{NS}ContentId")
    assert content_id is not None
    reference = root.find(f".//{NS}Reference")
    assert reference is not None
    assert reference.get("{http://www.w3.org/1999/xlink}href") == f"cid:{content_id.text}"


def test_the_same_envelope_is_the_same_bytes() -> None:
    sent = Envelope(sender=Organ(), attachments=(Attachment("a.txt", b"a"),))
    assert to_xml(sent, SENT_AT) == to_xml(sent, SENT_AT)


class TestFromOthers:
    def test_names_from_the_manifest(self) -> None:
        body = (
            f'<x xmlns="{NAMESPACE}"><Reference><AttachmentName>ke-hoach.pdf</AttachmentName>'
            "<ContentId>cid:1</ContentId></Reference><AttachmentEncoded><Attachment><ContentId>1</ContentId>"
            "<ContentTransferEncoded>JVBERg==</ContentTransferEncoded></Attachment></AttachmentEncoded></x>"
        )
        assert from_xml(envelope(body)).attachments == (Attachment("ke-hoach.pdf", b"%PDF"),)

    def test_a_file_without_its_zip_and_a_docx_which_is_one(self) -> None:
        assert from_xml(envelope(attached(b"%PDF"))).attachments[0].content == b"%PDF"
        docx = zipped(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<b/>"))
        assert from_xml(envelope(attached(docx))).attachments[0].content == docx
        assert from_xml(envelope(attached(zipped(("a.docx", docx))))).attachments[0].content == docx

    def test_broken_lines_and_a_date_with_a_time(self) -> None:
        day = "<edXML:PromulgationInfo><edXML:PromulgationDate>\n 2026-1-5 00:00:00 \n</edXML:PromulgationDate>"
        found = from_xml(envelope(header=f"{day}</edXML:PromulgationInfo>"))
        assert found.issued_on == date(2026, 1, 5)

    def test_told_from_other_files(self) -> None:
        assert is_envelope(envelope())
        assert is_envelope(b"\xef\xbb\xbf\n" + envelope())
        assert not is_envelope(b"<html></html>")
        assert not is_envelope(f"KẾ HOẠCH {NAMESPACE}".encode())


@pytest.mark.parametrize(
    ("printed", "number", "notation"),
    [
        ("192/KH-UBND", "192", "KH-UBND"),
        ("02/QĐ-BVSTBCPN", "02", "QĐ-BVSTBCPN"),
        ("25/2017/QĐ-UBND", "25", "2017/QĐ-UBND"),
        ("202/2025/QH15", "202", "2025/QH15"),
        ("21-CT/TW", "21", "CT/TW"),
        ("06-HD/BTCTW-BTGTW", "06", "HD/BTCTW-BTGTW"),
        ("8935/BNV-CTTN&BĐG", "8935", "BNV-CTTN&BĐG"),
        ("12/KH/HND", None, "12/KH/HND"),
        ("KH-UBND", None, "KH-UBND"),
        (None, None, None),
    ],
)
def test_numbers_keep_their_shape(printed: str | None, number: str | None, notation: str | None) -> None:
    assert split_number(printed) == (number, notation)
    assert joined_number(number, notation) == printed


@given(st.text(max_size=30))
def test_any_number_comes_back(printed: str) -> None:
    assert joined_number(*split_number(printed)) == (printed or None)
