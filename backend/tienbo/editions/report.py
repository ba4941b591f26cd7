"""The words of a unit's report: with what they begin, and what a signatory may not be."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.editions.content import Report, Section
from tienbo.editions.models import Edition
from tienbo.editions.schemas import SignatoryWrite
from tienbo.editions.signing import CHAIR, IN_PLACE
from tienbo.problems import FieldError, Text
from tienbo.submissions.queries import unit_on
from tienbo.units import duty
from tienbo.units.refs import UnitRef

TITLES: Final = ("Tình hình, kết quả thực hiện", "Khó khăn, vướng mắc và nguyên nhân", "Kiến nghị, đề xuất")
SYMBOL: Final = "BC-UBND"
NO_POSITION: Final = Text(
    "Ký thay, ký thừa lệnh, thừa ủy quyền thì phải nêu chức vụ của người ký.",
    "Whoever signs in another's place is named with a position of their own.",
)
BACKWARDS: Final = Text("Ngày cuối đứng trước ngày đầu.", "The last day is before the first.")


def first_report(session: Session, actor: Actor, unit_id: int, on: date) -> dict[str, Any]:
    """What the unit's first report begins with, as it is kept; `on` is the day whose names it prints."""
    unit = unit_on(session, unit_id, on)
    superior = unit_on(session, duty.duty_of(session, unit_id, actor.today).superior_id, actor.today)
    above = [f"UBND {superior.name[0].lower()}{superior.name[1:]}"] if superior else []
    report = Report(
        sections=[Section(title=title, text="") for title in TITLES],
        recipients=[*above, "Lưu: VT"],
        issuer=issuer_of(unit) if unit else [],
        symbol=SYMBOL,
        place=place_of(unit) if unit else "",
        signatory=CHAIR,
    )
    return report.model_dump(mode="json")


def next_report(before: Edition) -> dict[str, Any]:
    """The words of the edition before, in today's shape."""
    return Report.model_validate(before.report).model_dump(mode="json")


def issuer_of(unit: UnitRef) -> list[str]:
    return ["Ủy ban nhân dân", unit.name]


def place_of(unit: UnitRef) -> str:
    """`Huyện Thạch Hà` issues at `Thạch Hà`."""
    kind = f"{unit.kind} "
    return unit.name[len(kind) :] if unit.name.lower().startswith(kind.lower()) else unit.name


def wrong_signatory(signatory: SignatoryWrite | None, at: str) -> Iterator[FieldError]:
    """What a signatory lacks or contradicts; pointers begin with `at`."""
    if signatory is None:
        return
    if signatory.authority in IN_PLACE and not signatory.position:
        yield FieldError(f"{at}/position", "missing", NO_POSITION)
    if signatory.valid_from and signatory.valid_to and signatory.valid_to < signatory.valid_from:
        yield FieldError(f"{at}/valid_to", "backwards", BACKWARDS)
