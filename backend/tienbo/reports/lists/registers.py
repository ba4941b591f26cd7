"""Documents, units and bodies."""

from typing import Final

from tienbo.access.permissions import Permission
from tienbo.documents import routes as documents
from tienbo.documents.schemas import DocumentRead
from tienbo.problems import Text
from tienbo.reports.formats.listing import Field, Kind
from tienbo.reports.lists.takeaways import SEARCH, UNIT, Takeaway, demo_field
from tienbo.reports.lists.words import word
from tienbo.units import bodies_routes as bodies
from tienbo.units import routes as units
from tienbo.units.body_schemas import BodyListed
from tienbo.units.schemas import UnitRead

FROM: Final = Text("Từ ngày", "From")
TO: Final = Text("Đến hết ngày", "Until")
KIND: Final = Text("Loại", "Kind")
AS_OF: Final = Text("Tại ngày", "As of")

DOCUMENTS: Final = Takeaway[DocumentRead](
    "/documents",
    "exportDocuments",
    documents.list_documents,
    Permission.document_read,
    Text("Danh sách văn bản", "Documents"),
    (
        Field(Text("Loại văn bản", "Type"), lambda row: row.type, width=14),
        Field(Text("Số, ký hiệu", "Number"), lambda row: row.number, width=20),
        Field(Text("Ngày ban hành", "Issued on"), lambda row: row.issued_on, Kind.date, 13),
        Field(Text("Trích yếu", "Subject"), lambda row: row.subject, width=56),
        Field(Text("Cơ quan ban hành", "Issuer"), lambda row: row.issuer, width=32),
        Field(Text("Tình trạng", "State"), lambda row: word(row.state), width=16),
        Field(Text("Đơn vị quản lý", "Held by"), lambda row: row.unit.name, width=24),
        Field(Text("Đề xuất chờ xác nhận", "Open proposals"), lambda row: row.open_proposals, Kind.number, 12),
        Field(Text("Phát hiện", "Findings"), lambda row: row.findings, Kind.number, 10),
        Field(Text("Thay đổi lúc", "Changed at"), lambda row: row.changed_at, Kind.instant, 17),
        demo_field(),
    ),
    {
        "unit_id": Text("Đơn vị quản lý", "Held by"),
        "state": Text("Tình trạng", "State"),
        "type": Text("Loại văn bản", "Type"),
        "year": Text("Năm ban hành", "Year of issue"),
        "q": SEARCH,
        "open": Text("Còn đề xuất chưa xác nhận", "With open proposals"),
    },
)

UNITS: Final = Takeaway[UnitRead](
    "/units",
    "exportUnits",
    units.list_units,
    Permission.unit_read,
    Text("Danh sách đơn vị hành chính", "Administrative units"),
    (
        Field(Text("Mã", "Code"), lambda row: row.code, width=10),
        Field(Text("Tên", "Name"), lambda row: row.name, width=32),
        Field(KIND, lambda row: row.kind, width=14),
        Field(Text("Cấp", "Level"), lambda row: word(row.level), width=10),
        Field(Text("Mã đơn vị cấp trên", "Superior's code"), lambda row: row.parent.code if row.parent else None),
        Field(Text("Đơn vị cấp trên", "Superior"), lambda row: row.parent.name if row.parent else None, width=32),
        Field(FROM, lambda row: row.valid_from, Kind.date, 13),
        Field(TO, lambda row: row.valid_to, Kind.date, 13),
    ),
    {
        "level": Text("Cấp", "Level"),
        "parent_id": Text("Đơn vị cấp trên", "Superior"),
        "code": Text("Mã", "Code"),
        "q": SEARCH,
        "as_of": AS_OF,
    },
)

BODIES: Final = Takeaway[BodyListed](
    "/bodies",
    "exportBodies",
    bodies.search_bodies,
    Permission.unit_read,
    Text("Danh sách cơ quan, tổ chức", "Bodies"),
    (
        Field(Text("Tên", "Name"), lambda row: row.name, width=48),
        Field(KIND, lambda row: word(row.kind), width=26),
        Field(Text("Ngành", "Sector"), lambda row: row.sector, width=18),
        Field(Text("Mã đơn vị", "Unit's code"), lambda row: row.unit.code, width=10),
        Field(UNIT, lambda row: row.unit.name, width=28),
        Field(Text("Thuộc cơ quan", "Part of"), lambda row: row.parent.name if row.parent else None, width=36),
        Field(Text("Tên gọi khác", "Other spellings"), lambda row: "\n".join(row.aliases), width=36),
        Field(FROM, lambda row: row.valid_from, Kind.date, 13),
        Field(TO, lambda row: row.valid_to, Kind.date, 13),
    ),
    {
        "unit_id": UNIT,
        "below": Text("Gồm cả cấp dưới", "With the units below"),
        "kind": KIND,
        "sector": Text("Ngành", "Sector"),
        "q": SEARCH,
        "on": AS_OF,
    },
)
