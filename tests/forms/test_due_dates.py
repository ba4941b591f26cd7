from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.forms.calendar import UNBROKEN, WorkingDays, period_of, span
from tienbo.forms.due_dates import Days, DueRule, Entry, Fault, Finding, days_of, entry_on, findings
from tienbo.forms.models import Gate
from tienbo.units.models import Level

PLAIN = WorkingDays()
DAYS = st.dates(date(2016, 1, 1), date(2035, 1, 1))


def due(day: date, cut_off: date = date(2024, 1, 1)) -> Days:
    return Days(None, cut_off, day, None)


class TestRules:
    def test_working_days_after_the_cut_off(self) -> None:
        days = days_of(DueRule(2, 10, 5), span("2024"), PLAIN)
        assert days == Days(date(2024, 12, 4), date(2024, 12, 14), date(2024, 12, 17), date(2024, 12, 22))

    def test_a_day_of_the_year_before_the_period_ends(self) -> None:
        assert days_of(DueRule((12, 4), 0, None), span("2024"), PLAIN).due_on == date(2024, 12, 4)

    def test_a_day_of_the_year_after_the_year_turns(self) -> None:
        assert days_of(DueRule((1, 10), 0, None), span("2024"), PLAIN).due_on == date(2025, 1, 10)

    def test_29_february(self) -> None:
        assert days_of(DueRule((2, 29), 0, None), span("2025-M02"), PLAIN).due_on == date(2025, 2, 28)

    @given(day=DAYS, kind=st.sampled_from(UNBROKEN), count=st.integers(1, 30))
    def test_a_rule_in_working_days_is_never_due_on_a_day_off_nor_before_the_cut_off(
        self, day: date, kind: object, count: int
    ) -> None:
        days = days_of(DueRule(count, 0, 0), period_of(day, kind), PLAIN)  # type: ignore[arg-type] # sampled
        assert findings([(Level.commune, days)], PLAIN) == []


class TestChain:
    def test_the_fault_of_the_plan_of_2024(self) -> None:
        """The Đồng Tuyển plan: inputs by 05/12 (the last day is the 4th), its own report by 10/11."""
        commune, city = due(date(2024, 12, 4)), due(date(2024, 11, 8))
        assert Finding(Level.district, Fault.input_after_output) in findings(
            [(Level.commune, commune), (Level.district, city)], PLAIN
        )

    def test_the_same_day_is_too_late(self) -> None:
        chain = [(Level.commune, due(date(2024, 6, 5))), (Level.district, due(date(2024, 6, 5)))]
        assert findings(chain, PLAIN) == [Finding(Level.district, Fault.input_after_output)]

    @pytest.mark.parametrize(("last", "faults"), [(18, [Fault.little_time]), (19, [])])
    def test_two_working_days_between_levels(self, last: int, faults: list[Fault]) -> None:
        chain = [(Level.commune, due(date(2024, 12, 17))), (Level.province, due(date(2024, 12, last)))]
        assert [finding.fault for finding in findings(chain, PLAIN)] == faults

    def test_before_the_cut_off_and_on_a_sunday(self) -> None:
        days = due(date(2024, 12, 1), cut_off=date(2024, 12, 14))
        assert [finding.fault for finding in findings([(Level.commune, days)], PLAIN)] == [
            Fault.before_cut_off,
            Fault.day_off,
        ]

    def test_doors_that_contradict_the_due_date(self) -> None:
        days = Days(date(2024, 12, 20), date(2024, 12, 14), date(2024, 12, 18), date(2024, 12, 17))
        assert [finding.fault for finding in findings([(Level.commune, days)], PLAIN)] == [
            Fault.closes_before_due,
            Fault.opens_after_due,
        ]

    @given(dues=st.lists(DAYS, min_size=2, max_size=3))
    def test_an_input_due_on_or_after_its_output_is_always_found(self, dues: list[date]) -> None:
        chain = list(zip((Level.commune, Level.district, Level.province), map(due, dues), strict=False))
        late = [chain[place + 1][0] for place in range(len(dues) - 1) if dues[place] >= dues[place + 1]]
        assert [one.level for one in findings(chain, PLAIN) if one.fault is Fault.input_after_output] == late


class TestEntry:
    WINDOW = Days(date(2024, 12, 1), date(2024, 12, 14), date(2024, 12, 17), date(2024, 12, 20))

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2024, 11, 30), Entry.not_yet),
            (date(2024, 12, 1), Entry.open),
            (date(2024, 12, 20), Entry.open),
            (date(2024, 12, 21), Entry.over),
        ],
    )
    def test_opens_and_closes_by_its_days(self, day: date, expected: Entry) -> None:
        assert entry_on(day, self.WINDOW, None, None) is expected

    def test_an_extension_keeps_it_open_for_its_reporter(self) -> None:
        assert entry_on(date(2024, 12, 25), self.WINDOW, None, date(2024, 12, 25)) is Entry.open
        assert entry_on(date(2024, 12, 26), self.WINDOW, None, date(2024, 12, 25)) is Entry.over

    @given(day=DAYS, extended=st.none() | DAYS)
    def test_a_hand_goes_before_everything(self, day: date, extended: date | None) -> None:
        assert entry_on(day, self.WINDOW, Gate.open, extended) is Entry.open
        assert entry_on(day, self.WINDOW, Gate.closed, extended) is Entry.closed_by_hand

    @given(day=DAYS)
    def test_without_days_it_is_open(self, day: date) -> None:
        assert entry_on(day, due(day + timedelta(days=1)), None, None) is Entry.open
