"""Facts and names as a file can hold them."""

import re
from dataclasses import replace
from typing import Any

from tienbo.documents.exports.exported import Facts
from tienbo.reports.formats.plain import plain
from tienbo.vietnamese import fold


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
