"""How a file that people take away is sent, and what every one of them says about itself."""

from datetime import datetime
from typing import Any, Final

from fastapi import Request, Response

from tienbo.clock import VIETNAM
from tienbo.files import attachment_headers
from tienbo.problems import Text
from tienbo.settings import Environment

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DEMO: Final = Text("Dữ liệu trình diễn", "Demonstration data")
_AS_OF: Final = Text("Số liệu lúc", "Data as of")


def as_of(moment: datetime, language: str) -> str:
    return f"{_AS_OF.pick(language)} {moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def is_demo(request: Request) -> bool:
    """Whether the whole installation is one to be shown, as the pages say too."""
    return bool(request.app.state.settings.environment is Environment.demo)


def file_response(content: bytes, media_type: str, name: str, ending: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers=attachment_headers(f"{name}.{ending}", f"tienbo.{ending}"),
    )


def file_responses(*media: str) -> dict[int | str, dict[str, Any]]:
    """OpenAPI `responses` of a route that answers with a file."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": "The file.", "content": dict.fromkeys(media, binary)}}
