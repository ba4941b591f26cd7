"""The catalogue through its API: who defines, who reads, and what a change leaves."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, user_at
from tienbo.access.models import Role, User
from tienbo.exchange.models import Event

AsUser = Callable[[User], Caller]
TEXTS = {
    "name_vi": "Cán bộ nữ được tặng khen",
    "name_en": "Women commended",
    "definition": "Số cán bộ nữ được tặng bằng khen trong kỳ.",
    "measure_unit": "người",
    "source": "Kế hoạch thử nghiệm, mục 1",
}


def count(code: str = "KT.F", **more: Any) -> dict[str, Any]:
    return {"code": code, "kind": "count", "versions": [TEXTS]} | more


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def leader(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("42"), Role.leader))


@pytest.fixture
def commune(country: Country, figures: Figures, as_user: AsUser) -> Caller:
    return as_user(user_at(country, country.unit("18003"), Role.officer, Role.leader))


def versioned(caller: Caller, method: str, path: str, body: Any, version: int = 1) -> Any:
    return caller.request(method, path, json=body, headers={"If-Match": f'"{version}"'})


class TestRead:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        for path in ("/indicators", f"/indicators/{figures.ids['HT.A']}", "/dimensions"):
            assert client.get(f"/api/v1{path}").status_code == 401

    def test_another_province(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        stranger = as_user(user_at(country, country.unit("15")))
        assert stranger.get("/indicators").json()["items"] == []
        for suffix in ("", "/series-breaks"):
            assert stranger.get(f"/indicators/{figures.ids['HT.A']}{suffix}").status_code == 404

    def test_whoever_is_below_reads(self, figures: Figures, commune: Caller) -> None:
        found = commune.get(f"/indicators/{figures.ids['HT.B']}").json()
        assert (found["numerator"]["code"], found["denominator"]["code"]) == ("HDX.STAFF.F", "HDX.STAFF")
        assert (found["shown"]["number"], found["shown"]["valid_from"]) == (1, None)
        assert [form["code"] for form in found["forms"]] == ["HT-NCB"]
        assert found["actions"] == ["set_target"]
        (asked,) = found["targets"]
        assert (asked["milestones"][0]["value"], asked["unit"]["code"]) == ("35", "42")

    @pytest.mark.parametrize("q", ["đại biểu nữ", "DAI BIEU NU", "hdx.all.f"])
    def test_search_without_diacritics(self, commune: Caller, q: str) -> None:
        assert "HDX.ALL.F" in [one["code"] for one in commune.get("/indicators", q=q).json()["items"]]

    def test_filters_and_pages(self, figures: Figures, commune: Caller) -> None:
        ratios = commune.get("/indicators", kind="ratio", limit=5).json()
        rest = commune.get("/indicators", kind="ratio", limit=5, cursor=ratios["next_cursor"]).json()
        codes = [one["code"] for one in ratios["items"] + rest["items"]]
        assert codes == sorted(codes)
        assert len(codes) == 8
        assert rest["next_cursor"] is None
        targeted = commune.get("/indicators", targeted=True).json()["items"]
        assert {one["code"] for one in targeted} == {"HT.A", "HT.B", "HT.C", "HT.D", "HT.DD"}


class TestDefine:
    def test_anonymous(self, client: TestClient, figures: Figures) -> None:
        assert client.post("/api/v1/indicators", json={}).status_code == 401

    def test_an_officer(self, country: Country, figures: Figures, as_user: AsUser) -> None:
        officer = as_user(user_at(country, country.unit("42"), Role.officer))
        body = {"unit_id": country.unit("42"), "indicator": count()}
        assert officer.post("/indicators", body).status_code == 403

    @pytest.mark.parametrize(("code", "status"), [("15", 404), ("42", 403)])
    def test_in_the_name_of_another_unit(self, country: Country, commune: Caller, code: str, status: int) -> None:
        body = {"unit_id": country.unit(code), "indicator": count()}
        assert commune.post("/indicators", body).status_code == status

    def test_a_superior_does_not_define_for_those_below(self, country: Country, leader: Caller) -> None:
        body = {"unit_id": country.unit("18003"), "indicator": count()}
        assert leader.post("/indicators", body).status_code == 403

    def test_with_cells(self, country: Country, session: Session, leader: Caller, commune: Caller) -> None:
        cells: dict[str, Any] = {
            "cells": ["sex=female", "sex=male", "sex=female,level=commune"],
            "complete": ["sex"],
        }
        made = leader.post("/indicators", {"unit_id": country.unit("42"), "indicator": count(**cells)})
        assert made.status_code == 201, made.text
        assert made.headers["etag"] == '"1"'
        found = commune.get(f"/indicators/{made.json()['id']}").json()
        assert [cell["code"] for cell in found["cells"]] == ["sex=female", "sex=male", "level=commune,sex=female"]
        women, men, _ = [cell["category_id"] for cell in found["cells"]]
        assert found["partitions"] == [{"whole": 0, "parts": [women, men]}]
        event = session.scalars(select(Event).where(Event.kind == "indicator.defined")).one()
        assert event.data["code"] == "KT.F"

    def test_a_ratio_of_a_cell(self, country: Country, leader: Caller) -> None:
        unit_id = country.unit("42")
        leader.post("/indicators", {"unit_id": unit_id, "indicator": count("KT", cells=["sex=female"])})
        ratio = {"code": "KT.TL", "kind": "ratio", "numerator": "KT[sex=female]", "denominator": "KT", "factor": "100"}
        made = leader.post("/indicators", {"unit_id": unit_id, "indicator": ratio | {"versions": [TEXTS]}})
        assert made.status_code == 201, made.text
        assert (made.json()["numerator"]["code"], made.json()["numerator"]["cell_vi"]) == ("KT", "Nữ")

    @pytest.mark.parametrize(
        ("wanted", "code"),
        [
            (count("HT.A"), "code-taken"),
            (count(numerator="CB.F"), "only-ratios-have-parts"),
            (count(kind="ratio"), "ratio-needs-parts"),
            (count(kind="ratio", numerator="X", denominator="CB.F", factor="100"), "indicator-unknown"),
            (count(kind="ratio", numerator="HT.A", denominator="CB.F", factor="100"), "part-not-counted"),
            (count(kind="ratio", numerator="CB.F[sex=male]", denominator="CB.F", factor="1"), "cell-not-asked"),
            (count(part_of="HT.A"), "whole-of-another-kind"),
            (count(part_of="KT.F"), "part-of-itself"),
            (count(cells=["sex=x"]), "cell-unknown"),
            (count(cells=["sex=male", "sex=male"]), "cell-repeated"),
            (count(cells=["sex=male"], complete=["sex"]), "complete-needs-members"),
            (count(plausible_min="5", plausible_max="4"), "range-reversed"),
            (count(versions=[TEXTS, TEXTS | {"change": "khác"}]), "versions-overlap"),
            (count(versions=[TEXTS | {"change": "khác"}]), "change-said"),
            (count(versions=[TEXTS | {"valid_from": "2026-02-01", "valid_to": "2026-01-01"}]), "days-reversed"),
        ],
        ids=lambda given: given if isinstance(given, str) else "",
    )
    def test_what_does_not_hold(self, country: Country, leader: Caller, wanted: Any, code: str) -> None:
        answer = leader.post("/indicators", {"unit_id": country.unit("42"), "indicator": wanted})
        assert (answer.status_code, answer.json()["code"]) == (409, code)


class TestChange:
    def test_strangers(self, country: Country, figures: Figures, as_user: AsUser, commune: Caller) -> None:
        path = f"/indicators/{figures.ids['HT.A']}"
        said = {"reason": "lỗi chính tả", "settings": {"direction": "lower"}}
        stranger = as_user(user_at(country, country.unit("15"), Role.leader))
        assert versioned(stranger, "PATCH", path, said).status_code == 404
        assert versioned(commune, "PATCH", path, said).status_code == 403

    def test_needs_the_version_that_was_read(self, figures: Figures, leader: Caller) -> None:
        path = f"/indicators/{figures.ids['HT.A']}"
        said = {"reason": "lỗi chính tả", "settings": {"direction": "lower"}}
        assert leader.request("PATCH", path, json=said).status_code == 428
        assert versioned(leader, "PATCH", path, said, version=7).status_code == 412

    def test_mended_spelling_is_no_new_version(self, figures: Figures, leader: Caller, session: Session) -> None:
        path = f"/indicators/{figures.ids['CB.F']}"
        said = {"reason": "lỗi chính tả", "texts": TEXTS}
        answer = versioned(leader, "PATCH", path, said)
        assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
        assert [version["name_vi"] for version in answer.json()["versions"]] == [TEXTS["name_vi"]]
        assert leader.get(f"{path}/series-breaks").json()["items"] == []
        event = session.scalars(select(Event).where(Event.kind == "indicator.corrected")).one()
        assert event.data["reason"] == "lỗi chính tả"
        assert event.data["changes"]["versions/1/name_vi"] == ["Nữ cán bộ, công chức, viên chức", TEXTS["name_vi"]]
        again = versioned(leader, "PATCH", path, said, version=2)
        assert (again.status_code, again.json()["code"]) == (409, "nothing-changed")

    def test_a_changed_meaning_breaks_the_series(self, figures: Figures, leader: Caller) -> None:
        path = f"/indicators/{figures.ids['CB.F']}"
        said = {"valid_from": "2025-12-15", "change": "Thông tư mới", "texts": TEXTS}
        assert versioned(leader, "POST", f"{path}/versions", said).status_code == 200
        before = leader.get(path, on="2025-12-14").json()["shown"]
        after = leader.get(path, on="2025-12-15").json()["shown"]
        assert (before["number"], before["valid_to"]) == (1, "2025-12-14")
        assert (after["number"], after["definition"]) == (2, TEXTS["definition"])
        (broken,) = leader.get(f"{path}/series-breaks").json()["items"]
        assert (broken["on"], broken["number"], broken["change"]) == ("2025-12-15", 2, "Thông tư mới")
        assert "definition" in broken["fields"]
        again = versioned(leader, "POST", f"{path}/versions", said, version=2)
        assert again.json()["code"] == "days-reversed"

    def test_an_end_is_the_end_of_the_series(self, figures: Figures, leader: Caller) -> None:
        path = f"/indicators/{figures.ids['HDX.ALL']}"
        said = {"last_day": "2025-06-30", "reason": "thử nghiệm"}
        assert versioned(leader, "POST", f"{path}/end", said).status_code == 200
        assert leader.get(path, on="2025-07-01").json()["shown"] is None
        (broken,) = leader.get(f"{path}/series-breaks").json()["items"]
        assert (broken["on"], broken["number"]) == ("2025-07-01", 0)

    def test_a_cell_that_a_ratio_needs_stays(self, country: Country, leader: Caller) -> None:
        unit_id = country.unit("42")
        made = leader.post("/indicators", {"unit_id": unit_id, "indicator": count("KT", cells=["sex=female"])}).json()
        ratio = {"code": "KT.TL", "kind": "ratio", "numerator": "KT[sex=female]", "denominator": "KT", "factor": "100"}
        leader.post("/indicators", {"unit_id": unit_id, "indicator": ratio | {"versions": [TEXTS]}})
        said = {"reason": "bỏ phân tổ", "settings": {"cells": []}}
        answer = versioned(leader, "PATCH", f"/indicators/{made['id']}", said)
        assert (answer.status_code, answer.json()["code"]) == (409, "cell-used")
