"""The cascade of a province's plan over its communes, and two plans side by side."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tienbo.access.models import User

AsUser = Callable[[User], Caller]


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def province(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42")))


@pytest.fixture
def commune(country: Country, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("18003")))


@pytest.fixture
def plan(province: Caller) -> dict[str, Any]:
    return plans.issued(province, plans.PROVINCE)


def below(caller: Caller, document_id: int, code: str, **params: Any) -> dict[str, Any]:
    items = caller.get(f"/documents/{document_id}/cascade", **params).json()["below"]
    found: dict[str, Any] = next(item for item in items if item["unit"]["code"] == code)
    return found


class TestCascade:
    def test_strangers(self, client: TestClient, country: Country, as_user: AsUser, plan: dict[str, Any]) -> None:
        path = f"/documents/{plan['id']}/cascade"
        assert client.get(f"/api/v1{path}").status_code == 401
        assert as_user(user_at(country, country.unit("15"))).get(path).status_code == 404

    def test_names_every_unit_below_and_who_has_none(self, province: Caller, plan: dict[str, Any]) -> None:
        cascade = province.get(f"/documents/{plan['id']}/cascade").json()
        assert {item["unit"]["code"] for item in cascade["below"]} == {"18001", "18003", "18005"}
        assert cascade["counts"] == {
            "units": 3,
            "with_plan": 0,
            "without_plan": 3,
            "later_deadline": 0,
            "lower_target": 0,
            "cites_replaced": 0,
        }

    def test_what_it_implements(self, province: Caller, plan: dict[str, Any]) -> None:
        (above,) = province.get(f"/documents/{plan['id']}/cascade").json()["above"]
        assert (above["number"], above["document"]) == ("28/NQ-CP", None)

    def test_a_lower_target_is_seen(self, province: Caller, commune: Caller, plan: dict[str, Any]) -> None:
        own = plans.document(commune, plans.COMMUNE)
        (found,) = below(province, plan["id"], "18003")["plans"]
        assert found["document"]["id"] == own["id"]
        (pair,) = found["lower_targets"]
        assert (pair["above"]["content"]["values"][0]["value"], pair["below"]["content"]["values"][0]["value"]) == (
            "35",
            "30",
        )
        assert found["later_deadlines"] == []
        counts = province.get(f"/documents/{plan['id']}/cascade").json()["counts"]
        assert (counts["with_plan"], counts["without_plan"], counts["lower_target"]) == (1, 2, 1)

    def test_a_rejected_target_counts_no_more(self, province: Caller, commune: Caller, plan: dict[str, Any]) -> None:
        own = plans.document(commune, plans.COMMUNE)["id"]
        items = commune.get(f"/documents/{own}/proposals").json()["items"]
        target = next(item for item in items if item["kind"] == "target")
        commune.post(f"/proposals/{target['id']}/decision", {"state": "rejected"}, version=target["version"])
        (found,) = below(province, plan["id"], "18003")["plans"]
        assert found["lower_targets"] == []

    def test_a_later_deadline_is_seen(self, province: Caller, commune: Caller, plan: dict[str, Any]) -> None:
        plans.document(commune, plans.COMMUNE.replace("trước ngày 10/11", "trước ngày 15/12"))
        (found,) = below(province, plan["id"], "18003")["plans"]
        assert [pair["verdict"] for pair in found["later_deadlines"]] == ["later"]

    def test_a_replaced_basis_is_seen(self, province: Caller, commune: Caller, plan: dict[str, Any]) -> None:
        plans.document(commune, plans.COMMUNE)
        new = plans.issued(province, plans.PROVINCE.replace("45/KH", "46/KH"))
        plans.move(province, plan, "replace", reason="Có kế hoạch mới", replaced_by_id=new["id"])
        (found,) = below(province, plan["id"], "18003")["plans"]
        assert [cited["id"] for cited in found["cites_replaced"]] == [plan["id"]]

    def test_a_plan_under_the_replaced_one_is_a_plan_still(
        self, province: Caller, commune: Caller, plan: dict[str, Any]
    ) -> None:
        plans.document(commune, plans.COMMUNE)
        new = plans.issued(province, plans.PROVINCE.replace("45/KH", "46/KH"))
        plans.move(province, plan, "replace", reason="Có kế hoạch mới", replaced_by_id=new["id"])
        cascade = province.get(f"/documents/{new['id']}/cascade").json()
        assert (cascade["counts"]["with_plan"], cascade["counts"]["cites_replaced"]) == (1, 1)

    def test_through_a_plan_between(
        self, country: Country, as_user: AsUser, province: Caller, commune: Caller, plan: dict[str, Any]
    ) -> None:
        """Who implements what implements it, implements it."""
        first = plans.issued(commune, plans.COMMUNE)
        other = as_user(user_at(country, country.unit("18005")))
        text = plans.COMMUNE.replace("CẨM LĨNH", "ĐỨC MINH").replace("Cẩm Lĩnh", "Đức Minh")
        text = text.replace("45/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh Hà Tĩnh", "12/KH-UBND ngày 02/02/2026")
        plans.document(other, text.replace("Số: 12/KH", "Số: 13/KH"))
        assert below(province, plan["id"], "18005")["plans"] != []
        assert below(province, plan["id"], "18003")["plans"][0]["document"]["id"] == first["id"]

    def test_a_commune_sees_its_own_part(self, commune: Caller, plan: dict[str, Any]) -> None:
        cascade = commune.get(f"/documents/{plan['id']}/cascade").json()
        assert [item["unit"]["code"] for item in cascade["below"]] == ["18003"]

    def test_two_levels_in_the_tree_of_its_day(
        self, country: Country, as_user: AsUser, province: Caller, session: Session
    ) -> None:
        held = plans.document(province, plans.PROVINCE.replace("năm 2026", "năm 2024"))
        path = f"/documents/{held['id']}/cascade"
        one = [item["unit"]["code"] for item in province.get(path).json()["below"]]
        assert one == ["437", "436"]
        two = province.get(path, depth=2).json()["below"]
        assert {(item["unit"]["code"], item["parent"]["code"]) for item in two} >= {("436", "42"), ("18001", "436")}


class TestComparison:
    def test_strangers(self, client: TestClient, country: Country, as_user: AsUser, plan: dict[str, Any]) -> None:
        path, query = f"/documents/{plan['id']}/comparison", {"with": plan["id"]}
        assert client.get(f"/api/v1{path}", params=query).status_code == 401
        assert as_user(user_at(country, country.unit("15"))).get(path, **query).status_code == 404

    def test_neither_side_opens_the_other(
        self, country: Country, as_user: AsUser, commune: Caller, plan: dict[str, Any]
    ) -> None:
        own = plans.document(commune, plans.COMMUNE)["id"]
        other = as_user(user_at(country, country.unit("18005")))
        assert other.get(f"/documents/{plan['id']}/comparison", **{"with": own}).status_code == 404
        assert other.get(f"/documents/{own}/comparison", **{"with": plan["id"]}).status_code == 404

    def test_pairs(self, commune: Caller, plan: dict[str, Any]) -> None:
        own = plans.document(commune, plans.COMMUNE)["id"]
        comparison = commune.get(f"/documents/{own}/comparison", **{"with": plan["id"]}).json()
        assert [pair["verdict"] for pair in comparison["targets"]] == ["lower", "only-above"]
        assert [pair["verdict"] for pair in comparison["obligations"]] == ["earlier"]
