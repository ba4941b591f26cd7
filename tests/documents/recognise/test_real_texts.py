"""What the notes on the field say of the two source texts without an annotation file."""

import pytest

from tests.documents.recognise.real_texts import needs_texts, text_of
from tienbo.documents.recognise import Recognition, recognise, to_seed

pytestmark = needs_texts


@pytest.fixture(scope="module")
def province() -> Recognition:
    return recognise(text_of("001"))


@pytest.fixture(scope="module")
def commune() -> Recognition:
    return recognise(text_of("003"))


class TestProvincialPlan:
    def test_five_targets_of_which_one_is_a_yes_with_a_condition(self, province: Recognition) -> None:
        printed = [(target.clause, target.values[0].comparator, target.values[0].value) for target in province.targets]

        assert [(clause, comparator, str(value)) for clause, comparator, value in printed] == [
            ("II.2.a", ">=", "30"),
            ("II.2.b", ">=", "35"),
            ("II.2.c", ">=", "25"),
            ("II.2.d", "=", "None"),
            ("II.2.đ", "=", "50"),
        ]
        assert province.targets[3].values[0].flag is True
        assert "từ 30% trở lên" in str(province.targets[3].condition)

    def test_every_target_keeps_the_period_of_the_plan(self, province: Recognition) -> None:
        assert {value.period for target in province.targets for value in target.values} == {"2016-2020"}

    def test_three_duties_of_which_one_is_dated(self, province: Recognition) -> None:
        duties = [(duty.to, duty.forward_to, len(duty.deadlines)) for duty in province.obligations]

        assert duties == [
            ("UBND tỉnh, Bộ Nội vụ", (), 0),
            (None, (), 0),
            ("Sở Nội vụ", ("UBND tỉnh", "Bộ Nội vụ"), 1),
        ]

    def test_two_agencies_of_one_heading_are_told_apart_by_their_bullets(self, province: Recognition) -> None:
        entries = [entry.agency for entry in province.responsibilities if entry.clause == "IV.4"]

        assert entries == ["Sở Thông tin và Truyền thông", "Đài Phát thanh - Truyền hình tỉnh, Báo Hà Tĩnh"]

    def test_findings(self, province: Recognition) -> None:
        kinds = {finding.kind for finding in province.findings}

        assert {"missing-header", "alias-noise", "no-tier-deadline", "undated-duty", "receiver-without-lead"} <= kinds


class TestCommunePlan:
    def test_a_blank_number_and_a_blank_day_stay_blank(self, commune: Recognition) -> None:
        document = commune.documents[0]

        assert document.number is None
        assert document.date is None
        assert document.number_printed == "/KH-UBND"
        assert document.place == "Đồng Tuyền"

    def test_codes_and_dates_are_no_targets(self, commune: Recognition) -> None:
        assert commune.targets == ()

    def test_numbering_survives_its_jump(self, commune: Recognition) -> None:
        fourth = commune.outline[3]

        assert [clause.anchor for clause in fourth.children] == ["IV.1", "IV.2", "IV.5", "IV.6", "IV.7"]
        assert [clause.anchor for clause in fourth.children[1].children] == ["IV.2.1", "IV.2.2", "IV.2.3", "IV.2.4"]

    def test_the_duties_with_their_days(self, commune: Recognition) -> None:
        duties = {duty["section"]: duty for duty in to_seed(commune)["reporting"]}

        assert duties["IV.1.-3"]["to"] == "Ủy ban nhân dân thành phố"
        assert duties["IV.1.-3"]["via"] == "Phòng Lao động - Thương binh và Xã hội"
        assert [(day["period"], day["day"], day["month"]) for day in duties["IV.1.-3"]["deadlines"]] == [
            ("half-year", 5, 6),
            ("year", 10, 11),
        ]
        assert duties["V"]["forward_to"] == ["cấp trên"]
        assert duties["V"]["from"] == ["Các cơ quan, đơn vị, thành phần có liên quan"]
        assert len(duties) == 5

    def test_the_input_falls_due_behind_the_output(self, commune: Recognition) -> None:
        late = [finding for finding in commune.findings if finding.kind == "deadline-order"]

        assert len(late) == 2
        assert "before 5/12" in late[1].text_en
        assert "before 10/11" in late[1].text_en

    def test_the_other_findings(self, commune: Recognition) -> None:
        kinds = {finding.kind for finding in commune.findings}

        assert kinds >= {
            "blank-number",
            "blank-date",
            "numbering-jump",
            "report-before-activity",
            "bypassed-level",
            "several-receivers",
            "wrong-level",
            "place-spelling",
            "period-clash",
            "typo",
            "split-paragraph",
            "signature-form",
            "early-deadline",
            "undated-duty",
        }
