"""A calendar as iCalendar (RFC 5545): all-day events, which need no time zone to be the same day everywhere."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from tienbo import __version__
from tienbo.assignments.days_schemas import DayRead
from tienbo.assignments.progress_axes import FINISHED


def to_ics(days: Iterable[DayRead], name: str, issuer: str, now: datetime) -> bytes:
    """The days as events whose UIDs stay the same, so that a program changes and does not double them.

    Args:
        days: what is on the calendar.
        name: what its owner calls it.
        issuer: the installation's address; its host ends every UID.
        now: DTSTAMP.
    """
    made = Calendar()
    made.add("prodid", f"-//Tien Bo//{__version__}//VI")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    host = urlsplit(issuer).hostname or "tienbo"
    for day in days:
        made.add_component(_event(day, host, now))
    content: bytes = made.to_ical()
    return content


def _event(day: DayRead, host: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.key}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", day.first)
    event.add("dtend", day.last + timedelta(days=1))  # the first day after it
    event.add("summary", f"✓ {day.title_vi}" if day.done in FINISHED else day.title_vi)
    if day.detail:
        event.add("description", day.detail)
    event.add("categories", [day.kind])
    event.add("transp", "TRANSPARENT")  # a deadline does not make its day busy
    return event
