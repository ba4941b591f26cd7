"""What the last release promised to clients still holds; and a promise that is broken is found."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tests.deployment.contract import Comparison, newest, promised, read
from tests.deployment.documents import ROOT

CONTRACTS = ROOT / "docs" / "contract"
UNIT = "/api/v1/units/{unit_id}"
LIST = "/api/v1/units"
OPEN = "/api/v1/submissions"
ABOUT = "/api/v1/about"
DOCUMENTS = "/api/v1/documents"
CONFIRM = "/api/v1/documents/{document_id}/proposals/confirm"
Edit = Callable[[dict[str, Any]], Any]


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    return read(newest(CONTRACTS))


def schema(described: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = described["components"]["schemas"][name]
    return found


def parameter(described: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in described["paths"][LIST]["get"]["parameters"] if one["name"] == name)
    return found


def test_the_last_release_still_holds(contract: dict[str, Any]) -> None:
    described = promised(read(ROOT / "frontend" / "openapi.json"))
    broken = [*Comparison(contract, described).breaks()]
    assert broken == [], "keep it beside the new one as deprecated (docs/integrators.md), or make a new major version"


BREAKING: dict[str, Edit] = {
    f"GET {UNIT}: gone": lambda new: new["paths"][UNIT].pop("get"),
    f"GET {UNIT}: operation id changed": lambda new: new["paths"][UNIT]["get"].update(operationId="readUnit"),
    f"GET {UNIT}: answer 200 gone": lambda new: new["paths"][UNIT]["get"]["responses"].pop("200"),
    f"GET {LIST} query q: gone": lambda new: new["paths"][LIST]["get"]["parameters"].remove(parameter(new, "q")),
    f"GET {LIST} query q: now required": lambda new: parameter(new, "q").update(required=True),
    f"GET {LIST} query limit: maximum lowered": lambda new: parameter(new, "limit")["schema"].update(maximum=100),
    f"POST {OPEN} body/period: gone": lambda new: schema(new, "OpenRequest")["properties"].pop("period"),
    f"POST {OPEN} body/reason: now required": lambda new: (
        schema(new, "OpenRequest")["properties"].update(reason={"type": "string"}),
        schema(new, "OpenRequest")["required"].append("reason"),
    ),
    f"POST {OPEN} body/period: no longer takes string": lambda new: schema(new, "OpenRequest")["properties"].update(
        period={"type": "integer"}
    ),
    f"GET {LIST} query level: no longer takes district": lambda new: schema(new, "Level")["enum"].remove("district"),
    # One word alone is written as a constant.
    f"GET {LIST} query level: no longer takes commune, district, nation": lambda new: schema(new, "Level").update(
        const=schema(new, "Level").pop("enum") and "province"
    ),
    f"GET {LIST} query limit: exclusiveMinimum raised": lambda new: parameter(new, "limit")["schema"].update(
        exclusiveMinimum=1
    ),
    f"GET {LIST} query limit: multipleOf changed": lambda new: parameter(new, "limit")["schema"].update(multipleOf=50),
    f"GET {ABOUT}: now needs HTTPBearer": lambda new: new["paths"][ABOUT]["get"].update(security=[{"HTTPBearer": []}]),
    f"GET {LIST} → 200: header Next-Updated-Since gone": lambda new: new["paths"][LIST]["get"]["responses"]["200"][
        "headers"
    ].pop("Next-Updated-Since"),
    f"GET {UNIT} → 200/valid_from: format changed": lambda new: schema(new, "UnitDetail")["properties"]["valid_from"][
        "anyOf"
    ][0].update(format="date-time"),
    f"GET {DOCUMENTS} → 200/counts/*: may now be string": lambda new: schema(new, "DocumentPage")["properties"][
        "counts"
    ].update(additionalProperties={"type": "string"}),
    f"POST {CONFIRM} body/proposals[]/0: no longer takes integer": lambda new: schema(new, "ManyConfirmed")[
        "properties"
    ]["proposals"]["items"]["prefixItems"][0].update(type="string"),
}
HARMLESS: dict[str, Edit] = {
    "a new operation": lambda new: new["paths"].update({"/api/v1/new": copy.deepcopy(new["paths"][UNIT])}),
    "a new optional input": lambda new: new["paths"][LIST]["get"]["parameters"].append(
        {"in": "query", "name": "fresh", "required": False, "schema": {"type": "string"}}
    ),
    "a new member of answers": lambda new: schema(new, "UnitRead")["properties"].update(fresh={"type": "string"}),
    "a new word": lambda new: schema(new, "Level")["enum"].append("ward"),
    "more rows of a page": lambda new: parameter(new, "limit")["schema"].update(maximum=1000),
}


@pytest.mark.parametrize("told", BREAKING)
def test_a_broken_promise_is_told(contract: dict[str, Any], told: str) -> None:
    changed = copy.deepcopy(contract)
    BREAKING[told](changed)
    assert told in [*Comparison(contract, changed).breaks()]


@pytest.mark.parametrize("what", HARMLESS)
def test_what_only_adds_is_let_through(contract: dict[str, Any], what: str) -> None:
    changed = copy.deepcopy(contract)
    HARMLESS[what](changed)
    assert [*Comparison(contract, changed).breaks()] == []


def test_a_member_of_an_answer_stays_and_stays_sure(contract: dict[str, Any]) -> None:
    changed = copy.deepcopy(contract)
    unit = schema(changed, "UnitRead")
    del unit["properties"]["code"]
    unit["required"].remove("name")
    told = [*Comparison(contract, changed).breaks()]
    assert any(one.endswith("/code: gone") for one in told)
    assert any(one.endswith("/name: no longer sure") for one in told)
