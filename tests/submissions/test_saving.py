"""Two people in one form, categories, copies of last year, and figures entered for someone else."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import BEFORE, Country
from tests.builders.figures import Figures
from tests.builders.indicators import break_down
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tienbo.access.models import Role
from tienbo.submissions.models import State, ValueRevision
from tienbo.units.models import Level


def cell(figures: Figures, code: str, number: str | None, seen: int | None = None, category: int = 0) -> dict[str, Any]:
    said = {"indicator_id": figures.ids[code], "category_id": category, "number": number}
    return said | {"status": None if number is None else "reported"} | ({} if seen is None else {"seen": seen})


def save(caller: Caller, path: str, *cells: dict[str, Any], **options: Any) -> Any:
    return caller.patch(f"{path}/values", {"values": list(cells)}, **options)


@pytest.fixture
def path(figures: Figures, commune: Caller) -> str:
    return f"/submissions/{figures.open(commune, '18001', '2024')['id']}"


@pytest.fixture
def colleague(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.old("18001"), Role.officer, rehearsal=IN_2024))


class TestCells:
    def test_two_people_in_different_cells(
        self, figures: Figures, path: str, commune: Caller, colleague: Caller
    ) -> None:
        assert save(commune, path, cell(figures, "CB.F", "5", 0)).status_code == 200
        answer = save(colleague, path, cell(figures, "CU.ALL", "7", 0))
        assert answer.status_code == 200
        assert {value["number"]: value["version"] for value in answer.json()["values"]} == {"5": 2, "7": 3}

    def test_a_cell_that_changed_since_is_not_written_over(
        self, figures: Figures, path: str, commune: Caller, colleague: Caller
    ) -> None:
        save(commune, path, cell(figures, "CB.F", "5", 0))
        answer = save(colleague, path, cell(figures, "CU.ALL", "7", 0), cell(figures, "CB.F", "6", 0))
        assert (answer.status_code, answer.json()["code"]) == (412, "cells-changed")
        assert answer.headers["content-type"] == "application/problem+json"
        (conflict,) = answer.json()["conflicts"]
        theirs = conflict.pop("theirs")
        assert conflict == {
            "indicator_id": figures.ids["CB.F"],
            "category_id": 0,
            "mine": {"status": "reported", "number": "6"},
        }
        assert theirs.pop("revised_at")
        assert theirs == {"status": "reported", "number": "5", "version": 2, "user_name": "Người dùng thử"}
        assert [value["number"] for value in commune.get(path).json()["values"]] == ["5"]
        assert save(colleague, path, cell(figures, "CB.F", "6", 2)).status_code == 200

    def test_the_same_said_twice_is_no_conflict(
        self, figures: Figures, path: str, commune: Caller, colleague: Caller
    ) -> None:
        save(commune, path, cell(figures, "CB.F", "5", 0))
        again = save(colleague, path, cell(figures, "CB.F", "5.0", 0)).json()
        assert (again["version"], again["values"][0]["version"]) == (2, 2)

    def test_a_cleared_cell_conflicts_with_who_saw_it(
        self, figures: Figures, path: str, commune: Caller, colleague: Caller
    ) -> None:
        save(commune, path, cell(figures, "CB.F", "5", 0))
        save(commune, path, cell(figures, "CB.F", None, 2))
        conflict = save(colleague, path, cell(figures, "CB.F", "6", 2)).json()["conflicts"][0]
        assert (conflict["theirs"]["status"], conflict["theirs"]["version"]) == (None, 0)
        assert save(colleague, path, cell(figures, "CB.F", "6", 0)).status_code == 200

    def test_without_seen_on_every_value_the_submissions_version_counts(
        self, figures: Figures, path: str, commune: Caller
    ) -> None:
        mixed = (cell(figures, "CB.F", "5", 0), cell(figures, "CU.ALL", "7"))
        assert save(commune, path, *mixed).status_code == 428
        assert save(commune, path, *mixed, version=9).status_code == 412
        assert save(commune, path, *mixed, version=1).status_code == 200
        # An If-Match beside `seen` is held to as well.
        assert save(commune, path, cell(figures, "CB.F", "6", 2), version=1).status_code == 412

    def test_nothing_is_saved_once_it_is_handed_in(self, figures: Figures, commune: Caller) -> None:
        sent = figures.report("18002", "2024", State.submitted)
        reader = save(commune, f"/submissions/{sent.id}", cell(figures, "CB.F", "5", 0))
        assert reader.status_code == 404
        mine = figures.report("18001", "2024", State.submitted)
        answer = save(commune, f"/submissions/{mine.id}", cell(figures, "CB.F", "5", 0))
        assert (answer.status_code, answer.json()["code"]) == (409, "not-in-this-state")


class TestCategories:
    @pytest.fixture
    def sexes(self, figures: Figures) -> dict[str, int]:
        return break_down(figures.session, figures.ids["CU.ALL"], ["sex=female", "sex=male"], ["sex"])

    def test_are_asked_and_add_up(self, figures: Figures, sexes: dict[str, int], path: str, commune: Caller) -> None:
        women, men = sexes["sex=female"], sexes["sex=male"]
        cells = [
            cell(figures, "CU.ALL", "10", 0),
            cell(figures, "CU.ALL", "4", 0, women),
            cell(figures, "CU.ALL", "5", 0, men),
        ]
        found = save(commune, path, *cells).json()
        key = f"{figures.ids['CU.ALL']}:"
        asked = [cell["category_id"] for cell in found["cells"] if cell["indicator_id"] == figures.ids["CU.ALL"]]
        assert asked == [0, women, men]
        assert {"kind": "sum_of", "severity": "hard", "cell": f"{key}0", "explained": False} in found["findings"]
        assert figures.ids["CU.ALL"] not in found["missing"]
        mended = save(commune, path, cell(figures, "CU.ALL", "6", 2, men)).json()
        assert "sum_of" not in {finding["kind"] for finding in mended["findings"]}

    def test_of_another_indicator_are_not(
        self, figures: Figures, sexes: dict[str, int], path: str, commune: Caller
    ) -> None:
        answer = save(commune, path, cell(figures, "CB.F", "4", 0, sexes["sex=female"]))
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "not-asked")


class TestIdempotency:
    KEY = "01J9Z-commune-18001-0001"

    def test_sent_again_it_has_one_effect_and_one_answer(
        self, figures: Figures, path: str, commune: Caller, session: Session
    ) -> None:
        first = save(commune, path, cell(figures, "CB.F", "5", 0), key=self.KEY)
        again = save(commune, path, cell(figures, "CB.F", "5", 0), key=self.KEY)
        assert (again.status_code, again.json(), again.headers["etag"]) == (200, first.json(), first.headers["etag"])
        assert again.headers["idempotency-replayed"] == "true"
        assert len(session.scalars(select(ValueRevision.version)).all()) == 1

    def test_a_key_stands_for_one_request(self, figures: Figures, path: str, commune: Caller) -> None:
        save(commune, path, cell(figures, "CB.F", "5", 0), key=self.KEY)
        answer = save(commune, path, cell(figures, "CB.F", "6", 2), key=self.KEY)
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")

    def test_a_refusal_is_not_kept(self, figures: Figures, path: str, commune: Caller) -> None:
        bad = cell(figures, "CB.F", "6", 9)
        save(commune, path, cell(figures, "CB.F", "5", 0))
        assert save(commune, path, bad, key=self.KEY).status_code == 412
        assert save(commune, path, cell(figures, "CB.F", "6", 2), key=self.KEY).status_code == 200

    def test_anothers_key_is_another(self, figures: Figures, path: str, commune: Caller, colleague: Caller) -> None:
        save(commune, path, cell(figures, "CB.F", "5", 0), key=self.KEY)
        answer = save(colleague, path, cell(figures, "CB.F", "6", 2), key=self.KEY)
        assert answer.json()["values"][0]["number"] == "6"


class TestCopyLast:
    @pytest.fixture
    def last(self, figures: Figures) -> None:
        figures.ask("2023")
        figures.report("18001", "2023", CB_F=5, CU_ALL=7, HDX_ALL=None)

    def test_strangers(self, last: None, path: str, strangers: list[Caller], district: Caller) -> None:
        for stranger in strangers:
            assert stranger.post(f"{path}/copy-last", {}).status_code == 404
        assert district.post(f"{path}/copy-last", {}).status_code == 403

    def test_fills_what_is_unsaid_and_marks_it(self, last: None, figures: Figures, path: str, commune: Caller) -> None:
        save(commune, path, cell(figures, "CB.F", "6", 0))
        found = commune.post(f"{path}/copy-last", {}).json()
        ids = figures.ids
        said = {value["indicator_id"]: (value["number"], value["copied"]) for value in found["values"]}
        assert said == {ids["CB.F"]: ("6", False), ids["CU.ALL"]: ("7", True), ids["HDX.ALL"]: (None, True)}
        assert found["previous"]["period_code"] == "2023"

    def test_touched_it_is_ones_own(self, last: None, figures: Figures, path: str, commune: Caller) -> None:
        copied = commune.post(f"{path}/copy-last", {"cells": [f"{figures.ids['CU.ALL']}:0"]}).json()
        assert [value["copied"] for value in copied["values"]] == [True]
        found = save(commune, path, cell(figures, "CU.ALL", "7", 2)).json()
        assert [(value["number"], value["copied"], value["version"]) for value in found["values"]] == [("7", False, 3)]

    def test_nothing_to_copy_changes_nothing(self, path: str, commune: Caller) -> None:
        assert commune.post(f"{path}/copy-last", {}).json()["version"] == 1


class TestOnBehalf:
    REASON = "Xã mất mạng do bão, gửi báo cáo giấy có chữ ký"

    def test_only_the_reviewing_unit_and_with_a_reason(
        self, figures: Figures, path: str, commune: Caller, district: Caller, strangers: list[Caller], province: Caller
    ) -> None:
        wanted = {"values": [cell(figures, "CB.F", "5", 0)], "behalf_reason": self.REASON}
        for stranger in strangers:
            assert stranger.patch(f"{path}/values", wanted).status_code == 404
        assert commune.patch(f"{path}/values", wanted).status_code == 403
        assert district.patch(f"{path}/values", {**wanted, "behalf_reason": "  "}).status_code == 422
        assert district.patch(f"{path}/values", {"values": wanted["values"]}).status_code == 403
        assert "save_on_behalf" in district.get(path).json()["actions"]
        assert district.patch(f"{path}/values", wanted).status_code == 200

    def test_every_revision_names_it(
        self, country: Country, figures: Figures, path: str, commune: Caller, district: Caller, session: Session
    ) -> None:
        wanted = {"values": [cell(figures, "CB.F", "5", 0)], "behalf_reason": self.REASON}
        district.patch(f"{path}/values", wanted)
        revision = session.scalars(select(ValueRevision)).one()
        assert (revision.behalf_unit_id, revision.reason) == (country.old("436"), self.REASON)
        entry = commune.get(f"{path}/history").json()["items"][0]
        assert (entry["behalf"]["code"], entry["reason"]) == ("436", self.REASON)

    def test_from_beginning_to_handing_in(self, figures: Figures, district: Caller) -> None:
        body_id = figures.body("18002", BEFORE)
        wanted = {"form_id": figures.form.id, "period": "2024", "body_id": body_id}
        assert district.post("/submissions", wanted).status_code == 403
        opened = district.post("/submissions", {**wanted, "behalf_reason": self.REASON}).json()
        path = f"/submissions/{opened['id']}"
        values = {"values": figures.all_values(Level.commune), "behalf_reason": self.REASON}
        assert district.patch(f"{path}/values", values, version=1).status_code == 200
        assert district.post(f"{path}/submit", version=2).status_code == 403
        sent = district.post(f"{path}/submit", {"behalf_reason": self.REASON}, version=2)
        assert sent.json()["state"] == "submitted"
