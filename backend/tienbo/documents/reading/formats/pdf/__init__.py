"""PDF files with a text layer."""

from tienbo.documents.reading.formats.pdf.document import read_pdf

__all__ = ["read_pdf"]
