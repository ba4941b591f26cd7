"""Findings on short plans: each fault is found, and its sound twin is not."""

import pytest

from tienbo.documents.recognise import recognise

HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
An Bình, ngày 10 tháng 3 năm 2025
KẾ HOẠCH
Thực hiện công tác bình đẳng giới năm 2025
"""

PROGRAMME = "Chương trình truyền thông quốc gia"
CHAIN = """I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Báo cáo UBND tỉnh trước ngày {output} hằng năm.
2. Các sở, ban, ngành
- Báo cáo kết quả về Sở Nội vụ trước ngày {given} hằng năm.
"""


def _kinds(body: str) -> set[str]:
    return {finding.kind for finding in recognise(f"{HEAD}{body}").findings}


@pytest.mark.parametrize(
    ("kind", "faulty", "sound"),
    [
        (
            "date-clash",
            "I. A\nNghị quyết số 28/NQ-CP ngày 03/3/2021; Nghị quyết số 28/NQ-CP ngày 13/3/2021.\n",
            "I. A\nKế hoạch số 5/KH-UBND ngày 03/3/2021; Kế hoạch số 5/KH-UBND ngày 10/02/2024.\n",
        ),
        (
            "wrong-date",
            "I. A\nQuyết định số 1790/QĐ-TTg ngày 13/10/2021 của Thủ tướng Chính phủ.\n",
            "I. A\nQuyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ.\n",
        ),
        (
            "issuer-symbol-clash",
            "I. A\nQuyết định số 5/QĐ-UBND ngày 03/3/2021 của Trưởng Ban Chỉ đạo tỉnh về quy chế.\n",
            "I. A\nQuyết định số 5/QĐ-UBND ngày 03/3/2021 của Chủ tịch UBND tỉnh về quy chế.\n",
        ),
        ("truncated", "I. A\nNghị quyết số 26-NQ/TW ngày các cấp.\n", "I. A\nNghị quyết số 26-NQ/TW của Trung ương.\n"),
        ("numbering-jump", "I. A\n1. B\n3. C\n", "I. A\n1. B\n2. C\n"),
        ("numbering-jump", "I. A\na) B\nb) C\ne) D\n", "I. A\na) B\nb) C\nc) D\nd) E\nđ) G\ne) H\n"),
        ("numbering-repeat", "I. A\n1. B\n1. C\n", "I. A\n1. B\n2. C\nII. D\n1. B\n"),
        (
            "period-clash",
            f"I. A\n{PROGRAMME} giai đoạn 2011-2020; {PROGRAMME} giai đoạn 2016-2020.\n",
            f"I. A\n{PROGRAMME} giai đoạn 2011-2020; {PROGRAMME} giai đoạn 2021-2030.\n",
        ),
        (
            "deadline-order",
            CHAIN.format(output="10/11", given="05/12"),
            CHAIN.format(output="20/12", given="15/12"),
        ),
        (
            "undated-duty",
            "I. A\n1. Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Nội vụ theo quy định.\n",
            "I. A\n1. Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 15/12.\n",
        ),
        (
            "alias-noise",
            "I. A\nBan VSTBPN tỉnh và Ban VSTBPNVN tỉnh.\n",
            "I. A\nBan VSTBCPN tỉnh và Ban vì sự tiến bộ của phụ nữ tỉnh.\n",
        ),
        ("typo", "I. A\nCông tác bình đằng giới.\n", "I. A\nCông tác bình đẳng giới, bình đẳng giới giới thiệu.\n"),
        ("place-spelling", "I. A\nxã Đồng Tuyền; xã Đồng Tuyển.\n", "I. A\nxã Hòa Bình; xã Hoà Bình.\n"),
    ],
)
def test_a_fault_and_its_sound_twin(kind: str, faulty: str, sound: str) -> None:
    assert kind in _kinds(faulty)
    assert kind not in _kinds(sound)


class TestMatrix:
    HEADER = "\tSTT\n\tNội dung\n\tChủ trì\n\tPhối hợp\n\tSản phẩm\n\tThời gian\n\n"

    def _kinds(self, *rows: list[str]) -> set[str]:
        return _kinds("I. A\n" + self.HEADER + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows))

    def test_a_sound_row(self) -> None:
        found = self._kinds(["1", "Hội thi", "Sở Nội vụ", "Sở Y tế", "Hội thi", "Quý I"])

        assert not found & {"no-lead", "two-leads", "no-product", "undated-task", "no-deadline-column"}

    def test_faulty_rows(self) -> None:
        found = self._kinds(
            ["1", "Hội thi", "", "Sở Y tế", "Hội thi", "Quý I"],
            ["2", "Tập huấn", "Sở Nội vụ; Sở Y tế", "", "", ""],
            ["3", "Tọa đàm", "Sở Y tế", "Sở Y tế; Sở Nội vụ", "Tọa đàm", "Quý I"],
        )

        assert {"no-lead", "two-leads", "no-product", "undated-task", "lead-and-coordinating"} <= found
