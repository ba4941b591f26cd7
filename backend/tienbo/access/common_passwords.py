"""Passwords that everybody tries first, as the words behind them: `password1234` is `password` to a guesser."""

import re

from tienbo.vietnamese import fold

# The most common passwords of published leaks without the digits around them, and those heard in Vietnam.
_WORDS = """
a aa aaa aaaaaa ab abc abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghijkl admin administrator amanda andrew asd
asdasd asdf asdfasdf asdfgh asdfghjkl ashley asdqwe azerty babygirl bailey baseball basketball batman buster butterfly
changeme charlie chocolate computer daniel default dragon facebook family flower football freedom google guest hannah
hello hunter iloveyou internet jasmine jennifer jessica jordan joshua killer letmein login loveme lovely manager
master matthew michael michelle monkey mustang mypassword naruto nicole ninja nothing pass passpass passw passwd
password passwordpassword passwort pokemon princess qazwsx qazwsxedc qazxsw qq qwe qweasd qweasdzxc qweqwe qwer qwerty
qwertyqwerty qwertyui qwertyuiop qwertyuiopasdfghjkl root samantha secret shadow soccer sophie starwars summer
sunshine superman system taylor temp test tester testing testtest thomas tigger trustno user welcome whatever winter
zaq zaqwsx zxc zxcv zxcvb zxcvbn zxcvbnm anhyeuem anhnhoem antoan bimat canbo congan danang dangnhap emyeuanh hanoi
hochiminh khongbiet khongco khongnho matkhau matkhaumatkhau mattkhau nguyen nhanvien phunu quantri quantrivien saigon
taikhoan thanhpho tienbo tinh toiyeuvietnam ubnd uybannhandan vanphong viet vietnam vietnamvodich xinchao yeuem
yeuthuong
"""
COMMON = frozenset(_WORDS.split())
_KEYBOARD_WALKS = ("1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5y6", "zaq12wsx", "qazwsxedcrfv", "1a2b3c4d5e6f")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LEET = str.maketrans("0134@5$7!", "oieaasstl")
FEWEST_DIFFERENT = 5


def is_common(password: str) -> bool:
    """Whether a guesser would come to it early: a common word, digits only, a walk over the keys, few characters."""
    folded = fold(password).replace(" ", "")
    words = {_AROUND.sub("", folded), _AROUND.sub("", folded.translate(_LEET))}
    return (
        len(set(folded)) < FEWEST_DIFFERENT
        or "" in words
        or not words.isdisjoint(COMMON)
        or any(folded.startswith(walk) or folded.endswith(walk) for walk in _KEYBOARD_WALKS)
    )
