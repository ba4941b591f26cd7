"""Around one figure: explanations, comments, history and files."""

from typing import Any

import pytest

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tests.submissions.test_saving import cell, save
from tienbo.access.models import Role
from tienbo.submissions.models import State
from tienbo.units.models import Level

REASON = "Xã sáp nhập thêm hai chi bộ từ tháng 3"


@pytest.fixture
def path(figures: Figures, commune: Caller) -> str:
    """A whole form with one jump: 40 cadres where there were 10 last year."""
    figures.ask("2023")
    figures.report("18001", "2023", CB_F=10)
    opened = figures.open(commune, "18001", "2024")
    values = {"values": figures.all_values(Level.commune, CB_F=40)}
    commune.patch(f"/submissions/{opened['id']}/values", values, version=1)
    return f"/submissions/{opened['id']}"


def explanation(figures: Figures, seen: int = 2, **over: Any) -> dict[str, Any]:
    return {"kind": "jump", "indicator_id": figures.ids["CB.F"], "seen": seen, "text": REASON} | over


class TestExplain:
    def test_strangers(
        self, figures: Figures, path: str, strangers: list[Caller], district: Caller, province: Caller
    ) -> None:
        for stranger in strangers:
            assert stranger.put(f"{path}/explanations", explanation(figures)).status_code == 404
        assert district.put(f"{path}/explanations", explanation(figures)).status_code == 403

    def test_an_unlikely_figure_is_handed_in_only_with_a_reason(
        self, figures: Figures, path: str, commune: Caller
    ) -> None:
        refused = commune.post(f"{path}/submit", version=2)
        (error,) = refused.json()["errors"]
        assert (refused.status_code, error["code"]) == (409, "explain-jump")
        assert error["pointer"] == f"/indicators/{figures.ids['CB.F']}"
        found = commune.put(f"{path}/explanations", explanation(figures)).json()
        key = f"{figures.ids['CB.F']}:0"
        assert found["findings"] == [{"kind": "jump", "severity": "soft", "cell": key, "explained": True}]
        assert [(one["text"], one["valid"]) for one in found["explanations"]] == [(REASON, True)]
        assert commune.post(f"{path}/submit", version=2).status_code == 200

    def test_holds_for_that_figure_only(self, figures: Figures, path: str, commune: Caller) -> None:
        commune.put(f"{path}/explanations", explanation(figures))
        changed = save(commune, path, cell(figures, "CB.F", "41", 2)).json()
        assert [one["explained"] for one in changed["findings"]] == [False]
        assert commune.post(f"{path}/submit", version=3).status_code == 409
        again = save(commune, path, cell(figures, "CB.F", "40", 3)).json()
        assert [one["explained"] for one in again["findings"]] == [True]

    def test_of_a_figure_that_someone_changed_meanwhile(self, figures: Figures, path: str, commune: Caller) -> None:
        save(commune, path, cell(figures, "CB.F", "41", 2))
        answer = commune.put(f"{path}/explanations", explanation(figures))
        assert (answer.status_code, answer.json()["code"]) == (412, "cells-changed")

    def test_where_there_is_nothing_to_explain(self, figures: Figures, path: str, commune: Caller) -> None:
        other = explanation(figures, indicator_id=figures.ids["CU.ALL"])
        assert commune.put(f"{path}/explanations", other).json()["code"] == "nothing-to-explain"
        hard = explanation(figures, kind="not_negative")
        assert commune.put(f"{path}/explanations", hard).json()["code"] == "nothing-to-explain"


class TestComments:
    def test_strangers(self, figures: Figures, path: str, strangers: list[Caller], province: Caller) -> None:
        at = f"{path}/cells/{figures.ids['CB.F']}/0/comments"
        for stranger in strangers:
            assert stranger.get(at).status_code == 404
            assert stranger.post(at, {"text": "?"}).status_code == 404
            assert stranger.post(f"{path}/comments/1/resolve").status_code == 404

    def test_said_counted_and_settled(self, figures: Figures, path: str, commune: Caller, district: Caller) -> None:
        at = f"{path}/cells/{figures.ids['CB.F']}/0/comments"
        said = district.post(at, {"text": "Vì sao tăng gấp bốn?"})
        assert said.status_code == 201
        asked = next(one for one in commune.get(path).json()["cells"] if one["indicator_id"] == figures.ids["CB.F"])
        assert (asked["comments"], asked["open_comments"]) == (1, 1)
        settled = commune.post(f"{path}/comments/{said.json()['items'][0]['id']}/resolve").json()["items"]
        assert settled[0]["resolved_at"]
        asked = next(one for one in commune.get(path).json()["cells"] if one["indicator_id"] == figures.ids["CB.F"])
        assert (asked["comments"], asked["open_comments"]) == (1, 0)

    def test_on_what_is_not_asked(self, figures: Figures, path: str, commune: Caller) -> None:
        at = f"{path}/cells/{figures.ids['HDH.ALL']}/0/comments"
        assert commune.post(at, {"text": "?"}).status_code == 404

    def test_of_another_submission(self, figures: Figures, path: str, commune: Caller, district: Caller) -> None:
        at = f"{path}/cells/{figures.ids['CB.F']}/0/comments"
        comment_id = commune.post(at, {"text": "?"}).json()["items"][0]["id"]
        other = figures.report("18002", "2024", State.submitted)
        assert district.post(f"/submissions/{other.id}/comments/{comment_id}/resolve").status_code == 404


class TestCellHistory:
    def test_strangers(self, figures: Figures, path: str, strangers: list[Caller]) -> None:
        for stranger in strangers:
            assert stranger.get(f"{path}/cells/{figures.ids['CB.F']}/0/history").status_code == 404

    def test_who_when_and_for_whom(self, figures: Figures, path: str, commune: Caller, district: Caller) -> None:
        wanted = {"values": [cell(figures, "CB.F", "12", 2)], "behalf_reason": "Theo báo cáo giấy"}
        district.patch(f"{path}/values", wanted)
        newest, oldest = commune.get(f"{path}/cells/{figures.ids['CB.F']}/0/history").json()["items"]
        assert (oldest["number"], oldest["version"], oldest["behalf"]) == ("40", 2, None)
        assert (newest["number"], newest["behalf"]["code"], newest["reason"]) == ("12", "436", "Theo báo cáo giấy")
        assert newest["token_id"]
        # Someone of the superior unit is outside the commune's scope, so it learns the unit and not the name.
        assert (oldest["user_name"], newest["user_name"]) == ("Người dùng thử", None)


class TestAttachments:
    def send(self, caller: Caller, path: str, content: bytes = b"%PDF-1.7 signed") -> Any:
        return caller.request("POST", f"{path}/attachments", files={"file": ("../bản ký.pdf", content)})

    def test_strangers(self, path: str, commune: Caller, strangers: list[Caller]) -> None:
        (kept,) = self.send(commune, path).json()
        for stranger in strangers:
            assert self.send(stranger, path).status_code == 404
            assert stranger.get(f"{path}/attachments/{kept['id']}/file").status_code == 404

    def test_comes_back_as_it_was_sent(self, path: str, commune: Caller, district: Caller) -> None:
        answer = self.send(commune, path)
        assert answer.status_code == 201
        assert [self.send(commune, path).json(), commune.get(path).json()["attachments"]] == [answer.json()] * 2
        file = district.get(f"{path}/attachments/{answer.json()[0]['id']}/file")
        assert file.content == b"%PDF-1.7 signed"
        assert file.headers["content-disposition"].startswith("attachment;")

    def test_withdrawn_it_stays_with_its_reason(
        self, path: str, commune: Caller, district: Caller, strangers: list[Caller], country: Country, as_user: AsUser
    ) -> None:
        (kept,) = self.send(commune, path).json()
        at, reason = f"{path}/attachments/{kept['id']}", {"reason": "Quét nhầm bản chưa ký"}
        for stranger in strangers:
            assert stranger.post(f"{at}/withdraw", reason).status_code == 404
        auditor = as_user(user_at(country, country.old("436"), Role.auditor, rehearsal=IN_2024))
        assert auditor.post(f"{at}/withdraw", reason).status_code == 403
        assert commune.post(f"{at}/withdraw", {"reason": " "}).status_code == 422
        (withdrawn,) = commune.post(f"{at}/withdraw", reason).json()
        assert (withdrawn["withdrawn_reason"], withdrawn["withdrawn_by"]) == (reason["reason"], "Người dùng thử")
        again = commune.post(f"{at}/withdraw", reason)
        assert (again.status_code, again.json()["code"]) == (409, "already-withdrawn")
        assert district.get(f"{at}/file").content == b"%PDF-1.7 signed"
        entry = district.get(f"{path}/history").json()["items"][0]
        said = (entry["kind"], entry["file"], entry["reason"])
        assert said == ("submission.attachment-withdrawn", "../bản ký.pdf", reason["reason"])

    def test_what_was_withdrawn_may_be_sent_again(self, path: str, commune: Caller) -> None:
        (kept,) = self.send(commune, path).json()
        commune.post(f"{path}/attachments/{kept['id']}/withdraw", {"reason": "Gửi nhầm"})
        files = self.send(commune, path).json()
        assert [file["withdrawn_at"] is None for file in files] == [False, True]

    def test_of_another_report_it_is_not_withdrawn(self, figures: Figures, path: str, commune: Caller) -> None:
        (kept,) = self.send(commune, path).json()
        figures.ask("2025")
        other = figures.report("18001", "2025", State.draft)
        answer = commune.post(f"/submissions/{other.id}/attachments/{kept['id']}/withdraw", {"reason": "Gửi nhầm"})
        assert answer.status_code == 404

    def test_an_empty_file_is_none(self, path: str, commune: Caller) -> None:
        assert self.send(commune, path, b"").json()["errors"][0]["code"] == "empty-file"

    def test_not_once_it_is_accepted(self, figures: Figures, commune: Caller) -> None:
        accepted = figures.report("18001", "2024", State.accepted)
        assert self.send(commune, f"/submissions/{accepted.id}").status_code == 409
