"""Findings on short plans: each fault is found, its sound twin is not, and both languages say what was found."""

import re
from pathlib import Path

import pytest

from tests.documents.recognise.faults import CHAIN, HEAD, TWINS, WHOLE, table
from tienbo.documents.recognise import findings, recognise
from tienbo.documents.recognise.findings import days
from tienbo.documents.recognise.results import Deadline, Finding

TEXTS = [(kind, HEAD + faulty) for kind, faulty, _ in TWINS] + WHOLE
IDS = [f"{kind}-{place}" for place, (kind, _) in enumerate(TEXTS)]
VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
MADE = re.compile(r'(?:Finding|_finding|add)\(\s*"([a-z-]+)"')


def _kinds(text: str) -> set[str]:
    return {finding.kind for finding in recognise(text).findings}


def _found(kind: str, text: str) -> Finding:
    return next(finding for finding in recognise(text).findings if finding.kind == kind)


@pytest.mark.parametrize(("kind", "faulty", "sound"), TWINS, ids=[f"{twin[0]}-{n}" for n, twin in enumerate(TWINS)])
def test_a_fault_and_its_sound_twin(kind: str, faulty: str, sound: str) -> None:
    assert kind in _kinds(HEAD + faulty)
    assert kind not in _kinds(HEAD + sound)


class TestSentences:
    def test_there_is_a_text_for_every_kind_that_the_checks_make(self) -> None:
        folder = Path(findings.__file__).parent
        made = {kind for file in folder.glob("*.py") for kind in MADE.findall(file.read_text(encoding="utf-8"))}

        assert len(made) > len(TEXTS) / 2
        assert made == {kind for kind, _ in TEXTS}

    @pytest.mark.parametrize(("kind", "text"), TEXTS, ids=IDS)
    def test_every_kind_is_said_in_both_languages(self, kind: str, text: str) -> None:
        for finding in (_found(kind, text), *recognise(text).findings):
            # Words of the text stand in quotation marks or as names; the sentence around them is in its language.
            assert VIETNAMESE.search(re.sub("“[^”]*”", "", finding.text_vi)), finding
            assert finding.text_en != finding.text_vi
            for sentence in (finding.text_vi, finding.text_en):
                assert sentence.endswith((".", "…"))
                assert "None" not in sentence

    def test_a_sentence_names_the_words_and_the_days_in_both(self) -> None:
        late = _found("deadline-order", HEAD + CHAIN.format(output="10/11", given="05/02"))
        assert late.text_vi.startswith("Báo cáo gửi Sở Nội vụ có thời hạn trước ngày 05/02")
        assert "trước ngày 10/11" in late.text_vi
        assert "before 5/2" in late.text_en

        wrong = _found("wrong-date", dict(TEXTS)["wrong-date"])
        assert wrong.text_vi == "Văn bản 1790/QĐ-TTg ban hành ngày 23/10/2021, không phải ngày 13/10/2021."
        assert wrong.text_en == "1790/QĐ-TTg is dated 2021-10-23, not 2021-10-13."

    @pytest.mark.parametrize(
        ("deadline", "vi", "en"),
        [
            (Deadline("year", 5, 12, "before"), "trước ngày 05/12", "before 5/12"),
            (Deadline("year", 5, 2, "by"), "chậm nhất ngày 05/02", "by 5/2"),
            (Deadline("month", 15, None, "on"), "vào ngày 15 hằng tháng", "on day 15 of the month"),
            (Deadline("year", None, 6, "by"), "chậm nhất tháng 6", "by month 6"),
            (Deadline("year", None, None, "by"), "chậm nhất ngày không ghi rõ", "by an unnamed day"),
        ],
    )
    def test_days_are_written_as_each_language_writes_them(self, deadline: Deadline, vi: str, en: str) -> None:
        assert days.due_vi(deadline) == vi
        assert days.due_en(deadline) == en

    def test_a_note_of_reading_is_said_in_both(self) -> None:
        (note,) = recognise("Sở\u00a0Nội\u00a0vụ").notes

        assert (note.text_vi, note.text_en) == ("Có 2 dấu cách không ngắt dòng.", "2 no-break spaces.")


class TestMatrix:
    def test_a_sound_row(self) -> None:
        found = _kinds(HEAD + table(["1", "Hội thi", "Sở Nội vụ", "Sở Y tế", "Hội thi", "Quý I"]))

        assert not found & {"no-lead", "two-leads", "no-product", "undated-task", "no-deadline-column"}

    def test_faulty_rows(self) -> None:
        rows = [
            ["1", "Hội thi", "", "Sở Y tế", "Hội thi", "Quý I"],
            ["2", "Tập huấn", "Sở Nội vụ; Sở Y tế", "", "", ""],
            ["3", "Tọa đàm", "Sở Y tế", "Sở Y tế; Sở Nội vụ", "Tọa đàm", "Quý I"],
        ]

        found = _kinds(HEAD + table(*rows))

        assert {"no-lead", "two-leads", "no-product", "undated-task", "lead-and-coordinating"} <= found
