"""The official figure adds up the accepted editions of the level below, and the unit's own bodies."""

from typing import Any

import pytest

from tests.builders.editions import Consolidator, line
from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo.submissions.models import Submission


@pytest.fixture
def counted(figures: Figures) -> Submission:
    """The district of An Hòa has 100, of which 7 more by its own adjustment; the other district has 1,000."""
    figures.report("18002", "2024", CB_F=9)
    figures.report("436", "2024", CB_F=90)
    figures.report("437", "2024", CB_F=1000)
    return figures.report("18001", "2024", CB_F=1)


def accepted(district: Consolidator, province: Consolidator) -> dict[str, Any]:
    edition = district.freeze(district.waive(district.adjust(district.open(), "7")))
    return province.move(district.move(edition, "submit"), "accept")


def consolidation(caller: Caller, figures: Figures, unit_id: int, basis: str) -> dict[str, Any]:
    wanted = {"form_id": figures.form.id, "period": "2024", "unit_id": unit_id, "basis": basis}
    answer = caller.get("/consolidation", **wanted)
    assert answer.status_code == 200, answer.text
    return {"content": answer.json()}


class TestConsolidation:
    def test_strangers(self, figures: Figures, district: Consolidator, strangers: list[Caller]) -> None:
        wanted = {"form_id": figures.form.id, "period": "2024", "unit_id": district.unit_id, "basis": "official"}
        assert [caller.get("/consolidation", **wanted).status_code for caller in strangers] == [404, 404, 404]

    def test_before_anything_was_accepted(self, counted: Submission, figures: Figures, province: Consolidator) -> None:
        found = consolidation(province.caller, figures, province.unit_id, "official")
        women = line(found, figures.ids["CB.F"])
        assert (women["sum"]["number"], women["counted"]) == (None, 0)
        live = consolidation(province.caller, figures, province.unit_id, "live")
        assert line(live, figures.ids["CB.F"])["sum"]["number"] == "1100"
        assert women["expected"] == line(live, figures.ids["CB.F"])["expected"]

    def test_the_accepted_edition_counts_with_its_adjustment(
        self, counted: Submission, figures: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        edition = accepted(district, province)
        found = consolidation(province.caller, figures, province.unit_id, "official")
        women = line(found, figures.ids["CB.F"])
        assert (women["sum"]["number"], women["counted"]) == ("107", 3)
        through = {one["edition_id"] for one in found["content"]["reporters"] if one["counted"]}
        assert through == {edition["id"]}

    def test_a_unit_with_nobody_below_speaks_by_its_submissions(
        self, counted: Submission, figures: Figures, district: Consolidator
    ) -> None:
        found = consolidation(district.caller, figures, district.unit_id, "official")
        assert line(found, figures.ids["CB.F"])["sum"]["number"] == "100"

    def test_an_edition_below_that_is_replaced(
        self, counted: Submission, figures: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        accepted(district, province)
        above = province.frozen("official")
        assert province.read(above["id"])["stale_since"] is None
        reopened = f"/submissions/{counted.id}/reopen"
        district.caller.post(reopened, {"reason": "Xã báo nhầm"}, version=counted.version)
        stale = province.read(above["id"])
        assert stale["stale"]["differences"]["cells"] == []
        assert [(one["unit"]["id"], one["number"]) for one in stale["stale_below"]] == [(district.unit_id, 1)]
        second = district.move(district.freeze(district.waive(district.open())), "submit")
        province.move(second, "accept")
        cells = province.read(above["id"])["stale"]["differences"]["cells"]
        women = next(one for one in cells if one["indicator_id"] == figures.ids["CB.F"])
        assert (women["old"], women["new"]) == ("107", "106")

    def test_accepting_below_marks_what_is_above(
        self, counted: Submission, figures: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        official = province.frozen("official")
        assert official["content"]["counted"] == 0
        accepted(district, province)
        found = province.read(official["id"])
        assert found["stale_since"] is not None
        assert len([one for one in found["stale"]["differences"]["reporters"] if one["change"] == "added"]) == 3

    def test_what_adds_up_submissions_is_not_touched_by_editions(
        self, counted: Submission, district: Consolidator, province: Consolidator
    ) -> None:
        live = province.frozen("live")
        accepted(district, province)
        assert province.read(live["id"])["stale_since"] is None
