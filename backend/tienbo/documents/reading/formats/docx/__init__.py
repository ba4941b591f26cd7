"""Word files (ECMA-376 WordprocessingML)."""

from tienbo.documents.reading.formats.docx.document import read_docx

__all__ = ["read_docx"]
