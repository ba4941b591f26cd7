"""Keyset cursors: a page starts after the last row of the one before, so it stays stable under writes."""

import base64
import json
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from tienbo.inputs import LARGEST_ID, CleanText, clean
from tienbo.problems import FieldError, InvalidInput, Text

LARGEST_PAGE = 500

Item = TypeVar("Item")

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Rows of a page.")]
CursorParam = Annotated[CleanText | None, Query(max_length=400, description="`next_cursor` of the page before.")]


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    next_cursor: str | None


def encode_cursor(*key: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, *kinds: type) -> list[str | int]:
    """The sort key held by `cursor`.

    Raises:
        InvalidInput: the text is not a cursor with a key of these kinds.
    """
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if [type(part) for part in key] == list(kinds) and all(map(_storable, key)):
            return list(key)
    except (ValueError, TypeError, RecursionError):
        pass
    text = Text("Con trỏ trang không đúng; hãy bắt đầu lại từ trang đầu.", "This cursor is not ours; start again.")
    raise InvalidInput(errors=[FieldError("query/cursor", "bad-cursor", text)])


def _storable(part: str | int) -> bool:
    if isinstance(part, int):
        return abs(part) <= LARGEST_ID
    clean(part)
    return True
