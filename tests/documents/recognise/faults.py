"""A short text for each kind of finding, and the sound twin of those that turn on a few words."""

from typing import Final

HEAD: Final = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
An Bình, ngày 10 tháng 3 năm 2025
KẾ HOẠCH
Thực hiện công tác bình đẳng giới năm 2025
"""
COMMUNE: Final = """ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ
Số: 12/KH-UBND
Suối Mơ, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Công tác bình đẳng giới năm 2026
"""
PROGRAMME: Final = "Chương trình truyền thông quốc gia"
CHAIN: Final = """I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Báo cáo UBND tỉnh trước ngày {output} hằng năm.
2. Các sở, ban, ngành
- Báo cáo kết quả về Sở Nội vụ trước ngày {given} hằng năm.
"""
OWNER: Final = """I. TỔ CHỨC THỰC HIỆN
1. {owner}
- {role}, phối hợp với các sở, ban, ngành thực hiện quản lý nhà nước về bình đẳng giới.
2. Sở Tài chính
- Chủ trì, phối hợp với Sở Y tế bố trí kinh phí.
3. Các sở, ban, ngành
- Báo cáo kết quả thực hiện về UBND tỉnh (qua Sở Nội vụ) trước ngày 16/12 hằng năm.
"""
PLAN_83: Final = """I. A
1. Kế hoạch số 83-KH/TU ngày 05/3/2018 của Tỉnh ủy về công tác cán bộ nữ.
2. Kế hoạch số 83-KH/TU ngày 05/3/2018 của Tỉnh ủy về {about}.
"""
ONE_DAY: Final = """I. A
1. {senders} báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) trước ngày 20/11 hằng năm để tổng hợp, báo cáo Bộ Nội vụ.
"""
TRAINING: Final = """I. A
1. Tổ chức tập huấn nâng cao kiến thức, kỹ năng cho cán bộ nữ, công chức nữ, viên chức nữ các cơ quan của tỉnh.
2. {second} nâng cao kiến thức, kỹ năng cho cán bộ nữ, công chức nữ, viên chức nữ các cơ quan {where}.
"""
SPLIT: Final = """I. A
- Tổ chức các hội nghị tư vấn, giới thiệu việc làm, các chính sách đào tạo nghề cho người lao động có nhu cầu{gap}
trong vùng dự án, người thuộc các đối tượng chính sách.
"""
MATRIX_HEADER: Final = "\tSTT\n\tNội dung\n\tChủ trì\n\tPhối hợp\n\tSản phẩm\n\tThời gian\n\n"


def table(*rows: list[str], header: str = MATRIX_HEADER) -> str:
    return "I. A\n" + header + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows)


# kind, the body of a faulty plan, the body of its sound twin
TWINS: Final = [
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
    (
        "blank-citation",
        "I. A\nThực hiện Kế hoạch số  /KH-UBND ngày 10/01/2025 của UBND tỉnh về bình đẳng giới.\n",
        "I. A\nThực hiện Kế hoạch số 45/KH-UBND ngày 10/01/2025 của UBND tỉnh về bình đẳng giới.\n",
    ),
    (
        "symbol-variant",
        "I. A\nChỉ thị số 21-CT/TW và Chỉ thị số 21/CT-TW.\n",
        "I. A\nChỉ thị số 21-CT/TW và Chỉ thị 21-CT/TW.\n",
    ),
    (
        "subject-variant",
        PLAN_83.format(about="xây dựng gia đình hạnh phúc"),
        PLAN_83.format(about="công tác cán bộ nữ"),
    ),
    ("ends-semicolon", "I. A\n1. B\nSở Nội vụ tuyên truyền;\n2. C\n", "I. A\n1. B\nSở Nội vụ tuyên truyền.\n2. C\n"),
    (
        "no-tier-deadline",
        ONE_DAY.format(senders="Các cơ quan, đơn vị, địa phương"),
        ONE_DAY.format(senders="Các cơ quan, đơn vị"),
    ),
    (
        "early-deadline",
        CHAIN.format(output="20/12", given="10/12"),
        CHAIN.format(output="20/12", given="16/12"),
    ),
    (
        "report-before-activity",
        "I. A\nTháng hành động từ ngày 15/11 đến ngày 15/12.\n" + CHAIN.format(output="20/12", given="25/11"),
        "I. A\nTháng hành động từ ngày 15/11 đến ngày 15/12.\n" + CHAIN.format(output="20/12", given="17/12"),
    ),
    ("owner-clash", OWNER.format(owner="Sở Y tế", role="Chủ trì"), OWNER.format(owner="Sở Nội vụ", role="Chủ trì")),
    (
        "receiver-without-lead",
        OWNER.format(owner="Sở Nội vụ", role="Tham mưu"),
        OWNER.format(owner="Sở Nội vụ", role="Chủ trì"),
    ),
    (
        "near-duplicate",
        TRAINING.format(second="Tổ chức tập huấn", where="cấp tỉnh"),
        TRAINING.format(second="Tuyên truyền ở khu dân cư, trường học, doanh nghiệp", where="trên báo, đài"),
    ),
    (
        "no-lead",
        table(["1", "Hội thi", "", "Sở Y tế", "Hội thi", "Quý I"]),
        table(["1", "Hội thi", "Sở Nội vụ", "Sở Y tế", "Hội thi", "Quý I"]),
    ),
    (
        "two-leads",
        table(["1", "Hội thi", "Sở Nội vụ; Sở Y tế", "", "Hội thi", "Quý I"]),
        table(["1", "Hội thi", "Sở Nội vụ", "Sở Y tế", "Hội thi", "Quý I"]),
    ),
    (
        "lead-and-coordinating",
        table(["1", "Hội thi", "Sở Y tế", "Sở Y tế; Sở Nội vụ", "Hội thi", "Quý I"]),
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi", "Quý I"]),
    ),
    (
        "no-product",
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "", "Quý I"]),
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi", "Quý I"]),
    ),
    (
        "undated-task",
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi", ""]),
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi", "Quý I"]),
    ),
    (
        "no-deadline-column",
        table(
            ["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi"],
            header=MATRIX_HEADER.replace("\tThời gian\n", ""),
        ),
        table(["1", "Hội thi", "Sở Y tế", "Sở Nội vụ", "Hội thi", "Quý I"]),
    ),
    ("nbsp", "I. A\nSở\u00a0Nội vụ.\n", "I. A\nSở Nội vụ.\n"),
    ("unicode", "I. A\nSở No\u0323\u0302i vụ.\n", "I. A\nSở Nội vụ.\n"),
    ("split-paragraph", SPLIT.format(gap="\n"), SPLIT.format(gap="")),
]

_SIGNED: Final = """I. NHIỆM VỤ
1. Tuyên truyền về bình đẳng giới trên địa bàn xã./.

Nơi nhận:
- UBND tỉnh;
- Các đoàn thể{glued}

TM{dot} ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
{post}
Phạm Văn Bình
"""
_UPWARD: Final = """I. TỔ CHỨC THỰC HIỆN
1. Các thành viên Ban vì sự tiến bộ của phụ nữ xã
- Báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 16/12 hằng năm.
2. Công chức Văn hóa - Xã hội
- Báo cáo kết quả về Ban vì sự tiến bộ của phụ nữ tỉnh trước ngày 16/12 hằng năm.
3. Các đơn vị báo cáo kết quả về UBND xã trước ngày 10/12 hằng năm.
4. Tuyên truyền trên địa bàn thành phố.
"""
_NEWS: Final = """Kế hoạch thực hiện Chỉ thị số 21-CT/TW về công tác phụ nữ

Ngày 11 tháng 6 năm 2018, UBND tỉnh đã ban hành Quyết định số 948/QĐ-UBND về Kế hoạch thực hiện Chỉ thị số 21-CT/TW.

  1. Tăng cường sự lãnh đạo của cấp ủy.

Chia sẻ :
Bài viết mới
View Counter
Views Today : 44
Total views : 65605
"""
_ATTACHED: Final = """QUYẾT ĐỊNH
Về việc ban hành Chương trình công tác năm 2025

I. NHIỆM VỤ
1. Tuyên truyền.

CHƯƠNG TRÌNH CÔNG TÁC
của Ban vì sự tiến bộ của phụ nữ năm 2025
(Kèm theo Quyết định số 02/QĐ-BVSTBPN ngày 25 tháng 3 năm 2025 của Trưởng Ban vì sự tiến bộ của phụ nữ tỉnh)

I. NHIỆM VỤ
1. Tuyên truyền.
"""
_POST: Final = "GIÁM ĐỐC\nSỞ NỘI VỤ\n"
_TWO_TIERS: Final = table(
    ["1", "Hội thi", "Sở Nội vụ", "Sở Y tế", "Hội thi", "Quý I"],
    ["", "", "Ủy ban nhân dân các xã, phường", "", "", "Quý I"],
)
# kind and a whole faulty text
WHOLE: Final = [
    ("blank-number", HEAD.replace("12/KH", "  /KH") + "I. A\n"),
    ("blank-date", HEAD.replace("ngày 10 tháng", "ngày    tháng") + "I. A\n"),
    ("missing-header", "KẾ HOẠCH\nThực hiện công tác bình đẳng giới\nI. A\n1. B\n2. C\n"),
    ("type-symbol-clash", HEAD.replace("12/KH-UBND", "12/QĐ-UBND") + "I. A\n"),
    ("recipient-glued", COMMUNE + _SIGNED.format(glued=" - Lưu: VT, VH.", dot=".", post="")),
    ("signature-form", COMMUNE + _SIGNED.format(glued=";\n- Lưu: VT, VH.", dot="", post="")),
    ("role-clash", COMMUNE + _SIGNED.format(glued=";\n- Lưu: VT, VH.", dot=".", post=_POST)),
    ("bypassed-level", COMMUNE + _UPWARD),
    ("several-receivers", COMMUNE + _UPWARD),
    ("wrong-level", COMMUNE + _UPWARD),
    ("issuer-unknown", _NEWS),
    ("web-furniture", _NEWS),
    ("number-only-in-attachment", _ATTACHED),
    ("peer-lead", HEAD + _TWO_TIERS),
    ("legacy-encoding", "C«ng t¸c b×nh ®¼ng giíi vµ v× sù tiÕn bé cña phô n÷ n¨m 2024.\n"),
]
