"""Text and ids as they may come in: nothing that a database or a file cannot hold."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field


def clean(text: str) -> str:
    """The text in NFC.

    Raises:
        ValueError: it holds NUL or half of a surrogate pair; the arguments are the Vietnamese and English sentence.
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("Có ký tự không hợp lệ (NUL).", "It holds a character that is not text (NUL).")
    return unicodedata.normalize("NFC", text)


LARGEST_ID = 2**31 - 1

# An id as the database holds it: a larger number is no id of ours, and the database would fail on it.
RowId = Annotated[int, Field(ge=1, le=LARGEST_ID)]
CleanText = Annotated[str, AfterValidator(clean)]
