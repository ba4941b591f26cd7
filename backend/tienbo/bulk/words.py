"""What is said about a row that was not taken, by the code of the problem."""

from typing import Final

from tienbo.problems import Text

WORDS: Final = {
    "malformed-line": Text(
        "Dòng không đúng số cột hoặc sai dấu ngoặc kép.", "The line has the wrong number of cells, or a stray quote."
    ),
    "not-text": Text("Có ký tự không đọc được (cần UTF-8).", "It holds bytes that are not text in UTF-8."),
    "too-long": Text("Nội dung quá dài.", "It is too long."),
    "period-unknown": Text("Không có kỳ báo cáo này.", "There is no such period."),
    "form-unknown": Text("Không có biểu này trong phạm vi của bạn.", "There is no such form within your reach."),
    "not-asked-in-period": Text("Biểu không yêu cầu báo cáo trong kỳ này.", "The form is not asked in this period."),
    "unit-unknown": Text(
        "Không có đơn vị mang mã này trong kỳ, hoặc nằm ngoài phạm vi của bạn.",
        "No unit of yours has this code in the period.",
    ),
    "unit-of-other-time": Text(
        "Mã này là của đơn vị ở thời điểm khác, không phải trong kỳ báo cáo.",
        "This is the code of a unit of another time, not of the period.",
    ),
    "body-unknown": Text(
        "Cơ quan này không phải là nơi báo cáo của đơn vị.", "The body is no reporter of this unit in the period."
    ),
    "body-needed": Text(
        "Đơn vị có nhiều cơ quan báo cáo: hãy ghi rõ cơ quan.", "The unit has several reporters: name the body."
    ),
    "not-yours": Text(
        "Bạn không nhập số liệu cho đơn vị này; đơn vị tiếp nhận nhập hộ phải nêu lý do (behalf_reason).",
        "You do not enter for this reporter; a reviewing unit that does says why (behalf_reason).",
    ),
    "may-not-submit": Text("Bạn không được nộp báo cáo của đơn vị này.", "You may not hand in for this reporter."),
    "indicator-unknown": Text("Biểu này không hỏi đơn vị chỉ tiêu đó.", "This form does not ask the reporter for it."),
    "category-unknown": Text("Chỉ tiêu không có phân tổ này.", "The indicator has no such category."),
    "status-unknown": Text(
        "Trạng thái là reported, not_applicable, not_collected hoặc withheld.",
        "The status is reported, not_applicable, not_collected or withheld.",
    ),
    "not-a-number": Text("Không phải số viết dạng 1234.5.", "This is no number written as 1234.5."),
    "ambiguous-number": Text(
        "“1.234” có thể là một nghìn hai trăm ba mươi tư hoặc một phẩy hai ba bốn: viết 1234 hoặc 1.2340.",
        "“1.234” may be one thousand or one point two: write 1234 or 1.2340.",
    ),
    "number-too-long": Text(
        "Số có tối đa 12 chữ số phần nguyên và 6 chữ số thập phân.", "At most 12 digits before the point and 6 after."
    ),
    "number-and-status-disagree": Text(
        "Có số thì trạng thái là “reported”; không có số thì chọn lý do.",
        "A number goes with the status “reported”, and only with it.",
    ),
    "negative": Text("Số không được âm.", "The number must not be negative."),
    "not-whole": Text("Cần một số nguyên.", "A whole number is needed."),
    "twice": Text("Ô số liệu này xuất hiện hai lần.", "This value stands twice."),
    "not-in-this-state": Text(
        "Báo cáo đã nộp hoặc đã duyệt nên không sửa được.", "The report was handed in or accepted already."
    ),
    "not-yet": Text("Chưa đến ngày mở nhập số liệu của kỳ này.", "Entry for this period has not opened yet."),
    "over": Text("Đã hết thời gian nhập số liệu của kỳ này.", "Entry for this period is over."),
    "closed-by-hand": Text("Cơ quan giao biểu đã khóa nhập số liệu.", "Whoever asks the form has closed entry."),
    "changed-meanwhile": Text(
        "Báo cáo đã được người khác sửa trong lúc xử lý.", "Someone changed the report meanwhile."
    ),
}

FAILURES: Final = {
    "file-unreadable": Text("Không đọc được tệp số liệu.", "The file of figures cannot be read."),
    "plan-changed": Text(
        "Dữ liệu đã thay đổi sau khi kiểm tra tệp; hãy kiểm tra lại.",
        "What the file was checked against has changed since; check it again.",
    ),
    "authority-ended": Text(
        "Người hoặc chương trình gửi tệp không còn quyền nhập số liệu.",
        "Whoever sent the file may not enter figures any more.",
    ),
    "file-gone": Text("Tệp gửi lên không còn được lưu.", "The file that was sent is not kept any more."),
    "server-fault": Text("Hệ thống gặp lỗi khi xử lý tệp.", "The system failed while it took the file."),
}
