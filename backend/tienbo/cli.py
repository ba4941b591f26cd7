"""The `tienbo` command: its parts stand in `commands/`, one file for each."""

import signal
import sys

import typer

from tienbo.commands import audit, chores, documents, keys, packs, service, units, users

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="Tien Bo, at the operator's terminal.")
units_app = typer.Typer(no_args_is_help=True, help="The register of units.")
keys_app = typer.Typer(no_args_is_help=True, help="Signing keys of access tokens.")
users_app = typer.Typer(no_args_is_help=True, help="Accounts.")
packs_app = typer.Typer(no_args_is_help=True, help="Data that ships with the package.")
totals_app = typer.Typer(no_args_is_help=True, help="Totals as they are kept.")
app.add_typer(units_app, name="units")
app.add_typer(users_app, name="users")
app.add_typer(packs_app, name="packs")
app.add_typer(totals_app, name="totals")
app.add_typer(keys_app, name="keys")
for part in (service, documents, chores):
    app.add_typer(part.commands)
for name, group in {"units": units, "users": users, "packs": packs, "keys": keys, "audit": audit}.items():
    app.add_typer(group.commands, name=name)


@app.callback()
def main() -> None:
    """Tien Bo, at the operator's terminal."""
    # An embedded server stops with the last process that uses it, if that process ends in good order.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


@contextmanager
def worker_session(settings: Settings) -> Iterator[Session]:
    """A transaction of the worker role, committed when the block ends well."""
    from tienbo.database import make_engine, resolve_urls

    engine = make_engine(resolve_urls(settings).worker)
    try:
        with Session(engine) as session, session.begin():
            yield session
    finally:
        engine.dispose()


def run_migrations(settings: Settings) -> None:
    from tienbo.database import make_engine, resolve_urls
    from tienbo.migrating import migrate as run

    engine = make_engine(resolve_urls(settings).owner)
    try:
        run(engine)
    finally:
        engine.dispose()


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn an error that the operator can mend into its message and exit code 1."""
    from tienbo.access.administration import RefusedAccount
    from tienbo.access.keys import SigningKeyError
    from tienbo.embedded import EmbeddedServerError
    from tienbo.units.listing import ListRefused
    from tienbo.untrusted.unreadable import Unreadable

    try:
        yield
    except (EmbeddedServerError, ListRefused, RefusedAccount, SigningKeyError, Unreadable) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema, as the owner role."""
    from tienbo.migrating import expected_revision

    with said_plainly():
        run_migrations(get_settings())
    typer.echo(f"schema {expected_revision()}")


@app.command()
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


@app.command()
def recognise(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A plan document: DOCX, ODT, PDF, HTML, text.")
    ],
    table: Annotated[bool, typer.Option(help="Lines for people instead of JSON.")] = False,
) -> None:
    """Print what a plan document says: a proposal with its places in the text, for a person to confirm."""
    from tienbo.documents import printing
    from tienbo.documents.recognise import to_seed
    from tienbo.documents.sandbox import understand

    with said_plainly():
        seed = to_seed(understand(file, file.name).recognition)
    if table:
        for line in printing.lines(seed):
            typer.echo(line)
    else:
        typer.echo(json.dumps({"seeds": {file.stem: seed}}, ensure_ascii=False, indent=1))


@app.command()
def serve(
    host: str = "127.0.0.1", port: int = 8000, reload: Annotated[bool, typer.Option(help="Restart on changes.")] = False
) -> None:
    """Serve the API, and the built front end where TIENBO_SPA_DIR names it."""
    import uvicorn

    with said_plainly():
        uvicorn.run(
            "tienbo.app:create_app",
            factory=True,
            host=host,
            port=port,
            reload=reload,
            reload_dirs=[str(Path(__file__).parent)] if reload else None,
            access_log=False,
            log_config=None,
            proxy_headers=False,  # access/visitors.py decides whose X-Forwarded-For is believed
        )


@app.command()
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
    for account in DEMO_ACCOUNTS:
        typer.echo(f"  {account.login:<10} {account.note}")
    typer.echo(f"\n{settings.issuer}\n")
    uvicorn.run(service, host=host, port=port, access_log=False, log_config=None)


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
    from tienbo.packs.demo import is_loaded, load_demo

    run_migrations(settings)
    with worker_session(settings) as session:
        if not is_loaded(session):
            typer.echo("Loading the demo: every unit of Vietnam, the 2019 matrix, made-up figures …")
            load_demo(session, store_of(settings))
        tidy(session, clock.now())
        refresh(session)


@app.command("tidy")
def tidy_up() -> None:
    """Delete what has run out: counted failures, links, refresh tokens and the like. Once a day is enough."""
    from tienbo import clock
    from tienbo.access.tidying import tidy

    with said_plainly(), worker_session(get_settings()) as session:
        counts = tidy(session, clock.now())
    typer.echo(", ".join(f"{count} {table}" for table, count in counts.items()))


@app.command()
def remind(
    preview: Annotated[bool, typer.Option(help="Only say who would be reminded of what.")] = False,
) -> None:
    """Remind bodies of tasks that are due soon, overdue or long without a report. Once a day is enough."""
    from tienbo import clock
    from tienbo.assignments import reminders, reminders_mail
    from tienbo.assignments.reminders_rules import Delays

    settings, today = get_settings(), clock.today()
    with said_plainly(), worker_session(settings) as session:
        wanted = reminders.pending(session, None, today, Delays(settings.due_soon_days, settings.no_report_days))
        made = [] if preview else reminders.send(session, None, wanted)
        letters = reminders_mail.letters(session, settings, made, today)
    if preview:
        for one in wanted:
            typer.echo(f"{one.rule} {one.about_on} {one.cell.body.name}: {one.text}")
    # Only now, when the reminders are kept: a mail server that is slow or gone holds nothing up.
    posted, by_reminder = reminders_mail.post(settings, letters)
    if by_reminder:
        with said_plainly(), worker_session(settings) as session:
            reminders_mail.note(session, by_reminder)
    typer.echo(f"{len(made)} reminders, {posted.sent} letters, {posted.failed} failed")


@app.command("ask-forms")
def ask_forms() -> None:
    """Ask every form whose schedule opens a period by today. Once a day is enough."""
    from tienbo import clock
    from tienbo.forms.asking import ask_by_schedule

    with said_plainly(), worker_session(get_settings()) as session:
        made = ask_by_schedule(session, clock.today())
    for form, period, level in made:
        typer.echo(f"{form} {period} {level}")
    typer.echo(f"{len(made)} asked")


@totals_app.command("refresh")
def refresh_totals() -> None:
    """Add up again what changed. Once a minute is enough: until then it is added up as it is read."""
    from tienbo.aggregates.keeping import refresh

    with said_plainly(), worker_session(get_settings()) as session:
        count = refresh(session)
    typer.echo(f"{count} changes added up")


@totals_app.command("rebuild")
def rebuild_totals() -> None:
    """Forget what is kept and add everything up again; the result equals what stood there."""
    from tienbo.aggregates.keeping import rebuild

    with said_plainly(), worker_session(get_settings()) as session:
        count = rebuild(session)
    typer.echo(f"{count} forms and periods added up")


@users_app.command("add")
def add_user(
    login: str,
    name: Annotated[str, typer.Option(help="The person's name.")],
    unit: Annotated[str, typer.Option(help="Official code, today, of the unit whose People's Committee it is.")],
    role: Annotated[list[Role], typer.Option(help="May stand several times.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
) -> None:
    """Make an account, for the first people of an installation."""
    from tienbo.access.administration import add_user as add

    with said_plainly(), worker_session(get_settings()) as session:
        add(session, login, name, unit, role, password)
    typer.echo(f"account {login} made")


@packs_app.command("load")
def load_packs() -> None:
    """Load the matrix of 2019, facts of plan documents, catalogues of indicators and targets, and holidays."""
    from tienbo.packs.catalogue import load_catalogues
    from tienbo.packs.holidays import load_holidays
    from tienbo.packs.matrix import load_matrix
    from tienbo.packs.plan_documents import load_plan_documents

    with said_plainly(), worker_session(get_settings()) as session:
        load_matrix(session)
        load_plan_documents(session)
        load_catalogues(session)
        load_holidays(session)
    typer.echo("loaded")


@units_app.command("import")
def import_units(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV: code,name,level,kind,parent_code")],
    valid_from: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="First day of the list; none: as far back as it goes."),
    ] = None,
    lineage: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="CSV: old_code,new_code,share")
    ] = None,
    approximate: Annotated[bool, typer.Option(help="The real days of the changes are not recorded.")] = False,
    exact: Annotated[list[str] | None, typer.Option(help="Codes whose change is exact all the same.")] = None,
    resolution: Annotated[str | None, typer.Option(help="The order behind the lineage.")] = None,
) -> None:
    """Bring a dated list of units into the register: all of it, or nothing."""
    from tienbo.packs.register import load_committees
    from tienbo.units.importing import Source, import_list
    from tienbo.units.listing import read_lineage, read_list

    day: date | None = valid_from.date() if valid_from else None
    source = Source(day, exact=not approximate, exact_codes=exact or (), resolution=resolution)
    with said_plainly(), worker_session(get_settings()) as session:
        listed = read_list(file.read_text(encoding="utf-8-sig").splitlines())
        links = read_lineage(lineage.read_text(encoding="utf-8-sig").splitlines()) if lineage else []
        counts = import_list(session, source, listed, links)
        load_committees(session)
    typer.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


@units_app.command("load")
def load_shipped_units() -> None:
    """Load the lists that ship: every unit of Vietnam since 2020, with the lineage of 1 July 2025."""
    from tienbo.packs.register import load_committees, load_units

    with said_plainly(), worker_session(get_settings()) as session:
        for name, counts in load_units(session):
            typer.echo(f"{name}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
        load_committees(session)


@keys_app.command("new")
def new_signing_key() -> None:
    """Make a signing key; it signs from the next start on, and the older ones go on verifying."""
    from tienbo.access.keys import new_key, read_key

    path = new_key(get_settings().data_dir / "keys")
    typer.echo(f"{read_key(path).kid} in {path}")


@keys_app.command("list")
def list_signing_keys() -> None:
    """List the signing keys, the newest last: that one signs, the others only verify."""
    from tienbo.access.keys import stored_keys

    with said_plainly():
        for stored in stored_keys(get_settings().data_dir / "keys"):
            use = "signs" if stored.signs else "verifies"
            typer.echo(f"{stored.key.kid}  {stored.made_at:%Y-%m-%d %H:%M} UTC  {use}")


# A key's id may begin with a hyphen, as an option does.
@keys_app.command("retire", context_settings={"ignore_unknown_options": True})
def retire_signing_key(
    kid: str,
    leaked: Annotated[bool, typer.Option(help="Somebody else has it: retire it now, without the grace time.")] = False,
) -> None:
    """Delete an old key; refused while it signs, or while a token signed with it may still be good."""
    from tienbo import clock
    from tienbo.access.keys import retire_key

    with said_plainly():
        path = retire_key(get_settings().data_dir / "keys", kid, clock.now(), leaked=leaked)
    typer.echo(f"{path} deleted; from the next start of the service on, tokens of {kid} are refused")


if __name__ == "__main__":
    app()
