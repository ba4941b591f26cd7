"""The shapes that every kind of result uses."""

from datetime import date
from decimal import Decimal
from typing import Any

from tienbo.documents.reading import Quote

Json = dict[str, Any]


def quote_json(quote: Quote) -> Json:
    return {"quote": quote.text, "start": quote.start, "end": quote.end, "line": quote.line}


def day_json(value: date | None) -> str | None:
    return value.isoformat() if value else None


def number_json(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
