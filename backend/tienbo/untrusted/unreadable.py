"""Why a file was not read: a code that stays, and a sentence in both languages."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "empty": ("Tệp không có nội dung.", "The file has nothing in it."),
    "too-large": ("Tệp lớn quá mức cho phép.", "The file is larger than allowed."),
    "too-large-inside": (
        "Nội dung bên trong tệp quá lớn hoặc quá phức tạp để đọc an toàn.",
        "What is inside the file is too large or too complex to be read safely.",
    ),
    "took-too-long": (
        "Đọc tệp quá lâu nên đã dừng; hãy tách tệp thành các phần nhỏ hơn.",
        "Reading the file took too long and was stopped; split it into smaller parts.",
    ),
    "unknown-format": (
        "Không nhận ra định dạng của tệp. Hãy gửi tệp DOCX, ODT, PDF, HTML hoặc TXT.",
        "The format of the file is not known. Send DOCX, ODT, PDF, HTML or TXT.",
    ),
    "needs-converter": (
        "Máy chủ chưa có phần mềm chuyển đổi tệp DOC hoặc RTF. Hãy lưu tệp thành DOCX rồi gửi lại.",
        "The server has no converter for DOC or RTF files. Save the file as DOCX and send it again.",
    ),
    "no-text-layer": (
        "Tệp PDF chỉ có ảnh quét, không có lớp chữ. Hãy gửi bản PDF xuất từ phần mềm soạn thảo hoặc tệp DOCX.",
        "The PDF holds scanned images and no text layer. Send a PDF exported from a word processor, or the DOCX.",
    ),
    "no-text": ("Trong tệp không có chữ nào để đọc.", "There is no text in the file to read."),
    "encrypted": (
        "Tệp được đặt mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.",
        "The file is protected by a password. Remove the password and send it again.",
    ),
    "macros": (
        "Tệp có chứa macro nên không được nhận. Hãy lưu thành DOCX không có macro rồi gửi lại.",
        "The file contains macros and is not accepted. Save it as a DOCX without macros and send it again.",
    ),
    "unsafe": (
        "Tệp có cấu trúc không an toàn nên không được đọc.",
        "The file is built in an unsafe way and was not read.",
    ),
    "damaged": ("Tệp bị hỏng hoặc không đầy đủ.", "The file is damaged or incomplete."),
}


class Unreadable(Exception):  # noqa: N818 -- what the person is told: the file cannot be read
    """A file that is refused. `code` is a key of SENTENCES; `vi` and `en` say why."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.vi, self.en = SENTENCES[code]
        super().__init__(f"{code}: {self.en}")
