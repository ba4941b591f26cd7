"""The columns of the published tables, in their order, with what each holds."""

from typing import Final, NamedTuple

from tienbo.problems import Text


class Column(NamedTuple):
    """One column; `datatype` in the words of CSVW."""

    name: str
    datatype: str
    title: Text
    meaning: Text


def _column(name: str, datatype: str, vi: str, en: str, meaning_vi: str, meaning_en: str) -> Column:
    return Column(name, datatype, Text(vi, en), Text(meaning_vi, meaning_en))


COLUMNS: Final = (
    _column("indicator", "string", "Mã chỉ tiêu", "Indicator code", "Như trong địa chỉ tệp.", "As in the address."),
    _column(
        "unit_code",
        "string",
        "Mã đơn vị",
        "Unit code",
        "Mã hành chính vào ngày cuối kỳ; mã được dùng lại từ năm 2025 nên chỉ có nghĩa cùng với kỳ.",
        "Official code on the period's last day; codes were used again in 2025 and mean a unit only with the period.",
    ),
    _column(
        "unit_name", "string", "Tên đơn vị", "Unit name", "Tên vào ngày cuối kỳ.", "The name on the period's last day."
    ),
    _column("unit_level", "string", "Cấp", "Level", "nation, province, district.", "nation, province, district."),
    _column("period", "string", "Kỳ", "Period", "Ví dụ 2019, 2025-H1.", "For example 2019, 2025-H1."),
    _column(
        "period_start",
        "date",
        "Từ ngày",
        "First day",
        "Ngày đầu kỳ số liệu; năm báo cáo bắt đầu từ 15/12 năm trước (Nghị định 09/2019/NĐ-CP).",
        "First day of the data; a reporting year begins on 15 December before (Decree 09/2019/NĐ-CP).",
    ),
    _column("period_end", "date", "Đến ngày", "Last day", "Ngày cuối kỳ số liệu.", "Last day of the data."),
    _column("form", "string", "Mã biểu", "Form code", "Biểu mẫu hỏi chỉ tiêu.", "The form that asks the indicator."),
    _column(
        "category",
        "string",
        "Mã phân tổ",
        "Category code",
        "total là tổng số; sex=female là nữ.",
        "total is not broken down; sex=female are women.",
    ),
    _column("category_name", "string", "Phân tổ", "Category", "Tên tiếng Việt.", "Its Vietnamese name."),
    _column(
        "value",
        "decimal",
        "Giá trị",
        "Value",
        "Trống nghĩa là không có số, không phải số 0. Tỷ lệ là tử số chia mẫu số, làm tròn bốn chữ số thập phân.",
        "Empty is no number, never zero. A ratio is numerator by denominator, rounded to four decimals.",
    ),
    _column(
        "numerator",
        "decimal",
        "Tử số",
        "Numerator",
        "Chỉ của tỷ lệ. Muốn gộp các đơn vị thì cộng tử số, cộng mẫu số rồi chia; không lấy bình quân tỷ lệ.",
        "Of a ratio only. To join units add the numerators, add the denominators, then divide; never average ratios.",
    ),
    _column("denominator", "decimal", "Mẫu số", "Denominator", "Chỉ của tỷ lệ.", "Of a ratio only."),
    _column("measure_unit", "string", "Đơn vị tính", "Unit of measure", "Tiếng Việt.", "In Vietnamese."),
    _column(
        "status",
        "string",
        "Tình trạng",
        "Status",
        "complete: đủ nơi báo cáo; partial: còn thiếu; none: chưa có số; withheld: số nhỏ không công bố để không lộ "
        "người cụ thể, cùng những số từ đó suy ra được.",
        "complete: all reporters counted; partial: some missing; none: no number; withheld: a small count not "
        "published so that nobody is pointed at, or one that would give such away.",
    ),
    _column("expected", "integer", "Số nơi phải báo cáo", "Reporters asked", "Của kỳ.", "Of the period."),
    _column(
        "counted",
        "integer",
        "Số nơi đã tính",
        "Reporters counted",
        "Trong số đó, có số được tính.",
        "Of these, the ones whose figure is in the number.",
    ),
    _column(
        "quality",
        "string",
        "Chất lượng",
        "Quality",
        "final: không đổi từ khi chốt; changed_since: số bên dưới đã thay đổi, sẽ có bản tổng hợp mới.",
        "final: nothing changed since it was frozen; changed_since: something under it did, a new edition will follow.",
    ),
    _column(
        "edition",
        "integer",
        "Bản tổng hợp số",
        "Edition",
        "Bản tổng hợp đã được cấp trên tiếp nhận; trống ở cấp quốc gia, là tổng các bản của cấp dưới.",
        "The edition that the superior accepted; empty for the nation, which has the sum of those below.",
    ),
    _column("as_of", "datetime", "Chốt lúc", "As of", "Lúc chốt bản tổng hợp.", "When the edition was frozen."),
    _column(
        "definition",
        "integer",
        "Định nghĩa số",
        "Definition",
        "Phiên bản định nghĩa của kỳ; khác số thì chuỗi đứt đoạn.",
        "Version of the definition in the period; where it differs the series breaks.",
    ),
    _column("demo", "boolean", "Dữ liệu trình diễn", "Demo data", "true: số bịa để xem thử.", "true: made-up figures."),
)
