"""Rows that their sender has no business to send, and files that are somebody else's."""

from collections.abc import Callable

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import CSV, Sender, csv_file
from tienbo.access.models import Role, RoleGrant, User
from tienbo.bulk.models import BulkLoad
from tienbo.forms.models import FormPeriod, Gate
from tienbo.submissions.models import State, Submission, ValueRevision
from tienbo.units.models import Level

SendAs = Callable[..., Sender]
LEVEL = Level.commune
NOTHING = (
    ("period", "2031", "period-unknown"),
    ("form", "none", "form-unknown"),
    ("indicator", "' OR 1=1 --", "indicator-unknown"),
    ("category", "sex=female", "category-unknown"),
    ("unit_code", "99999", "unit-unknown"),
)


class TestWho:
    def test_anonymous(self, bulk_client: TestClient) -> None:
        for step in ("validate", "apply"):
            answer = bulk_client.post(f"/api/v1/bulk/{step}", content=b"x", headers=CSV)
            assert answer.status_code == httpx.codes.UNAUTHORIZED

    def test_without_the_permission(self, send_as: SendAs) -> None:
        auditor = send_as("18001", Role.auditor)
        assert auditor.send("apply", csv_file(auditor.whole())).status_code == httpx.codes.FORBIDDEN

    def test_who_enters_does_not_hand_in(self, send_as: SendAs) -> None:
        officer = send_as("18001", Role.officer)
        answer = officer.send("apply", csv_file(officer.whole()), into="submitted")
        assert answer.status_code == httpx.codes.FORBIDDEN
        assert officer.apply(officer.whole())["accepted"] == len(officer.whole())

    def test_who_was_disabled_meanwhile_has_nothing_taken(self, commune: Sender, session: Session) -> None:
        answer = commune.send("apply", csv_file(commune.whole()))
        if answer.status_code == httpx.codes.OK:
            return
        session.get_one(User, commune.user_id).active = False
        session.flush()
        commune.work()
        load = session.scalars(select(BulkLoad).execution_options(populate_existing=True)).one()
        assert (load.state, load.failure) == ("failed", "authority-ended")
        assert session.scalars(select(Submission)).all() == []

    def test_who_lost_the_role_meanwhile_has_nothing_taken(self, commune: Sender, session: Session) -> None:
        answer = commune.send("apply", csv_file(commune.whole()))
        if answer.status_code == httpx.codes.OK:
            return
        session.execute(RoleGrant.__table__.delete().where(RoleGrant.user_id == commune.user_id))  # type: ignore[attr-defined] # a table of ours
        commune.work()
        assert session.scalars(select(Submission)).all() == []


class TestWhose:
    def test_another_units_rows_are_unknown(self, send_as: SendAs) -> None:
        """To a sibling, another district and another province."""
        for code, problem in (("18002", "unit-unknown"), ("437", "unit-unknown"), ("15", "form-unknown")):
            stranger = send_as(code)
            row = stranger.row(stranger.figures.asked(LEVEL)[0].code, 1)
            assert stranger.codes(row) == [problem], code

    def test_a_superior_without_a_reason_enters_nothing(self, send_as: SendAs) -> None:
        district = send_as("436")
        assert district.codes(district.row(district.figures.asked(LEVEL)[0].code, 1)) == ["not-yours"]

    def test_with_a_reason_it_is_kept_with_every_figure(self, send_as: SendAs, session: Session) -> None:
        district = send_as("436")
        said = district.apply(district.whole(), behalf_reason="Xã mất mạng")
        assert said["accepted"] == len(district.whole())
        kept = session.execute(select(ValueRevision.behalf_unit_id, ValueRevision.reason).distinct()).all()
        assert kept == [(district.figures.country.old("436"), "Xã mất mạng")]

    def test_who_does_not_review_has_no_reason_to(self, send_as: SendAs) -> None:
        province = send_as("42")
        row = province.row(province.figures.asked(LEVEL)[0].code, 1)
        assert province.codes(row, behalf_reason="Vì tỉnh muốn") == ["not-yours"]

    def test_a_body_of_another_unit(self, commune: Sender) -> None:
        country = commune.figures.country
        other = country.committee(country.old("18002"))
        row = commune.row(commune.figures.asked(LEVEL)[0].code, 1)
        assert commune.codes(row | {"body": str(other)}) == ["body-unknown"]
        mine = country.committee(country.old("18001"))
        assert commune.apply([row | {"body": str(mine)}])["accepted"] == 1

    def test_codes_of_nothing(self, commune: Sender) -> None:
        row = commune.row(commune.figures.asked(LEVEL)[0].code, 1)
        assert commune.codes(*(row | {column: text} for column, text, _ in NOTHING)) == [code for *_, code in NOTHING]

    def test_the_reports_of_a_file_are_its_senders(self, send_as: SendAs) -> None:
        commune, other = send_as("18001"), send_as("18002")
        sent = commune.apply(commune.whole())
        other.apply(other.whole("18002"))
        path = f"/bulk/{sent['id']}/submissions"
        assert other.caller.get(path).status_code == httpx.codes.NOT_FOUND
        (report,) = commune.caller.get(path).json()["items"]
        assert (report["unit"]["code"], report["period"], report["state"]) == ("18001", "2024", "draft")
        # Sent again it changes nothing.
        again = commune.apply(commune.whole())
        assert commune.caller.get(f"/bulk/{again['id']}/submissions").json()["items"] == []


class TestWhen:
    @pytest.mark.parametrize("state", [State.submitted, State.accepted])
    def test_a_report_out_of_hand(self, commune: Sender, state: State) -> None:
        commune.figures.report("18001", "2024", state)
        assert set(commune.codes(*commune.whole())) == {"not-in-this-state"}

    def test_a_closed_period(self, commune: Sender, session: Session) -> None:
        for row in session.scalars(select(FormPeriod)):
            row.gate, row.gate_reason = Gate.closed, "thử nghiệm"
        session.flush()
        assert set(commune.codes(*commune.whole())) == {"closed-by-hand"}

    def test_what_was_returned_is_mended_whatever_the_doors_say(self, commune: Sender, session: Session) -> None:
        commune.figures.report("18001", "2024", State.returned)
        for row in session.scalars(select(FormPeriod)):
            row.gate, row.gate_reason = Gate.closed, "thử nghiệm"
        session.flush()
        assert commune.apply(commune.whole())["accepted"] == len(commune.whole())

    def test_a_code_of_another_time_names_the_successor(self, send_as: SendAs, session: Session) -> None:
        commune = send_as("18001")
        user = session.get_one(User, commune.user_id)
        user.rehearsal_date = None
        session.flush()
        country = commune.figures.country
        body = country.committee(country.unit("18001"))
        for role in (Role.officer, Role.leader):
            session.add(RoleGrant(user_id=user.id, body_id=body, unit_id=country.unit("18001"), role=role))
        session.flush()
        code = commune.figures.asked(LEVEL)[0].code
        said = commune.apply([commune.row(code, 1, "18002", period="2026")])
        problem = said["problems"][0]
        assert (problem["code"], problem["suggestion"]) == ("unit-of-other-time", "18001 Xã An Bình")
        # The same code is another unit in another period.
        assert commune.apply([commune.row(code, 1, "18001", period="2026")])["accepted"] == 1
        units = session.scalars(select(Submission.unit_id)).all()
        assert units == [country.unit("18001")]


class TestSomeoneElsesFile:
    def test_it_is_not_there(self, commune: Sender, send_as: SendAs) -> None:
        said = commune.apply([commune.row("none", 1)])
        stranger = send_as("18001")
        for method, suffix in (("GET", ""), ("GET", "/refused"), ("POST", "/cancel"), ("POST", "/resume")):
            answer = stranger.caller.request(method, f"/bulk/{said['id']}{suffix}")
            assert answer.status_code == httpx.codes.NOT_FOUND, suffix
        assert stranger.caller.get("/bulk").json()["items"] == []
        assert [item["id"] for item in commune.caller.get("/bulk").json()["items"]] == [said["id"]]

    def test_nor_is_its_plan(self, commune: Sender, send_as: SendAs) -> None:
        token = commune.validate(commune.whole())["plan_token"]
        answer = send_as("18001").send("apply", b"", plan=token)
        assert (answer.status_code, answer.json()["code"]) == (409, "plan-changed")
