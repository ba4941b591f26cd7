"""Pages of the web, and the HTML that word processors save."""

from tienbo.documents.reading.formats.html.page import read_html

__all__ = ["read_html"]
