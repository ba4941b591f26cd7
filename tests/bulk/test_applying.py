"""What a file does: reports, figures, revisions and events as if each had been entered in its form."""

from collections.abc import Callable
from decimal import Decimal

import httpx
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import Sender, csv_file
from tienbo.aggregates.models import AggregateMark
from tienbo.exchange.models import Event
from tienbo.submissions.entry_models import Explanation
from tienbo.submissions.models import State, Submission, Value, ValueRevision
from tienbo.units.models import Level

LEVEL = Level.commune


def events_of(session: Session) -> list[str]:
    query = select(Event.kind).where(Event.subject_kind == "submission").order_by(Event.id)
    return list(session.scalars(query))


class TestApply:
    def test_a_new_report_is_begun_and_saved(self, commune: Sender, session: Session) -> None:
        rows = commune.whole()
        said = commune.apply(rows)
        assert said["problems"] == []
        assert (said["state"], said["rows"], said["accepted"], said["submissions"]) == ("done", len(rows), len(rows), 1)
        report = session.scalars(select(Submission)).one()
        assert (report.state, report.version, report.unit_id) == (State.draft, 2, commune.figures.country.old("18001"))
        values = session.scalars(select(Value)).all()
        assert {(value.submission_id, value.version, value.copied) for value in values} == {(report.id, 2, False)}
        assert len(values) == len(rows) == session.scalar(select(func.count()).select_from(ValueRevision))
        assert events_of(session) == ["submission.opened", "submission.saved"]

    def test_what_stands_already_makes_no_version(self, commune: Sender, session: Session) -> None:
        rows = commune.whole()
        commune.apply(rows)
        said = commune.apply(rows)
        assert (said["accepted"], said["unchanged"]) == (len(rows), len(rows))
        assert session.scalar(select(func.count()).select_from(ValueRevision)) == len(rows)
        assert session.scalars(select(Submission.version)).all() == [2]

    def test_only_what_differs_is_revised(self, commune: Sender, session: Session) -> None:
        commune.apply(commune.whole())
        first, second, *_ = (one.code for one in commune.figures.asked(LEVEL))
        rows = [commune.row(first, 11), commune.row(second, "", status="not_collected")]
        assert commune.apply(rows)["unchanged"] == 0
        revised = session.scalars(
            select(ValueRevision).where(ValueRevision.version == 3).order_by(ValueRevision.indicator_id)
        )
        assert [(row.number, row.status, row.user_id) for row in revised] == [
            (Decimal(11), "reported", commune.user_id),
            (None, "not_collected", commune.user_id),
        ]

    def test_a_ready_report_is_handed_in(self, commune: Sender, session: Session) -> None:
        said = commune.apply(commune.whole(), into="submitted")
        assert (said["problems"], said["submitted"]) == ([], 1)
        report = session.scalars(select(Submission)).one()
        assert (report.state, report.version) == (State.submitted, 3)
        assert report.handed_in_on is not None
        assert events_of(session) == ["submission.opened", "submission.saved", "submission.submitted"]

    def test_accepted_figures_reach_the_totals(
        self, commune: Sender, send_as: Callable[..., Sender], session: Session
    ) -> None:
        commune.apply(commune.whole(), into="submitted")
        report = session.scalars(select(Submission)).one()
        session.execute(AggregateMark.__table__.delete())  # type: ignore[attr-defined] # a table of ours
        district = send_as("436")
        answer = district.caller.post(f"/submissions/{report.id}/accept", version=report.version)
        assert answer.status_code == httpx.codes.OK, answer.text
        marks = session.scalars(select(AggregateMark.unit_id).where(AggregateMark.unit_id.is_not(None))).all()
        assert marks == [report.unit_id]

    def test_a_report_that_is_not_ready_is_not_handed_in(self, commune: Sender, session: Session) -> None:
        rows = commune.whole()
        said = commune.apply(rows[:-1], into="submitted")
        assert {problem["code"] for problem in said["problems"]} == {"asked"}
        assert (said["accepted"], session.scalars(select(Submission)).all()) == (0, [])

    def test_row_by_row_it_stays_a_draft(self, commune: Sender, session: Session) -> None:
        rows = commune.whole()
        said = commune.apply(rows[:-1], into="submitted", mode="per_row")
        assert (said["accepted"], said["submitted"]) == (len(rows) - 1, 0)
        assert session.scalars(select(Submission.state)).all() == [State.draft]

    def test_an_explained_figure_is_taken(self, commune: Sender, session: Session) -> None:
        figures = commune.figures
        code = next(one.code for one in figures.asked(LEVEL) if one.part_of_id is None)
        indicator = next(one for one in figures.asked(LEVEL) if one.code == code)
        indicator.plausible_max = Decimal(5)
        session.flush()
        rows = commune.whole()
        said = commune.apply(rows, into="submitted")
        assert "explain-range" in {problem["code"] for problem in said["problems"]}
        rows = [row | {"explanation": "Sáp nhập hai xã"} if row["indicator"] == code else row for row in rows]
        assert commune.apply(rows, into="submitted")["submitted"] == 1
        assert session.scalars(select(Explanation.text)).all() == ["Sáp nhập hai xã"]


class TestModes:
    def files(self, commune: Sender) -> list[dict[str, object]]:
        first, second, *_ = (one.code for one in commune.figures.asked(LEVEL))
        return [commune.row(first, 3), commune.row(second, "x"), commune.row("none such", 1)]

    def test_a_bad_row_holds_back_its_report(self, commune: Sender) -> None:
        said = commune.apply(self.files(commune))
        assert [said[name] for name in ("rows", "accepted", "refused", "held_back")] == [3, 0, 2, 1]

    def test_or_only_itself(self, commune: Sender) -> None:
        said = commune.apply(self.files(commune), mode="per_row")
        assert [said[name] for name in ("rows", "accepted", "refused", "held_back")] == [3, 1, 2, 0]

    def test_or_everything(self, commune: Sender, session: Session) -> None:
        said = commune.apply(self.files(commune), mode="all")
        assert [said[name] for name in ("rows", "accepted", "refused", "held_back")] == [3, 0, 2, 1]
        assert session.scalars(select(Submission)).all() == []

    def test_all_of_a_good_file_is_taken(self, commune: Sender) -> None:
        rows = commune.whole()
        assert commune.apply(rows, mode="all")["accepted"] == len(rows)


class TestPlan:
    def test_what_was_checked_is_taken_without_sending_it_again(self, commune: Sender, session: Session) -> None:
        checked = commune.validate(commune.whole())
        assert (checked["accepted"], session.scalars(select(Submission)).all()) == (len(commune.whole()), [])
        said = commune.done(commune.send("apply", b"", plan=checked["plan_token"]))
        assert said["accepted"] == checked["accepted"]

    def test_it_refuses_what_has_changed(self, commune: Sender, session: Session) -> None:
        checked = commune.validate(commune.whole())
        commune.apply(commune.whole()[:1])
        said = commune.send("apply", b"", plan=checked["plan_token"])
        if said.status_code == httpx.codes.ACCEPTED:
            failed = commune.done(said)
            assert (failed["state"], failed["failure"]["code"]) == ("failed", "plan-changed")
        else:
            assert (said.status_code, said.json()["code"]) == (409, "plan-changed")
        assert session.scalar(select(func.count()).select_from(Value)) == 1

    def test_it_refuses_another_file_or_way(self, commune: Sender, session: Session) -> None:
        token = commune.validate(commune.whole())["plan_token"]
        for body, into in ((csv_file(commune.whole()[:2]), "draft"), (csv_file(commune.whole()), "submitted")):
            said = commune.send("apply", body, plan=token, into=into)
            assert said.status_code == httpx.codes.CONFLICT or commune.done(said)["state"] == "failed"
        assert session.scalars(select(Submission)).all() == []

    def test_a_token_of_nobody_is_refused(self, commune: Sender) -> None:
        assert commune.send("apply", b"", plan="0" * 64).json()["code"] == "plan-changed"


class TestIdempotency:
    def test_the_same_key_repeats_the_first_answer(self, commune: Sender, session: Session) -> None:
        body = csv_file(commune.whole())
        first = commune.send("apply", body, key="key-00000001")
        commune.done(first)
        again = commune.send("apply", body, key="key-00000001")
        assert (again.json()["id"], again.headers["Idempotency-Replayed"]) == (first.json()["id"], "true")
        other = commune.send("apply", body + b"\n\n", key="key-00000001")
        assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
