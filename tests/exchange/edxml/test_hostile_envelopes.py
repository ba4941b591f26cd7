"""Envelopes of ill will: each refused by its name, before it costs anything."""

import pytest

from tests.exchange.edxml.foreign import attached, envelope, zipped
from tienbo.exchange.edxml import reading
from tienbo.exchange.edxml.envelope import NAMESPACE
from tienbo.exchange.edxml.reading import from_xml
from tienbo.exchange.edxml.refusals import REFUSALS, EnvelopeRefused

BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
HOSTILE = {
    "no XML": (b"KE HOACH", "not-xml"),
    "cut off": (envelope()[:-20], "not-xml"),
    "another namespace": (b"<a/>", "not-edxml"),
    "external entity": (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "unsafe"),
    "external DTD": (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "unsafe"),
    "entities that grow": (f"<!DOCTYPE a [{BOMB}]><a>&a9;</a>".encode(), "unsafe"),
    "entities in UTF-16": (f"<!DOCTYPE a [{BOMB}]><a>&a9;</a>".encode("utf-16"), "unsafe"),
    "an entity nobody declared": (envelope(header="&xxe;"), "not-xml"),
    "too deep": (b"<a>" * 50 + b"</a>" * 50, "too-complex"),
    "too many": (b"<a>" + b"<b/>" * 6_000 + b"</a>", "too-complex"),
    "a long field": (envelope(header=f"<edXML:Subject>{'x' * 5_000}</edXML:Subject>"), "field-too-long"),
    "no date": (
        envelope(
            header="<edXML:PromulgationInfo><edXML:PromulgationDate>2026/02/31</edXML:PromulgationDate>"
            "</edXML:PromulgationInfo>"
        ),
        "bad-date",
    ),
    "no business": (envelope(f'<BussinessDocType xmlns="{NAMESPACE}">7</BussinessDocType>'), "bad-business"),
    "no base64": (envelope(attached(b"").replace("></Con", ">@@@</Con")), "bad-attachment"),
    "an empty file": (envelope(attached(b"")), "bad-attachment"),
    "half a zip": (envelope(attached(zipped(("a.txt", b"a" * 900))[:40])), "bad-attachment"),
    "a way out of the zip": (envelope(attached(zipped(("../a.txt", b"a")))), "bad-attachment"),
    "a zip that grows": (envelope(attached(zipped(("a.txt", b"\0" * 60_000_000)))), "bad-attachment"),
    "many files": (envelope(attached(b"a") * 21), "too-many-attachments"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refused(name: str) -> None:
    data, code = HOSTILE[name]
    with pytest.raises(EnvelopeRefused) as refused:
        from_xml(data)
    assert refused.value.code == f"edxml-{code}"
    assert code in REFUSALS


def test_a_file_too_large_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_ATTACHMENT", 1_000)
    with pytest.raises(EnvelopeRefused) as refused:
        from_xml(envelope(attached(b"x" * 2_000)))
    assert refused.value.code == "edxml-attachment-too-large"
