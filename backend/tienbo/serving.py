"""The process that serves: the application, and a garbage collector that knows that it stays."""

from fastapi import FastAPI

from tienbo.app import create_app
from tienbo.memory import settle_memory


def service() -> FastAPI:
    """The application for a process that does nothing else."""
    app = create_app()
    settle_memory()
    return app
