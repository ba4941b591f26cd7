"""Two writers in one form, for real: threads, transactions on connections of their own, and commits.

`benchmarks/two_writers.py` does the same a thousand times.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.databases import own_database
from tests.builders.shared_form import SharedForm, share_form
from tienbo.submissions import conflicts
from tienbo.submissions.models import Submission, ValueRevision

ROUNDS = 150


@pytest.fixture(scope="module")
def form(server: str) -> Iterator[SharedForm]:
    with own_database(server) as engine:
        yield share_form(engine)


def test_no_value_is_lost_without_a_decision(form: SharedForm) -> None:
    lost, writers = form.run(ROUNDS)
    assert lost == []
    # It would hold of people who never met.
    assert all(writer.kept_mine > 10 and writer.kept_theirs > 10 for writer in writers)
    with Session(form.engine) as session:
        version = session.get_one(Submission, form.submission_id).version
        made = session.scalar(select(func.count(ValueRevision.version.distinct())))
    assert made is not None
    assert version > made > ROUNDS


def test_the_control_loses_values_where_nobody_asks_what_was_seen(
    form: SharedForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicts, "changed_since", lambda mine, theirs: False)
    lost, _ = form.run(40)
    assert lost != []
