"""The code lists that do not come from the database, with what each code means here (pure)."""

from typing import Final, NamedTuple

from tienbo.problems import Text


class FixedCode(NamedTuple):
    id: str
    name: Text
    meaning: Text | None = None


FREQ: Final = (
    FixedCode("A", Text("Năm", "Annual")),
    FixedCode("S", Text("Nửa năm", "Half-yearly")),
    FixedCode("Q", Text("Quý", "Quarterly")),
    FixedCode("M", Text("Tháng", "Monthly")),
    FixedCode(
        "_O",
        Text("Khác", "Other"),
        Text("Chín tháng, nhiệm kỳ, đột xuất", "Nine months, a term of office, a single occasion"),
    ),
)
OBS_STATUS: Final = (
    FixedCode(
        "A",
        Text("Đủ", "Normal"),
        Text("Mọi đơn vị được hỏi đã có số liệu được duyệt.", "Every reporter that is asked has an accepted figure."),
    ),
    FixedCode(
        "P",
        Text("Chưa đủ", "Provisional"),
        Text(
            "Cộng số liệu đã duyệt; còn đơn vị chưa có số liệu (COUNTED nhỏ hơn EXPECTED).",
            "Adds up what is accepted; reporters are still missing (COUNTED is less than EXPECTED).",
        ),
    ),
    FixedCode(
        "B",
        Text("Gián đoạn chuỗi", "Time series break"),
        Text(
            "Từ kỳ này, cách hiểu chỉ tiêu đã thay đổi so với kỳ trước.",
            "From this period on the indicator means something else than before.",
        ),
    ),
    FixedCode(
        "O",
        Text("Thiếu", "Missing value"),
        Text(
            "Chưa đơn vị nào có số liệu được duyệt. Không phải là số 0.",
            "No reporter has an accepted figure yet. It is not zero.",
        ),
    ),
    FixedCode(
        "M",
        Text("Không thể có", "Missing value; data cannot exist"),
        Text(
            "Không có số chung: số đo của nhiều đơn vị không cộng được, hoặc mẫu số bằng 0. Không phải là số 0; "
            "số 0 được ghi là 0.",
            "There is no such number: a measure of several reporters does not add up, or a denominator is zero. "
            "It never stands for zero, which is written 0.",
        ),
    ),
    FixedCode(
        "Q",
        Text("Không công bố", "Missing value; suppressed"),
        Text(
            "Số nhỏ của chỉ tiêu nhạy cảm, hoặc số có thể làm lộ số ấy.",
            "A small count of a sensitive indicator, or a number that would give one away.",
        ),
    ),
)
QUALITY: Final = (
    FixedCode("exact", Text("Chính xác", "Exact")),
    FixedCode("bounded", Text("Trong khoảng", "Bounded")),
    FixedCode("not_comparable", Text("Không so sánh được", "Not comparable")),
)
BASIS: Final = (
    FixedCode(
        "live",
        Text("Cộng trực tiếp", "Live"),
        Text(
            "Cộng các báo cáo đã duyệt tại thời điểm đọc.", "Adds up the submissions accepted when the data were read."
        ),
    ),
    FixedCode(
        "official",
        Text("Chính thức", "Official"),
        Text("Cộng các bản tổng hợp đã duyệt của cấp dưới.", "Adds up the accepted editions of the level below."),
    ),
)
