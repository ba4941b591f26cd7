import re

from tienbo.exchange.kinds import KINDS

WORDS = r"[a-z]+(-[a-z]+)*"


def test_a_kind_says_what_and_what_happened() -> None:
    assert [kind for kind in KINDS if not re.fullmatch(rf"{WORDS}\.{WORDS}", kind)] == []


def test_the_list_is_in_order_and_names_each_once() -> None:
    assert list(KINDS) == sorted(set(KINDS))
