"""Every operation of the API against every caller and every unit, held against a table written by hand.

Three times: as the service runs; with the application's scope switched off, so that the database alone holds the
line; and with row security switched off, so that the application alone does.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import FunctionType
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, Engine, event, select, true, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session, sessionmaker

from tests.builders import editions, followed_tasks, indicators, plans
from tests.builders.country import BEFORE, TODAY, Country, build_country
from tests.builders.entries import say_around
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, sign_in_as, user_at
from tests.conftest import ClosingSession
from tests.reports import opened
from tests.reports.list_files import LIST_FILES, ListFile, exact, total_lines
from tienbo import clock
from tienbo.access import scope
from tienbo.access.models import Role, RoleGrant, ServiceClient, User
from tienbo.app import create_app
from tienbo.assignments.models import Matrix
from tienbo.exchange.models import Event
from tienbo.exchange.sdmx.names import area_id, plain_id
from tienbo.exchange.sequencing import begin_generation
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion
from tienbo.indicators.models import Indicator
from tienbo.packs.matrix import load_matrix
from tienbo.reorganisations.models import Reorganisation
from tienbo.settings import Settings
from tienbo.submissions.models import State, Submission
from tienbo.units.body_models import BodyGroup
from tienbo.units.models import Level, Unit, UnitVersion
from tienbo.webhooks.models import Webhook

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
# A lesser successor of a divided unit reads its past, and answers for none of it.
LESSER = {("new-18001", "old-18004")}
# So that nothing is refused for want of a permission: here only the unit decides.
EVERY_ROLE = (Role.officer, Role.leader, Role.administrator)


class Kind(Enum):
    """What an operation is about, and so who may reach it."""

    register = "the unit's entry in the register"
    issued = "something issued by the province"
    figures = "the unit's own figures"
    acting = "a change of the unit's figures"
    managed = "the unit's people and programs"
    kept = "a change of the unit's entry in the register, refused to whoever only reads it"
    asked = "an answer to what the unit asked in an issued matrix"


@dataclass(frozen=True)
class World:
    """The country with figures in both provinces, and the requests that reach for them."""

    country: Country
    figures: dict[str, Figures]
    submissions: dict[str, int]
    matrix_id: int
    people: dict[str, User]
    programs: dict[str, str]
    webhooks: dict[str, int]
    documents: dict[str, int]
    proposals: dict[str, int]
    groups: dict[str, int]
    indicators: dict[str, int]
    targets: dict[str, int]
    editions: dict[str, int]
    followed: dict[str, followed_tasks.Followed]
    reorganisations: dict[str, int]

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


def indicator(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/indicators/{world.indicators[name]}{suffix}"


def target(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/targets/{world.targets[name]}{suffix}"


def send_catalogue(step: str) -> Request:
    """A catalogue without entries, and no token of a preview."""
    files = {"file": ("a.json", b'{"format": "tienbo-catalogue-1"}')}
    return lambda world, name, caller: caller.request(
        "POST", f"/catalogue/{step}", files=files, data={"unit_id": world.unit(name), "token": "x" * 64}
    )


INDICATOR_TEXTS = dict.fromkeys(("name_vi", "name_en", "definition", "measure_unit", "source"), "thử nghiệm")
TARGET_SAID = {
    "indicator": "X",
    "printed": "thử nghiệm",
    "source": "thử nghiệm",
    "milestones": [{"from_year": 2025, "comparator": "at_least", "value": "1"}],
}

PROPOSED = {"kind": "responsibility", "agency": "Xã", "agencies": [], "requested": False, "tasks": []}


def sdmx_data(path: str) -> Request:
    """The data of one area, as lines of women public staff."""

    def ask(world: World, name: str, caller: Caller) -> httpx.Response:
        flow = plain_id(world.form(name).code)
        versions = select(UnitVersion).where(UnitVersion.unit_id == world.unit(name))
        first = min(world.country.session.scalars(versions), key=lambda one: one.valid.lower or date.min)
        area = area_id(first.code, first.valid.lower)
        answer = caller.get(path.format(flow, area), format="csv", startPeriod=world.period(name))
        if answer.status_code != 200:
            return answer
        told = [row for row in csv.DictReader(answer.text.splitlines()) if row["INDICATOR"].startswith("CB_F@")]
        indicator_id = world.figures["42"].ids["CB.F"]
        lines = [{"indicator_id": indicator_id, "counted": row["COUNTED"]} for row in told]
        return httpx.Response(200, json={"lines": lines})

    return ask


OPERATIONS: dict[str, tuple[Kind, Request]] = {
    "getSdmxData": (Kind.figures, sdmx_data("/sdmx/2.1/data/{}/.{}..live........")),
    "getSdmxData3": (Kind.figures, sdmx_data("/sdmx/3.0/data/dataflow/TIENBO/{}/1.0/*.{}.*.live" + ".*" * 8)),
    "getUnit": (Kind.register, get(lambda world, name: f"/units/{world.unit(name)}")),
    "getUnitLineage": (Kind.register, get(lambda world, name: f"/units/{world.unit(name)}/lineage")),
    "listBodies": (Kind.register, get(lambda world, name: f"/units/{world.unit(name)}/bodies")),
    "getForm": (Kind.issued, get(lambda world, name: f"/forms/{world.form(name).id}")),
    "listFormVersions": (Kind.issued, get(lambda world, name: f"/forms/{world.form(name).id}/versions")),
    "getFormSchedule": (Kind.issued, get(lambda world, name: f"/forms/{world.form(name).id}/schedule")),
    "getFormPeriod": (
        Kind.issued,
        get(lambda world, name: f"/forms/{world.form(name).id}/periods/{world.period(name)}"),
    ),
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
    "getAggregates": (
        Kind.figures,
        get(
            lambda *_: "/aggregates",
            form_id=lambda world, name: world.form(name).id,
            indicator_id=lambda world, name: world.figures["42"].ids["CB.F"],
            period=lambda world, name: world.period(name),
            unit_id=lambda world, name: world.unit(name),
        ),
    ),
    "getAggregateColumns": (
        Kind.figures,
        get(
            lambda *_: "/aggregates/columns",
            form_id=lambda world, name: world.form(name).id,
            indicator_id=lambda world, name: world.figures["42"].ids["CB.F"],
            period=lambda world, name: world.period(name),
            unit_id=lambda world, name: world.unit(name),
        ),
    ),
    "explainAggregate": (
        Kind.figures,
        get(
            lambda *_: "/aggregates/why",
            form_id=lambda world, name: world.form(name).id,
            indicator_id=lambda world, name: world.figures["42"].ids["CB.F"],
            period=lambda world, name: world.period(name),
            unit_id=lambda world, name: world.unit(name),
        ),
    ),
    "saveValues": (
        Kind.acting,
        lambda world, name, caller: caller.patch(submission("/values")(world, name), VALUES, version=99),
    ),
    "listCellHistory": (Kind.figures, get(submission("/cells/1/0/history"))),
    "listCellComments": (Kind.figures, get(submission("/cells/1/0/comments"))),
    "listChangesSinceReturn": (Kind.figures, get(submission("/changes"))),
    "explainValue": (
        Kind.acting,
        lambda world, name, caller: caller.put(
            submission("/explanations")(world, name),
            {"kind": "jump", "indicator_id": 1, "seen": 1, "text": "thử nghiệm"},
        ),
    ),
    "addCellComment": (
        Kind.acting,
        lambda world, name, caller: caller.post(
            submission(f"/cells/{world.figures['42'].ids['CB.F']}/0/comments")(world, name), {"text": "thử nghiệm"}
        ),
    ),
    "attachFile": (
        Kind.acting,
        lambda world, name, caller: caller.request(
            "POST", submission("/attachments")(world, name), files={"file": ("a.pdf", b"%PDF")}
        ),
    ),
    "copyLastValues": (Kind.acting, post("copy-last", {})),
    "submitSubmission": (Kind.acting, post("submit")),
    "acceptSubmission": (Kind.acting, post("accept")),
    "returnSubmission": (Kind.acting, post("return", {"reason": "thử nghiệm"})),
    "reopenSubmission": (Kind.acting, post("reopen", {"reason": "thử nghiệm"})),
}


def person(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/users/{world.people[name].id}{suffix}"


def webhook(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/webhooks/{world.webhooks[name]}{suffix}"


def program(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/clients/{world.programs[name]}{suffix}"


def own_body(caller: Caller) -> int:
    """A body at which the caller may give roles, so that only the person decides; any for who has none today."""
    grants = caller.get("/me").json().get("grants", [])
    return int(grants[0]["body"]["id"]) if grants else 1


def grant_of(world: World, name: str) -> int:
    query = select(RoleGrant.id).where(RoleGrant.user_id == world.people[name].id).limit(1)
    return world.country.session.scalars(query).one()


OPERATIONS |= {
    "getUser": (Kind.managed, get(person())),
    "changeUser": (
        Kind.managed,
        lambda world, name, caller: caller.request(
            "PATCH", person()(world, name), json={"name": "Khác"}, headers={"If-Match": '"0"'}
        ),
    ),
    "grantRole": (
        Kind.managed,
        lambda world, name, caller: caller.post(
            person("/grants")(world, name),
            {"role": "auditor", "body_id": own_body(caller)},
        ),
    ),
    "revokeRole": (
        Kind.managed,
        lambda world, name, caller: caller.request("DELETE", person(f"/grants/{grant_of(world, name)}")(world, name)),
    ),
    "resetPassword": (
        Kind.managed,
        lambda world, name, caller: caller.post(person("/password-reset")(world, name), {}),
    ),
    "getClient": (Kind.managed, get(program())),
    "rotateClientSecret": (
        Kind.managed,
        lambda world, name, caller: caller.post(program("/rotate-secret")(world, name)),
    ),
    "revokeClient": (Kind.managed, lambda world, name, caller: caller.post(program("/revoke")(world, name))),
    "getWebhook": (Kind.managed, get(webhook())),
    "listWebhookDeliveries": (Kind.managed, get(webhook("/deliveries"))),
    "changeWebhook": (
        Kind.managed,
        lambda world, name, caller: caller.request(
            "PATCH", webhook()(world, name), headers={"If-Match": '"1"'}, json={"name": "x"}
        ),
    ),
    "rotateWebhookSecret": (
        Kind.managed,
        lambda world, name, caller: caller.post(webhook("/rotate-secret")(world, name)),
    ),
    "pingWebhook": (Kind.managed, lambda world, name, caller: caller.post(webhook("/ping")(world, name))),
}


def body(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/bodies/{world.country.committee(world.unit(name))}{suffix}"


def group(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/body-groups/{world.groups[name]}{suffix}"


def keep(path: Callable[[World, str], str], method: str, sent: dict[str, Any]) -> Request:
    headers = {"If-Match": '"99"'}
    return lambda world, name, caller: caller.request(method, path(world, name), json=sent, headers=headers)


def reorganisation(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/reorganisations/{world.reorganisations[name]}{suffix}"


def reorganise(path: str, **more: str) -> Request:
    """The unit under another name from a day on."""
    ordered = {"effective_on": "2026-09-01", "resolution": "thử nghiệm"} | more
    return lambda world, name, caller: caller.post(
        path, ordered | {"alters": [{"unit_id": world.unit(name), "name": "Xã Khác"}]}
    )


OPERATIONS |= {
    "previewReorganisation": (Kind.kept, reorganise("/reorganisations/preview")),
    "recordReorganisation": (Kind.kept, reorganise("/reorganisations", plan="0" * 64)),
    "getReorganisation": (Kind.register, get(reorganisation())),
    "undoReorganisation": (
        Kind.kept,
        lambda world, name, caller: caller.post(reorganisation("/undo")(world, name), {"reason": "thử nghiệm"}),
    ),
    "getBody": (Kind.register, get(body())),
    "matchBody": (
        Kind.register,
        get(lambda *_: "/bodies/match", name=lambda *_: "Ban", unit_id=lambda world, name: world.unit(name)),
    ),
    "matchBodies": (
        Kind.register,
        lambda world, name, caller: caller.post("/bodies/match", {"unit_id": world.unit(name), "names": ["Ban"]}),
    ),
    "changeBody": (Kind.kept, keep(body(), "PATCH", {"sector": "y tế"})),
    "addBodyAlias": (
        Kind.kept,
        keep(body("/aliases"), "POST", {"name": "Ủy ban", "valid_from": "2020-01-02", "valid_to": "2020-01-01"}),
    ),
    "endBodyAlias": (Kind.kept, keep(body("/aliases/1/end"), "POST", {"last_day": "2020-01-01"})),
    "endBody": (Kind.kept, keep(body("/end"), "POST", {"last_day": "2020-01-01"})),
    "previewBodyMerge": (
        Kind.kept,
        get(body("/merge"), into_id=lambda world, name: world.country.committee(world.unit(name))),
    ),
    "mergeBody": (Kind.kept, keep(body("/merge"), "POST", {"into_id": 1})),
    "getBodyGroup": (Kind.register, get(group())),
    "resolveBodyGroup": (Kind.register, get(group("/bodies"))),
    "changeBodyGroup": (Kind.kept, keep(group(), "PATCH", {"phrase": "các Sở"})),
}


OPERATIONS |= {
    "getIndicator": (Kind.register, get(indicator())),
    "listSeriesBreaks": (Kind.register, get(indicator("/series-breaks"))),
    "getTarget": (Kind.register, get(target())),
    "createIndicator": (
        Kind.kept,
        lambda world, name, caller: caller.post(
            "/indicators",
            {
                "unit_id": world.unit(name),
                "indicator": {"code": "A", "kind": "ratio", "versions": [INDICATOR_TEXTS]},
            },
        ),
    ),
    "correctIndicator": (Kind.kept, keep(indicator(), "PATCH", {"reason": "thử nghiệm"})),
    "startIndicatorVersion": (
        Kind.kept,
        keep(
            indicator("/versions"),
            "POST",
            {"valid_from": "2025-01-01", "change": "thử nghiệm", "texts": INDICATOR_TEXTS},
        ),
    ),
    "endIndicator": (
        Kind.kept,
        keep(indicator("/end"), "POST", {"last_day": "2020-01-01", "reason": "thử nghiệm"}),
    ),
    "makeIndicatorPublic": (Kind.kept, keep(indicator("/public"), "POST", {"decision": "thử nghiệm"})),
    "endIndicatorPublic": (Kind.kept, keep(indicator("/public/end"), "POST", {"reason": "thử nghiệm"})),
    "exportCatalogue": (
        Kind.register,
        get(lambda *_: "/catalogue/file", unit_id=lambda world, name: world.unit(name), format=lambda *_: "json"),
    ),
    "previewCatalogue": (Kind.kept, send_catalogue("preview")),
    "importCatalogue": (Kind.kept, send_catalogue("import")),
    "createTarget": (
        Kind.kept,
        lambda world, name, caller: caller.post("/targets", {"unit_id": world.unit(name), "target": TARGET_SAID}),
    ),
    "changeTarget": (Kind.kept, keep(target(), "PUT", {"reason": "thử nghiệm", "target": TARGET_SAID})),
    "withdrawTarget": (Kind.kept, keep(target("/withdraw"), "POST", {"reason": "thử nghiệm"})),
}


def document(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/documents/{world.documents[name]}{suffix}"


def change_document(suffix: str, body: Any) -> Request:
    return lambda world, name, caller: caller.post(document(suffix)(world, name), body, version=99)


def send_file(caller: Caller, path: str, **form: Any) -> Any:
    """An empty file, so that whoever gets as far is refused by the reading."""
    headers = {"If-Match": '"99"'}
    return caller.request("POST", path, files={"file": ("a.txt", b"")}, data=form, headers=headers)


OPERATIONS |= {
    "getDocument": (Kind.figures, get(document())),
    "getDocumentText": (Kind.figures, get(document("/text"))),
    "getClause": (Kind.figures, get(document("/clauses/I"))),
    "getCascade": (Kind.figures, get(document("/cascade"))),
    "compareDocuments": (
        Kind.figures,
        get(document("/comparison"), **{"with": lambda world, name: world.documents[name]}),
    ),
    "listProposals": (Kind.figures, get(document("/proposals"))),
    "listDocumentHistory": (Kind.figures, get(document("/history"))),
    "downloadDocument": (Kind.figures, get(document("/file"))),
    "exportDocument": (Kind.figures, get(document("/export"), format=lambda _, __: "json")),
    "correctDocument": (
        Kind.acting,
        lambda world, name, caller: caller.patch(document()(world, name), {"signer": "Khác"}, version=99),
    ),
    "moveDocument": (Kind.acting, change_document("/move", {"action": "confirm"})),
    "amendDocument": (
        Kind.acting,
        lambda world, name, caller: send_file(caller, document("/editions")(world, name), reason="thử nghiệm"),
    ),
    "addProposal": (
        Kind.acting,
        change_document("/proposals", {"start": 0, "end": 1, "content": PROPOSED}),
    ),
    "confirmProposals": (
        Kind.acting,
        lambda world, name, caller: caller.post(
            document("/proposals/confirm")(world, name), {"proposals": [[world.proposals[name], 1]]}
        ),
    ),
    "decideProposal": (
        Kind.acting,
        lambda world, name, caller: caller.post(
            f"/proposals/{world.proposals[name]}/decision", {"state": "rejected"}, version=99
        ),
    ),
}

OPERATIONS |= {
    "getMatrixProgress": (
        Kind.register,
        get(lambda world, name: f"/matrices/{world.followed[name].matrix_id}/progress"),
    ),
    "listMatrixChanges": (
        Kind.register,
        get(
            lambda world, name: f"/matrices/{world.followed[name].matrix_id}/changes",
            **{"from": lambda *_: "2026-01-01T00:00:00Z"},
        ),
    ),
    "listProgressReports": (
        Kind.register,
        get(lambda world, name: f"/assignments/{world.followed[name].assignment_id}/reports"),
    ),
    "downloadEvidence": (Kind.figures, get(lambda world, name: f"/evidence/{world.followed[name].evidence_id}/file")),
    "getExtension": (Kind.figures, get(lambda world, name: f"/extensions/{world.followed[name].extension_id}")),
    "addEvidence": (
        Kind.acting,
        lambda world, name, caller: send_file(caller, f"/progress-reports/{world.followed[name].report_id}/evidence"),
    ),
    "markReminderSeen": (
        Kind.acting,
        lambda world, name, caller: caller.post(f"/reminders/{world.followed[name].reminder_id}/seen"),
    ),
    "remindBodies": (
        Kind.asked,
        lambda world, name, caller: caller.post(
            f"/matrices/{world.followed[name].matrix_id}/reminders",
            {"targets": [{"assignment_id": 1, "body_id": 1}], "text": "thử nghiệm"},
        ),
    ),
    "runReminderRules": (
        Kind.asked,
        lambda world, name, caller: caller.post(
            f"/matrices/{world.followed[name].matrix_id}/reminders/run", {"preview": True}
        ),
    ),
    "decideExtension": (
        Kind.acting,
        lambda world, name, caller: caller.post(
            f"/extensions/{world.followed[name].extension_id}/decision", {"state": "granted"}, version=99
        ),
    ),
    "withdrawExtension": (
        Kind.acting,
        lambda world, name, caller: caller.post(
            f"/extensions/{world.followed[name].extension_id}/withdraw", version=99
        ),
    ),
} | {
    operation: (
        Kind.asked,
        lambda world, name, caller, suffix=suffix, said=said: caller.post(
            f"/assignments/{world.followed[name].assignment_id}/{suffix}",
            {"body_id": world.followed[name].body_id, **said},
        ),
    )
    for operation, suffix, said in (
        ("reportProgress", "reports", {"state": "in_progress", "text": "thử nghiệm"}),
        ("confirmCompletion", "completion", {"finished_on": "2024-01-02"}),
        ("withdrawCompletion", "completion/withdraw", {"reason": "thử nghiệm"}),
        ("askExtension", "extensions", {"until": "2027-01-01", "reason": "thử nghiệm"}),
    )
}


def edition(suffix: str = "") -> Callable[[World, str], str]:
    return lambda world, name: f"/editions/{world.editions[name]}{suffix}"


def move_edition(move: str, body: Any = None) -> Request:
    return lambda world, name, caller: caller.post(edition(f"/{move}")(world, name), body, version=99)


OPERATIONS |= {
    "getConsolidation": (
        Kind.figures,
        get(
            lambda *_: "/consolidation",
            form_id=lambda world, name: world.form(name).id,
            period=lambda world, name: world.period(name),
            unit_id=lambda world, name: world.unit(name),
            basis=lambda *_: "live",
        ),
    ),
    "getEdition": (Kind.figures, get(edition())),
    "getEditionContent": (Kind.figures, get(edition("/content"))),
    "exportEdition": (Kind.figures, get(edition("/export"), format=lambda *_: "xlsx")),
    "compareEditions": (
        Kind.figures,
        get(edition("/comparison"), **{"with": lambda world, name: world.editions[name]}),
    ),
    "saveEdition": (
        Kind.acting,
        lambda world, name, caller: caller.patch(edition()(world, name), {"adjustments": []}, version=99),
    ),
    "freezeEdition": (Kind.acting, move_edition("freeze", {"seen": "thử nghiệm"})),
    "submitEdition": (Kind.acting, move_edition("submit")),
    "withdrawEdition": (Kind.acting, move_edition("withdraw", {"reason": "thử nghiệm"})),
    "acceptEdition": (Kind.acting, move_edition("accept")),
    "returnEdition": (Kind.acting, move_edition("return", {"reason": "thử nghiệm"})),
    "issueEdition": (Kind.acting, move_edition("issue", {"document_number": "1", "issued_on": "2026-01-01"})),
}


# Lists: which answer's ids belong to which unit is looked up in what they return.
def _lists(answer: httpx.Response, *names: str) -> list[list[dict[str, Any]]]:
    """The lists of an answer; none where the caller knows nothing of the form."""
    return [answer.json()[name] for name in names] if answer.status_code == httpx.codes.OK else []


def fed(world: World, caller: Caller) -> list[dict[str, Any]]:
    begin_generation(world.country.session)
    items: list[dict[str, Any]] = caller.get("/feed", limit=500).json().get("items", [])
    return items


LISTS: dict[str, Callable[[World, Caller], set[int]]] = {
    "listReorganisations": lambda world, caller: {
        world.unit(name)
        for one in caller.get("/reorganisations").json()["items"]
        for name, id_ in world.reorganisations.items()
        if one["id"] == id_
    },
    "listUsers": lambda world, caller: {
        grant["unit"]["id"]
        for user in caller.get("/users", limit=500).json().get("items", [])
        for grant in user["grants"]
    },
    "listClients": lambda world, caller: {
        program["unit"]["id"] for program in caller.get("/clients", limit=500).json()["items"]
    },
    "listWebhooks": lambda world, caller: {
        webhook["unit"]["id"] for webhook in caller.get("/webhooks", limit=500).json()["items"]
    },
    "listEvents": lambda world, caller: {
        event["unit"]["id"] for event in caller.get("/events", limit=500).json()["items"]
    },
    "readFeed": lambda world, caller: {event["unit"]["id"] for event in fed(world, caller) if event["unit"]},
    "searchBodies": lambda world, caller: {
        held["unit"]["id"]
        for day in ("2024-06-01", "2026-03-02")
        for held in caller.get("/bodies", on=day, limit=500).json()["items"]
    },
    "listBodyGroups": lambda world, caller: {
        held["unit"]["id"] for held in caller.get("/body-groups", limit=500).json()["items"]
    },
    "listUnits": lambda world, caller: {
        unit["id"]
        for day in ("2024-06-01", "2026-03-02")
        for unit in caller.get("/units", as_of=day, limit=500).json()["items"]
    },
    "listDocuments": lambda world, caller: {
        held["unit"]["id"] for held in caller.get("/documents", limit=500).json()["items"]
    },
    "searchDocuments": lambda world, caller: {
        hit["unit"]["id"] for hit in caller.get("/documents/search", q="thử nghiệm", limit=500).json()["items"]
    },
    "listStubs": lambda world, caller: {
        next(world.unit(name) for name, held in world.documents.items() if held == citing["id"])
        for stub in caller.get("/documents/stubs").json()["items"]
        for citing in stub["cited_by"]
    },
    "getMatrixProgress": lambda world, caller: {
        followed_tasks.unit_of(world.country, cell["body_id"])
        for followed in world.followed.values()
        for cell in caller.get(f"/matrices/{followed.matrix_id}/progress").json().get("cells", [])
        if cell["report"]
    },
    "listWork": lambda world, caller: {
        item["body"]["unit_id"]
        for wanted in ({}, *({"unit_id": world.unit(name)} for name in OLD | NOW))
        for item in caller.get("/work", limit=500, **wanted).json()["items"]
        if item["report"]
    },
    "listReminders": lambda world, caller: {
        followed_tasks.unit_of(world.country, reminder["body"]["id"])
        for box in ("received", "sent")
        for reminder in caller.get("/reminders", box=box, limit=500).json()["items"]
    },
    "getCalendar": lambda world, caller: {
        followed_tasks.unit_of(world.country, day["body_id"])
        for wanted in ({}, *({"unit_id": world.unit(name)} for name in OLD | NOW))
        for day in caller.get("/calendar", to="2027-01-31", **{"from": "2026-01-01"}, **wanted).json()["items"]
        if day["kind"] == "extension"
    },
    "listExtensions": lambda world, caller: {
        followed_tasks.unit_of(world.country, request["body"]["id"])
        for request in caller.get("/extensions", limit=500).json()["items"]
    },
    "listIndicators": lambda world, caller: {
        held["unit"]["id"] for held in caller.get("/indicators", limit=500).json()["items"]
    },
    "listReviewQueue": lambda world, caller: {
        row["unit"]["id"]
        for figures in world.figures.values()
        for period in ("2024", "2026")
        for rows in _lists(caller.get(f"/forms/{figures.form.id}/review-queue", period=period), "items", "late")
        for row in rows
    },
    "listReportReminders": lambda world, caller: {
        followed_tasks.unit_of(world.country, row["body"]["id"])
        for figures in world.figures.values()
        for period in ("2024", "2026")
        for rows in _lists(caller.get(f"/forms/{figures.form.id}/reminders", period=period), "items")
        for row in rows
    },
    "listEditions": lambda world, caller: {
        held["unit"]["id"] for held in caller.get("/editions", limit=500).json()["items"]
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
    **dict.fromkeys(
        ("getSdmxStructure", "getSdmxStructure3"), "words, and units by name: tests/exchange/sdmx/test_routes.py"
    ),
    **dict.fromkeys(("applyBulk", "validateBulk"), "a file names units: tests/bulk/test_strangers.py"),
    **dict.fromkeys(
        ("cancelBulk", "downloadRefusedRows", "getBulk", "listBulk", "listTakenSubmissions", "resumeBulk"),
        "the caller's own files: tests/bulk/test_strangers.py",
    ),
    **dict.fromkeys(
        ("downloadOpenData", "getOpenDataCatalogue", "getOpenDataMetadata", "listOpenData"),
        "what is published, the same for everyone: tests/open_data",
    ),
    "listDimensions": "words, the same for the whole country",
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
    "exportMatrix": "one matrix, tested below for every caller",
    **{file.operation: "the rows of its list, tested below for every caller" for file in LIST_FILES},
    "exportTotals": "the lines of its totals, tested below for every caller",
    "exportDashboard": "the answers of getAggregates: its strangers are in tests/reports/test_dashboard.py",
    "uploadDocuments": "names a unit: tests/documents/test_routes.py",
    "getFormTemplate": "an empty form: tests/reports/test_form_template.py",
    "streamFeed": "the events of readFeed: tests/exchange/test_feed.py",
    "listHolidays": "the same for the whole country",
    **dict.fromkeys(
        (
            "askForm",
            "changeForm",
            "changeFormDays",
            "createForm",
            "draftForm",
            "extendFormDue",
            "issueForm",
            "previewFormDraft",
            "previewFormPeriod",
            "previewFormSchedule",
            "removeHoliday",
            "setFormGate",
            "writeFormSchedule",
            "writeHoliday",
        ),
        "one form, or the nation: tests/forms/test_routes.py",
    ),
    "listGivenTasks": "one unit: tests/assignments/test_editing.py",
    "changeMatrix": "one matrix: tests/assignments/test_editing.py",
    "checkMatrix": "one matrix: tests/assignments/test_editing.py",
    "repairMatrix": "one matrix: tests/assignments/test_editing.py",
    "closeMatrix": "one matrix: tests/assignments/test_editing.py",
    "addTask": "one matrix: tests/assignments/test_editing.py",
    "orderTasks": "one matrix: tests/assignments/test_editing.py",
    "takeOverTasks": "one matrix: tests/assignments/test_editing.py",
    "getMatrixCoverage": "one matrix: tests/assignments/test_editing.py",
    "writeTask": "one matrix: tests/assignments/test_editing.py",
    "removeTask": "one matrix: tests/assignments/test_editing.py",
    "createMatrix": "names a table of a document: tests/assignments/test_deriving.py",
    "issueMatrix": "one matrix: tests/assignments/test_deriving.py",
    "reportProgressOfMany": "names assignments and bodies: tests/assignments/test_progress.py",
    "listCalendarFeeds": "the caller's own: tests/assignments/test_feeds.py",
    "makeCalendarFeed": "the caller's own: tests/assignments/test_feeds.py",
    "revokeCalendarFeed": "the caller's own: tests/assignments/test_feeds.py",
    "readCalendarFeed": "whoever holds the address: tests/assignments/test_feeds.py",
    "resolveCellComment": "names a comment: tests/submissions/test_talking.py",
    "downloadAttachment": "names a file: tests/submissions/test_talking.py",
    "withdrawAttachment": "names a file: tests/submissions/test_talking.py",
    "acceptSubmissions": "names submissions: tests/submissions/test_reviewing.py",
    "remindReporters": "names bodies: tests/submissions/test_reviewing.py",
    "openEdition": "names a unit: tests/editions/test_routes.py",
    "openSubmission": "tested below for every caller",
    "getKeySet": "public keys, for everyone",
    "getAuthorizationServer": "where programs sign in, for everyone",
    "grantToken": "its own tests: tests/access/test_oauth.py",
    "listSessions": "the caller's own sign-ins",
    "endSession": "the caller's own sign-ins",
    "changePassword": "the caller's own password",
    "startSecondFactor": "the caller's own",
    "confirmSecondFactor": "the caller's own",
    "removeSecondFactor": "the caller's own",
    "countRecoveryCodes": "the caller's own",
    "replaceRecoveryCodes": "the caller's own",
    "listOwnEvents": "the caller's own: tests/exchange/test_events.py",
    "listColleagues": "people of the caller's own unit: tests/access/test_account.py",
    "listDelegations": "the caller's own",
    "delegateRole": "to people of the caller's own unit: tests/access/test_account.py",
    "endDelegation": "the caller's own",
    "previewAccessLink": "whoever holds the link: tests/access/test_account.py",
    "redeemAccessLink": "whoever holds the link: tests/access/test_account.py",
    "startSignOn": "before anyone is signed in: tests/access/test_oidc.py",
    "completeSignOn": "before anyone is signed in: tests/access/test_oidc.py",
    "inviteUser": "names a body, not a person: tests/access/test_users.py",
    "createWebhook": "names a unit: tests/webhooks/test_routes.py",
    "replayWebhookDelivery": "names a message: tests/webhooks/test_routes.py",
    "createClient": "names a unit: tests/access/test_clients.py",
    "createBody": "names a unit: tests/units/test_body_keeping.py",
    "listBodyDuplicates": "names a unit: tests/units/test_body_merging.py",
    "exportBodiesToMend": "a file names units: tests/reports/test_bodies_to_mend.py",
    "previewBodyImport": "a file names units: tests/units/test_body_importing.py",
    "importBodies": "a file names units: tests/units/test_body_importing.py",
    "createBodyGroup": "names a unit: tests/units/test_groups.py",
    "previewBodyGroup": "names a unit: tests/units/test_groups.py",
}


@pytest.fixture(scope="module")
def connection(engine: Engine) -> Iterator[Connection]:
    """One transaction for the whole module: every request is undone by itself."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture(scope="module")
def session(connection: Connection) -> Iterator[Session]:
    with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
        yield session


@pytest.fixture(scope="module")
def client(settings: Settings, connection: Connection) -> Iterator[TestClient]:
    sessions = sessionmaker(
        connection, class_=ClosingSession, join_transaction_mode="create_savepoint", expire_on_commit=False
    )
    app = create_app(settings, sessions)
    with TestClient(app, base_url="https://testserver", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def callers(client: TestClient, session: Session, world: World) -> dict[str, Caller]:
    return {name: sign_in_as(client, session, user_of(world, name)) for name in CALLERS}


def receiver(unit_id: int, name: str) -> dict[str, Any]:
    return {"unit_id": unit_id, "name": name, "url": "https://portal.example.vn/", "kinds": [], "after_sequence": 0}


@pytest.fixture(scope="module")
def world(session: Session, settings: Settings) -> World:
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
    people = {}
    programs = {}
    for name in OLD | NOW:
        unit_id = country.unit(OLD[name], BEFORE) if name in OLD else country.unit(NOW[name], TODAY)
        people[name] = user_at(country, unit_id)
        session.add(Event(kind="test.happened", unit_id=unit_id, subject_kind="test", subject_id=name, data={}))
        programs[name] = f"program-{unit_id}"
        session.add(
            ServiceClient(
                id=programs[name],
                unit_id=unit_id,
                name=name,
                permissions=["unit:read"],
                secret_digest=b"x" * 32,
                made_by_id=people[name].id,
                expires_at=datetime(2090, 1, 1, tzinfo=UTC),
            )
        )
    receivers = {name: Webhook(**receiver(world_unit(country, name), name)) for name in OLD | NOW}
    recorded = {name: _reorganised(world_unit(country, name)) for name in OLD | NOW}
    session.add_all([*receivers.values(), *recorded.values()])
    session.flush()
    for name, submission_id in submissions.items():
        say_around(session, session.get_one(Submission, submission_id), people[name].id)
    held = {name: plans.hold(session, settings.data_dir, world_unit(country, name)) for name in submissions}
    defined = {name: indicators.define(session, world_unit(country, name), f"TN.{name}") for name in OLD | NOW}
    return World(
        country,
        figures,
        submissions,
        session.scalars(select(Matrix.id).where(Matrix.year == 2019)).one(),
        people,
        programs,
        {name: one.id for name, one in receivers.items()},
        documents={name: ids[0] for name, ids in held.items()},
        proposals={name: ids[1] for name, ids in held.items()},
        indicators=defined,
        targets={
            name: indicators.ask(session, indicator_id, world_unit(country, name))
            for name, indicator_id in defined.items()
        },
        editions={
            name: editions.keep(
                figures["42" if name in HA_TINH else "15"], world_unit(country, name), "2024" if name in OLD else "2026"
            )
            for name in submissions
        },
        groups={name: _group_of(session, world_unit(country, name), name) for name in OLD | NOW},
        followed={
            name: followed_tasks.follow(country, settings.data_dir, world_unit(country, name)) for name in OLD | NOW
        },
        reorganisations={name: one.id for name, one in recorded.items()},
    )


def _reorganised(unit_id: int) -> Reorganisation:
    """One that was recorded for the unit and moved nothing."""
    made: dict[str, Any] = {key: [] for key in ("opened", "closed", "altered")}
    made |= {f"{what}_opened": [] for what in ("roles", "names", "bodies")}
    made |= {f"{what}_ended": {} for what in ("roles", "names", "bodies")}
    return Reorganisation(
        unit_id=unit_id, effective_on=TODAY, resolution="thử nghiệm", kinds=[], wanted={}, made=made, plan=""
    )


def _group_of(session: Session, unit_id: int, name: str) -> int:
    group = BodyGroup(unit_id=unit_id, phrase=f"các cơ quan của {name}", folded=f"cac co quan cua {name}")
    session.add(group)
    session.flush()
    return group.id


def world_unit(country: Country, name: str) -> int:
    return country.unit(OLD[name], BEFORE) if name in OLD else country.unit(NOW[name], TODAY)


def _form_of_lao_cai(country: Country, other: Figures) -> Figures:
    session = country.session
    # Both provinces ask them, so the nation defines them.
    session.execute(update(Indicator).values(unit_id=country.unit("VN")))
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
    session.add(FormVersion(form_id=form.id, number=1, valid=Range(None, None), issued_at=clock.now()))
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


@pytest.fixture(autouse=True)
def _undone(connection: Connection, world: World, callers: dict[str, Caller]) -> Iterator[None]:
    """What a test left is undone, and with it the locks that each of its thousand requests took."""
    with connection.begin_nested() as untouched:
        yield
        untouched.rollback()


def user_of(world: World, caller: str, **options: Any) -> User:
    name, _, year = caller.partition(" in ")
    day = IN_2024 if year else TODAY
    return user_at(world.country, world.unit(name), *EVERY_ROLE, rehearsal=day, **options)


class _Everything:
    """The application's scope as if someone had forgotten it."""

    @staticmethod
    def units(*_: Any) -> Any:
        return select(Unit.id)

    @staticmethod
    def facts(*_: Any) -> Any:
        return true()


@pytest.fixture(params=["both layers", "the database alone", "the application alone"])
def layers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, connection: Connection) -> Iterator[str]:
    if request.param == "the database alone":
        replaced: dict[Any, Any] = {
            scope.visible_units: _Everything.units,
            scope.units_above: _Everything.units,
            scope.readable_units: _Everything.units,
            scope.visible_facts: _Everything.facts,
            scope.duty_units: _Everything.units,
        }
        for name, module in list(sys.modules.items()):
            if name.startswith("tienbo."):
                for attribute, value in list(vars(module).items()):
                    if isinstance(value, FunctionType) and value in replaced:
                        monkeypatch.setattr(module, attribute, replaced[value])
    as_superuser = request.param == "the application alone"
    if as_superuser:
        event.listen(connection, "before_cursor_execute", _stay_superuser, retval=True)
    yield str(request.param)
    if as_superuser:
        event.remove(connection, "before_cursor_execute", _stay_superuser)


def _stay_superuser(*execution: Any) -> tuple[str, Any]:
    statement, parameters = execution[2], execution[3]
    return ("SELECT 1" if statement == "SET LOCAL ROLE tienbo_app" else statement), parameters


@pytest.fixture
def asking(layers: str, callers: dict[str, Caller]) -> dict[str, Caller]:
    """Everyone when both layers work; for each layer alone one caller of each kind, which is enough to see it hold."""
    alone = ("18003", "new-18001", "15", "436", "436 in 2024", "old-18001 in 2024")
    return callers if layers == "both layers" else {name: callers[name] for name in alone}


def described(settings: Settings, app_sessions: Any) -> set[str]:
    paths = create_app(settings, app_sessions).openapi()["paths"].values()
    return {operation["operationId"] for path in paths for operation in path.values()}


def test_no_operation_is_forgotten(settings: Settings) -> None:
    assert described(settings, sessionmaker()) == {*OPERATIONS, *LISTS, *WITHOUT_UNIT}


def expected_to_reach(kind: Kind, caller: str, target: str) -> bool:
    reads, above = READS[caller], ABOVE.get(caller, set())
    if kind in {Kind.register, Kind.asked, Kind.kept}:
        return target in reads | above
    if kind is Kind.issued:
        return ("42" if target in HA_TINH else "15") in reads | above
    if kind is Kind.managed:
        return target in reads and (caller, target) not in LESSER
    return target in reads


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_one_unit(connection: Connection, world: World, layers: str, asking: dict[str, Caller], operation: str) -> None:
    kind, request = OPERATIONS[operation]
    figures = kind in {Kind.figures, Kind.acting}
    targets = [name for name in OLD | NOW if not figures or name in world.submissions]
    for caller, signed_in in asking.items():
        for target in targets:
            with connection.begin_nested() as untouched:
                answer = request(world, target, signed_in)
                untouched.rollback()
            reached = answer.status_code not in {401, 403, 404}
            # A change is refused to a reader too (403, or what the state says): only strangers must get 404.
            if kind in {Kind.acting, Kind.managed, Kind.asked, Kind.kept}:
                reached = answer.status_code != 404
            if kind is Kind.managed and layers == "the database alone" and (caller, target) in LESSER:
                continue  # the database lets the past be read, and the application decides who manages it
            looked_at = operation in LOOKED_AT
            if looked_at and layers == "the database alone" and target in ABOVE.get(caller, set()):
                # A superior is known by name; the database still gives no figure but the caller's own.
                assert figures_counted(world, answer) <= len(READS[caller]), (caller, target)
                continue
            assert reached == expected_to_reach(kind, caller, target), (caller, target, answer.status_code, answer.text)


LOOKED_AT = {
    "explainAggregate",
    "getAggregateColumns",
    "getAggregates",
    "getConsolidation",
    "getSdmxData",
    "getSdmxData3",
    "getTotals",
}


def figures_counted(world: World, answer: httpx.Response) -> int:
    """How many reports are in the answered total of women public staff."""
    indicator_id = world.figures["42"].ids["CB.F"]
    found = answer.json()
    if "figure" in found:
        return int(found["figure"]["counted"])
    rows = found.get("rows") or found.get("figures") or found.get("lines") or []
    for table in found.get("tables", []):
        counted = zip(table["indicator_ids"], table["figures"]["counted"], strict=True)
        rows += [{"indicator_id": indicator, "counted": count} for indicator, count in counted]
    return sum(int(row["counted"]) for row in rows if row["indicator_id"] == indicator_id)


@pytest.mark.parametrize("operation", sorted(LISTS))
def test_lists(world: World, layers: str, asking: dict[str, Caller], operation: str) -> None:
    names = {world.unit(name): name for name in OLD | NOW}
    for caller, signed_in in asking.items():
        seen = {names[unit] for unit in LISTS[operation](world, signed_in) if unit in names}
        # Superiors are known by name and by what they issued, and of their reports not even that they exist.
        upward = operation in {
            "listUnits",
            "listDocuments",
            "searchBodies",
            "listBodyGroups",
            "listIndicators",
            "listReorganisations",
        } or (operation == "listReporters" and layers == "the database alone")
        allowed = READS[caller] | (ABOVE.get(caller, set()) if upward else set())
        assert seen <= allowed, (caller, seen - allowed)


def test_matrices(world: World, asking: dict[str, Caller]) -> None:
    for caller, signed_in in asking.items():
        reads = expected_to_reach(Kind.issued, caller, "42")
        assert (signed_in.get(f"/matrices/{world.matrix_id}").status_code == 200) == reads, caller
        listed = signed_in.get("/matrices").json()["items"]
        assert any(matrix["id"] == world.matrix_id for matrix in listed) == reads, caller
        taken = signed_in.get(f"/matrices/{world.matrix_id}/export", format="xlsx")
        assert (taken.status_code == 200) == reads, caller


@pytest.mark.parametrize("file", LIST_FILES, ids=lambda file: file.operation)
def test_files_of_lists(connection: Connection, world: World, asking: dict[str, Caller], file: ListFile) -> None:
    """A file holds what its list shows this caller, no row more and no row less."""
    asked: list[dict[str, Any]] = [{}]
    if "{form_id}" in file.path:
        periods = ("2024", "2026")
        asked = [{"form_id": form.form.id, "period": period} for form in world.figures.values() for period in periods]
    for caller, signed_in in asking.items():
        for params in asked:
            with connection.begin_nested() as untouched:
                listed, taken = file.listed(signed_in, **params), file.ask(signed_in, **params)
                untouched.rollback()
            assert taken.status_code == listed.status_code, (caller, params)
            if listed.status_code == 200:
                assert file.rows(taken) == file.expected(listed), (caller, params)


def test_files_of_totals(connection: Connection, session: Session, world: World, asking: dict[str, Caller]) -> None:
    indicators = {row.id: row for row in session.scalars(select(Indicator))}
    for caller, signed_in in asking.items():
        for target in world.submissions:
            asked = {"form_id": world.form(target).id, "period": world.period(target), "unit_id": world.unit(target)}
            with connection.begin_nested() as untouched:
                listed = signed_in.get("/totals", **asked)
                taken = signed_in.request("POST", "/totals/export", params=asked)
                untouched.rollback()
            assert taken.status_code == listed.status_code, (caller, target)
            if listed.status_code == 200:
                rows = opened.below(opened.workbook(taken.content), "Mã đơn vị")
                assert [list(map(exact, row)) for row in rows] == total_lines(listed, indicators), (caller, target)


def test_opening(connection: Connection, session: Session, world: World, asking: dict[str, Caller]) -> None:
    heirs = {"old-18001": "new-18001", "old-18002": "new-18001", "old-18004": "18005"}
    for caller, signed_in in asking.items():
        own, _, year = caller.partition(" in ")
        for target in world.submissions:
            body = {
                "form_id": world.form(target).id,
                "period": world.period(target),
                "body_id": session.get_one(Submission, world.submissions[target]).body_id,
            }
            with connection.begin_nested() as untouched:
                status = signed_in.post("/submissions", body).status_code
                untouched.rollback()
            enters = target in READS[caller] and (target == own or (not year and heirs.get(target) == own))
            assert (status == 200) == enters, (caller, target, status)


def test_nobody_without_a_live_account(client: TestClient, session: Session, world: World) -> None:
    disabled = sign_in_as(client, session, user_of(world, "42", active=False))
    anonymous = Caller(client, "")
    for caller in (disabled, anonymous):
        for _, request in OPERATIONS.values():
            assert request(world, "18003", caller).status_code == 401
        for path in ("/units", "/forms", "/matrices", f"/matrices/{world.matrix_id}", "/me", "/users", "/clients"):
            assert caller.get(path).status_code == 401
