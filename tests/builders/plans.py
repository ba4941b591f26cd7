"""Plans in words of our own, one under the other: a province's and two communes', one with faults."""

from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tests.builders.people import Caller
from tienbo.documents.contents import CitationContent
from tienbo.documents.models import (
    Clause,
    Document,
    DocumentFile,
    DocumentState,
    DocumentText,
    Proposal,
    ProposalKind,
    ProposalState,
)
from tienbo.files import FileStore

PROVINCE = """ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND
Hà Tĩnh, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026

Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia về bình đẳng giới giai đoạn \
2021-2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Tỷ lệ nữ cán bộ lãnh đạo cấp xã đạt từ 35% trở lên.
2. 100% xã có cán bộ được tập huấn về bình đẳng giới.

II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, phối hợp với Hội Liên hiệp Phụ nữ tỉnh hướng dẫn, đôn đốc việc thực hiện.
2. Ủy ban nhân dân các xã, phường xây dựng kế hoạch của địa phương; báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh \
(qua Sở Nội vụ) trước ngày 05/12 hằng năm.

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""

COMMUNE = """ỦY BAN NHÂN DÂN XÃ CẨM LĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND
Cẩm Lĩnh, ngày 02 tháng 02 năm 2026

KẾ HOẠCH
Thực hiện công tác bình đẳng giới xã Cẩm Lĩnh năm 2026

Thực hiện Kế hoạch số 45/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Hà Tĩnh về thực hiện công tác bình đẳng \
giới và vì sự tiến bộ của phụ nữ năm 2026, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Tỷ lệ nữ cán bộ lãnh đạo cấp xã đạt từ 30% trở lên.

II. TỔ CHỨC THỰC HIỆN
1. Các đơn vị báo cáo kết quả về Ủy ban nhân dân xã trước ngày 05/12 hằng năm.
2. Công chức Văn hóa - Xã hội tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 10/11 hằng năm.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


def upload(caller: Caller, text: str | bytes, name: str = "ke-hoach.txt", **form: Any) -> Any:
    """The answer to an upload of the text as a file."""
    content = text.encode() if isinstance(text, str) else text
    return caller.request("POST", "/documents", files={"file": (name, content)}, data=form)


def document(caller: Caller, text: str) -> dict[str, Any]:
    """The first document of an upload, as its page gets it."""
    answer = upload(caller, text)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = caller.get(f"/documents/{answer.json()['documents'][0]['id']}").json()
    return found


def move(caller: Caller, held: dict[str, Any], action: str, **said: Any) -> dict[str, Any]:
    answer = caller.post(f"/documents/{held['id']}/move", {"action": action, **said}, version=held["version"])
    assert answer.status_code == 200, answer.text
    moved: dict[str, Any] = answer.json()
    return moved


def confirm_all(caller: Caller, document_id: int) -> None:
    items = caller.get(f"/documents/{document_id}/proposals").json()["items"]
    open_ones = [[item["id"], item["version"]] for item in items if item["state"] == "proposed"]
    if open_ones:
        answer = caller.post(f"/documents/{document_id}/proposals/confirm", {"proposals": open_ones})
        assert answer.status_code == 200, answer.text


def issued(caller: Caller, text: str) -> dict[str, Any]:
    """The document of the text, confirmed and issued."""
    held = document(caller, text)
    confirm_all(caller, held["id"])
    return move(caller, move(caller, held, "confirm"), "issue")


def hold(session: Session, data_dir: Path, unit_id: int) -> tuple[int, int]:
    """A draft of the unit with a file, one clause and a citation of something nobody holds."""
    sha256, size = FileStore(data_dir / "files").keep(BytesIO(b"I. thu"))
    file = DocumentFile(
        unit_id=unit_id, sha256=sha256, size=size, name="a.txt", format="txt", text="I. thu", blocks=[], notes=[]
    )
    held = Document(unit_id=unit_id, state=DocumentState.draft)
    session.add_all([file, held])
    session.flush()
    text = DocumentText(document_id=held.id, edition=1, file_id=file.id, start=0, end=6, header={})
    session.add(text)
    session.flush()
    session.add(
        Clause(
            text_id=text.id,
            document_id=held.id,
            anchor="I",
            position=1,
            depth=0,
            kind="roman",
            label="I",
            start=0,
            end=6,
            text="I. thử nghiệm",
            folded="i. thu nghiem",
        )
    )
    content = CitationContent(
        kind="citation",
        number=f"{unit_id}/KH-UBND",
        type=None,
        issued_on=None,
        issuer=None,
        subject=None,
        relation="mentions",
        mentions=[],
    ).model_dump(mode="json")
    proposal = Proposal(
        document_id=held.id,
        text_id=text.id,
        kind=ProposalKind.citation,
        state=ProposalState.proposed,
        position=1,
        recognised=content,
        content=content,
        key=f"{unit_id}/kh/ubnd",
    )
    session.add(proposal)
    session.flush()
    return held.id, proposal.id
