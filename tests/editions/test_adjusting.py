"""A total and its categories are adjusted by the same amount: what is issued adds up as what was reported did."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.builders.editions import REASON, Consolidator, line
from tests.builders.figures import Figures
from tests.builders.indicators import break_down
from tienbo.editions.adjusting import unbalanced
from tienbo.indicators.partitions import Partition

LEVELS = ["level=province", "level=district", "level=commune"]
WOMEN = 7
BY_LEVEL = {WOMEN: (Partition(0, (1, 2, 3)), Partition(1, (4, 5)))}


@pytest.mark.parametrize(
    ("own", "wrong"),
    [
        ({}, []),
        ({(WOMEN, 0): 5}, [(WOMEN, 0)]),
        ({(WOMEN, 0): 5, (WOMEN, 2): 5}, []),
        ({(WOMEN, 0): 5, (WOMEN, 2): 6, (WOMEN, 3): -1}, []),
        ({(WOMEN, 2): 3}, [(WOMEN, 2)]),
        ({(WOMEN, 2): 3, (WOMEN, 3): -3}, []),
        ({(WOMEN, 0): 5, (WOMEN, 1): 5}, [(WOMEN, 1)]),
        ({(WOMEN, 0): 5, (WOMEN, 1): 5, (WOMEN, 4): 5}, []),
        ({(8, 0): 5}, []),
    ],
)
def test_what_no_longer_adds_up(own: dict[tuple[int, int], int], wrong: list[tuple[int, int]]) -> None:
    assert list(unbalanced({key: Decimal(amount) for key, amount in own.items()}, BY_LEVEL)) == wrong


class TestSave:
    @pytest.fixture
    def cells(self, session: Session, reported: Figures) -> dict[str, int]:
        return break_down(session, reported.ids["CB.F"], LEVELS, ["level"])

    def adjust(self, district: Consolidator, amounts: dict[int, str]) -> Any:
        edition = district.open()
        indicator_id = district.figures.ids["CB.F"]
        said = [
            {"indicator_id": indicator_id, "category_id": category_id, "amount": amount, "reason": REASON}
            for category_id, amount in amounts.items()
        ]
        path = f"/editions/{edition['id']}"
        return district.caller.patch(path, {"adjustments": said}, version=edition["version"])

    def test_a_total_alone(self, cells: dict[str, int], district: Consolidator) -> None:
        answer = self.adjust(district, {0: "7"})
        assert answer.status_code == 422
        (error,) = answer.json()["errors"]
        assert (error["pointer"], error["code"]) == ("/adjustments/0/amount", "categories-do-not-add-up")
        assert "phân tổ" in error["detail"]

    def test_a_category_alone(self, cells: dict[str, int], district: Consolidator) -> None:
        assert self.adjust(district, {cells["level=commune"]: "7"}).status_code == 422

    def test_both_by_the_same(self, cells: dict[str, int], district: Consolidator) -> None:
        answer = self.adjust(district, {cells["level=district"]: "3", 0: "7", cells["level=commune"]: "4"})
        assert answer.status_code == 200, answer.text
        assert line(answer.json(), district.figures.ids["CB.F"])["result"]["number"] == "107"

    def test_one_without_categories(self, reported: Figures, district: Consolidator) -> None:
        assert self.adjust(district, {0: "7"}).status_code == 200
