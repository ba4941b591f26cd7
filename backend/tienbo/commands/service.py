"""Making an installation ready, and serving it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tienbo.commands.running import run_migrations, said_plainly, worker_session
from tienbo.settings import Environment, Settings, get_settings

commands = typer.Typer()


@commands.command()
def migrate() -> None:
    """Bring the database to this version's schema, as the owner role."""
    from tienbo.migrating import expected_revision

    with said_plainly():
        run_migrations(get_settings())
    typer.echo(f"schema {expected_revision()}")


@commands.command()
def openapi(
    target: Annotated[Path | None, typer.Argument(help="File to write; default: the terminal.")] = None,
) -> None:
    """Write the OpenAPI description of this version."""
    from sqlalchemy.orm import sessionmaker

    from tienbo.app import create_app

    described = create_app(get_settings(), sessions=sessionmaker()).openapi()
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    if target is None:
        typer.echo(text, nl=False)
    else:
        target.write_text(text, encoding="utf-8")


@commands.command()
def serve(
    host: str = "127.0.0.1", port: int = 8000, reload: Annotated[bool, typer.Option(help="Restart on changes.")] = False
) -> None:
    """Serve the API, and the built front end where TIENBO_SPA_DIR names it."""
    import uvicorn

    with said_plainly():
        uvicorn.run(
            "tienbo.serving:service",
            factory=True,
            host=host,
            port=port,
            reload=reload,
            reload_dirs=[str(Path(__file__).parent)] if reload else None,
            access_log=False,
            log_config=None,
            proxy_headers=False,  # access/visitors.py decides whose X-Forwarded-For is believed
        )


@commands.command()
def demo(
    host: str = "127.0.0.1",
    port: int = 8000,
    reset: Annotated[bool, typer.Option(help="Start afresh: the demo's data is deleted first.")] = False,
    spa_dir: Annotated[Path, typer.Option(help="The built front end.")] = Path("frontend/dist"),
) -> None:
    """Serve a demo on real units with made-up accounts and figures; its data is kept between runs."""
    import uvicorn

    from tienbo.app import create_app
    from tienbo.embedded import erase
    from tienbo.packs.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
    from tienbo.packs.sandbox import SANDBOX_ACCOUNTS, SANDBOX_CLIENT, SANDBOX_SECRET
    from tienbo.worker import working

    # Always the embedded server: made-up accounts never reach a database that someone configured.
    settings = Settings(
        environment=Environment.demo,
        issuer=demo_address(host, port),
        database_url=None,
        worker_database_url=None,
        owner_database_url=None,
        spa_dir=spa_dir if spa_dir.is_dir() else None,
        log_json=False,
    )
    with said_plainly():
        if reset:
            erase(settings.data_dir)
        prepare_demo(settings)
        service = create_app(settings)
    typer.echo("\nTÀI KHOẢN TRÌNH DIỄN · DEMO ACCOUNTS (made up; password for all: " + DEMO_PASSWORD + ")")
    for account in DEMO_ACCOUNTS + SANDBOX_ACCOUNTS:
        typer.echo(f"  {account.login:<10} {account.note}")
    typer.echo(f"SÂN THỬ KẾT NỐI · SANDBOX FOR INTEGRATORS: client {SANDBOX_CLIENT}, secret {SANDBOX_SECRET}")
    typer.echo(f"\n{settings.issuer}\n")
    with working(settings):
        uvicorn.run(service, host=host, port=port, access_log=False, log_config=None)


@commands.command()
def worker() -> None:
    """Do what is done beside requests, until stopped: give events their order, keep signed heads of it."""
    from threading import Event as Signal

    from tienbo.database import make_engine, resolve_urls
    from tienbo.memory import settle_memory
    from tienbo.worker import jobs, work

    settings = get_settings()
    settle_memory()
    with said_plainly():
        work(make_engine(resolve_urls(settings).worker), Signal(), jobs(settings))


def demo_address(host: str, port: int) -> str:
    """Where a browser on this machine finds the demo: its links and its tokens name this address."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 -- compared, not listened on
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def prepare_demo(settings: Settings) -> None:
    """Migrate, load what the demo shows if it is not there yet, delete what has run out, and add up what changed."""
    from tienbo import clock
    from tienbo.access.tidying import tidy
    from tienbo.aggregates.keeping import refresh
    from tienbo.files import store_of
    from tienbo.packs import sandbox
    from tienbo.packs.demo import is_loaded, load_demo

    run_migrations(settings)
    with worker_session(settings) as session:
        if not is_loaded(session):
            typer.echo("Loading the demo: every unit of Vietnam, the 2019 matrix, made-up figures …")
            load_demo(session, store_of(settings))
        if not sandbox.is_loaded(session):
            sandbox.load_sandbox(session)
        tidy(session, clock.now())
        refresh(session)
