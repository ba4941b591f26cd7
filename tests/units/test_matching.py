"""Printed names to bodies: what is certain, what is only suggested, and that the printed text is never changed."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.packs.files import read_json
from tienbo.units.body_keys import body_key, implied_keys
from tienbo.units.matching import BELOW, Directory, How, Phrase, Spelling

HA_TINH = "Tỉnh Hà Tĩnh"
BOARD, UNION, HOME, LABOUR, COMMITTEE, COUNCIL = range(1, 7)
NAMES = {
    BOARD: "Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh",
    UNION: "Hội Liên hiệp Phụ nữ tỉnh Hà Tĩnh",
    HOME: "Sở Nội vụ",
    LABOUR: "Sở Lao động - Thương binh và Xã hội",
    COMMITTEE: "Ủy ban nhân dân tỉnh Hà Tĩnh",
    COUNCIL: "Hội đồng nhân dân tỉnh Hà Tĩnh",
}
PHRASE = "Ban VSTBPN các sở, ban, ngành, huyện, thành phố, thị xã"


def own(body_id: int, name: str, **said: object) -> Spelling:
    given = {"means": body_id, "official": True, "unit_name": HA_TINH, "step": 0, **said}
    return Spelling(body_id=body_id, name=name, **given)  # type: ignore[arg-type] # as named above


@pytest.fixture(scope="module")
def directory() -> Directory:
    spellings = [own(body_id, name) for body_id, name in NAMES.items()]
    spellings.append(own(20, "Ủy ban nhân dân xã Cẩm Lĩnh", unit_name="Xã Cẩm Lĩnh", step=BELOW))
    return Directory(spellings, [Phrase(1, PHRASE, 0)])


@pytest.mark.parametrize(
    ("printed", "body_id"),
    [
        ("Ban vì sự tiến bộ của phụ nữ tỉnh Hà Tĩnh", BOARD),
        ("Ban VSTBPN tỉnh", BOARD),
        ("Ban VSTBCPN tỉnh", BOARD),
        ("Ban VSTBPNVN tỉnh", BOARD),
        ("Ban vì sự tiến bộ phụ nữ tỉnh", BOARD),
        ("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH HÀ TĨNH", BOARD),
        ("Hội LHPN tỉnh", UNION),
        ("Hội Liên hiệp phụ nữ  tỉnh", UNION),
        ("Sở Nội vụ tỉnh", HOME),
        ("Sở Nội vụ tỉnh Hà Tĩnh", HOME),
        ("Sở Lao động – Thương binh và Xã hội", LABOUR),
        ("Sở LĐTBXH", LABOUR),
        ("Sở LĐ-TB&XH", LABOUR),
        ("Sở Lao động, Thương binh và Xã hội tỉnh", LABOUR),
        ("UBND tỉnh", COMMITTEE),
        ("Uỷ ban nhân dân tỉnh Hà Tĩnh", COMMITTEE),
        ("HĐND tỉnh", COUNCIL),
        ("UBND xã Cẩm Lĩnh", 20),
    ],
)
def test_means_one_body(directory: Directory, printed: str, body_id: int) -> None:
    found = directory.find(printed)
    assert (found.body_id, found.group_id, found.suggestions) == (body_id, None, ())
    assert found.printed == printed


@pytest.mark.parametrize(
    "printed",
    [
        "Ban VSTBPNVN",
        "UBND",
        "UBND xã",
        "Hội LHPN",
        "Sở Nội vụ tỉnh Nghệ An",
        "các Sở, ban, ngành thành viên",
        "",
        "???",
    ],
)
def test_means_nobody_for_certain(directory: Directory, printed: str) -> None:
    found = directory.find(printed)
    assert (found.body_id, found.group_id, found.how, found.shared) == (None, None, None, False)
    assert all(0 < suggestion.score < 1 for suggestion in found.suggestions)


def test_suggests_the_likest_first(directory: Directory) -> None:
    first, *_ = directory.find("Sở Nội vu và Lao động").suggestions
    assert first.body_id in {HOME, LABOUR}
    slip = directory.find("Hội Liên hiện Phụ nữ tỉnh Hà Tĩnh")  # as one of the seeds prints it
    assert (slip.body_id, slip.suggestions[0].body_id) == (None, UNION)
    assert slip.suggestions[0].score > 0.9


def test_says_by_what(directory: Directory) -> None:
    alias = Directory([own(1, "Sở Nội vụ"), own(1, "Sở NV", official=False)], [])
    assert [alias.find(name).how for name in ("Sở Nội vụ", "Sở NV", "sở nội vụ")] == [
        How.official,
        How.alias,
        How.normalised,
    ]
    group = directory.find("Ban vì sự tiến bộ của phụ nữ các Sở, ban, ngành, huyện, thành phố, thị xã")
    assert (group.body_id, group.group_id, group.how) == (None, 1, How.group)


def test_what_two_share_means_neither() -> None:
    directory = Directory([own(1, "Ban chỉ đạo"), own(2, "Ban Chỉ đạo", official=False), own(3, "Ban chi dao")], [])
    assert directory.find("Ban chỉ đạo").body_id == 1  # as one of them is written, letter for letter
    found = directory.find("BAN CHỈ ĐẠO")
    assert (found.body_id, found.shared) == (None, True)
    assert {(suggestion.body_id, suggestion.score) for suggestion in found.suggestions} == {
        (1, 1.0),
        (2, 1.0),
        (3, 1.0),
    }


def test_the_unit_that_speaks_comes_first() -> None:
    commune = own(1, "Ủy ban nhân dân xã An Hòa", unit_name="Xã An Hòa", step=0)
    province = own(2, "Ủy ban nhân dân tỉnh Hà Tĩnh", step=1)
    below = [own(n, "Trạm Y tế", unit_name=f"Xã {n}", step=BELOW) for n in (3, 4)]
    directory = Directory([commune, province, *below, own(5, "Trạm Y tế", step=1)], [])
    assert [directory.find(name).body_id for name in ("UBND xã", "UBND tỉnh", "Trạm y tế")] == [1, 2, 5]


def test_a_successor_is_named_with_who_it_succeeds() -> None:
    directory = Directory([own(HOME, "Sở Nội vụ"), own(LABOUR, "Sở LĐTBXH", means=HOME)], [])
    found = directory.find("Sở Lao động - Thương binh và Xã hội")
    assert (found.body_id, found.ended_id) == (HOME, LABOUR)
    assert directory.find("Sở Nội vụ").ended_id is None


def test_a_name_of_another_time_is_only_suggested() -> None:
    directory = Directory([own(1, "Sở Nội vụ"), own(1, "Ban Tổ chức chính quyền", usable=False)], [])
    found = directory.find("Ban Tổ chức chính quyền tỉnh")
    assert (found.body_id, found.suggestions[0].body_id) == (None, 1)


def test_a_unit_may_be_left_unsaid_but_not_its_level() -> None:
    assert implied_keys("Ban VSTBPN tỉnh Hà Tĩnh", HA_TINH) == {"ban vstbpn tinh ha tinh", "ban vstbpn tinh"}
    assert "ubnd tp" in implied_keys("Ủy ban nhân dân thành phố Huế", "Thành phố Huế")
    assert "ubnd" not in implied_keys("Ủy ban nhân dân xã An Hòa", "Xã An Hòa")


PACK = read_json("ha_tinh/bodies_2019.json")
SPELT = [
    (n, name)
    for n, body in enumerate([*PACK["bodies"], *PACK["departments"]])
    for name in (body["name"], *body.get("aliases", []))
]
OF_2019 = Directory(
    [own(n, name, official=False) for n, name in SPELT],
    [Phrase(n, group["phrase"], 0) for n, group in enumerate(read_json("ha_tinh/matrix_2019.json")["groups"])],
)
PRINTED = sorted(
    {
        name
        for task in read_json("ha_tinh/matrix_2019.json")["tasks"]
        for row in task["assignments"]
        for name in (*row["lead"], *row["coordinating"])
    }
)


@pytest.mark.parametrize("printed", PRINTED)
def test_every_name_of_2019_comes_back_as_printed(printed: str) -> None:
    assert OF_2019.find(printed).printed == printed


SHORT = (("Ủy ban nhân dân", "UBND"), ("Liên hiệp Phụ nữ", "LHPN"), ("vì sự tiến bộ của phụ nữ", "VSTBPN"))


def other_spelling(name: str, chance: random.Random) -> str:
    """The same name with other dashes, spaces, case, composition and abbreviations."""
    for long, short in (
        ("Ủy ban nhân dân", "UBND"),
        ("Liên hiệp Phụ nữ", "LHPN"),
        ("vì sự tiến bộ của phụ nữ", "VSTBPN"),
    ):
        if chance.random() < 0.5:
            name = name.replace(long, short)
    name = name.replace(" - ", chance.choice((" – ", "-", " — ", ", ")))
    name = name.replace(" ", chance.choice((" ", "  ", "\u00a0")))
    name = chance.choice((str, str.upper, str.lower))(name)
    return unicodedata.normalize(chance.choice(("NFC", "NFD")), name)


@given(st.sampled_from(SPELT), st.randoms(use_true_random=False))
def test_other_spellings_mean_the_same_body_and_stay_as_printed(spelt: tuple[int, str], chance: random.Random) -> None:
    body_id, name = spelt
    printed = other_spelling(name, chance)
    found = OF_2019.find(printed)
    assert (found.body_id, found.printed) == (body_id, printed)


@given(st.text(max_size=60))
def test_any_text_is_looked_up_and_kept(printed: str) -> None:
    found = OF_2019.find(printed)
    assert found.printed == printed
    assert body_key(body_key(printed)) == body_key(printed)
    assert all(suggestion.score <= 1 for suggestion in found.suggestions)
