"""Numbers and issuers as they are compared, and when a citation means a document held."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tienbo.documents.numbers import Named, issuer_key, key, normal_number, same_document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("21-CT/TW", "21/CT-TW"),
        ("02  /QĐ-BVSTBCPN", "2/QĐ-BVSTBCPN"),
        ("012/KH-UBND", "12/KH-UBND"),
        ("12/kh-ubnd", "12/KH – UBND"),
        ("57\\-NQ/TW", "57-NQ/TW"),
    ],
)
def test_one_number(one: str, other: str) -> None:
    assert key(one) == key(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("25/2017/QĐ-UBND", "25/QĐ-UBND"), ("12/KH-UBND", "121/KH-UBND"), ("12/KH-UBND", "12/QĐ-UBND"), ("1/KH", "11/KH")],
)
def test_two_numbers(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("empty", [None, "", "  ", "/", " - "])
def test_a_blank_number_is_none(empty: str | None) -> None:
    assert key(empty) is None


@given(st.text())
def test_any_text_has_a_key_that_is_its_own(text: str) -> None:
    found = key(text)
    assert found is None or key(found) == found


def test_usual_spelling() -> None:
    assert normal_number("46 / KH - UBND") == "46/KH-UBND"
    assert normal_number("không  phải số") == "không phải số"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Hà Tĩnh", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
        ("Ban VSTBPN tỉnh", "Ban Vì sự tiến bộ của phụ nữ tỉnh"),
        ("Ban VSTBCPN tỉnh", "Ban vì sự tiến bộ phụ nữ tỉnh"),
        ("HĐND  xã", "Hội đồng nhân dân xã"),
    ],
)
def test_one_issuer(one: str, other: str) -> None:
    assert issuer_key(one) == issuer_key(other)


DAY, OTHER = date(2026, 1, 15), date(2026, 1, 16)


@pytest.mark.parametrize(
    ("cited", "held", "same"),
    [
        ((45, DAY, "UBND tỉnh Hà Tĩnh"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), True),
        ((45, DAY, "UBND tỉnh"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), True),
        ((45, DAY, None), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), True),
        ((45, None, "UBND tỉnh Hà Tĩnh"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), True),
        ((45, OTHER, "UBND tỉnh Hà Tĩnh"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), False),
        ((45, DAY, "UBND tỉnh Lào Cai"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), False),
        ((46, DAY, "UBND tỉnh Hà Tĩnh"), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), False),
        ((45, None, None), (45, DAY, "Ủy ban nhân dân tỉnh Hà Tĩnh"), False),  # a number alone names nothing
    ],
)
def test_which_document_is_meant(
    cited: tuple[int, date | None, str | None],
    held: tuple[int, date | None, str | None],
    same: bool,
) -> None:
    named = [Named(key(f"{number}/KH-UBND"), day, issuer_key(issuer)) for number, day, issuer in (cited, held)]
    assert same_document(*named) is same


def test_one_of_a_kind_is_known_by_its_symbol() -> None:
    cited = Named(key("21-CT/TW"), date(2018, 1, 20), issuer_key("Ban Bí thư"))
    held = Named(key("21-CT/TW"), date(2018, 1, 20), issuer_key("Ban Chấp hành Trung ương Đảng"))
    assert same_document(cited, held)


def test_nothing_is_the_same_as_a_blank() -> None:
    assert not same_document(Named(None, DAY, "ubnd"), Named(None, DAY, "ubnd"))
