"""Files that a journey uploads: the decision of 2019 with its table, and a commune's plan that reports too early."""

import io
import json
from pathlib import Path

import docx

import tienbo.packs

MATRIX = json.loads((Path(tienbo.packs.__file__).parent / "ha_tinh/matrix_2019.json").read_text(encoding="utf-8"))
COLUMNS = ("STT", "NỘI DUNG", "CHỦ TRÌ", "PHỐI HỢP", "SẢN PHẨM")


def decision() -> bytes:
    """A decision of another number whose table has the rows of 2019, task and products merged over sub-rows."""
    document = docx.Document()
    for line in (
        "BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH HÀ TĨNH",
        "Số: 07/QĐ-BVSTBCPN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Tĩnh, ngày 25 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc ban hành Chương trình công tác của Ban vì sự tiến bộ của phụ nữ tỉnh năm 2026",
        "Căn cứ Quyết định số 1855/QĐ-TTg ngày 11/11/2009 của Thủ tướng Chính phủ về kiện toàn Ban vì sự tiến bộ;",
        "Điều 1. Ban hành kèm theo Quyết định này bảng phân công nhiệm vụ năm 2026.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ",
    ):
        document.add_paragraph(line)
    rows = [(task, part) for task in MATRIX["tasks"] for part in task["assignments"]]
    table = document.add_table(rows=1 + len(rows), cols=len(COLUMNS))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = name
    place = 1
    for task in MATRIX["tasks"]:
        first = place
        for part in task["assignments"]:
            table.cell(place, 2).text = "; ".join(part["lead"])
            table.cell(place, 3).text = "; ".join(part["coordinating"])
            place += 1
        for column, text in ((0, task["number"]), (1, task["content"]), (4, "; ".join(task["products"]))):
            table.cell(first, column).merge(table.cell(place - 1, column)).text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH
Số: 61/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Tĩnh, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026

Thực hiện Quyết định số 07/QĐ-BVSTBCPN ngày 25/3/2026 của Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh, UBND tỉnh xây \
dựng kế hoạch như sau:

I. CHỈ TIÊU
1. Phấn đấu tỷ lệ nữ tham gia cấp ủy đạt từ 25% trở lên.
2. Phấn đấu tỷ lệ nữ đại biểu Hội đồng nhân dân cấp xã đạt từ 35% trở lên.

II. TỔ CHỨC THỰC HIỆN
1. Các ban, ngành cấp tỉnh báo cáo kết quả thực hiện gửi Sở Nội vụ trước ngày 05/12 hằng năm.
2. Sở Nội vụ tổng hợp báo cáo kết quả thực hiện của các ban, ngành gửi UBND tỉnh trước ngày 10/11 hằng năm.

Trên đây là Kế hoạch công tác bình đẳng giới năm 2026./.

Nơi nhận:
- Bộ Nội vụ;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
