"""Keyset cursors: a page starts after the last row of the one before, so it stays stable under writes."""

import base64
import json
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from tienbo.inputs import LARGEST_ID, CleanText, clean
from tienbo.problems import FieldError, InvalidInput, Text

LARGEST_PAGE = 500
# A name of three hundred letters, however they are written, and the rest of a key.
LONGEST_CURSOR = 2000
LARGEST_BIG_ID = 2**63 - 1

Item = TypeVar("Item")

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Rows of a page.")]
CursorParam = Annotated[
    CleanText | None, Query(max_length=LONGEST_CURSOR, description="`next_cursor` of the page before.")
]


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    next_cursor: str | None


class BigId(int):
    """The id of a table with more rows than 32 bits count."""


def encode_cursor(*key: str | int | datetime) -> str:
    parts = [part.isoformat() if isinstance(part, datetime) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(parts, ensure_ascii=False).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *kinds: type) -> list[Any]:
    """The sort key held by `cursor`: texts, numbers, words of an enumeration, ids and moments.

    Raises:
        InvalidInput: the text is not a cursor with a key of these kinds.
    """
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return [_part(kind, part) for kind, part in zip(kinds, key, strict=True)]
    except (ValueError, TypeError, RecursionError):
        pass
    text = Text("Con trỏ trang không đúng; hãy bắt đầu lại từ trang đầu.", "This cursor is not ours; start again.")
    raise InvalidInput(errors=[FieldError("query/cursor", "bad-cursor", text)])


def _part(kind: type, part: object) -> str | int | datetime:
    """The part as the database can hold it.

    Raises:
        ValueError: it is of another kind.
    """
    largest = LARGEST_BIG_ID if kind is BigId else LARGEST_ID
    if issubclass(kind, int) and type(part) is int and abs(part) <= largest:
        return part
    if kind is str and isinstance(part, str):
        clean(part)
        return part
    if issubclass(kind, StrEnum):
        return kind(str(part))
    if kind is datetime and (moment := datetime.fromisoformat(str(part))).tzinfo is not None:
        return moment
    raise ValueError(part)
