"""Every operation that changes something leaves an event that names its request, or has a reason not to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyotp
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import PASSWORD, Caller, user_at
from tests.exchange.document_changes import DOCUMENT_CHANGES, Change
from tienbo import clock
from tienbo.access.models import Role, RoleGrant, User
from tienbo.app import create_app
from tienbo.exchange.models import Event
from tienbo.settings import Settings
from tienbo.units.models import Level

AsUser = Callable[[User], Caller]
NEW_PASSWORD = "hàng tre xanh ngoài ngõ"
SAFE = {"get", "head", "options"}

# Operations with an unsafe method that write no event, each with its reason.
WITHOUT_EVENT = {
    "refreshSession": "every ten minutes for everyone; a token used twice does leave one: test_session.py",
    "startSecondFactor": "counts for nothing until it is confirmed",
    "matchBodies": "asks; POST because of the many names",
    "exportBodiesToMend": "changes nothing; POST because of the file",
    "validateBulk": "changes no figure; POST because of the file",
    "previewBodyImport": "changes nothing; POST because of the file",
    "previewCatalogue": "changes nothing; POST because of the file",
    "previewBodyGroup": "changes nothing; POST because of the selectors",
    "previewFormDraft": "changes nothing; POST because of the items",
    "previewFormPeriod": "changes nothing; POST because of the days",
    "previewFormSchedule": "changes nothing; POST because of the rules",
    "previewReorganisation": "changes nothing; POST because of its lines",
    "previewAccessLink": "changes nothing; POST keeps the secret out of addresses",
    "completeSignOn": "leaves session.started and more, which need a provider: tests/access/test_oidc.py",
}

# Features that write their events in one place, which their own tests look at.
ELSEWHERE = (
    dict.fromkeys(
        (
            "addEvidence",
            "addTask",
            "askExtension",
            "changeMatrix",
            "closeMatrix",
            "confirmCompletion",
            "createMatrix",
            "decideExtension",
            "issueMatrix",
            "makeCalendarFeed",
            "markReminderSeen",
            "orderTasks",
            "remindBodies",
            "removeTask",
            "repairMatrix",
            "reportProgress",
            "reportProgressOfMany",
            "revokeCalendarFeed",
            "runReminderRules",
            "takeOverTasks",
            "withdrawCompletion",
            "withdrawExtension",
            "writeTask",
        ),
        "tests/assignments",
    )
    | dict.fromkeys(("applyBulk", "cancelBulk", "resumeBulk"), "tests/bulk")
    | dict.fromkeys(
        ("recordReorganisation", "undoReorganisation"),
        "tests/reorganisations",
    )
    | dict.fromkeys(
        ("changeWebhook", "createWebhook", "pingWebhook", "replayWebhookDelivery", "rotateWebhookSecret"),
        "tests/webhooks",
    )
    | dict.fromkeys(
        (
            "askForm",
            "changeForm",
            "changeFormDays",
            "createForm",
            "draftForm",
            "extendFormDue",
            "issueForm",
            "removeHoliday",
            "setFormGate",
            "writeFormSchedule",
            "writeHoliday",
        ),
        "tests/forms",
    )
    | dict.fromkeys(
        (
            "acceptEdition",
            "freezeEdition",
            "issueEdition",
            "openEdition",
            "returnEdition",
            "saveEdition",
            "submitEdition",
            "withdrawEdition",
        ),
        "tests/editions",
    )
    | dict.fromkeys(
        (
            "addBodyAlias",
            "changeBody",
            "changeBodyGroup",
            "createBody",
            "createBodyGroup",
            "endBody",
            "endBodyAlias",
            "importBodies",
            "mergeBody",
        ),
        "tests/units",
    )
    | dict.fromkeys(
        (
            "changeTarget",
            "correctIndicator",
            "createIndicator",
            "createTarget",
            "endIndicator",
            "endIndicatorPublic",
            "importCatalogue",
            "makeIndicatorPublic",
            "startIndicatorVersion",
            "withdrawTarget",
        ),
        "tests/indicators",
    )
)


@dataclass(frozen=True)
class World:
    """Who and what the operations need."""

    client: TestClient
    session: Session
    country: Country
    figures: Figures
    as_user: AsUser

    def person(self, code: str, *roles: Role, login: str | None = None) -> User:
        return user_at(self.country, self.country.unit(code), *roles, login=login)

    def administrator(self) -> Caller:
        return self.as_user(self.person("42", Role.administrator, Role.officer, Role.leader, Role.auditor))

    def sign_in(self, login: str) -> Any:
        return self.client.post("/api/v1/session", json={"login": login, "password": PASSWORD})

    def grant(self, user: User) -> int:
        return self.session.scalars(select(RoleGrant.id).where(RoleGrant.user_id == user.id).limit(1)).one()

    def program(self) -> tuple[str, str]:
        made = self.administrator().post("/clients", self.new_program()).json()
        return made["client"]["client_id"], made["client_secret"]

    def new_program(self) -> dict[str, Any]:
        expires_at = (clock.now() + timedelta(days=1)).isoformat()
        unit_id = self.country.unit("42")
        return {"name": "Cổng", "unit_id": unit_id, "permissions": ["unit:read"], "expires_at": expires_at}

    def link(self) -> str:
        user = self.person("18003", Role.officer)
        url: str = self.administrator().post(f"/users/{user.id}/password-reset", {}).json()["url"]
        return url.split("#")[1]


@pytest.fixture
def world(client: TestClient, session: Session, as_user: AsUser) -> World:
    country = build_country(session)
    return World(client, session, country, build_figures(country), as_user)


def sign_out(world: World) -> Any:
    world.person("18003", login="officer")
    token = world.sign_in("officer").json()["access_token"]
    return Caller(world.client, token).request("DELETE", "/session")


def sign_in(world: World) -> Any:
    world.person("18003", login="officer")
    return world.sign_in("officer")


def end_session(world: World) -> Any:
    user = world.person("18003")
    world.as_user(user)
    caller = world.as_user(user)
    other = next(one for one in caller.get("/account/sessions").json()["items"] if not one["current"])
    return caller.request("DELETE", f"/account/sessions/{other['id']}")


def turn_on(world: World) -> tuple[Caller, Any]:
    caller = world.as_user(world.person("18003"))
    secret = caller.post("/account/second-factor", {"password": PASSWORD}).json()["secret"]
    code = pyotp.TOTP(secret).at(clock.now())
    return caller, caller.post("/account/second-factor/confirm", {"code": code})


def delegate(world: World) -> tuple[Caller, Any]:
    leader, deputy = world.person("18003", Role.leader), world.person("18003", Role.officer)
    caller = world.as_user(leader)
    days = {"valid_from": str(clock.today()), "valid_to": str(clock.today() + timedelta(days=2))}
    place = {"user_id": deputy.id, "body_id": world.country.committee(world.country.unit("18003"))}
    return caller, caller.post("/account/delegations", place | days)


def end_delegation(world: World) -> Any:
    caller, given = delegate(world)
    return caller.request("DELETE", f"/account/delegations/{given.json()['id']}")


def invite(world: World) -> Any:
    body_id = world.country.committee(world.country.unit("18003"))
    wanted = {"login": "moi", "name": "Mới", "body_id": body_id, "roles": ["officer"]}
    return world.administrator().post("/users", wanted)


def change_user(world: World) -> Any:
    user, administrator = world.person("18003", Role.officer), world.administrator()
    etag = administrator.get(f"/users/{user.id}").headers["etag"]
    return administrator.request("PATCH", f"/users/{user.id}", json={"name": "Khác"}, headers={"If-Match": etag})


def grant_role(world: World) -> Any:
    user = world.person("18003", Role.officer)
    body_id = world.country.committee(world.country.unit("18003"))
    return world.administrator().post(f"/users/{user.id}/grants", {"role": "auditor", "body_id": body_id})


def revoke_role(world: World) -> Any:
    user = world.person("18003", Role.officer, Role.leader)
    return world.administrator().request("DELETE", f"/users/{user.id}/grants/{world.grant(user)}")


def reset_password(world: World) -> Any:
    return world.administrator().post(f"/users/{world.person('18003', Role.officer).id}/password-reset", {})


def grant_token(world: World) -> Any:
    client_id, secret = world.program()
    form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    return world.client.post("/oauth/token", data=form)


def opened(world: World) -> tuple[Caller, Any]:
    commune = world.as_user(world.person("18003"))
    body_id = world.figures.body("18003", date(2026, 3, 2))
    wanted = {"form_id": world.figures.form.id, "period": "2026", "body_id": body_id}
    return commune, commune.post("/submissions", wanted)


def saved(world: World) -> tuple[Caller, Any]:
    commune, begun = opened(world)
    values = {"values": world.figures.all_values(Level.commune)}
    path = f"/submissions/{begun.json()['id']}/values"
    return commune, commune.patch(path, values, version=begun.json()["version"])


def copied(world: World) -> Any:
    """Last year's figures taken over."""
    world.figures.ask("2025")
    world.figures.report("18003", "2025", CB_F=5)
    commune, begun = opened(world)
    return commune.post(f"/submissions/{begun.json()['id']}/copy-last", {})


def around(method: str, suffix: str, **options: Any) -> Callable[[World], Any]:
    """Something said around the figures of a commune."""

    def say(world: World) -> Any:
        commune, answer = saved(world)
        return commune.request(method, f"/submissions/{answer.json()['id']}{suffix}", **options)

    return say


def explained(world: World) -> Any:
    world.figures.ask("2025")
    world.figures.report("18003", "2025", CB_F=100)
    commune, answer = saved(world)
    wanted = {"kind": "jump", "indicator_id": world.figures.ids["CB.F"], "seen": 2, "text": "thử nghiệm"}
    return commune.put(f"/submissions/{answer.json()['id']}/explanations", wanted)


def commented(world: World) -> tuple[Caller, str, Any]:
    commune, answer = saved(world)
    path = f"/submissions/{answer.json()['id']}"
    at = f"{path}/cells/{world.figures.ids['CB.F']}/0/comments"
    return commune, path, commune.post(at, {"text": "thử nghiệm"})


def comment_resolved(world: World) -> Any:
    commune, path, said = commented(world)
    return commune.post(f"{path}/comments/{said.json()['items'][0]['id']}/resolve")


def attachment_withdrawn(world: World) -> Any:
    commune, answer = saved(world)
    path = f"/submissions/{answer.json()['id']}/attachments"
    (kept,) = commune.request("POST", path, files={"file": ("a.pdf", b"%PDF")}).json()
    return commune.post(f"{path}/{kept['id']}/withdraw", {"reason": "thử nghiệm"})


def accepted_many(world: World) -> Any:
    sent = moved("submit")(world).json()
    wanted = {"period": "2026", "expected_count": 1, "submissions": [{"id": sent["id"], "version": sent["version"]}]}
    return world.as_user(world.person("42")).post(f"/forms/{world.figures.form.id}/accept", wanted)


def reminded(world: World) -> Any:
    late = world.as_user(user_at(world.country, world.country.unit("42"), rehearsal=date(2027, 3, 1)))
    wanted = {"period": "2026", "body_ids": [world.figures.body("18003", date(2026, 3, 2))], "text": "thử nghiệm"}
    return late.post(f"/forms/{world.figures.form.id}/reminders", wanted)


def moved(*moves: str) -> Callable[[World], Any]:
    def move(world: World) -> Any:
        commune, answer = saved(world)
        province = world.as_user(world.person("42"))
        for name in moves:
            found = answer.json()
            body = {"reason": "thử nghiệm"} if name in {"return", "reopen"} else None
            caller = commune if name == "submit" else province
            answer = caller.post(f"/submissions/{found['id']}/{name}", body, version=found["version"])
        return answer

    return move


def secret_rotated(world: World) -> Any:
    return world.administrator().post(f"/clients/{world.program()[0]}/rotate-secret")


def redeem(world: World) -> Any:
    return world.client.post("/api/v1/access-links/redeem", json={"secret": world.link(), "password": NEW_PASSWORD})


def change_password(world: World) -> Any:
    body = {"current_password": PASSWORD, "password": NEW_PASSWORD}
    return world.as_user(world.person("18003")).post("/account/password", body)


CHANGES: dict[str, Callable[[World], Any]] = {
    "signIn": sign_in,
    "signOut": sign_out,
    "endSession": end_session,
    "changePassword": change_password,
    "confirmSecondFactor": lambda world: turn_on(world)[1],
    "removeSecondFactor": lambda world: turn_on(world)[0].request(
        "DELETE", "/account/second-factor", json={"password": PASSWORD}
    ),
    "replaceRecoveryCodes": lambda world: turn_on(world)[0].post("/account/recovery-codes", {"password": PASSWORD}),
    "delegateRole": lambda world: delegate(world)[1],
    "endDelegation": end_delegation,
    "redeemAccessLink": redeem,
    "inviteUser": invite,
    "changeUser": change_user,
    "grantRole": grant_role,
    "revokeRole": revoke_role,
    "resetPassword": reset_password,
    "createClient": lambda world: world.administrator().post("/clients", world.new_program()),
    "rotateClientSecret": secret_rotated,
    "revokeClient": lambda world: world.administrator().post(f"/clients/{world.program()[0]}/revoke"),
    "grantToken": grant_token,
    "openSubmission": lambda world: opened(world)[1],
    "saveValues": lambda world: saved(world)[1],
    "copyLastValues": copied,
    "explainValue": explained,
    "addCellComment": lambda world: commented(world)[2],
    "resolveCellComment": comment_resolved,
    "attachFile": around("POST", "/attachments", files={"file": ("a.pdf", b"%PDF")}),
    "withdrawAttachment": attachment_withdrawn,
    "acceptSubmissions": accepted_many,
    "remindReporters": reminded,
    "submitSubmission": moved("submit"),
    "acceptSubmission": moved("submit", "accept"),
    "returnSubmission": moved("submit", "return"),
    "reopenSubmission": moved("submit", "accept", "reopen"),
}


def by_the_province(change: Change) -> Callable[[World], Any]:
    return lambda world: change(world.as_user(world.person("42")))


CHANGES |= {operation: by_the_province(change) for operation, change in DOCUMENT_CHANGES.items()}


def taken(path: str) -> Callable[[World], Any]:
    """A list taken away that says much about people or figures."""

    def take(world: World) -> Any:
        asked = {"form_id": world.figures.form.id, "period": "2026", "unit_id": world.country.unit("42")}
        path_asked = f"{path.format(**asked)}/export"
        params = {name: value for name, value in asked.items() if path in {"/totals", "/forms/{form_id}/reporters"}}
        return world.administrator().request("POST", path_asked, params=params)

    return take


def dashboard_taken(world: World) -> Any:
    asked = {
        "form_id": world.figures.form.id,
        "period": "2026",
        "unit_id": world.country.unit("42"),
        "indicator_id": world.figures.ids["CB.F"],
    }
    return world.administrator().request("POST", "/dashboards/export", params=asked)


CHANGES |= {
    "exportUsers": taken("/users"),
    "exportClients": taken("/clients"),
    "exportEvents": taken("/events"),
    "exportReporters": taken("/forms/{form_id}/reporters"),
    "exportTotals": taken("/totals"),
    "exportDashboard": dashboard_taken,
}


def writing_operations(settings: Settings) -> set[str]:
    paths = create_app(settings, sessionmaker()).openapi()["paths"].values()
    return {operation["operationId"] for path in paths for method, operation in path.items() if method not in SAFE}


def test_no_writing_operation_is_forgotten(settings: Settings) -> None:
    assert writing_operations(settings) - ELSEWHERE.keys() == {*CHANGES, *WITHOUT_EVENT}
    assert not CHANGES.keys() & WITHOUT_EVENT.keys()


@pytest.mark.parametrize("operation", sorted(CHANGES))
def test_leaves_an_event(world: World, operation: str) -> None:
    answer = CHANGES[operation](world)
    assert answer.status_code in {200, 201, 204}, answer.text
    request_id = answer.headers["x-request-id"]
    events = world.session.scalars(select(Event).where(Event.request_id == request_id)).all()
    assert events, operation
    for event in events:
        assert (event.user_id is None) != (event.client_id is None), event.kind
        assert event.unit_id is not None, event.kind
        # Whoever comes by a link has no token.
        assert (event.token_id is None) == (operation == "redeemAccessLink"), event.kind
