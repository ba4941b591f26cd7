"""The shipped matrix of 2019: its bodies, their spellings, the groups, the decision, and the rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo.assignments.issuing import freeze_parties
from tienbo.assignments.models import Assignment, AssignmentParty, Matrix, Part, Product, Task
from tienbo.documents import numbers
from tienbo.documents.models import Document, DocumentState
from tienbo.packs.files import read_json
from tienbo.units.body_models import Body, BodyGroup, BodyKind, BodyName, BodySelector, NameKind
from tienbo.units.models import Level, UnitClosure, UnitVersion
from tienbo.vietnamese import fold, normalise

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
    groups = _groups(session, province.unit_id, pack["groups"])
    names = _spellings(session, province.unit_id, day)
    document = pack["document"]
    issuer = document.pop("issuer")
    decision = Document(
        unit_id=province.unit_id,
        state=DocumentState.issued,
        number_key=numbers.key(document["number"]),
        folded_subject=fold(document["subject"]),
        issuer_id=names[fold(issuer)],
        issuer=issuer,
        issuer_key=numbers.issuer_key(issuer),
        source=pack["source"],
        **{**document, "issued_on": date.fromisoformat(document["issued_on"])},
    )
    session.add(decision)
    session.flush()
    matrix = Matrix(
        unit_id=province.unit_id, document_id=decision.id, issued_on=day, source=pack["source"], **pack["matrix"]
    )
    session.add(matrix)
    session.flush()
    for position, task in enumerate(pack["tasks"], 1):
        _load_task(session, matrix, position, task, names, groups)
    freeze_parties(session, matrix, day)


def _groups(session: Session, unit_id: int, groups: list[dict[str, Any]]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for group in groups:
        row = BodyGroup(unit_id=unit_id, phrase=group["phrase"], folded=fold(group["phrase"]))
        session.add(row)
        session.flush()
        ids[row.folded] = row.id
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
    return ids


def _spellings(session: Session, unit_id: int, day: date) -> dict[str, int]:
    """Every spelling of the unit's own bodies; the one board named by its district is never meant by "tỉnh"."""
    rows = session.execute(
        select(BodyName.folded, BodyName.body_id)
        .join(Body, Body.id == BodyName.body_id)
        .where(Body.unit_id == unit_id, BodyName.valid.contains(day))
    )
    return dict(rows.all())


def _load_task(
    session: Session, matrix: Matrix, position: int, task: dict[str, Any], names: dict[str, int], groups: dict[str, int]
) -> None:
    row = Task(matrix_id=matrix.id, position=position, number=task["number"], content=task["content"])
    session.add(row)
    session.flush()
    session.add_all(Product(task_id=row.id, position=n, text=text) for n, text in enumerate(task["products"], 1))
    for place, given in enumerate(task["assignments"], 1):
        assignment = Assignment(task_id=row.id, position=place)
        session.add(assignment)
        session.flush()
        for part in Part:
            for n, printed in enumerate(given[part], 1):
                folded = fold(normalise(printed))
                session.add(
                    AssignmentParty(
                        assignment_id=assignment.id,
                        part=part,
                        position=n,
                        printed=printed,
                        body_id=names.get(folded),
                        group_id=groups.get(folded),
                    )
                )
    session.flush()
