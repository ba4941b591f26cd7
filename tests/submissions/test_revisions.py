"""Nothing is overwritten: whoever changes a value, what it said before stays and can be read with who made it."""

from decimal import Decimal

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo.submissions.models import SubmissionRevision, Value, ValueRevision

Said = tuple[int, Decimal | None, bool]


def revisions(session: Session) -> list[Said]:
    """Version, number, and whether it stands."""
    query = select(ValueRevision.version, ValueRevision.number, ValueRevision.former_id == 0)
    return [(version, number, stands) for version, number, stands in session.execute(query.order_by("version"))]


class TestWithoutTheApplication:
    """As an operator's statement would change figures, past every rule of the service."""

    def test_what_is_overwritten_stays(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5)
        session.execute(update(Value).values(number=6, version=2))
        assert revisions(session) == [(1, Decimal(5), False), (2, Decimal(6), True)]

    def test_even_in_the_same_version(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5)
        session.execute(update(Value).values(number=6))
        assert sorted(number for _, number, _ in revisions(session) if number) == [5, 6]

    def test_what_is_deleted_stays(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5, CU_ALL=7)
        session.execute(delete(Value).where(Value.number == 5))
        assert sorted(revisions(session)) == [(1, Decimal(5), False), (1, Decimal(7), True)]

    def test_what_changes_nothing_leaves_nothing(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5)
        session.execute(update(Value).values(number=Decimal("5.0")))
        assert revisions(session) == [(1, Decimal(5), True)]

    def test_an_upsert_keeps_what_it_replaces(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5)
        again = (
            "INSERT INTO value SELECT period_id, body_id, indicator_id, category_id, submission_id, unit_id, status,"
            " 9, 4 FROM value ON CONFLICT ON CONSTRAINT pk_value DO UPDATE SET number = excluded.number,"
            " version = excluded.version"
        )
        session.execute(text(again))
        assert revisions(session) == [(1, Decimal(5), False), (4, Decimal(9), True)]


class TestByTheForm:
    def test_a_saving_is_said_once_whatever_it_changed(
        self, figures: Figures, commune: Caller, session: Session
    ) -> None:
        opened = figures.open(commune, "18001", "2024")
        path = f"/submissions/{opened['id']}/values"
        said = [
            {"indicator_id": figures.ids[code], "category_id": 0, "status": "reported", "number": "5", "seen": 0}
            for code in ("CB.F", "CU.ALL")
        ]
        assert commune.patch(path, {"values": said}, version=1).status_code == 200
        made = session.scalars(select(SubmissionRevision)).one()
        assert (made.submission_id, made.version, made.client_id) == (opened["id"], 2, None)
        assert made.token_id
        assert revisions(session) == [(2, Decimal(5), True)] * 2

    def test_of_one_report_and_no_other(self, figures: Figures, session: Session) -> None:
        figures.report("18001", "2024", CB_F=5)
        second = figures.report("18002", "2024", CB_F=6)
        found = session.scalars(select(ValueRevision.number).where(ValueRevision.submission_id == second.id)).all()
        assert found == [Decimal(6)]
