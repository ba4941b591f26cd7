"""Serving the built front end beside the API, in development and in the demo."""

from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# A missing script must not be answered with a page, which the browser would keep under the script's name.
SERVICE_PATHS = ("api", "assets", "healthz", "readyz", "oauth", ".well-known")


class _SinglePage(StaticFiles):
    """Files by their names; any other address is a page of the application, which is its index."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or path.split("/", maxsplit=1)[0] in SERVICE_PATHS or scope["method"] != "GET":  # noqa: PLR2004
                raise
            response = FileResponse(f"{self.directory}/index.html")
        # Built files carry a hash in their names; the index must always be asked for.
        lasting = path.startswith("assets/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return response


def mount_spa(app: FastAPI, folder: Path) -> None:
    app.mount("/", _SinglePage(directory=folder, html=True), name="spa")
