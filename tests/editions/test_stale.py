"""What changes under a frozen edition marks it and those above it, whoever changes it, with the differences."""

from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.editions import Consolidator, line
from tests.builders.figures import Figures
from tests.builders.people import user_at
from tests.editions.conftest import IN_2024, AsUser
from tienbo.exchange.models import Event
from tienbo.submissions.models import State, Submission


@pytest.fixture
def counted(figures: Figures) -> Submission:
    figures.report("18002", "2024", State.submitted, CB_F=50)
    figures.report("436", "2024", CB_F=99)
    return figures.report("18001", "2024", CB_F=1)


def women(stale: dict[str, Any], figures: Figures) -> list[tuple[str | None, str | None]]:
    cells = stale["differences"]["cells"]
    return [(one["old"], one["new"]) for one in cells if one["indicator_id"] == figures.ids["CB.F"]]


class TestStale:
    def test_nothing_changed(self, counted: Submission, district: Consolidator) -> None:
        edition = district.frozen()
        assert (edition["stale_since"], edition["stale"]) == (None, None)

    def test_reopened(
        self, counted: Submission, figures: Figures, district: Consolidator, province: Consolidator
    ) -> None:
        ours, above = district.frozen(), province.frozen()
        path = f"/submissions/{counted.id}/reopen"
        answer = district.caller.post(path, {"reason": "Xã báo nhầm"}, version=counted.version)
        assert answer.status_code == 200, answer.text
        for consolidator, edition in ((district, ours), (province, above)):
            found = consolidator.read(edition["id"])
            assert found["stale_since"] is not None
            assert found["version"] > edition["version"]
            assert women(found["stale"], figures) == [("100", "99")]
            (change,) = found["stale"]["differences"]["reporters"]
            assert (change["unit"]["code"], change["change"], change["submission_id"]) == (
                "18001",
                "removed",
                counted.id,
            )
            assert line(found, figures.ids["CB.F"])["result"]["number"] == "100"

    def test_accepted_late(self, counted: Submission, figures: Figures, district: Consolidator) -> None:
        edition = district.frozen()
        late = next(one for one in edition["content"]["reporters"] if one["unit"]["code"] == "18002")
        path = f"/submissions/{late['submission_id']}/accept"
        assert district.caller.post(path, version=late["version"]).status_code == 200
        found = district.read(edition["id"])
        assert women(found["stale"], figures) == [("100", "150")]
        assert [one["change"] for one in found["stale"]["differences"]["reporters"]] == ["added"]

    def test_corrected_by_whoever_may_not_write_above(
        self, counted: Submission, country: Country, figures: Figures, province: Consolidator, as_user: AsUser
    ) -> None:
        """The district's leader has no right to the province's edition, and the mark is made all the same."""
        edition = province.frozen()
        leader = as_user(user_at(country, country.old("436"), rehearsal=IN_2024))
        leader.post(f"/submissions/{counted.id}/reopen", {"reason": "Xã báo nhầm"}, version=counted.version)
        assert leader.get(f"/editions/{edition['id']}").status_code == 404
        assert province.read(edition["id"])["stale_since"] is not None

    def test_leaves_an_event_for_each(
        self, counted: Submission, district: Consolidator, province: Consolidator, session: Session
    ) -> None:
        editions = {str(one["id"]) for one in (district.frozen(), province.frozen())}
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        marked = session.scalars(select(Event).where(Event.kind == "edition.stale")).all()
        assert {(one.subject_kind, one.subject_id) for one in marked} == {("edition", held) for held in editions}

    def test_the_first_moment_stays(self, counted: Submission, district: Consolidator, session: Session) -> None:
        edition = district.frozen()
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        first = district.read(edition["id"])["stale_since"]
        session.execute(text("UPDATE submission SET state = 'accepted'"))
        assert district.read(edition["id"])["stale_since"] == first

    @pytest.mark.parametrize("elsewhere", ["18004", "437"])
    def test_another_branch_does_not_matter(
        self, counted: Submission, figures: Figures, district: Consolidator, elsewhere: str
    ) -> None:
        edition = district.frozen()
        figures.report(elsewhere, "2024", CB_F=3)
        assert district.read(edition["id"])["stale_since"] is None

    def test_what_was_never_accepted_does_not_matter(
        self, counted: Submission, figures: Figures, district: Consolidator
    ) -> None:
        edition = district.frozen()
        late = next(one for one in edition["content"]["reporters"] if one["unit"]["code"] == "18002")
        path = f"/submissions/{late['submission_id']}/return"
        assert district.caller.post(path, {"reason": "Thiếu"}, version=late["version"]).status_code == 200
        assert district.read(edition["id"])["stale_since"] is None

    def test_a_draft_is_never_stale(self, counted: Submission, district: Consolidator, session: Session) -> None:
        draft = district.open()
        session.execute(text("UPDATE submission SET state = 'accepted'"))
        assert district.read(draft["id"])["stale_since"] is None

    def test_what_a_later_one_replaced_is_left_alone(
        self, counted: Submission, district: Consolidator, province: Consolidator, session: Session
    ) -> None:
        first, second = (province.move(district.submitted(), "accept") for _ in range(2))
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        marked = [district.read(one["id"])["stale_since"] is not None for one in (first, second)]
        assert marked == [False, True]

    def test_the_superior_must_look_again(
        self, counted: Submission, district: Consolidator, province: Consolidator, session: Session
    ) -> None:
        seen = district.submitted()
        session.execute(text("UPDATE submission SET state = 'reopened'"))
        path = f"/editions/{seen['id']}/accept"
        assert province.caller.post(path, version=seen["version"]).status_code == 412
