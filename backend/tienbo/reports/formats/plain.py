"""Text as a file can hold it."""

import re
from typing import Final

# What XML 1.0 cannot hold (2.2 Char), with the C1 controls it discourages: a file with one of them opens nowhere.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str | None) -> str:
    return _FORBIDDEN.sub("", text or "")
