"""What is done once a day."""

from typing import Annotated

import typer

from tienbo.commands.running import said_plainly, worker_session
from tienbo.settings import get_settings

commands = typer.Typer()


@commands.command("tidy")
def tidy_up() -> None:
    """Delete what has run out: counted failures, links, refresh tokens and the like. Once a day is enough."""
    from tienbo import clock
    from tienbo.access.tidying import tidy
    from tienbo.bulk.tidying import tidy_files

    settings = get_settings()
    with said_plainly(), worker_session(settings) as session:
        counts = {**tidy(session, clock.now()), "bulk files": tidy_files(session, settings, clock.now())}
    typer.echo(", ".join(f"{count} {table}" for table, count in counts.items()))


@commands.command()
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


@commands.command("ask-forms")
def ask_forms() -> None:
    """Ask every form whose schedule opens a period by today. Once a day is enough."""
    from tienbo import clock
    from tienbo.forms.asking import ask_by_schedule

    with said_plainly(), worker_session(get_settings()) as session:
        made = ask_by_schedule(session, clock.today())
    for form, period, level in made:
        typer.echo(f"{form} {period} {level}")
    typer.echo(f"{len(made)} asked")
