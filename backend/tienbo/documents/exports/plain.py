"""Text and names as a file can hold them."""

import re
from dataclasses import replace
from typing import Any, Final

from tienbo.documents.exports.exported import Facts
from tienbo.vietnamese import fold

# What XML 1.0 cannot hold (2.2 Char), with the C1 controls it discourages: a file with one of them opens nowhere.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str | None) -> str:
    return _FORBIDDEN.sub("", text or "")


def cleaned(facts: Facts) -> Facts:
    """The header as a file can hold it; what is then empty says nothing."""
    said: dict[str, Any] = {
        name: plain(value).strip() or None
        for name in facts.__dataclass_fields__
        if isinstance(value := getattr(facts, name), str) and name != "state"
    }
    return replace(facts, recipients=tuple(filter(None, map(plain, facts.recipients))), **said)


def slug(text: str | None) -> str:
    """Lower-case ASCII letters and digits joined by hyphens: `02/QĐ-UBND` is `02-qd-ubnd`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text or "")).strip("-")
