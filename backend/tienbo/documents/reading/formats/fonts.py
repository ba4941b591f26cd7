"""Letters typed for the fonts of the years before Unicode, known by the font's name."""

from tienbo.documents.reading.legacy import TCVN3, VNI, convert
from tienbo.documents.reading.source import Note


def encoding_of_font(font: str | None) -> str | None:
    """TCVN3 for `.VnTime` and its kin, VNI for `VNI-Times` and its kin."""
    if not font:
        return None
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni-") else None


def in_unicode(text: str, font: str) -> str:
    """The text as it was printed: the fonts whose name ends in H (`.VnTimeH`) have capitals alone."""
    encoding = encoding_of_font(font)
    if encoding is None:
        return text
    converted = convert(text, encoding)[0]
    return converted.upper() if encoding == TCVN3 and font.strip().endswith("H") else converted


def fonts_note(encodings: set[str]) -> tuple[Note, ...]:
    """That some of the text was typed for fonts of the years before Unicode."""
    return tuple(
        Note(
            "legacy-encoding",
            f"Phần chữ dùng phông {encoding} đã được chuyển sang Unicode.",
            f"Text in fonts for {encoding} has been converted to Unicode.",
        )
        for encoding in sorted(encodings)
    )
