"""The shipped matrix of 2019: its bodies, their spellings, the groups, the decision, and the rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.assignments.issuing import freeze_parties
from tienbo.assignments.models import Matrix, MatrixState
from tienbo.assignments.writing import Row, SubRow, names_of, write_rows
from tienbo.documents import numbers
from tienbo.documents.models import Document, DocumentState
from tienbo.packs.files import read_json
from tienbo.units.body_models import Body, BodyGroup, BodyKind, BodyName, BodySelector, NameKind
from tienbo.units.models import Level, UnitClosure, UnitVersion
from tienbo.vietnamese import fold

EVER: Range[date] = Range(None, None)


def unit_on(session: Session, code: str, day: date) -> UnitVersion:
    return session.execute(
        select(UnitVersion).where(UnitVersion.code == code, UnitVersion.valid.contains(day))
    ).scalar_one()


def load_bodies(session: Session, day: date) -> None:
    """The province's bodies, and the board of each department and of each district of that day."""
    pack = read_json("ha_tinh/bodies_2019.json")
    province = unit_on(session, pack["unit"], day)
    for body in pack["bodies"]:
        _add(session, province.unit_id, BodyKind(body["kind"]), body, body["source"])
    for department in pack["departments"]:
        merged = department.get("merged", False)
        source = pack["departments_merged_source" if merged else "departments_source"]
        valid = Range(None, date.fromisoformat(pack["departments_merged_on"])) if merged else EVER
        host = _add(session, province.unit_id, BodyKind.department, department, source, valid)
        board = {"name": f"Ban vì sự tiến bộ của phụ nữ {department['name']}"}
        _add(session, province.unit_id, BodyKind.advancement_board, board, pack["board_source"], valid, host)
        for office in department.get("offices", []):
            _add(session, province.unit_id, BodyKind.office, office, office["source"], valid, host)
    for district, life in _districts(session, province.unit_id, day):
        board = {"name": f"Ban vì sự tiến bộ của phụ nữ {district.name[0].lower()}{district.name[1:]}"}
        _add(session, district.unit_id, BodyKind.advancement_board, board, pack["board_source"], life)


def _districts(session: Session, province_id: int, day: date) -> Iterable[tuple[UnitVersion, Range[date]]]:
    life = (
        select(UnitClosure.valid)
        .where(UnitClosure.descendant_id == UnitVersion.unit_id, UnitClosure.depth == 0)
        .scalar_subquery()
    )
    rows = session.execute(
        select(UnitVersion, life).where(
            UnitVersion.parent_id == province_id,
            UnitVersion.level == Level.district,
            UnitVersion.valid.contains(day),
        )
    )
    return list(rows)


def _add(
    session: Session,
    unit_id: int,
    kind: BodyKind,
    body: dict[str, Any],
    source: str,
    valid: Range[date] = EVER,
    parent_id: int | None = None,
) -> int:
    row = Body(unit_id=unit_id, kind=kind, parent_id=parent_id, valid=valid, source=source)
    session.add(row)
    session.flush()
    spellings = [(body["name"], NameKind.official), *((name, NameKind.alias) for name in body.get("aliases", []))]
    for name, name_kind in spellings:
        session.add(BodyName(body_id=row.id, kind=name_kind, name=name, folded=fold(name), valid=valid))
    return row.id


def load_matrix(session: Session) -> None:
    """The decision and its appendix, each name kept as printed and resolved as of the day of issue."""
    pack = read_json("ha_tinh/matrix_2019.json")
    day = date.fromisoformat(pack["valid_on"])
    province = unit_on(session, pack["unit"], day)
    load_bodies(session, day)
    _load_groups(session, province.unit_id, pack["groups"])
    names = names_of(session, province.unit_id, day)
    document = pack["document"]
    issuer = document.pop("issuer")
    decision = Document(
        unit_id=province.unit_id,
        state=DocumentState.issued,
        number_key=numbers.key(document["number"]),
        folded_subject=fold(document["subject"]),
        issuer_id=names.means(issuer)[0],
        issuer=issuer,
        issuer_key=numbers.issuer_key(issuer),
        source=pack["source"],
        **{**document, "issued_on": date.fromisoformat(document["issued_on"])},
    )
    session.add(decision)
    session.flush()
    matrix = Matrix(
        unit_id=province.unit_id,
        document_id=decision.id,
        state=MatrixState.issued,
        issued_on=day,
        source=pack["source"],
        **pack["matrix"],
    )
    session.add(matrix)
    session.flush()
    write_rows(session, matrix, map(_row, pack["tasks"]), names)
    freeze_parties(session, matrix, day)


def _load_groups(session: Session, unit_id: int, groups: list[dict[str, Any]]) -> None:
    for group in groups:
        row = BodyGroup(unit_id=unit_id, phrase=group["phrase"], folded=fold(group["phrase"]))
        session.add(row)
        session.flush()
        for selector in group["selectors"]:
            session.add(
                BodySelector(
                    group_id=row.id,
                    kind=BodyKind(selector["kind"]),
                    level=Level(selector["level"]),
                    within=BodyKind(selector["within"]) if "within" in selector else None,
                )
            )
    session.flush()


def _row(task: dict[str, Any]) -> Row:
    return Row(
        number=task["number"],
        content=task["content"],
        products=tuple(task["products"]),
        assignments=tuple(SubRow(tuple(given["lead"]), tuple(given["coordinating"])) for given in task["assignments"]),
    )
