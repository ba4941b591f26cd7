"""Text as it may come in: Unicode NFC, without the characters that a database or a file cannot hold."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator


def clean(text: str) -> str:
    """The text in NFC.

    Raises:
        ValueError: it holds NUL or half of a surrogate pair; the arguments are the Vietnamese and English sentence.
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("Có ký tự không hợp lệ (NUL).", "It holds a character that is not text (NUL).")
    return unicodedata.normalize("NFC", text)


CleanText = Annotated[str, AfterValidator(clean)]
