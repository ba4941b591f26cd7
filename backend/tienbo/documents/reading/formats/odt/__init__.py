"""OpenDocument text files (OASIS ODF 1.3)."""

from tienbo.documents.reading.formats.odt.document import read_odt

__all__ = ["read_odt"]
