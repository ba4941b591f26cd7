"""Verdicts about targets and deadlines: tables of cases, and what holds for all of them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.documents.comparing import (
    Due,
    Held,
    Verdict,
    incoming,
    outgoing,
    pair_deadlines,
    pair_targets,
)
from tienbo.documents.contents import Deadline, ObligationContent, TargetContent


def target(subject: str, comparator: str = ">=", value: Any = "30", unit: str = "%", **more: Any) -> TargetContent:
    said = {"comparator": comparator, "value": value, "value_to": None, "unit": unit, "period": None, "flag": None}
    return TargetContent.model_validate(
        {
            "kind": "target",
            "subject": subject,
            "values": [said | {name: more.pop(name) for name in ("period", "flag") if name in more}],
            "condition": None,
            "scope": None,
            "baseline": None,
            "direction": None,
            "lead": [],
            **more,
        }
    )


def verdict(above: TargetContent, below: TargetContent) -> Verdict:
    return pair_targets([Held(above, 1)], [Held(below, 2)])[0].verdict


SUBJECT = "Tỷ lệ nữ cán bộ lãnh đạo cấp xã"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (target(SUBJECT), target(SUBJECT), Verdict.same),
        (target(SUBJECT), target(SUBJECT, value="25"), Verdict.lower_),
        (target(SUBJECT), target(SUBJECT, value="35"), Verdict.higher),
        (target(SUBJECT), target("Nữ cán bộ lãnh đạo của xã Cẩm Lĩnh", value="35"), Verdict.higher),
        (target(SUBJECT), target("Số hộ nghèo do phụ nữ làm chủ hộ"), Verdict.only_above),
        (target(SUBJECT), target(SUBJECT, unit="per 1000"), Verdict.only_above),
        (
            target("Tỷ số giới tính khi sinh", "<=", "109"),
            target("Tỷ số giới tính khi sinh", "<=", "111"),
            Verdict.lower_,
        ),
        (
            target("Tỷ số giới tính khi sinh", "<=", "111"),
            target("Tỷ số giới tính khi sinh", "<=", "107"),
            Verdict.higher,
        ),
        (
            target("Hộ nghèo", "=", "2", direction="down"),
            target("Hộ nghèo", "=", "3", direction="down"),
            Verdict.lower_,
        ),
        (target(SUBJECT, ">="), target(SUBJECT, "<="), Verdict.not_comparable),
        (target(SUBJECT, value=None), target(SUBJECT), Verdict.not_comparable),
        (target(SUBJECT, period="2025"), target(SUBJECT, period="2030", value="20"), Verdict.not_comparable),
        (target(SUBJECT, period="2021-2025"), target(SUBJECT, period="2025", value="20"), Verdict.lower_),
        (
            target("Có lãnh đạo nữ", "=", None, unit="yes/no", flag=True),
            target("Có lãnh đạo nữ", "=", None, unit="yes/no", flag=True),
            Verdict.same,
        ),
    ],
    ids=lambda case: case.value if isinstance(case, Verdict) else None,
)
def test_targets(above: TargetContent, below: TargetContent, expected: Verdict) -> None:
    assert verdict(above, below) is expected


values = st.decimals(min_value=0, max_value=100, places=1)


@given(values, values, st.sampled_from([">=", ">", "=", "~", "<", "<="]))
def test_turned_round_the_verdict_turns(one: Decimal, other: Decimal, comparator: str) -> None:
    turned = {Verdict.lower_: Verdict.higher, Verdict.higher: Verdict.lower_, Verdict.same: Verdict.same}
    above, below = target(SUBJECT, comparator, one), target(SUBJECT, comparator, other)
    assert turned[verdict(above, below)] is verdict(below, above)


@given(st.lists(st.sampled_from([SUBJECT, "Hộ nghèo", "Lao động nữ có việc làm"])), st.lists(st.just(SUBJECT)))
def test_every_target_is_in_one_pair(above: list[str], below: list[str]) -> None:
    pairs = pair_targets(
        [Held(target(subject), f"a{n}") for n, subject in enumerate(above)],
        [Held(target(subject), f"b{n}") for n, subject in enumerate(below)],
    )
    named = [key for pair in pairs for key in (pair.above, pair.below) if key is not None]
    assert sorted(named) == sorted([f"a{n}" for n in range(len(above))] + [f"b{n}" for n in range(len(below))])


def day(text: str, period: str = "year", relation: str = "before") -> Deadline:
    number, month = text.split("/")
    return Deadline.model_validate(
        {"period": period, "day": int(number), "month": int(month), "year": None, "relation": relation, "note": None}
    )


@pytest.mark.parametrize(
    ("asked", "planned", "expected"),
    [
        (["05/12"], "05/12", Verdict.same),
        (["05/12"], "10/11", Verdict.earlier),
        (["05/12"], "15/12", Verdict.later),
        (["05/12"], "10/1", Verdict.later),  # the January after the year
        (["20/11", "05/12"], "01/12", Verdict.earlier),  # late only when later than all that is asked
        ([], "05/12", Verdict.only_below),
    ],
)
def test_deadlines(asked: list[str], planned: str, expected: Verdict) -> None:
    pairs = pair_deadlines([Due(day(one), one) for one in asked], [Due(day(planned), planned)])
    assert pairs[0].verdict is expected


def test_before_a_day_is_sooner_than_by_it() -> None:
    pairs = pair_deadlines([Due(day("05/12"), 1)], [Due(day("05/12", relation="by"), 2)])
    assert pairs[0].verdict is Verdict.later


def test_half_a_year_is_not_held_against_a_year() -> None:
    pairs = pair_deadlines([Due(day("05/6", "half-year"), 1)], [Due(day("05/12"), 2)])
    assert [pair.verdict for pair in pairs] == [Verdict.only_below, Verdict.only_above]


@pytest.mark.parametrize(
    ("receivers", "level", "inward"),
    [
        (["Ủy ban nhân dân xã"], "commune", True),
        (["Ủy ban nhân dân thành phố"], "commune", False),
        (["Phòng Nội vụ"], "district", True),
        (["Phòng Nội vụ"], "commune", False),
        (["Sở Nội vụ"], "province", True),
        (["Bộ Nội vụ"], "province", False),
        ([], "commune", True),
    ],
)
def test_who_reports_to_whom(receivers: list[str], level: str, inward: bool) -> None:
    obligation = ObligationContent.model_validate(
        {
            "kind": "obligation",
            "senders": ["Các đơn vị"],
            "receivers": receivers,
            "via": None,
            "forward_to": [],
            "deadlines": [day("05/12")],
            "forward_deadlines": [day("10/12")],
            "frequency": "yearly",
            "what": None,
            "purpose": None,
        }
    )
    assert (incoming(obligation, level) == [day("05/12")]) is inward
    assert outgoing(obligation, level) == ([] if inward else [day("05/12")]) + [day("10/12")]
