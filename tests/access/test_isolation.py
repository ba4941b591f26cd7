"""Every operation of the API against every caller and every unit, held against a table written by hand.

Three times: as the service runs; with the application's scope switched off, so that the database alone holds the
line; and with row security switched off, so that the application alone does.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import FunctionType
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, select, true
from sqlalchemy.orm import Session

from tests.builders.country import BEFORE, TODAY, Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, sign_in_as, user_at
from tienbo.access import scope
from tienbo.access.models import User
from tienbo.app import create_app
from tienbo.assignments.models import Matrix
from tienbo.indicators.models import Form, FormItem, FormPeriod
from tienbo.packs.matrix import load_matrix
from tienbo.settings import Settings
from tienbo.submissions.models import State, Submission
from tienbo.units.models import Level, Unit

IN_2024 = date(2024, 12, 16)

# Units as (code, still in being after the reform?) under the names used below.
OLD = {"436": "436", "437": "437", "old-18001": "18001", "old-18002": "18002", "old-18004": "18004", "080": "080"}
NOW = {name: name for name in ("42", "15", "18003", "18005", "42001", "02746")} | {"new-18001": "18001"}
HA_TINH = {"42", "436", "437", "old-18001", "old-18002", "old-18004", "18003", "18005", "new-18001"}
LAO_CAI = {"15", "080", "42001", "02746"}

# Whose data each caller reads: written by hand from the story of the small country.
READS = {
    "42": HA_TINH,
    "15": LAO_CAI,
    "18003": {"18003"},
    "18005": {"18005", "old-18004"},
    "new-18001": {"new-18001", "old-18001", "old-18002", "old-18004"},
    "42001": {"42001"},
    "436 in 2024": {"436", "old-18001", "old-18002"},
    "437 in 2024": {"437", "18003", "old-18004"},
    "old-18001 in 2024": {"old-18001"},
    "436": set(),  # a district of before the reform has no part in the tree of today
}
# Superiors, whose register entry, forms and issued documents are meant for them too.
ABOVE = {
    "18003": {"42"},
    "18005": {"42"},
    "new-18001": {"42"},
    "42001": {"15"},
    "436 in 2024": {"42"},
    "437 in 2024": {"42"},
    "old-18001 in 2024": {"42", "436"},
}
CALLERS = sorted(READS)


class Kind(Enum):
    """What an operation is about, and so who may reach it."""

    register = "the unit's entry in the register"
    issued = "something issued by the province"
    figures = "the unit's own figures"
    acting = "a change of the unit's figures"


@dataclass(frozen=True)
class World:
    """The country with figures in both provinces, and the requests that reach for them."""

    country: Country
    figures: dict[str, Figures]
    submissions: dict[str, int]
    matrix_id: int

    def unit(self, name: str) -> int:
        return self.country.unit(OLD[name], BEFORE) if name in OLD else self.country.unit(NOW[name], TODAY)

    def form(self, name: str) -> Form:
        return self.figures["42" if name in HA_TINH else "15"].form

    def period(self, name: str) -> str:
        return "2024" if name in OLD else "2026"


Request = Callable[[World, str, Caller], Any]
VALUES = {"values": [{"indicator_id": 1, "status": "reported", "number": "1"}]}


def get(path: Callable[[World, str], str], **params: Callable[[World, str], Any]) -> Request:
    return lambda world, name, caller: caller.get(path(world, name), **{k: v(world, name) for k, v in params.items()})


def post(move: str, body: Any = None) -> Request:
    return lambda world, name, caller: caller.post(f"/submissions/{world.submissions[name]}/{move}", body, version=99)


def submission(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/submissions/{world.submissions[name]}{suffix}"


OPERATIONS: dict[str, tuple[Kind, Request]] = {
    "getUnit": (Kind.register, get(lambda world, name: f"/units/{world.unit(name)}")),
    "getUnitLineage": (Kind.register, get(lambda world, name: f"/units/{world.unit(name)}/lineage")),
    "getForm": (Kind.issued, get(lambda world, name: f"/forms/{world.form(name).id}")),
    "getSubmission": (Kind.figures, get(submission())),
    "listSubmissionHistory": (Kind.figures, get(submission("/history"))),
    "getTotals": (
        Kind.figures,
        get(
            lambda *_: "/totals",
            form_id=lambda world, name: world.form(name).id,
            period=lambda world, name: world.period(name),
            unit_id=lambda world, name: world.unit(name),
        ),
    ),
    "saveValues": (
        Kind.acting,
        lambda world, name, caller: caller.patch(submission("/values")(world, name), VALUES, version=99),
    ),
    "submitSubmission": (Kind.acting, post("submit")),
    "acceptSubmission": (Kind.acting, post("accept")),
    "returnSubmission": (Kind.acting, post("return", {"reason": "thử nghiệm"})),
    "reopenSubmission": (Kind.acting, post("reopen", {"reason": "thử nghiệm"})),
}

# Lists: which answer's ids belong to which unit is looked up in what they return.
LISTS: dict[str, Callable[[World, Caller], set[int]]] = {
    "listUnits": lambda world, caller: {
        unit["id"]
        for day in ("2024-06-01", "2026-03-02")
        for unit in caller.get("/units", as_of=day, limit=500).json()["items"]
    },
    "listReporters": lambda world, caller: {
        reporter["unit"]["id"]
        for figures in world.figures.values()
        for period in ("2024", "2026")
        for reporter in caller.get(f"/forms/{figures.form.id}/reporters", period=period).json().get("items", [])
    },
}

# Operations without a unit in them, each with its reason.
WITHOUT_UNIT = {
    "getHealth": "says that the process lives",
    "getReadiness": "says that the database answers",
    "getAbout": "says what this installation is, to everyone",
    "signIn": "its own tests: tests/access/test_session.py",
    "refreshSession": "its own tests: tests/access/test_session.py",
    "signOut": "its own tests: tests/access/test_session.py",
    "getMe": "the caller's own account",
    "listForms": "tested with the strangers of tests/indicators/test_routes.py",
    "listMatrices": "tested with the strangers of tests/assignments/test_routes.py",
    "getMatrix": "one matrix, tested below for every caller",
    "openSubmission": "tested below for every caller",
}


@pytest.fixture
def world(session: Session) -> World:
    country = build_country(session)
    figures = {"42": build_figures(country)}
    figures["15"] = _form_of_lao_cai(country, figures["42"])
    load_matrix(session)
    submissions = {
        name: figures["42" if name in HA_TINH else "15"]
        .report(code, "2024" if name in OLD else "2026", State.submitted, CB_F=7)
        .id
        for name, code in (OLD | NOW).items()
        if name not in {"42", "15"}
    }
    return World(country, figures, submissions, session.scalars(select(Matrix.id)).one())


def _form_of_lao_cai(country: Country, other: Figures) -> Figures:
    session = country.session
    form = Form(
        unit_id=country.unit("15"),
        code="LC",
        name_vi="Biểu Lào Cai",
        name_en="Form of Lào Cai",
        reporter_kind=other.form.reporter_kind,
        source="thử nghiệm",
    )
    session.add(form)
    session.flush()
    for item in session.scalars(select(FormItem).where(FormItem.form_id == other.form.id)).all():
        session.add(
            FormItem(
                form_id=form.id,
                indicator_id=item.indicator_id,
                position=item.position,
                section_vi="",
                section_en="",
                levels=[Level.district, Level.commune],
            )
        )
    for asked in session.scalars(select(FormPeriod).where(FormPeriod.form_id == other.form.id)).all():
        session.add(
            FormPeriod(form_id=form.id, period_id=asked.period_id, level=asked.level, due_on=asked.due_on, demo=False)
        )
    session.flush()
    return Figures(session, country, form, other.periods)


def user_of(world: World, caller: str, **options: Any) -> User:
    name, _, year = caller.partition(" in ")
    return user_at(world.country, world.unit(name), rehearsal=IN_2024 if year else TODAY, **options)


class _Everything:
    """The application's scope as if someone had forgotten it."""

    @staticmethod
    def units(*_: Any) -> Any:
        return select(Unit.id)

    @staticmethod
    def facts(*_: Any) -> Any:
        return true()


@pytest.fixture(params=["both layers", "the database alone", "the application alone"])
def layers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, connection: Connection) -> str:
    if request.param == "the database alone":
        replaced: dict[Any, Any] = {
            scope.visible_units: _Everything.units,
            scope.units_above: _Everything.units,
            scope.readable_units: _Everything.units,
            scope.visible_facts: _Everything.facts,
        }
        for name, module in list(sys.modules.items()):
            if name.startswith("tienbo."):
                for attribute, value in list(vars(module).items()):
                    if isinstance(value, FunctionType) and value in replaced:
                        monkeypatch.setattr(module, attribute, replaced[value])
    if request.param == "the application alone":

        def as_superuser(_: Any, __: Any, statement: str, parameters: Any, ___: Any, ____: Any) -> tuple[str, Any]:
            return ("SELECT 1" if statement == "SET LOCAL ROLE tienbo_app" else statement), parameters

        event.listen(connection, "before_cursor_execute", as_superuser, retval=True)
    return str(request.param)


def described(settings: Settings, app_sessions: Any) -> set[str]:
    paths = create_app(settings, app_sessions).openapi()["paths"].values()
    return {operation["operationId"] for path in paths for operation in path.values()}


def test_no_operation_is_forgotten(settings: Settings, app_sessions: Any) -> None:
    assert described(settings, app_sessions) == {*OPERATIONS, *LISTS, *WITHOUT_UNIT}


def expected_to_reach(kind: Kind, caller: str, target: str) -> bool:
    reads, above = READS[caller], ABOVE.get(caller, set())
    if kind is Kind.register:
        return target in reads | above
    if kind is Kind.issued:
        return ("42" if target in HA_TINH else "15") in reads | above
    return target in reads


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_one_unit(client: TestClient, session: Session, world: World, layers: str, operation: str) -> None:
    kind, request = OPERATIONS[operation]
    targets = [name for name in OLD | NOW if name in world.submissions or kind in {Kind.register, Kind.issued}]
    for caller in CALLERS:
        signed_in = sign_in_as(client, session, user_of(world, caller))
        for target in targets:
            answer = request(world, target, signed_in)
            reached = answer.status_code not in {401, 403, 404}
            # A change is refused to a reader too (403, or what the state says): only strangers must get 404.
            if kind is Kind.acting:
                reached = answer.status_code != 404
            if operation == "getTotals" and layers == "the database alone" and target in ABOVE.get(caller, set()):
                # A superior is known by name; the database still gives no figure but the caller's own.
                assert figures_counted(world, answer) <= len(READS[caller]), (caller, target)
                continue
            assert reached == expected_to_reach(kind, caller, target), (caller, target, answer.status_code, answer.text)


def figures_counted(world: World, answer: httpx.Response) -> int:
    """How many reports are in the answered total of women public staff."""
    indicator_id = world.figures["42"].ids["CB.F"]
    return sum(int(row["counted"]) for row in answer.json()["rows"] if row["indicator_id"] == indicator_id)


@pytest.mark.parametrize("operation", sorted(LISTS))
def test_lists(client: TestClient, session: Session, world: World, layers: str, operation: str) -> None:
    names = {world.unit(name): name for name in OLD | NOW}
    for caller in CALLERS:
        seen = {
            names[unit]
            for unit in LISTS[operation](world, sign_in_as(client, session, user_of(world, caller)))
            if unit in names
        }
        # The database knows superiors by name, and of their reports not even that they exist.
        upward = operation == "listUnits" or layers == "the database alone"
        allowed = READS[caller] | (ABOVE.get(caller, set()) if upward else set())
        assert seen <= allowed, (caller, seen - allowed)


def test_the_matrix_and_opening(client: TestClient, session: Session, world: World, layers: str) -> None:
    for caller in CALLERS:
        signed_in = sign_in_as(client, session, user_of(world, caller))
        reads = expected_to_reach(Kind.issued, caller, "42")
        assert (signed_in.get(f"/matrices/{world.matrix_id}").status_code == 200) == reads, caller
        assert bool(signed_in.get("/matrices").json()["items"]) == reads, caller
        for target in world.submissions:
            body = {
                "form_id": world.form(target).id,
                "period": world.period(target),
                "body_id": session.get_one(Submission, world.submissions[target]).body_id,
            }
            answer = signed_in.post("/submissions", body)
            own = caller.split(" in ")[0]
            heirs = {"old-18001": "new-18001", "old-18002": "new-18001", "old-18004": "18005"}
            enters = target in READS[caller] and (target == own or (" in " not in caller and heirs.get(target) == own))
            assert (answer.status_code == 200) == enters, (caller, target, answer.status_code)


def test_nobody_without_a_live_account(client: TestClient, session: Session, world: World) -> None:
    disabled = sign_in_as(client, session, user_of(world, "42", active=False))
    anonymous = Caller(client, "")
    for caller in (disabled, anonymous):
        for _, request in OPERATIONS.values():
            assert request(world, "18003", caller).status_code == 401
        for path in ("/units", "/forms", "/matrices", f"/matrices/{world.matrix_id}", "/me"):
            assert caller.get(path).status_code == 401
