"""Editions as callers make them through the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo import clock
from tienbo.editions.consolidating import Wanted, consolidate
from tienbo.editions.content import Adjustment, canonical, digest
from tienbo.editions.models import Edition, EditionContent, EditionState, FigureBasis
from tienbo.editions.reading import NO_REPORT
from tienbo.forms.models import Form, Period
from tienbo.indicators.category_models import TOTAL
from tienbo.units.models import UnitVersion

WITHOUT_IT = "Đơn vị chưa gửi, tổng hợp trước"
REASON = "Bổ sung số liệu của cơ quan cấp tỉnh"


@dataclass
class Consolidator:
    """One caller's way with the editions of one unit."""

    caller: Caller
    figures: Figures
    unit_id: int
    period: str

    def open(self, basis: str = "live") -> dict[str, Any]:
        wanted = {"form_id": self.figures.form.id, "period": self.period, "unit_id": self.unit_id, "basis": basis}
        answer = self.caller.post("/editions", wanted)
        assert answer.status_code in {200, 201}, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def read(self, edition_id: int) -> dict[str, Any]:
        answer = self.caller.get(f"/editions/{edition_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def save(self, edition: dict[str, Any], **said: Any) -> dict[str, Any]:
        return self._done(self.caller.patch(f"/editions/{edition['id']}", said, version=edition["version"]))

    def waive(self, edition: dict[str, Any]) -> dict[str, Any]:
        """A reason for everyone who is missing."""
        missing = [one["body"]["id"] for one in edition["content"]["reporters"] if not one["counted"]]
        return self.save(edition, waivers=[{"body_id": body_id, "reason": WITHOUT_IT} for body_id in missing])

    def adjust(self, edition: dict[str, Any], amount: str, code: str = "CB.F") -> dict[str, Any]:
        one = {"indicator_id": self.figures.ids[code], "category_id": 0, "amount": amount, "reason": REASON}
        return self.save(edition, adjustments=[one])

    def freeze(self, edition: dict[str, Any]) -> dict[str, Any]:
        return self.move(edition, "freeze", {"seen": edition["digest"]})

    def frozen(self, basis: str = "live") -> dict[str, Any]:
        """The next edition, frozen with whoever is missing waived."""
        return self.freeze(self.waive(self.open(basis)))

    def submitted(self, basis: str = "live") -> dict[str, Any]:
        return self.move(self.frozen(basis), "submit")

    def move(self, edition: dict[str, Any], name: str, body: Any = None) -> dict[str, Any]:
        return self._done(self.caller.post(f"/editions/{edition['id']}/{name}", body, version=edition["version"]))

    @staticmethod
    def _done(answer: Any) -> dict[str, Any]:
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def line(edition: dict[str, Any], indicator_id: int, category_id: int = 0) -> dict[str, Any]:
    """The line of one indicator."""
    lines = edition["content"]["lines"]
    found: dict[str, Any] = next(
        one for one in lines if (one["indicator_id"], one["category_id"]) == (indicator_id, category_id)
    )
    return found


def keep(figures: Figures, unit_id: int, period_code: str) -> int:
    """Put a frozen edition into the database as if its unit had made it; its id."""
    return put(figures.session, figures.form, figures.periods[period_code], unit_id).id


def put(
    session: Session,
    form: Form,
    period: Period,
    unit_id: int,
    number: int = 1,
    state: EditionState = EditionState.frozen,
    adjusted: Mapping[int, int] | None = None,
) -> Edition:
    """An edition of the unit as its figures stand, with what it adds by indicator, as if it had come that far."""
    unit = session.execute(
        select(UnitVersion).where(UnitVersion.unit_id == unit_id, UnitVersion.valid.contains(period.data_to))
    ).scalar_one()
    adjustments = [
        Adjustment(indicator_id=indicator_id, category_id=TOTAL, amount=Decimal(amount), reason=REASON)
        for indicator_id, amount in (adjusted or {}).items()
    ]
    wanted = Wanted(form, period, unit, number, FigureBasis.live, adjustments, {}, NO_REPORT)
    content = canonical(consolidate(session, wanted))
    edition = Edition(
        form_id=form.id,
        period_id=period.id,
        unit_id=unit_id,
        tree_on=period.data_to,
        number=number,
        basis=FigureBasis.live,
        state=state,
        version=1,
        demo=False,
        adjustments=[],
        waivers=[],
        report=NO_REPORT.model_dump(mode="json"),
        sha256=digest(content),
        frozen_at=clock.now(),
        decided_at=clock.now() if state in {EditionState.accepted, EditionState.returned} else None,
    )
    session.add(edition)
    session.flush()
    session.add(EditionContent(edition_id=edition.id, unit_id=unit_id, period_id=period.id, content=content))
    session.flush()
    return edition
