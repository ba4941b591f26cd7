"""Editions as callers make them through the API."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo import clock
from tienbo.editions.consolidating import Wanted, consolidate
from tienbo.editions.content import canonical, digest
from tienbo.editions.models import Edition, EditionContent, EditionState, FigureBasis
from tienbo.editions.reading import NO_REPORT
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
    session, period = figures.session, figures.periods[period_code]
    unit = session.execute(
        select(UnitVersion).where(UnitVersion.unit_id == unit_id, UnitVersion.valid.contains(period.data_to))
    ).scalar_one()
    content = canonical(
        consolidate(session, Wanted(figures.form, period, unit, 1, FigureBasis.live, [], {}, NO_REPORT))
    )
    edition = Edition(
        form_id=figures.form.id,
        period_id=period.id,
        unit_id=unit_id,
        tree_on=period.data_to,
        number=1,
        basis=FigureBasis.live,
        state=EditionState.frozen,
        version=1,
        demo=False,
        adjustments=[],
        waivers=[],
        report=NO_REPORT.model_dump(mode="json"),
        sha256=digest(content),
        frozen_at=clock.now(),
    )
    session.add(edition)
    session.flush()
    session.add(EditionContent(edition_id=edition.id, unit_id=unit_id, period_id=period.id, content=content))
    session.flush()
    return edition.id
