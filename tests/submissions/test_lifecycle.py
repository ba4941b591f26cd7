"""The life of a submission: whatever people do in whatever order, nothing is lost and no step is skipped."""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.submissions.conftest import IN_2024, AsUser
from tests.submissions.test_saving import cell
from tienbo.submissions.checks import Stated
from tienbo.submissions.conflicts import Mine, changed_since
from tienbo.submissions.lifecycle import MOVES, OPEN_STATES, Duties, allowed, states_of
from tienbo.submissions.models import State, Value, ValueRevision, ValueStatus
from tienbo.submissions.schemas import Action

duties = st.builds(Duties, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans())
STEPS = {
    (State.draft, State.submitted),
    (State.returned, State.submitted),
    (State.reopened, State.submitted),
    (State.submitted, State.accepted),
    (State.submitted, State.returned),
    (State.accepted, State.reopened),
}


@given(st.sampled_from(State), duties)
def test_nobody_without_a_duty_does_anything(state: State, held: Duties) -> None:
    actions = allowed(state, held)
    assert held.any or actions == []
    assert held.reviews or not {Action.accept, Action.return_, Action.reopen} & set(actions)
    assert held.submits or Action.submit not in actions
    assert all(state in states_of(action) for action in actions)


class Life(RuleBasedStateMachine):
    """A submission on which people with any duties do what they are allowed to."""

    @initialize()
    def begin(self) -> None:
        self.state = State.draft
        self.passed = [State.draft]

    @rule(held=duties, choice=st.randoms(use_true_random=False))
    def act(self, held: Duties, choice: Random) -> None:
        moves = [action for action in allowed(self.state, held) if action in MOVES]
        if moves:
            before, self.state = self.state, MOVES[choice.choice(moves)][1]
            self.passed.append(self.state)
            assert (before, self.state) in STEPS

    @invariant()
    def figures_change_only_while_it_is_open(self) -> None:
        everyone = Duties(enters=True, submits=True, reviews=True, enters_for=True, submits_for=True)
        assert (Action.save in allowed(self.state, everyone)) == (self.state in OPEN_STATES)

    @invariant()
    def nothing_is_accepted_that_was_not_handed_in(self) -> None:
        for before, after in zip(self.passed, self.passed[1:], strict=False):
            assert after is not State.accepted or before is State.submitted


Life.TestCase.settings = settings(max_examples=100, stateful_step_count=20)
TestLife = Life.TestCase


Step = tuple[int, int, bool]  # who, which cell, and whether they look at the form again first


@settings(max_examples=1000)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), st.booleans()), max_size=40))
def test_no_interleaving_writes_over_what_its_writer_had_not_seen(steps: list[Step]) -> None:
    form: dict[int, Value] = {}
    seen: list[dict[int, int]] = [{}, {}]
    for number, (who, at, looks) in enumerate(steps, 1):
        if looks:
            seen[who] = {key: value.version for key, value in form.items()}
        theirs = form.get(at)
        mine = Mine(f"{at}:0", Stated(ValueStatus.reported, Decimal(number)), seen[who].get(at, 0))
        assert changed_since(mine, theirs) == (mine.seen != (theirs.version if theirs else 0))
        if not changed_since(mine, theirs):
            form[at] = Value(status=ValueStatus.reported, number=Decimal(number), version=number)
            seen[who][at] = number


class TestTwoWriters:
    """Two people, each with an own picture of the form, write as they please."""

    CODES = ("CB.F", "CU.ALL", "HDX.ALL")

    @pytest.fixture
    def writers(self, country: Country, as_user: AsUser) -> list[Caller]:
        return [as_user(user_at(country, country.old("18001"), rehearsal=IN_2024)) for _ in range(2)]

    def test_no_value_is_lost_without_a_decision(
        self, figures: Figures, writers: list[Caller], session: Session
    ) -> None:
        """Every write is on record, and each went over exactly what its writer had seen."""
        random = Random(18001)
        path = f"/submissions/{figures.open(writers[0], '18001', '2024')['id']}/values"
        ids = {figures.ids[code]: code for code in self.CODES}
        seen: list[dict[str, int]] = [{}, {}]
        truth: dict[str, tuple[int, str]] = {}
        written: Counter[str] = Counter()
        outcomes: Counter[int] = Counter()
        for step in range(60):
            who, code = random.randrange(2), random.choice(self.CODES)
            number = str(step + 1)
            answer = writers[who].patch(path, {"values": [cell(figures, code, number, seen[who].get(code, 0))]})
            outcomes[answer.status_code] += 1
            current = truth.get(code, (0, ""))
            if answer.status_code == 200:
                assert seen[who].get(code, 0) == current[0]
                written[code] += 1
                truth[code] = (answer.json()["version"], number)
                # One's own answer shows what the other wrote elsewhere; a page may take it in or not.
                if random.random() < 0.5:
                    for value in answer.json()["values"]:
                        seen[who][ids[value["indicator_id"]]] = value["version"]
                seen[who][code] = truth[code][0]
            else:
                (conflict,) = answer.json()["conflicts"]
                assert (conflict["theirs"]["version"], conflict["theirs"]["number"]) == current
                # The writer decides, now that both values are before them.
                seen[who][code] = conflict["theirs"]["version"]
        assert outcomes[200] > 20
        assert outcomes[412] > 5
        kept = Counter(ids[row] for row in session.scalars(select(ValueRevision.indicator_id)))
        assert kept == written
