"""Made-up plans of Hà Tĩnh and its communes for 2026, read as uploads are, so that the cascade has gaps to show."""

from io import BytesIO
from random import Random
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tienbo.documents.intake import write_documents, write_file
from tienbo.documents.models import Document, DocumentState, Proposal, ProposalKind, ProposalState
from tienbo.documents.reading import read
from tienbo.documents.recognise.engine import recognise_reading
from tienbo.documents.understanding import Understanding
from tienbo.files import FileStore
from tienbo.packs.accounts import TODAY_CODES
from tienbo.packs.matrix import unit_on
from tienbo.units.models import UnitVersion

SEED: Final = 2026
MARK: Final = "(dữ liệu trình diễn)"
OLD_NUMBER, NUMBER = "98/KH-UBND", "112/KH-UBND"
# Of a hundred communes so many have a plan, and of those so many ask less, report late, or rest on the old plan.
HAVING, LOWER, LATER, ON_OLD = 78, 15, 12, 8

_HEAD = (
    """{issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
{place}, ngày {day} tháng {month} năm 2026

KẾ HOẠCH
{subject} """
    + MARK
    + """

"""
)
_PROVINCE = (
    _HEAD
    + """Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia về bình đẳng \
giới giai đoạn 2021-2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Tỷ lệ nữ cán bộ lãnh đạo, quản lý cấp xã đạt từ 35% trở lên.
2. 100% xã, phường có cán bộ được tập huấn về bình đẳng giới.
3. Ít nhất 80% nạn nhân bạo lực gia đình được phát hiện được hỗ trợ.

II. NHIỆM VỤ
1. Tuyên truyền, phổ biến pháp luật về bình đẳng giới; tổ chức Tháng hành động vì bình đẳng giới từ ngày 15/11 đến \
ngày 15/12.
2. Lồng ghép vấn đề bình đẳng giới trong xây dựng kế hoạch phát triển kinh tế - xã hội của địa phương.

III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tỉnh hướng dẫn, đôn đốc việc thực hiện Kế hoạch.
2. Sở Y tế chủ trì thực hiện việc hỗ trợ nạn nhân bạo lực gia đình.
3. Ủy ban nhân dân các xã, phường xây dựng kế hoạch của địa phương; báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh \
(qua Sở Nội vụ) trước ngày 05/12 hằng năm.

Nơi nhận:
- Bộ Nội vụ;
- Ủy ban nhân dân các xã, phường;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
)
_COMMUNE = (
    _HEAD
    + """Thực hiện Kế hoạch số {above} của Ủy ban nhân dân tỉnh Hà Tĩnh, Ủy ban nhân dân {name} ban hành Kế \
hoạch như sau:

I. MỤC TIÊU
1. Tỷ lệ nữ cán bộ lãnh đạo, quản lý đạt từ {share}% trở lên.
2. Ít nhất {help}% nạn nhân bạo lực gia đình được phát hiện được hỗ trợ.

II. NHIỆM VỤ
1. Tổ chức tuyên truyền về bình đẳng giới tại các thôn, tổ dân phố.
2. Duy trì địa chỉ tin cậy tại cộng đồng.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Hội Liên hiệp Phụ nữ xã thực hiện Kế hoạch; tổng hợp, báo cáo Ủy ban \
nhân dân tỉnh trước ngày {due} hằng năm.
2. Công an xã phối hợp thực hiện việc phòng ngừa bạo lực gia đình.

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""
)


def load_demo_plans(session: Session, store: FileStore) -> None:
    """The province's plan, the one it replaced, and plans of most communes, all marked as demo data."""
    random = Random(SEED)  # noqa: S311 -- the same plans every time are the point
    province = unit_on(session, "42", TODAY_CODES)
    subject = "Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh năm 2026"
    head = {"issuer": "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "place": "Hà Tĩnh", "month": "01", "subject": subject}
    old = _issue(session, store, province.unit_id, _PROVINCE.format(number=OLD_NUMBER, day="06", **head))
    new = _issue(session, store, province.unit_id, _PROVINCE.format(number=NUMBER, day="20", **head))
    old.state, old.replaced_by_id, old.state_on = DocumentState.replaced, new.id, new.issued_on
    old.state_reason = f"Có Kế hoạch số {NUMBER} thay thế {MARK}"
    for number, commune in enumerate(_communes(session, province.unit_id), 1):
        if random.randrange(100) < HAVING:
            _issue(session, store, commune.unit_id, _commune_plan(commune, number, random))


def _commune_plan(commune: UnitVersion, number: int, random: Random) -> str:
    name = commune.name[0].lower() + commune.name[1:]
    chance = random.randrange(100)
    lower, later = chance < LOWER, LOWER <= chance < LOWER + LATER
    on_old = LOWER + LATER <= chance < LOWER + LATER + ON_OLD
    return _COMMUNE.format(
        issuer=f"ỦY BAN NHÂN DÂN {commune.name.upper()}",
        number=f"{number + 10}/KH-UBND",
        place=commune.name.split(" ", 1)[-1],
        day=f"{random.randint(2, 27):02}",
        month="02",
        subject=f"Thực hiện công tác bình đẳng giới {name} năm 2026",
        above=f"{OLD_NUMBER} ngày 06/01/2026" if on_old else f"{NUMBER} ngày 20/01/2026",
        name=name,
        share=random.choice((25, 30)) if lower else random.choice((35, 35, 40)),
        help=random.choice((80, 85, 90)),
        due="15/12" if later else random.choice(("20/11", "25/11", "01/12")),
    )


def _communes(session: Session, province_id: int) -> list[UnitVersion]:
    return list(
        session.scalars(
            select(UnitVersion)
            .where(UnitVersion.parent_id == province_id, UnitVersion.valid.contains(TODAY_CODES))
            .order_by(UnitVersion.sort_key)
        )
    )


def _issue(session: Session, store: FileStore, unit_id: int, text: str) -> Document:
    """The document of the text, its proposals confirmed as if somebody had read them."""
    content = text.encode()
    reading = read(text)
    understood = Understanding(text, reading.blocks, recognise_reading(reading), reading.notes, "txt")
    file = write_file(session, unit_id, "ke-hoach-trinh-dien.txt", store.keep(BytesIO(content)), understood)
    document = write_documents(session, unit_id, file, understood)[0]
    document.state, document.demo = DocumentState.issued, True
    session.execute(
        update(Proposal)
        .where(Proposal.document_id == document.id, Proposal.kind != ProposalKind.finding)
        .values(state=ProposalState.confirmed)
    )
    session.flush()
    return document
