"""Why an envelope is not taken: a code that stays, and a sentence in both languages."""

from typing import Final

from tienbo.problems import Problem, Text

REFUSALS: Final = {
    "not-xml": Text("Tệp không phải là XML đọc được.", "The file is no XML that can be read."),
    "unsafe": Text(
        "Phong bì có khai báo DTD hoặc thực thể; không nhận vì không an toàn.",
        "The envelope declares a DTD or entities and is not taken: that is not safe.",
    ),
    "too-complex": Text(
        "Phong bì có quá nhiều phần tử hoặc lồng quá sâu.", "The envelope has too many elements, or too deep ones."
    ),
    "not-edxml": Text(
        "Tệp không phải là phong bì edXML (QCVN 102:2016/BTTTT).",
        "The file is no edXML envelope (QCVN 102:2016/BTTTT).",
    ),
    "field-too-long": Text("Phong bì có trường quá dài.", "A field of the envelope is too long."),
    "bad-date": Text("Ngày trong phong bì không đúng dạng năm/tháng/ngày.", "A date is not year/month/day."),
    "bad-business": Text("BussinessDocType không phải 0, 1, 2 hoặc 3.", "BussinessDocType is not 0, 1, 2 or 3."),
    "bad-attachment": Text(
        "Tệp đính kèm không giải mã hoặc giải nén được.", "An attachment cannot be decoded or unpacked."
    ),
    "attachment-too-large": Text("Tệp đính kèm quá lớn.", "An attachment is too large."),
    "too-many-attachments": Text("Phong bì có quá nhiều tệp đính kèm.", "The envelope has too many attachments."),
    "no-attachment": Text("Phong bì không có văn bản đính kèm.", "The envelope holds no document."),
    "revokes": Text(
        "Phong bì này thu hồi một văn bản. Hãy mở văn bản đó và ghi việc thu hồi.",
        "This envelope revokes a document. Open that document and withdraw it there.",
    ),
}


class EnvelopeRefused(Problem):
    """The envelope is not taken; `code` says why."""

    status = 422
    title = Text("Không nhận được phong bì edXML.", "The edXML envelope is not taken.")

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code])
        self.code = f"edxml-{code}"
