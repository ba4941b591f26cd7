"""One report of which two people write the same few cells at the same moments, all of it committed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from threading import Barrier

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import build_country
from tests.builders.figures import build_figures
from tests.builders.people import user_at
from tests.builders.writers import Writer, unseen_losses, writer_at
from tests.conftest import AppSession
from tienbo.submissions.models import FormerValue, State, Submission, SubmissionRevision, Value
from tienbo.units.models import Level

CELLS = 4
SEED = 20241216
IN_2024 = date(2024, 12, 16)


@dataclass
class SharedForm:
    """A commune's draft of 2024, four of its cells, and two officers there."""

    engine: Engine
    submission_id: int
    cells: list[int]
    users: tuple[int, int]

    def run(self, rounds: int) -> tuple[list[str], list[Writer]]:
        """Begin with an empty form and let both write; what was lost unseen, and the writers.

        The edits are the same every time; only the order of the threads is chance.
        """
        writers = self._writers()
        random = Random(SEED)
        with ThreadPoolExecutor(len(writers)) as pool:
            for _ in range(rounds):
                _round(pool, writers, self.cells, random)
        with Session(self.engine) as session:
            written = [one for writer in writers for one in writer.written]
            return unseen_losses(session, self.submission_id, written), writers

    def _writers(self) -> list[Writer]:
        with Session(self.engine) as session, session.begin():
            # The values first: a trigger keeps those that go.
            for table in (Value, FormerValue, SubmissionRevision):
                session.execute(delete(table).where(table.submission_id == self.submission_id))
            submission = session.get_one(Submission, self.submission_id)
            at = submission.unit_id, submission.body_id
        sessions = sessionmaker(self.engine, class_=AppSession, expire_on_commit=False)
        return [
            Writer(sessions, writer_at(*at, user_id, IN_2024), self.submission_id, Random(user_id))
            for user_id in self.users
        ]


def share_form(engine: Engine) -> SharedForm:
    with Session(engine, expire_on_commit=False) as session, session.begin():
        country = build_country(session)
        figures = build_figures(country)
        submission = figures.report("18001", "2024", State.draft)
        cells = [indicator.id for indicator in figures.asked(Level.commune)][:CELLS]
        first, second = (user_at(country, country.old("18001"), rehearsal=IN_2024).id for _ in range(2))
        return SharedForm(engine, submission.id, cells, (first, second))


def _round(pool: ThreadPoolExecutor, writers: list[Writer], cells: list[int], random: Random) -> None:
    """Each looks, or goes on with what they saw before; then both write at the same moment."""
    start = Barrier(len(writers))

    def act(writer: Writer, numbers: dict[int, Decimal | None]) -> None:
        start.wait()
        writer.write(numbers)

    plans = []
    for writer in writers:
        if random.random() < 0.5:
            writer.look()
        chosen = random.sample(cells, random.randint(1, 2))
        plans.append({key: Decimal(random.randint(0, 99)) if random.random() < 0.9 else None for key in chosen})
    for done in [pool.submit(act, *one) for one in zip(writers, plans, strict=True)]:
        done.result()
