"""Bringing a list of bodies into the register: tried as a whole first, then as a whole or not at all."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units
from tienbo.exchange.events import record
from tienbo.problems import Problem, Text
from tienbo.units import bodies_service
from tienbo.units.bodies_import_schemas import ImportPreview, ImportRow, RowStatus
from tienbo.units.bodies_listing import ListedBody, day_of, kind_of
from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.body_schemas import AliasCreate, BodyChange, BodyCreate
from tienbo.units.models import UnitVersion
from tienbo.units.queries import last_day
from tienbo.vietnamese import fold

IMPORTED_SOURCE = "Nhập từ danh sách"


class RegisterChanged(Problem):
    status = 409
    code = "register-changed"
    title = Text(
        "Danh bạ đã thay đổi sau khi xem trước, hoặc tệp không phải tệp đã xem; hãy xem trước lại.",
        "The register changed since the preview, or this is not the file previewed; preview again.",
    )


class RowRefused(Problem):
    """Refused for what the row itself says."""

    status = 409

    def __init__(self, code: str, vi: str, en: str) -> None:
        self.code = code
        super().__init__(Text(vi, en))


@dataclass
class _Try:
    """What came of one row when it was tried."""

    listed: ListedBody
    status: RowStatus = RowStatus.unchanged
    body_id: int | None = None
    changes: list[str] = field(default_factory=list)
    problem: Problem | None = None


def preview(session: Session, actor: Actor, listed: list[ListedBody], language: str) -> ImportPreview:
    """What the list would do; the register is as before."""
    with session.begin_nested() as attempt:
        tries, token = _try(session, actor, listed)
        attempt.rollback()
    session.expire_all()
    return _answer(tries, token, language)


def apply(session: Session, actor: Actor, listed: list[ListedBody], token: str, language: str) -> ImportPreview:
    """Bring the list in as it was previewed.

    Raises:
        RegisterChanged: it would not do now what the preview showed.
    """
    tries, now = _try(session, actor, listed)
    if now is None or now != token:
        raise RegisterChanged
    counts = {status.value: sum(one.status is status for one in tries) for status in RowStatus}
    for unit_id in sorted({grant.unit_id for grant in actor.grants if Permission.body_manage in grant.permissions}):
        record(session, actor, "body.list-imported", ("unit", unit_id), unit_id, **counts)
    session.flush()
    return _answer(tries, now, language)


def _try(session: Session, actor: Actor, listed: list[ListedBody]) -> tuple[list[_Try], str | None]:
    units = _units(session, actor)
    state = _state(session, actor)
    tries = {one.row: _Try(one) for one in listed}
    seen: set[tuple[str, str]] = set()
    for one in _parents_first(listed):
        attempt = tries[one.row]
        key = (one.unit_code, fold(one.name))
        try:
            with session.begin_nested():
                if key in seen:
                    raise RowRefused("repeated", "Dòng này lặp lại một dòng phía trên.", "The row repeats another.")
                _enter(session, actor, attempt, units)
        except Problem as problem:
            attempt.status, attempt.problem = RowStatus.refused, problem
        seen.add(key)
    answer = list(tries.values())
    if any(one.problem for one in answer):
        return answer, None
    said = json.dumps([[asdict(one) for one in listed], [one.status for one in answer], state], ensure_ascii=False)
    return answer, hashlib.sha256(said.encode()).hexdigest()


def _state(session: Session, actor: Actor) -> list[tuple[int, int]]:
    """Every body that the caller keeps, with its version."""
    kept = duty_units(actor, Permission.body_manage)
    rows = session.execute(select(Body.id, Body.version).where(Body.unit_id.in_(kept)).order_by(Body.id))
    return [(body_id, version) for body_id, version in rows]


def _units(session: Session, actor: Actor) -> Callable[[str, date], int]:
    """Finds a unit that the caller keeps by its code on a day."""
    versions: dict[str, list[UnitVersion]] = {}
    for version in session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(duty_units(actor, Permission.body_manage)))
    ):
        versions.setdefault(version.code, []).append(version)

    def find(code: str, day: date) -> int:
        for version in versions.get(code, ()):
            if version.valid.contains(day):
                return version.unit_id
        raise RowRefused(
            "unit-unknown",
            f"Không có đơn vị mang mã “{code}” vào ngày đó trong phạm vi của bạn.",
            f"No unit of yours has the code “{code}” on that day.",
        )

    return find


def _parents_first(listed: list[ListedBody]) -> Iterator[ListedBody]:
    """The rows so that a body comes before its parts; those that wait for each other come last, as they are."""
    waiting = list(listed)
    while waiting:
        names = {(one.unit_code, fold(one.name)) for one in waiting}
        ready = [one for one in waiting if (one.unit_code, fold(one.parent)) not in names]
        yield from ready or waiting
        waiting = [one for one in waiting if one not in ready] if ready else []


def _enter(session: Session, actor: Actor, attempt: _Try, unit_of: Callable[[str, date], int]) -> None:
    wanted = _understood(session, attempt.listed, unit_of, actor.today)
    known = _known(session, wanted)
    if known is None:
        bodies_service.create(session, actor, wanted)
        attempt.status = RowStatus.new
        return
    attempt.body_id = known.id
    if attempt.listed.valid_from and wanted.valid_from != known.valid.lower:
        raise _other_days()
    if attempt.listed.valid_to and wanted.valid_to != last_day(known.valid):
        raise _other_days()
    given: dict[str, object] = {"kind": wanted.kind}
    given |= {"sector": wanted.sector} if wanted.sector else {}
    given |= {"parent_id": wanted.parent_id} if wanted.parent_id else {}
    different = {name: value for name, value in given.items() if getattr(known, name) != value}
    if different:
        bodies_service.change(session, actor, known.id, known.version, BodyChange.model_validate(different))
    before = known.version
    for alias in wanted.aliases:
        bodies_service.add_alias(session, actor, known.id, AliasCreate(name=alias))
    attempt.changes = [*different, *(["aliases"] if known.version != before else [])]
    attempt.status = RowStatus.changed if attempt.changes else RowStatus.unchanged


def _understood(session: Session, one: ListedBody, unit_of: Callable[[str, date], int], today: date) -> BodyCreate:
    kind = kind_of(one.kind)
    if kind is None:
        raise RowRefused(
            "kind-unknown", f"Không có loại cơ quan “{one.kind}”.", f"There is no kind of body “{one.kind}”."
        )
    try:
        first, last = day_of(one.valid_from), day_of(one.valid_to)
        unit_id = unit_of(one.unit_code, first or (last if last and last < today else today))
        return BodyCreate(
            unit_id=unit_id,
            kind=kind,
            name=one.name,
            aliases=list(one.aliases),
            sector=one.sector or None,
            parent_id=_parent(session, unit_id, one.parent),
            valid_from=first,
            valid_to=last,
            source=IMPORTED_SOURCE,
        )
    except ValueError as error:
        raise RowRefused(
            "row-unreadable",
            "Tên, ngành hoặc ngày không đọc được (ngày viết 01/3/2025).",
            "A name, sector or day cannot be read (days as 01/3/2025).",
        ) from error


def _parent(session: Session, unit_id: int, name: str) -> int | None:
    if not name:
        return None
    ids = session.scalars(_bearing(unit_id, name)).unique().all()
    if len(ids) != 1:
        raise RowRefused(
            "parent-unknown",
            f"Đơn vị không có đúng một cơ quan tên “{name}”.",
            f"The unit has not exactly one body named “{name}”.",
        )
    return ids[0].id


def _known(session: Session, wanted: BodyCreate) -> Body | None:
    """The body of the unit that bears the name officially at some time of those days."""
    valid = bodies_service.days(wanted.valid_from, wanted.valid_to)
    query = _bearing(wanted.unit_id, wanted.name)
    if wanted.valid_from or wanted.valid_to:
        query = query.where(Body.valid.overlaps(valid))
    return session.scalars(query.order_by(Body.id.desc())).first()


def _bearing(unit_id: int, name: str) -> Select[Body]:
    return (
        select(Body)
        .join(BodyName, BodyName.body_id == Body.id)
        .where(Body.unit_id == unit_id, Body.merged_into_id.is_(None))
        .where(BodyName.kind == NameKind.official, BodyName.folded == fold(name))
        .distinct()
    )


def _other_days() -> RowRefused:
    return RowRefused(
        "days-differ",
        "Cơ quan đã có với ngày khác; hãy sửa ngày ngay trên trang của cơ quan.",
        "The register has the body with other days; change them on the body's own page.",
    )


def _answer(tries: list[_Try], token: str | None, language: str) -> ImportPreview:
    counts = {status.value: sum(one.status is status for one in tries) for status in RowStatus}
    rows = [
        ImportRow(
            row=one.listed.row,
            status=one.status,
            unit_code=one.listed.unit_code,
            name=one.listed.name,
            body_id=one.body_id,
            changes=one.changes,
            code=one.problem.code if one.problem else None,
            detail=one.problem.detail.pick(language) if one.problem else None,
        )
        for one in tries
    ]
    return ImportPreview(**counts, rows=rows, token=token)
